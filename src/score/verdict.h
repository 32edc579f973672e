/* The words for the figures: outcome, band, confidence. */
#ifndef SCORE_VERDICT_H
#define SCORE_VERDICT_H

#include "score/score.h"

/* Whether the coverage is at least so many percent. */
bool verdict_covers(const struct result *result, int percent);

/* Fills nleading, outcome, band and confidence of a result that is otherwise complete. */
void verdict_find(struct result *result);

#endif
