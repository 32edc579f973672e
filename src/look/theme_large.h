/* The theme for readers who need large print. */
#ifndef LOOK_THEME_LARGE_H
#define LOOK_THEME_LARGE_H

#include "look/theme.h"

struct arena;

/*
 * A theme whose masters[paper] and styles[paper] are for large print: body of 18 pt, nothing
 * smaller but the running foot, 14 pt; heads above their text; no hyphens, lines begin level, black
 * in place of grey. NULL and an error where such lines would find no room on the paper.
 */
const struct theme *theme_large(struct arena *arena, const struct theme *theme, enum paper paper,
				struct diag *diag);

#endif
