/*
 * Ledger lines. A stake is 50 points times the share of the dimension times the share of the
 * question in it; a line is the stake times what the answer says, rounded once.
 */
#include "score/ledger.h"

#include <assert.h>
#include <string.h>

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

/* Whether the question, of which it is known whether it applies, is of the sets. */
static void find_sets_of(struct ledger *ledger, int q)
{
	const struct question *question = &ledger->quiz->questions[q];
	bool is_given;

	if (!ledger_is_scored(question))
		return;
	is_given = truth_is_given(question, &ledger->answers[q]);
	/* What was answered counts unless it is known that it should not be asked. */
	ledger->is_asked[q] = ledger->applies[q] == TRUTH_TRUE ||
			      (ledger->applies[q] == TRUTH_UNKNOWN && is_given);
	ledger->is_answered[q] = ledger->is_asked[q] && is_given;
}

static void find_sets(struct ledger *ledger)
{
	truth_find_asked(ledger->quiz, ledger->answers, ledger->applies);
	for (int q = 0; q < ledger->quiz->nquestions; q++)
		find_sets_of(ledger, q);
}

/* Those of a ledger with another answer to one question, which decides over no other. */
static void change_sets(struct ledger *ledger, const struct ledger *before, int question)
{
	size_t n = (size_t)ledger->quiz->nquestions;

	memcpy(ledger->applies, before->applies, n * sizeof *ledger->applies);
	memcpy(ledger->is_asked, before->is_asked, n * sizeof *ledger->is_asked);
	memcpy(ledger->is_answered, before->is_answered, n * sizeof *ledger->is_answered);
	truth_find_one(ledger->quiz, ledger->answers, ledger->applies, question);
	find_sets_of(ledger, question);
}

/* Which questions count, and over what the points are shared out; none has points yet. before: what
 * answers and weights of another ledger hardly differ from, in the answer to that question; or
 * NULL. */
static struct ledger *new_ledger(struct arena *arena, const struct quiz *quiz,
				 const struct answer *answers, const int *weights,
				 const struct ledger *before, int question)
{
	struct ledger *ledger = ARENA_NEW(arena, struct ledger);
	int n = quiz->nquestions;

	ledger->quiz = quiz;
	ledger->answers = answers;
	ledger->applies = ARENA_ARRAY(arena, enum truth, n + 1);
	ledger->is_asked = ARENA_ARRAY(arena, bool, n + 1);
	ledger->is_answered = ARENA_ARRAY(arena, bool, n + 1);
	ledger->points = arena_alloc(arena, sizeof *ledger->points * (size_t)(n + 1));
	if (before && !truth_decides(quiz, question))
		change_sets(ledger, before, question);
	else
		find_sets(ledger);
	ledger->asked = ledger_share(arena, quiz, weights, ledger->is_asked);
	ledger->answered = ledger_share(arena, quiz, weights, ledger->is_answered);
	return ledger;
}

static void take_answer(struct ledger *ledger, int q)
{
	const struct quiz *quiz = ledger->quiz;

	ledger_answer(&ledger->answered, &quiz->questions[q], &ledger->answers[q],
		      quiz->guide->nroles, ledger->points[q]);
}

static void add_up(struct ledger *ledger)
{
	int nroles = ledger->quiz->guide->nroles;

	for (int r = 0; r < nroles; r++)
		ledger->scores[r] = HALF;
	for (int q = 0; q < ledger->quiz->nquestions; q++)
		for (int r = 0; r < nroles && ledger->is_answered[q]; r++)
			ledger->scores[r] += ledger->points[q][r];
}

struct ledger *ledger_make(struct arena *arena, const struct quiz *quiz,
			   const struct answer *answers, const int *weights)
{
	struct ledger *ledger = new_ledger(arena, quiz, answers, weights, NULL, -1);

	for (int q = 0; q < quiz->nquestions; q++)
		if (ledger->is_answered[q])
			take_answer(ledger, q);
	add_up(ledger);
	return ledger;
}

/* Whether an answer that did not change has the same points in both. */
static bool has_same_stake(const struct ledger *ledger, const struct ledger *before, int q)
{
	int d = ledger->quiz->questions[q].dimension;

	return before->is_answered[q] && ledger->answered.all == before->answered.all &&
	       ledger->answered.dimensions[d] == before->answered.dimensions[d];
}

struct ledger *ledger_change(struct arena *arena, const struct ledger *before, int question,
			     const struct answer *answer)
{
	const struct quiz *quiz = before->quiz;
	struct answer *answers = arena_copy(arena, before->answers,
					    sizeof *answers * (size_t)quiz->nquestions);
	struct ledger *ledger;

	answers[question] = *answer;
	ledger = new_ledger(arena, quiz, answers, before->answered.weights, before, question);
	for (int q = 0; q < quiz->nquestions; q++) {
		if (!ledger->is_answered[q])
			continue;
		if (q != question && has_same_stake(ledger, before, q))
			memcpy(ledger->points[q], before->points[q], sizeof *ledger->points);
		else
			take_answer(ledger, q);
	}
	add_up(ledger);
	return ledger;
}
