/*
 * Invariants:
 *	1. A score is 50 points and the sum of its lines; the dimensions have the same sum.
 *	2. A line lies within its stake either way; what was not answered has neither.
 *	3. The stakes of all answered questions are 50 points, exactly.
 *	4. The ranking is an order of all roles: those without a true block first, then by score.
 *	5. The margin lies between the leader and the rival; flips come by gain, and each gains.
 */
#include "score/score_check.h"

#include <assert.h>
#include <stdlib.h>

#include "score/ledger.h"

#ifndef NDEBUG
/* 1 to 3; sums: a role. */
static void check_lines(const struct result *result, int32_t *sums)
{
	struct fraction stakes = {0, 1};
	int nanswered = 0;

	for (int i = 0; i < result->nlines; i++) {
		const struct ledger_line *line = &result->lines[i];
		wide most = fraction_round((wide)100 * line->stake_num, line->stake_den);

		assert(!line->is_answered || line->is_asked);
		assert(line->is_answered == (line->stake_num > 0));
		stakes = fraction_add(stakes, fraction_make(line->stake_num, line->stake_den));
		nanswered += line->is_answered;
		for (int r = 0; r < result->nroles; r++) {
			assert(abs(line->points[r]) <= most);
			sums[r] += line->points[r];
		}
	}
	/* Rounded, for weights so large that a fraction loses its last bits. */
	assert(nanswered == 0 || fraction_round(stakes.num * 10000, stakes.den) == 500000);
}

static void check_ranking(const struct result *result)
{
	unsigned seen = 0;

	for (int i = 0; i < result->nroles; i++) {
		int role = result->ranking[i], before = i > 0 ? result->ranking[i - 1] : role;

		seen |= 1U << role;
		assert(result->is_blocked[before] <= result->is_blocked[role]);
		assert(result->is_blocked[before] != result->is_blocked[role] ||
		       result->scores[before] >= result->scores[role]);
	}
	assert(seen == (1U << result->nroles) - 1);
	assert(result->margin == result->scores[result->leader] - result->scores[result->rival]);
	for (int i = 0; i < result->nflips; i++)
		assert(result->flips[i].gain > 0 &&
		       (i == 0 || result->flips[i - 1].gain >= result->flips[i].gain));
}
#endif

void score_check(const struct result *result)
{
#ifndef NDEBUG
	int32_t sums[SCORE_MAX_ROLES] = {0};

	check_lines(result, sums);
	for (int r = 0; r < result->nroles; r++) {
		assert(result->scores[r] == 5000 + sums[r]);
		for (int d = 0; d < result->quiz->guide->ndimensions; d++)
			sums[r] -= result->dimensions[d].points[r];
		assert(sums[r] == 0);
	}
	check_ranking(result);
	assert(0 <= result->coverage_num && result->coverage_num <= result->coverage_den);
	assert(result->margin_least <= result->margin_most);
#else
	(void)result;
#endif
}
