/* What missing answers leave open: coverage, and how far the margin could still move. */
#ifndef SCORE_MISSING_H
#define SCORE_MISSING_H

#include "score/ledger.h"

/* Fills coverage, is_essential_missing, margin_least and margin_most of a result with ranking. */
void missing_find(struct arena *arena, const struct ledger *ledger, struct result *result);

#endif
