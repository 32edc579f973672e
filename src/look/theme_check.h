/* What is asked of a theme beyond its schema; theme_load.c fills the places while it reads. */
#ifndef LOOK_THEME_CHECK_H
#define LOOK_THEME_CHECK_H

#include "look/theme.h"

struct theme_places {
	struct srcpos papers[PAPER_COUNT];
	struct srcpos styles[PAPER_COUNT][STYLE_COUNT]; /* the element that decided last */
	struct srcpos roles[THEME_MAX_ROLES];
	struct srcpos uses, type, lines;
};

/* Sizes, leadings, pages, edges, marks, spot inks and contrast; faults go to diag, each at its
 * line. */
void theme_check(const struct theme *theme, struct diag *diag);

#endif
