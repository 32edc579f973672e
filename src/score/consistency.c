/*
 * Contradictions and straight-lining (the longest string of equal answers; Johnson 2005). Both are
 * reported and may lower the confidence word; no answer is thrown away for them.
 */
#include "score/consistency.h"

#include <stdlib.h>

#include "score/truth.h"

enum { UNIFORM_LEAST = 5 }; /* Likert answers from which on equal ones say nothing */

static bool is_counted(const struct ledger *ledger, int q)
{
	return ledger->applies[q] != TRUTH_FALSE &&
	       truth_is_given(&ledger->quiz->questions[q], &ledger->answers[q]);
}

/* steps 0: it stands nowhere. */
static struct stand stand_of(const struct question *question, const struct answer *answer)
{
	const struct score_kind *kind = score_kind(question);

	return kind->stand ? kind->stand(question, answer) : (struct stand){0, 0};
}

/* Scales of different lengths are laid over each other; the tolerance counts the longer steps. */
static struct pair_result compare(const struct ledger *ledger, const struct pair *pair)
{
	const struct question *questions = ledger->quiz->questions;
	struct pair_result result = {false, false};
	struct stand a, b;
	int64_t apart;

	if (!is_counted(ledger, pair->a) || !is_counted(ledger, pair->b))
		return result;
	a = stand_of(&questions[pair->a], &ledger->answers[pair->a]);
	b = stand_of(&questions[pair->b], &ledger->answers[pair->b]);
	if (a.steps <= 0 || b.steps <= 0)
		return result;
	if (pair->is_opposite)
		b.place = b.steps - b.place;
	apart = llabs(a.place * b.steps - b.place * a.steps);
	result.is_answered = true;
	result.agrees = apart <= pair->tolerance * (a.steps > b.steps ? a.steps : b.steps);
	return result;
}

static void find_runs(const struct ledger *ledger, struct result *result)
{
	const struct quiz *quiz = ledger->quiz;
	int n = 0, run = 0;
	int64_t latest = -1;

	for (int q = 0; q < quiz->nquestions; q++) {
		int64_t place;

		if (!score_kind(&quiz->questions[q])->is_statement || !is_counted(ledger, q))
			continue;
		place = stand_of(&quiz->questions[q], &ledger->answers[q]).place;
		run = place == latest ? run + 1 : 1;
		latest = place;
		n++;
		if (run > result->longest_run)
			result->longest_run = run;
	}
	result->is_uniform = n >= UNIFORM_LEAST && result->longest_run == n;
}

void consistency_find(struct arena *arena, const struct ledger *ledger, struct result *result)
{
	const struct quiz *quiz = ledger->quiz;

	result->pairs = ARENA_ARRAY(arena, struct pair_result, quiz->npairs + 1);
	for (int i = 0; i < quiz->npairs; i++) {
		result->pairs[i] = compare(ledger, &quiz->pairs[i]);
		result->npairs_answered += result->pairs[i].is_answered;
		result->npairs_agreeing += result->pairs[i].agrees;
	}
	find_runs(ledger, result);
}
