/* What a theme asks of a press that presses do badly; only said where something is printed. */
#ifndef LOOK_THEME_PRESS_H
#define LOOK_THEME_PRESS_H

#include "look/theme.h"

/*
 * An error for a colour of more than 300 percent of ink. Warnings, each with its line: black text
 * in other inks as well, small text in white or in several inks, lines too thin, bands that end
 * at the edge, spot inks that seem to be one, text that would be too pale in print. The rules are
 * those of the Ghent Workgroup's 2022 specification for sheet-fed presses.
 */
void theme_press_check(const struct theme *theme, struct diag *diag);

struct picture;

/* Warns of a picture in CMYK where the theme does with black and spot inks. */
void theme_press_check_picture(const struct theme *theme, const struct picture *picture,
			       struct diag *diag);

#endif
