/* The theme as a setting of the fit makes it. */
#ifndef LAYOUT_FIT_THEME_H
#define LAYOUT_FIT_THEME_H

#include <stdbool.h>

#include "look/theme.h"

struct arena;
struct theme;

/* The theme as it is at a setting, for one paper. 0 gives the theme itself. */
const struct theme *fit_theme(struct arena *arena, const struct theme *theme, enum paper paper,
			      int setting);
/* With as little space between blocks and between lines as the theme allows, and as narrow margins;
 * type is as large as it says. */
const struct theme *fit_theme_close(struct arena *arena, const struct theme *theme,
				    enum paper paper, bool has_margins);

#endif
