/* Inks: how many a colour takes, and how much of them; and names of spot inks that go wrong. */
#ifndef LOOK_THEME_INK_H
#define LOOK_THEME_INK_H

#include "look/theme.h"

/* How many inks a colour prints in: 0 for white, 1 for a spot ink and its tints. */
int theme_ink_count(const struct colour *colour);

/* The sum of its cyan, magenta, yellow and black in percent; of a spot colour that of the stand-in
 * for the full ink. */
int theme_ink_total(const struct colour *colour);

/*
 * Errors, each at the line of its colour: a tint without an ink; names that PDF keeps for itself
 * or cannot hold; names that differ only in capitals or spaces, which make a plate each; one name
 * for two inks; two names for one.
 */
void theme_ink_check(const struct theme *theme, struct diag *diag);

/* Warns of names that differ in nothing but what they say of the paper, as "... C" and "... U". */
void theme_ink_check_variants(const struct theme *theme, struct diag *diag);

#endif
