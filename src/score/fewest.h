/* The fewest answers that, changed together, would turn the order. */
#ifndef SCORE_FEWEST_H
#define SCORE_FEWEST_H

#include "score/variants.h"

/*
 * Fills fewest_changes, fewest_is_bound and fewest_steps of a result whose ranking, scores and
 * flips are known. others: what else could be answered, a question; n 0: nothing to change.
 */
void fewest_find(struct arena *arena, const struct ledger *ledger, const struct variants *others,
		 struct result *result);

#endif
