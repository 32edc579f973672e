/* What would turn the order: single answers, and the fewest of them together. */
#ifndef SCORE_FLIP_H
#define SCORE_FLIP_H

#include "score/ledger.h"

/*
 * Fills gains of the lines, flips, fewest_changes, fewest_is_bound and fewest_steps of a result
 * whose lines, scores and ranking stand. Blocking rules are left as they are: points alone count.
 */
void flip_find(struct arena *arena, const struct ledger *ledger, struct result *result);

#endif
