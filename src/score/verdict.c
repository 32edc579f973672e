/*
 * Verdicts from printed tables: the band counts how many answers hold the lead up, not how large
 * it is; the confidence word has its reasons beside it.
 */
#include "score/verdict.h"

#include "base/sort.h"
#include "content/quiz.h"
#include "score/fraction.h"

/* Whether the coverage is at least so many percent. */
static bool covers(const struct result *result, int percent)
{
	return (wide)result->coverage_num * 100 >= (wide)result->coverage_den * percent;
}

static bool is_consistent(const struct result *result, int percent)
{
	return result->npairs_agreeing * 100 >= result->npairs_answered * percent;
}

static void find_nleading(struct result *result)
{
	result->nleading = 1;
	for (int i = 1; i <= result->nrivals; i++) {
		int rival = result->ranking[i];

		if (result->is_blocked[rival] == result->is_blocked[result->leader] &&
		    result->scores[result->leader] - result->scores[rival] < result->quiz->tie)
			result->nleading++;
	}
}

static int64_t score_of(const void *scores, int role)
{
	return ((const int32_t *)scores)[role];
}

/* Those whom the answers put in front; rules have no say in it. */
static void find_front(struct result *result)
{
	int *front = result->front;

	for (int r = 0; r < result->nroles; r++)
		front[r] = r;
	sort_down(front, result->nroles, score_of, result->scores);
	do
		result->nfront++;
	while (result->nfront < result->nroles &&
	       result->scores[front[0]] - result->scores[front[result->nfront]] <
		       result->quiz->tie);
}

static bool is_front_blocked(const struct result *result)
{
	for (int i = 0; i < result->nfront; i++)
		if (result->is_blocked[result->front[i]])
			return true;
	return false;
}

static enum outcome find_outcome(const struct result *result)
{
	if (!covers(result, LEAST_COVERAGE) || result->is_essential_missing)
		return OUTCOME_INSUFFICIENT;
	if (result->is_blocked[result->leader])
		return OUTCOME_BLOCKED;
	if (is_front_blocked(result))
		return OUTCOME_DIVIDED;
	return result->nfront > 1 ? OUTCOME_BALANCED : OUTCOME_LEADS;
}

/* A lead that comes from a block has no band: the answers do not hold it up. */
static enum band find_band(const struct result *result)
{
	if (result->outcome == OUTCOME_BALANCED)
		return BAND_BALANCED;
	if (result->outcome != OUTCOME_LEADS)
		return BAND_NONE;
	if (result->fewest_changes == 1)
		return BAND_LEANS;
	return result->fewest_changes == 2 ? BAND_CLEAR : BAND_STRONG;
}

static enum confidence find_confidence(const struct result *result)
{
	if (!covers(result, FAIR_COVERAGE) || !is_consistent(result, FAIR_CONSISTENCY) ||
	    result->is_uniform)
		return CONFIDENCE_LIMITED;
	/* where rules overrule the answers there is no order that one of them could turn */
	if (covers(result, GOOD_COVERAGE) &&
	    (result->fewest_changes != 1 || result->outcome == OUTCOME_DIVIDED) &&
	    is_consistent(result, GOOD_CONSISTENCY))
		return CONFIDENCE_GOOD;
	return CONFIDENCE_FAIR;
}

/* A firm word is not for answers that are few or that contradict each other. */
static enum headline find_headline(const struct result *result)
{
	static const enum headline most[] = {[CONFIDENCE_LIMITED] = HEADLINE_LEANS,
					     [CONFIDENCE_FAIR] = HEADLINE_CLEAR,
					     [CONFIDENCE_GOOD] = HEADLINE_STRONG};
	static const enum headline words[] = {[BAND_NONE] = HEADLINE_NONE,
					      [BAND_BALANCED] = HEADLINE_BALANCED,
					      [BAND_LEANS] = HEADLINE_LEANS,
					      [BAND_CLEAR] = HEADLINE_CLEAR,
					      [BAND_STRONG] = HEADLINE_STRONG};
	enum headline word = words[result->band];

	if (word != HEADLINE_NONE && result->scores[result->front[0]] <= NEUTRAL_SCORE)
		return HEADLINE_AGAINST;
	return word > most[result->confidence] ? most[result->confidence] : word;
}

void verdict_find(struct result *result)
{
	find_nleading(result);
	find_front(result);
	result->outcome = find_outcome(result);
	result->band = find_band(result);
	result->confidence = find_confidence(result);
	result->headline = find_headline(result);
}
