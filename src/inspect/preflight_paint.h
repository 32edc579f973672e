/* What is painted: inks, overprint, sizes, edges. */
#ifndef INSPECT_PREFLIGHT_PAINT_H
#define INSPECT_PREFLIGHT_PAINT_H

#include "inspect/preflight_check.h"

void preflight_paint(struct preflight *check, const struct trace_paint *paint);

/* Whether the space of the paint's colour, and those it stands on, are for the press. */
void preflight_paint_space(struct preflight *check, const struct trace_paint *paint);

/* Whether what reaches the edge of the page runs past it. */
void preflight_paint_bleed(struct preflight *check, const struct trace_paint *paint);

/* Whether a paint shows within the bleed of its page: what is printed, marks left out. */
bool preflight_paint_is_printed(const struct preflight *check, const struct trace_paint *paint);

#endif
