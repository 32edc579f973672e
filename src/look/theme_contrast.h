/* Whether all that a theme sets can be told from what it stands on. */
#ifndef LOOK_THEME_CONTRAST_H
#define LOOK_THEME_CONTRAST_H

#include "look/theme.h"

/*
 * An error for each colour that has too little contrast somewhere, at the line of the colour, or
 * where one place alone is at fault, at that; with the nearest colour that passes everywhere.
 */
void theme_contrast_check(const struct theme *theme, struct diag *diag);

/* The same of what is printed, as far as contrast_printed() can tell: warnings. */
void theme_contrast_check_print(const struct theme *theme, struct diag *diag);

#endif
