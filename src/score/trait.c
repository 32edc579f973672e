/* Traits in the order of their families; a person has one of each family of outcomes and places. */
#include "score/trait.h"

#include "base/limits.h"
#include "content/quiz.h"
#include "score/fraction.h"
#include "score/score_kind.h"
#include "score/truth.h"
#include "score/verdict.h"

/* How many answers to it can be counted without telling what somebody wrote or keeps private. */
static int count_answers(const struct question *question)
{
	if (question->kind == QUESTION_TEXT || question->is_private ||
	    (question->kind == QUESTION_NUMBER && question->nbands == 0))
		return 0;
	return question->noptions + question->nbands;
}

const struct traits *traits_make(struct arena *arena, const struct quiz *quiz)
{
	struct traits *traits = ARENA_NEW(arena, struct traits);
	int nroles = quiz->guide->nroles, n = 0;

	traits->quiz = quiz;
	traits->nroles = nroles;
	traits->leads = n;
	traits->bands = n += nroles;
	traits->others = n += nroles * TRAIT_BANDS;
	traits->places = n += TRAIT_OTHERS;
	traits->skips = n += quiz->guide->ndimensions * nroles * TRAIT_PLACES;
	traits->decides = n += quiz->nquestions;
	traits->contradicts = n += quiz->nquestions;
	n += quiz->npairs;
	traits->answers = ARENA_ARRAY(arena, int, quiz->nquestions + 1);
	for (int q = 0; q < quiz->nquestions; q++) {
		traits->answers[q] = n;
		n += count_answers(&quiz->questions[q]);
	}
	traits->answers[quiz->nquestions] = traits->n = n;
	return traits;
}

int traits_nanswers(const struct traits *traits, int question)
{
	return traits->answers[question + 1] - traits->answers[question];
}

static int add_outcome(const struct traits *traits, const struct result *result, int *out)
{
	static const enum trait_band bands[] = {[BAND_NONE] = TRAIT_LEANS,
						[BAND_BALANCED] = TRAIT_LEANS,
						[BAND_LEANS] = TRAIT_LEANS,
						[BAND_CLEAR] = TRAIT_CLEAR,
						[BAND_STRONG] = TRAIT_STRONG};
	enum trait_other other = TRAIT_BARRED;

	switch (result->outcome) {
	case OUTCOME_LEADS:
		out[0] = traits->leads + result->leader;
		out[1] = traits->bands + result->leader * TRAIT_BANDS + (int)bands[result->band];
		return 2;
	case OUTCOME_BALANCED:
		other = TRAIT_BALANCED;
		break;
	case OUTCOME_INSUFFICIENT:
		other = TRAIT_INSUFFICIENT;
		break;
	case OUTCOME_BLOCKED:
	case OUTCOME_DIVIDED:
		break;
	}
	out[0] = traits->others + (int)other;
	return 1;
}

/* The fifth in which the role's score would lie if that dimension alone counted; what is in the
 * middle one says little. */
static int find_place(const struct result *result, int dimension, int role, int64_t weights)
{
	int32_t points = result->dimensions[dimension].points[role];
	int64_t score = NEUTRAL_SCORE +
			(int64_t)fraction_round((wide)points * weights,
						result->quiz->dimension_weights[dimension]);

	if (score <= NEUTRAL_SCORE)
		return score < 2000 ? 0 : score < 4000 ? 1 : 2;
	return score > 8000 ? 4 : score > 6000 ? 3 : 2;
}

static int add_places(const struct traits *traits, const struct result *result, int *out)
{
	int64_t weights = 0;
	int n = 0, ndimensions = result->quiz->guide->ndimensions;

	for (int d = 0; d < ndimensions; d++)
		if (result->dimensions[d].is_answered)
			weights += result->quiz->dimension_weights[d];
	for (int d = 0; d < ndimensions; d++)
		for (int r = 0; r < traits->nroles && result->dimensions[d].is_answered; r++)
			out[n++] = traits->places + (d * traits->nroles + r) * TRAIT_PLACES +
				   find_place(result, d, r, weights);
	return n;
}

/* Questions asked and not answered. Of those without a score the answer itself says whether they
 * were asked. */
static int add_skips(const struct traits *traits, const struct result *result,
		     const enum truth *applies, int *out)
{
	const struct quiz *quiz = traits->quiz;
	int n = 0;

	for (int q = 0; q < quiz->nquestions; q++)
		if (applies[q] == TRUTH_TRUE &&
		    !truth_is_given(&quiz->questions[q], &result->answers->answers[q]))
			out[n++] = traits->skips + q;
	return n;
}

static int add_answer(const struct traits *traits, int q, const struct answer *answer, int *out)
{
	const struct question *question = &traits->quiz->questions[q];
	int first = traits->answers[q], band;
	int n = question->kind == QUESTION_RANK && answer->nchosen > 0 ? 1 : answer->nchosen;

	if (traits_nanswers(traits, q) == 0)
		return 0;
	for (int i = 0; i < n; i++)
		out[i] = first + answer->chosen[i];
	if (n > 0)
		return n;
	if (question->kind != QUESTION_NUMBER || answer->state != ANSWER_GIVEN)
		return 0;
	band = score_kind_band(question, answer->number);
	out[0] = first + question->noptions + band;
	return band >= 0;
}

int traits_of(const struct traits *traits, const struct result *result, int *out)
{
	const struct quiz *quiz = traits->quiz;
	const struct answer *answers = result->answers->answers;
	enum truth applies[LIMIT_QUESTIONS];
	int n = add_outcome(traits, result, out);

	truth_find_asked(quiz, answers, applies);
	n += add_places(traits, result, out + n);
	n += add_skips(traits, result, applies, out + n);
	for (int i = 0; i < result->nflips && result->outcome == OUTCOME_LEADS; i++)
		out[n++] = traits->decides + result->flips[i].question;
	for (int p = 0; p < quiz->npairs; p++)
		if (result->pairs[p].is_answered && !result->pairs[p].agrees)
			out[n++] = traits->contradicts + p;
	for (int q = 0; q < quiz->nquestions; q++)
		if (applies[q] != TRUTH_FALSE)
			n += add_answer(traits, q, &answers[q], out + n);
	return n;
}
