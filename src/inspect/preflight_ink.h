/* Spot inks against each other, once all pages were read. */
#ifndef INSPECT_PREFLIGHT_INK_H
#define INSPECT_PREFLIGHT_INK_H

#include "inspect/preflight_check.h"

void preflight_inks(struct preflight *check);

#endif
