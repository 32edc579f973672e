/* What the contents of a page may name. */
#ifndef INSPECT_PREFLIGHT_RESOURCE_H
#define INSPECT_PREFLIGHT_RESOURCE_H

#include "inspect/preflight_check.h"

/* The resources of a page (from 0), and of what they hold. */
void preflight_resources(struct preflight *check, int page, const struct value *resources);

#endif
