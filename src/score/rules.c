/* Rules block, they never change points; what is unknown blocks nothing. */
#include "score/rules.h"

#include "base/sort.h"
#include "score/truth.h"

static void find_truths(struct arena *arena, const struct ledger *ledger, struct result *result)
{
	const struct quiz *quiz = ledger->quiz;

	result->rules = ARENA_ARRAY(arena, enum truth, quiz->nrules + 1);
	for (int i = 0; i < quiz->nrules; i++) {
		const struct rule *rule = &quiz->rules[i];

		result->rules[i] = truth_eval(rule->when, quiz, ledger->answers, ledger->applies);
		if (rule->level != RULE_BLOCK || result->rules[i] != TRUTH_TRUE)
			continue;
		for (int r = 0; r < result->nroles; r++)
			if (rule->role == r || rule->role < 0)
				result->is_blocked[r] = true;
	}
}

/* Those without a block before all others, then by score. */
static int64_t place_of(const void *context, int role)
{
	const struct result *result = context;

	return result->scores[role] + (result->is_blocked[role] ? INT32_MIN : (int64_t)0);
}

void rules_rank(struct arena *arena, const struct ledger *ledger, struct result *result)
{
	int nfree = 0;

	find_truths(arena, ledger, result);
	for (int r = 0; r < result->nroles; r++) {
		result->ranking[r] = r;
		nfree += !result->is_blocked[r];
	}
	sort_down(result->ranking, result->nroles, place_of, result);
	result->leader = result->ranking[0];
	result->rival = result->ranking[1];
	result->nrivals = (nfree >= 2 ? nfree : result->nroles) - 1;
	result->margin = result->scores[result->leader] - result->scores[result->rival];
}
