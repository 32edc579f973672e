/* Pictures: resolution, depth, ink. */
#ifndef INSPECT_PREFLIGHT_PICTURE_H
#define INSPECT_PREFLIGHT_PICTURE_H

#include "inspect/preflight_check.h"

void preflight_picture(struct preflight *check, const struct trace_paint *paint);

#endif
