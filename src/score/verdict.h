/* The words for the figures: outcome, band, confidence. */
#ifndef SCORE_VERDICT_H
#define SCORE_VERDICT_H

#include "score/score.h"

/* Percent: below the least coverage no outcome is named; from the others on the word for the
 * confidence may be fair, or good. The report prints them. */
enum { LEAST_COVERAGE = 60, FAIR_COVERAGE = 75, GOOD_COVERAGE = 90 };
enum { FAIR_CONSISTENCY = 60, GOOD_CONSISTENCY = 80 };
enum { NEUTRAL_SCORE = 5000 }; /* centipoints: the answers say nothing for or against */

/* Fills nleading, front, outcome, band, confidence and headline of a result that is otherwise
 * complete. */
void verdict_find(struct result *result);

#endif
