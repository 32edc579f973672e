/* Rules in three values, and the order of the roles that follows from blocks and scores. */
#ifndef SCORE_RULES_H
#define SCORE_RULES_H

#include "score/ledger.h"

/* Fills rules, is_blocked, ranking, leader, rival, nrivals and margin of a result with scores. */
void rules_rank(struct arena *arena, const struct ledger *ledger, struct result *result);

#endif
