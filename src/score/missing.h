/* What missing answers leave open: coverage, and how far the margin could still move. */
#ifndef SCORE_MISSING_H
#define SCORE_MISSING_H

#include "score/ledger.h"

struct variants;

/* Centipoints between which a margin can come to lie. */
struct missing_interval {
	int32_t least, most;
};

/* What could be answered to each question asked that has no answer; one entry a question. */
struct variants *missing_answers(struct arena *arena, const struct ledger *ledger);

/* The margin of role over other, with any of these answers to what is missing. */
struct missing_interval missing_interval(const struct ledger *ledger,
					 const struct variants *missing, int role, int other);

/* Fills coverage, is_essential_missing, margin_least and margin_most of a result with ranking. */
void missing_find(struct arena *arena, const struct ledger *ledger, struct result *result);

#endif
