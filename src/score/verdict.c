/*
 * Verdicts from printed tables: the band counts how many answers hold the lead up, not how large
 * it is; the confidence word has its reasons beside it.
 */
#include "score/verdict.h"

#include "content/quiz.h"
#include "score/fraction.h"

bool verdict_covers(const struct result *result, int percent)
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
	for (int i = 1; i <= result->nrivals; i++)
		if (result->scores[result->leader] - result->scores[result->ranking[i]] <
		    result->quiz->tie)
			result->nleading++;
}

static enum outcome find_outcome(const struct result *result)
{
	bool is_alone = result->is_blocked[result->rival];

	if (!verdict_covers(result, LEAST_COVERAGE) || result->is_essential_missing)
		return OUTCOME_INSUFFICIENT;
	if (result->is_blocked[result->leader])
		return OUTCOME_BLOCKED;
	return result->nleading > 1 && !is_alone ? OUTCOME_BALANCED : OUTCOME_LEADS;
}

/* A lead that comes from a block alone has no band: the answers do not hold it up. */
static enum band find_band(const struct result *result)
{
	if (result->outcome == OUTCOME_BALANCED)
		return BAND_BALANCED;
	if (result->outcome != OUTCOME_LEADS || result->nleading > 1)
		return BAND_NONE;
	if (result->fewest_changes == 1)
		return BAND_LEANS;
	return result->fewest_changes == 2 ? BAND_CLEAR : BAND_STRONG;
}

static enum confidence find_confidence(const struct result *result)
{
	if (!verdict_covers(result, FAIR_COVERAGE) ||
	    !is_consistent(result, FAIR_CONSISTENCY) || result->is_uniform)
		return CONFIDENCE_LIMITED;
	if (verdict_covers(result, GOOD_COVERAGE) && result->fewest_changes != 1 &&
	    is_consistent(result, GOOD_CONSISTENCY))
		return CONFIDENCE_GOOD;
	return CONFIDENCE_FAIR;
}

void verdict_find(struct result *result)
{
	find_nleading(result);
	result->outcome = find_outcome(result);
	result->band = find_band(result);
	result->confidence = find_confidence(result);
}
