/*
 * Ledger lines. A stake is 50 points times the share of the dimension times the share of the
 * question in it; a line is the stake times what the answer says, rounded once.
 */
#include "score/ledger.h"

#include "score/truth.h"

enum { HALF = 5000 }; /* centipoints: what is at stake, and the score that says nothing */

bool ledger_is_scored(const struct question *question)
{
	return question->dimension >= 0 && question->weight > 0 &&
	       question->kind != QUESTION_TEXT;
}

int ledger_nplaces(const struct question *question)
{
	return ledger_place(question, question->noptions);
}

int ledger_place(const struct question *question, int option)
{
	int place = 0;

	for (int i = 0; i < option; i++)
		place += !question->options[i].is_no_answer;
	return place;
}

int ledger_find_band(const struct question *question, int64_t number)
{
	for (int i = 0; i < question->nbands; i++)
		if (number <= question->bands[i].upto)
			return i;
	return -1;
}

int ledger_support(const struct question *question, int option, int role)
{
	const int8_t *supports = question->options[option].supports;

	return supports ? supports[role] : 0;
}

static struct sigma sigma_of_choice(const struct question *question,
				    const struct answer *answer, int nroles)
{
	struct sigma sigma = {.den = 2 * (int64_t)answer->nchosen};

	for (int i = 0; i < answer->nchosen; i++)
		for (int r = 0; r < nroles; r++)
			sigma.num[r] += ledger_support(question, answer->chosen[i], r);
	return sigma;
}

static struct sigma sigma_of_likert(const struct question *question,
				    const struct answer *answer, int nroles)
{
	int steps = ledger_nplaces(question) - 1;
	int place = ledger_place(question, answer->chosen[0]);
	struct sigma sigma = {.den = steps > 0 ? 2 * (int64_t)steps : 1};

	for (int r = 0; r < nroles && steps > 0 && question->keys; r++)
		sigma.num[r] = question->keys[r] * (2 * (int64_t)place - steps);
	return sigma;
}

/* Rank-sum weights: of m places the j-th weighs 2(m + 1 - j) / m(m + 1). */
static struct sigma sigma_of_ranking(const struct question *question,
				     const struct answer *answer, int nroles)
{
	int64_t m = answer->nchosen;
	struct sigma sigma = {.den = m * (m + 1)};

	for (int j = 0; j < m; j++)
		for (int r = 0; r < nroles; r++)
			sigma.num[r] += (m - j) * ledger_support(question, answer->chosen[j], r);
	return sigma;
}

static struct sigma sigma_of_number(const struct question *question,
				    const struct answer *answer, int nroles)
{
	int band = ledger_find_band(question, answer->number);
	struct sigma sigma = {.den = 2};

	if (band < 0 || !question->bands[band].supports)
		return sigma;
	for (int r = 0; r < nroles; r++)
		sigma.num[r] = (int)question->bands[band].supports[r];
	return sigma;
}

struct sigma ledger_sigma(const struct question *question, const struct answer *answer,
			  int nroles)
{
	switch (question->kind) {
	case QUESTION_SINGLE:
	case QUESTION_MULTI:
		return sigma_of_choice(question, answer, nroles);
	case QUESTION_LIKERT:
		return sigma_of_likert(question, answer, nroles);
	case QUESTION_RANK:
		return sigma_of_ranking(question, answer, nroles);
	case QUESTION_NUMBER:
		return sigma_of_number(question, answer, nroles);
	case QUESTION_TEXT:
		break;
	}
	return (struct sigma){.den = 1};
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

	return fraction_make((wide)50 * shares->weights[d] * question->weight,
			     (wide)shares->all * shares->dimensions[d]);
}

int32_t ledger_points(const struct shares *shares, const struct question *question,
		      const struct sigma *sigma, int role)
{
	int d = question->dimension;
	wide num = (wide)HALF * shares->weights[d] * question->weight * sigma->num[role];
	wide den = (wide)shares->all * shares->dimensions[d] * sigma->den;

	return (int32_t)fraction_round(num, den);
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
		const struct question *question = &quiz->questions[q];
		struct sigma sigma;

		if (!ledger->is_answered[q])
			continue;
		sigma = ledger_sigma(question, &answers[q], nroles);
		for (int r = 0; r < nroles; r++) {
			int32_t points = ledger_points(&ledger->answered, question, &sigma, r);

			ledger->points[q][r] = points;
			ledger->scores[r] += points;
		}
	}
	return ledger;
}
