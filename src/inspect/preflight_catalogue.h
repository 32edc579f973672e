/* The catalogue: layers, files inside, view. */
#ifndef INSPECT_PREFLIGHT_CATALOGUE_H
#define INSPECT_PREFLIGHT_CATALOGUE_H

#include "inspect/preflight_check.h"

void preflight_catalogue(struct preflight *check);

#endif
