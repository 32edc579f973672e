/* Options chosen together: what goes with what. Each is a number among the question's options. */
#ifndef ANSWERS_PICKS_H
#define ANSWERS_PICKS_H

#include "content/quiz.h"

/* The first that is chosen twice; -1: none. */
int picks_double(const int *chosen, int n);

/* The first that goes with no other and yet does not stand alone; -1: none. */
int picks_crowded(const struct question *question, const int *chosen, int n);

/* The first that own words may stand beside; -1: none. */
int picks_other(const struct question *question, const int *chosen, int n);

/* Whether there are fewer than there should be; who declines, or has none of all that, cannot
 * choose more. */
bool picks_lack(const struct question *question, const int *chosen, int n);

#endif
