/* Numbers as the phrases' language writes them; true minus. */
#ifndef COMPOSE_NUMBER_H
#define COMPOSE_NUMBER_H

#include "compose/draft.h"

/* Whole numbers; a fraction as "½", "−5/12" or "3", den > 0. */
const char *number_whole(struct draft *draft, int64_t number);
const char *number_fraction(struct draft *draft, int64_t num, int64_t den);

/* Centipoints: "61.81", "+3.75". All of them are printed whole, so that sums and differences can
 * be taken on paper. */
const char *number_points(struct draft *draft, int64_t centipoints);
const char *number_signed(struct draft *draft, int64_t centipoints);

/* As few decimals as it needs, for limits and ticks: "5", "2.5"; "+5". */
const char *number_brief(struct draft *draft, int64_t centipoints);
const char *number_brief_signed(struct draft *draft, int64_t centipoints);

/* A day in seconds since 1970; NULL for 0, which is none. */
const char *number_date(struct draft *draft, int64_t date);
/* The same for short lines, in which it stays in one. */
const char *number_date_whole(struct draft *draft, int64_t date);

#endif
