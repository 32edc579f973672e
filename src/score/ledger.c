/*
 * Ledger lines. A stake is 50 points times the share of the dimension times the share of the
 * question in it; a line is the stake times what the answer says, rounded once.
 */
#include "score/ledger.h"

#include <assert.h>

#include "score/truth.h"

enum { HALF = 5000 }; /* centipoints: what is at stake, and the score that says nothing */

bool ledger_is_scored(const struct question *question)
{
	return question->dimension >= 0 && question->weight > 0 && score_kind(question)->sigma;
}

struct shares ledger_share(struct arena *arena, const struct quiz *quiz, const int *weights,
			   const bool *is_in)
{
	int n = quiz->guide->ndimensions;
	struct shares shares = {weights, 0, ARENA_ARRAY(arena, int64_t, n + 1)};

	for (int q = 0; q < quiz->nquestions; q++)
		if (is_in[q])
			shares.dimensions[quiz->questions[q].dimension] +=
				quiz->questions[q].weight;
	for (int d = 0; d < n; d++)
		if (shares.dimensions[d] > 0)
			shares.all += weights[d];
	return shares;
}

struct fraction ledger_stake(const struct shares *shares, const struct question *question)
{
	int d = question->dimension;

	assert(shares->all > 0 && shares->dimensions[d] > 0);
	return fraction_make((wide)50 * shares->weights[d] * question->weight,
			     (wide)shares->all * shares->dimensions[d]);
}

int32_t ledger_points(const struct shares *shares, const struct question *question,
		      const struct sigma *sigma, int role)
{
	int d = question->dimension;
	wide num = (wide)HALF * shares->weights[d] * question->weight * sigma->num[role];
	wide den = (wide)shares->all * shares->dimensions[d] * sigma->den;

	assert(num <= (wide)HALF * den && -num <= (wide)HALF * den);
	return (int32_t)fraction_round(num, den);
}

void ledger_answer(const struct shares *shares, const struct question *question,
		   const struct answer *answer, int nroles, int32_t *points)
{
	struct sigma sigma = score_kind(question)->sigma(question, answer, nroles);

	for (int r = 0; r < nroles; r++)
		points[r] = ledger_points(shares, question, &sigma, r);
}

int32_t ledger_margin(const struct shares *shares, const struct question *question,
		      const struct answer *answer, int role, int other)
{
	int nroles = (role > other ? role : other) + 1;
	struct sigma sigma = score_kind(question)->sigma(question, answer, nroles);

	return ledger_points(shares, question, &sigma, role) -
	       ledger_points(shares, question, &sigma, other);
}

static void find_sets(struct ledger *ledger)
{
	const struct quiz *quiz = ledger->quiz;

	truth_find_asked(quiz, ledger->answers, ledger->applies);
	for (int q = 0; q < quiz->nquestions; q++) {
		const struct question *question = &quiz->questions[q];
		bool is_given = truth_is_given(question, &ledger->answers[q]);

		if (!ledger_is_scored(question))
			continue;
		/* What was answered counts unless it is known that it should not be asked. */
		ledger->is_asked[q] = ledger->applies[q] == TRUTH_TRUE ||
				      (ledger->applies[q] == TRUTH_UNKNOWN && is_given);
		ledger->is_answered[q] = ledger->is_asked[q] && is_given;
	}
}

struct ledger *ledger_make(struct arena *arena, const struct quiz *quiz,
			   const struct answer *answers, const int *weights)
{
	struct ledger *ledger = ARENA_NEW(arena, struct ledger);
	int n = quiz->nquestions, nroles = quiz->guide->nroles;

	ledger->quiz = quiz;
	ledger->answers = answers;
	ledger->applies = ARENA_ARRAY(arena, enum truth, n + 1);
	ledger->is_asked = ARENA_ARRAY(arena, bool, n + 1);
	ledger->is_answered = ARENA_ARRAY(arena, bool, n + 1);
	ledger->points = arena_alloc(arena, sizeof *ledger->points * (size_t)(n + 1));
	find_sets(ledger);
	ledger->asked = ledger_share(arena, quiz, weights, ledger->is_asked);
	ledger->answered = ledger_share(arena, quiz, weights, ledger->is_answered);
	for (int r = 0; r < nroles; r++)
		ledger->scores[r] = HALF;
	for (int q = 0; q < n; q++) {
		if (!ledger->is_answered[q])
			continue;
		ledger_answer(&ledger->answered, &quiz->questions[q], &answers[q], nroles,
			      ledger->points[q]);
		for (int r = 0; r < nroles; r++)
			ledger->scores[r] += ledger->points[q][r];
	}
	return ledger;
}
