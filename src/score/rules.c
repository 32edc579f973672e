/* Rules block, they never change points; what is unknown blocks nothing. */
#include "score/rules.h"

#include "score/truth.h"

static void find_truths(struct arena *arena, const struct ledger *ledger, struct result *result)
{
	const struct quiz *quiz = ledger->quiz;

	result->rules = ARENA_ARRAY(arena, enum truth, quiz->nrules + 1);
	for (int i = 0; i < quiz->nrules; i++) {
		const struct rule *rule = &quiz->rules[i];

		result->rules[i] = truth_eval(rule->when, quiz, ledger->answers,
						  ledger->applies);
		if (rule->level != RULE_BLOCK || result->rules[i] != TRUTH_TRUE)
			continue;
		for (int r = 0; r < result->nroles; r++)
			if (rule->role == r || rule->role < 0)
				result->is_blocked[r] = true;
	}
}

static bool is_before(const struct result *result, int a, int b)
{
	if (result->is_blocked[a] != result->is_blocked[b])
		return result->is_blocked[b];
	return result->scores[a] > result->scores[b];
}

void rules_rank(struct arena *arena, const struct ledger *ledger, struct result *result)
{
	int nfree = 0;

	find_truths(arena, ledger, result);
	for (int r = 0; r < result->nroles; r++) {
		int k = r;

		for (; k > 0 && is_before(result, r, result->ranking[k - 1]); k--)
			result->ranking[k] = result->ranking[k - 1];
		result->ranking[k] = r;
		nfree += !result->is_blocked[r];
	}
	result->leader = result->ranking[0];
	result->rival = result->ranking[1];
	result->nrivals = (nfree >= 2 ? nfree : result->nroles) - 1;
	result->margin = result->scores[result->leader] - result->scores[result->rival];
}
