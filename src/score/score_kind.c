/* The table, and the functions that it names. */
#include "score/score_kind.h"

#include <stdlib.h>

int score_kind_nplaces(const struct question *question)
{
	return score_kind_place(question, question->noptions);
}

int score_kind_place(const struct question *question, int option)
{
	int place = 0;

	for (int i = 0; i < option; i++)
		place += !question->options[i].is_no_answer;
	return place;
}

int score_kind_band(const struct question *question, int64_t number)
{
	for (int i = 0; i < question->nbands; i++)
		if (number <= question->bands[i].upto)
			return i;
	return -1;
}

int score_kind_support(const struct question *question, int option, int role)
{
	const int8_t *supports = question->options[option].supports;

	return supports ? supports[role] : 0;
}

static struct sigma sigma_of_choice(const struct question *question, const struct answer *answer,
				    int nroles)
{
	struct sigma sigma = {.den = 2 * (int64_t)answer->nchosen};

	for (int i = 0; i < answer->nchosen; i++)
		for (int r = 0; r < nroles; r++)
			sigma.num[r] += score_kind_support(question, answer->chosen[i], r);
	return sigma;
}

static struct sigma sigma_of_likert(const struct question *question, const struct answer *answer,
				    int nroles)
{
	int steps = score_kind_nplaces(question) - 1;
	int place = score_kind_place(question, answer->chosen[0]);
	struct sigma sigma = {.den = steps > 0 ? 2 * (int64_t)steps : 1};

	for (int r = 0; r < nroles && steps > 0 && question->keys; r++)
		sigma.num[r] = question->keys[r] * (2 * (int64_t)place - steps);
	return sigma;
}

/* Rank-sum weights: of m places the j-th weighs 2(m + 1 - j) / m(m + 1). */
static struct sigma sigma_of_ranking(const struct question *question, const struct answer *answer,
				     int nroles)
{
	int64_t m = answer->nchosen;
	struct sigma sigma = {.den = m * (m + 1)};

	for (int j = 0; j < m; j++)
		for (int r = 0; r < nroles; r++)
			sigma.num[r] += (m - j) *
					score_kind_support(question, answer->chosen[j], r);
	return sigma;
}

static struct sigma sigma_of_number(const struct question *question, const struct answer *answer,
				    int nroles)
{
	int band = score_kind_band(question, answer->number);
	struct sigma sigma = {.den = 2};

	for (int r = 0; r < nroles && band >= 0 && question->bands[band].supports; r++)
		sigma.num[r] = (int)question->bands[band].supports[r];
	return sigma;
}

static struct stand stand_of_option(const struct question *question, const struct answer *answer)
{
	return (struct stand){score_kind_place(question, answer->chosen[0]),
			      score_kind_nplaces(question) - 1};
}

static struct stand stand_of_number(const struct question *question, const struct answer *answer)
{
	return (struct stand){score_kind_band(question, answer->number), question->nbands - 1};
}

static int apart_as_options(const struct question *question, const struct answer *a,
			    const struct answer *b)
{
	(void)question;
	return a->chosen[0] != b->chosen[0];
}

static int apart_in_steps(const struct question *question, const struct answer *a,
			  const struct answer *b)
{
	const struct score_kind *kind = score_kind(question);

	return (int)llabs(kind->stand(question, a).place - kind->stand(question, b).place);
}

static bool is_chosen(const struct answer *answer, int option)
{
	for (int i = 0; i < answer->nchosen; i++)
		if (answer->chosen[i] == option)
			return true;
	return false;
}

static int apart_in_ticks(const struct question *question, const struct answer *a,
			  const struct answer *b)
{
	int n = 0;

	for (int i = 0; i < question->noptions; i++)
		n += is_chosen(a, i) != is_chosen(b, i);
	return n;
}

static int apart_in_places(const struct question *question, const struct answer *a,
			   const struct answer *b)
{
	int n = abs(a->nchosen - b->nchosen);

	(void)question;
	for (int i = 0; i < a->nchosen && i < b->nchosen; i++)
		n += a->chosen[i] != b->chosen[i];
	return n;
}

const struct score_kind *score_kind(const struct question *question)
{
	static const struct score_kind kinds[] = {
		[QUESTION_SINGLE] = {VARIETY_OPTIONS, false, false, sigma_of_choice,
				     stand_of_option, apart_as_options},
		[QUESTION_MULTI] = {VARIETY_TICKS, false, false, sigma_of_choice, NULL,
				    apart_in_ticks},
		[QUESTION_LIKERT] = {VARIETY_OPTIONS, true, true, sigma_of_likert, stand_of_option,
				     apart_in_steps},
		[QUESTION_RANK] = {VARIETY_RANKINGS, false, false, sigma_of_ranking, NULL,
				   apart_in_places},
		[QUESTION_NUMBER] = {VARIETY_BANDS, true, false, sigma_of_number, stand_of_number,
				     apart_in_steps},
		[QUESTION_TEXT] = {VARIETY_WORDS, false, false, NULL, NULL, NULL},
	};

	return &kinds[question->kind];
}
