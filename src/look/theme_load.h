/* A theme from its file. */
#ifndef LOOK_THEME_LOAD_H
#define LOOK_THEME_LOAD_H

#include "look/theme.h"

/*
 * Loads and checks a theme, with what it takes from others (theme_inherit), whose folder lies next
 * to that of the schemas: the schema, then that every style and use is there, that type is not
 * below the floor, that leadings are multiples of the grid, and that contrast is at least 4.5:1
 * for text and 3:1 for marks (WCAG 2.1, 1.4.3 and 1.4.11). NULL when diag received errors.
 */
const struct theme *theme_load(struct arena *arena, const char *path, const char *schema_dir,
			       struct diag *diag);

#endif
