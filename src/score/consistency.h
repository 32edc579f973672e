/* Answers held against each other: pairs that should agree, and runs of the same position. */
#ifndef SCORE_CONSISTENCY_H
#define SCORE_CONSISTENCY_H

#include "score/ledger.h"

/* Fills pairs, npairs_answered, npairs_agreeing, longest_run and is_uniform. */
void consistency_find(struct arena *arena, const struct ledger *ledger, struct result *result);

#endif
