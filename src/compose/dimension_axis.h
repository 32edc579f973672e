/* Axes of 0 to 100 for what dimensions say of roles: how far answers speak against one, or for. */
#ifndef COMPOSE_DIMENSION_AXIS_H
#define COMPOSE_DIMENSION_AXIS_H

#include "compose/build.h"

enum { DIMENSION_AXIS_END = 10000, DIMENSION_AXIS_TICKS = 5 }; /* centipoints */

/* A chart on such an axis, without a role. neutral: where a line stands, -1: there is none; labels:
 * one a tick, which may be NULL, or NULL. */
struct chart *dimension_axis_chart(struct arena *arena, enum chart_kind kind, int64_t neutral,
				   const char *const *labels);

/* The axis itself as the head of a column: "0: against", "50: says nothing", "100: for". */
void dimension_axis_head(struct draft *draft, struct block *row, int64_t neutral);

#endif
