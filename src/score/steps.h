/* Next steps: those of the questionnaire that are for this person. */
#ifndef SCORE_STEPS_H
#define SCORE_STEPS_H

#include "score/ledger.h"

/* Fills result->steps and nsteps. The outcome, the ranking and nleading must be known. */
void steps_find(struct arena *arena, const struct ledger *ledger, struct result *result);

#endif
