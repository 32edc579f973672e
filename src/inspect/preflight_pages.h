/* Boxes and annotations of pages. */
#ifndef INSPECT_PREFLIGHT_PAGES_H
#define INSPECT_PREFLIGHT_PAGES_H

#include "inspect/preflight_check.h"

void preflight_pages(struct preflight *check);

#endif
