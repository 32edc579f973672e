/* How much hangs on the author's weights, and on each single answer. */
#ifndef SCORE_WEIGHTS_H
#define SCORE_WEIGHTS_H

#include "score/ledger.h"

/* Fills dimensions, equal_weight_margin and is_dominant of a result with ranking. */
void weights_test(struct arena *arena, const struct ledger *ledger, struct result *result);

/* Fills nleave_one_out and nleads: the leader's score is above all rivals' without one answer. */
void weights_leave_one_out(struct arena *arena, const struct ledger *ledger, struct result *result);

#endif
