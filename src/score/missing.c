/*
 * Missing answers. Both figures share the 50 points over all questions asked, answered or not;
 * what is missing is then put at its worst and at its best.
 */
#include "score/missing.h"

#include "score/variants.h"

static void find_coverage(const struct ledger *ledger, struct result *result)
{
	const struct quiz *quiz = ledger->quiz;
	struct fraction coverage = {0, 1};

	for (int q = 0; q < quiz->nquestions; q++)
		if (ledger->is_answered[q])
			coverage = fraction_add(coverage,
						ledger_stake(&ledger->asked, &quiz->questions[q]));
	coverage = fraction_multiply(coverage, (struct fraction){1, 50});
	result->coverage_num = (int64_t)coverage.num;
	result->coverage_den = (int64_t)coverage.den;
	for (int d = 0; d < quiz->guide->ndimensions; d++)
		if (quiz->is_essential && quiz->is_essential[d] &&
		    ledger->answered.dimensions[d] == 0)
			result->is_essential_missing = true;
}

struct missing_interval missing_interval(const struct ledger *ledger,
					 const struct variants *missing, int role, int other)
{
	struct missing_interval sum = {0, 0};

	for (int q = 0; q < ledger->quiz->nquestions; q++) {
		const struct question *question = &ledger->quiz->questions[q];
		struct missing_interval own = {INT32_MAX, INT32_MIN};

		if (!ledger->is_asked[q])
			continue;
		if (ledger->is_answered[q])
			own.least = own.most = ledger_margin(&ledger->asked, question,
							     &ledger->answers[q], role, other);
		for (int i = 0; i < missing[q].n; i++) {
			int32_t margin = ledger_margin(&ledger->asked, question,
						       &missing[q].variants[i].answer, role, other);

			own.least = margin < own.least ? margin : own.least;
			own.most = margin > own.most ? margin : own.most;
		}
		if (own.least > own.most)
			continue;
		sum.least += own.least;
		sum.most += own.most;
	}
	return sum;
}

struct variants *missing_answers(struct arena *arena, const struct ledger *ledger)
{
	const struct quiz *quiz = ledger->quiz;
	struct variants *missing = ARENA_ARRAY(arena, struct variants, quiz->nquestions + 1);

	for (int q = 0; q < quiz->nquestions; q++)
		if (ledger->is_asked[q] && !ledger->is_answered[q])
			missing[q] = variants_make(arena, &quiz->questions[q], NULL,
						   quiz->guide->nroles);
	return missing;
}

void missing_find(struct arena *arena, const struct ledger *ledger, struct result *result)
{
	const struct variants *missing = missing_answers(arena, ledger);

	find_coverage(ledger, result);
	for (int i = 1; i <= result->nrivals; i++) {
		struct missing_interval interval = missing_interval(ledger, missing, result->leader,
								    result->ranking[i]);

		if (i == 1 || interval.least < result->margin_least)
			result->margin_least = interval.least;
		if (i == 1 || interval.most < result->margin_most)
			result->margin_most = interval.most;
	}
}
