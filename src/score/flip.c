/*
 * Flips. While the set of answered questions stays the same each line depends on its own answer
 * alone, so another answer's scores are the old ones with one line exchanged, and the fewest
 * changes are the largest gains added up (greedy is exact). A question that a condition asks is
 * scored anew as a whole.
 */
#include "score/flip.h"

#include <string.h>

#include "score/truth.h"
#include "score/variants.h"

struct flipper {
	struct arena *arena;
	const struct ledger *ledger;
	struct result *result;
	struct variants *questions; /* other answers, a question; n 0: nothing to change */
	bool has_controller;        /* an answered question that a condition asks */
};

static bool controls(const struct quiz *quiz, int q)
{
	for (int i = q + 1; i < quiz->nquestions; i++)
		if (truth_reads(quiz->questions[i].when, q))
			return true;
	return false;
}

static void score_anew(struct flipper *flipper, int q, struct variant *variant)
{
	const struct ledger *ledger = flipper->ledger;
	const struct quiz *quiz = ledger->quiz;
	struct arena_mark mark = arena_mark(flipper->arena);
	struct answer *answers = arena_copy(flipper->arena, ledger->answers,
					    sizeof *answers * (size_t)quiz->nquestions);
	const struct ledger *other;

	answers[q] = variant->answer;
	other = ledger_make(flipper->arena, quiz, answers, ledger->answered.weights);
	memcpy(variant->scores, other->scores, sizeof variant->scores);
	arena_reset(flipper->arena, mark);
}

static void exchange_line(const struct flipper *flipper, int q, struct variant *variant)
{
	const struct ledger *ledger = flipper->ledger;
	const struct question *question = &ledger->quiz->questions[q];
	int nroles = flipper->result->nroles;
	struct sigma sigma = ledger_sigma(question, &variant->answer, nroles);

	for (int r = 0; r < nroles; r++)
		variant->scores[r] = ledger->scores[r] - ledger->points[q][r] +
				     ledger_points(&ledger->answered, question, &sigma, r);
}

static void find_variants(struct flipper *flipper)
{
	const struct ledger *ledger = flipper->ledger;
	const struct quiz *quiz = ledger->quiz;

	for (int q = 0; q < quiz->nquestions; q++) {
		const struct question *question = &quiz->questions[q];
		const struct answer *answer = &ledger->answers[q];
		struct variants *list = &flipper->questions[q];
		bool is_controller = controls(quiz, q) && ledger->applies[q] != TRUTH_FALSE &&
				     truth_is_given(question, answer);

		if (!is_controller && !ledger->is_answered[q])
			continue;
		flipper->has_controller |= is_controller;
		*list = variants_make(flipper->arena, question, answer, flipper->result->nroles);
		for (int i = 0; i < list->n; i++) {
			if (is_controller)
				score_anew(flipper, q, &list->variants[i]);
			else
				exchange_line(flipper, q, &list->variants[i]);
		}
	}
}

static int32_t margin_over(const struct result *result, const int32_t *scores, int rival)
{
	return scores[result->leader] - scores[rival];
}

/* By how much it brings that rival nearer. */
static int32_t gain_of(const struct result *result, const struct variant *variant, int rival)
{
	return margin_over(result, result->scores, rival) -
	       margin_over(result, variant->scores, rival);
}

/* The most gained over a rival that now is behind or level and then is level or ahead; 0: none. */
static int32_t turning_gain(const struct result *result, const struct variant *variant)
{
	int32_t most = 0;

	for (int i = 1; i <= result->nrivals; i++) {
		int rival = result->ranking[i];
		int32_t gain = gain_of(result, variant, rival);

		if (margin_over(result, result->scores, rival) >= 0 &&
		    margin_over(result, variant->scores, rival) <= 0 && gain > most)
			most = gain;
	}
	return most;
}

/* Keeps the flips sorted, the largest gain first; equal ones in the order of the questions. */
static void add_flip(struct flipper *flipper, const struct flip *flip)
{
	struct result *result = flipper->result;
	int k = result->nflips;

	ARENA_GROW(flipper->arena, result->flips, result->nflips);
	for (; k > 0 && result->flips[k - 1].gain < flip->gain; k--)
		result->flips[k] = result->flips[k - 1];
	result->flips[k] = *flip;
	result->nflips++;
}

static void find_flip(struct flipper *flipper, int q)
{
	const struct variants *list = &flipper->questions[q];
	const struct variant *nearest = NULL;
	int32_t least = 0;
	struct flip flip = {.question = q};

	for (int i = 0; i < list->n; i++) {
		const struct variant *variant = &list->variants[i];
		int32_t gain = turning_gain(flipper->result, variant);

		if (gain == 0 || (nearest && (variant->distance > nearest->distance ||
					      (variant->distance == nearest->distance &&
					       gain >= least))))
			continue;
		nearest = variant;
		least = gain;
	}
	if (!nearest)
		return;
	flip.option = nearest->option;
	flip.chosen = nearest->answer.chosen;
	flip.nchosen = nearest->answer.nchosen;
	flip.gain = least;
	memcpy(flip.scores, nearest->scores, sizeof flip.scores);
	add_flip(flipper, &flip);
}

/* The most that another answer to q brings that rival nearer; at most so many steps away. */
static int32_t best_gain(const struct flipper *flipper, int q, int rival, bool is_one_step)
{
	const struct variants *list = &flipper->questions[q];
	enum question_kind kind = flipper->ledger->quiz->questions[q].kind;
	int32_t best = 0;

	if (is_one_step && kind != QUESTION_LIKERT && kind != QUESTION_NUMBER)
		return 0;
	for (int i = 0; i < list->n; i++) {
		int32_t gain = gain_of(flipper->result, &list->variants[i], rival);

		if (gain > best && (!is_one_step || list->variants[i].distance == 1))
			best = gain;
	}
	return best;
}

/* The smallest k of which the k largest gains reach the margin; 0: all together do not. */
static int count_changes(const struct flipper *flipper, int rival, bool is_one_step)
{
	int n = flipper->ledger->quiz->nquestions, count = 0;
	int64_t left = margin_over(flipper->result, flipper->result->scores, rival);
	struct arena_mark mark = arena_mark(flipper->arena);
	int32_t *gains = ARENA_ARRAY(flipper->arena, int32_t, n + 1);

	for (int q = 0; q < n; q++) {
		int32_t gain = best_gain(flipper, q, rival, is_one_step);
		int k = q;

		for (; k > 0 && gains[k - 1] < gain; k--)
			gains[k] = gains[k - 1];
		gains[k] = gain;
	}
	if (left >= 0)
		do
			left -= gains[count++];
		while (left > 0 && count < n && gains[count] > 0);
	if (left > 0 || count == 0 || gains[0] == 0)
		count = 0;
	arena_reset(flipper->arena, mark);
	return count;
}

/* The least over the rivals. */
static int fewest_over_rivals(const struct flipper *flipper, bool is_one_step)
{
	int fewest = 0;

	for (int i = 1; i <= flipper->result->nrivals; i++) {
		int count = count_changes(flipper, flipper->result->ranking[i], is_one_step);

		if (count > 0 && (fewest == 0 || count < fewest))
			fewest = count;
	}
	return fewest;
}

void flip_find(struct arena *arena, const struct ledger *ledger, struct result *result)
{
	struct flipper flipper = {.arena = arena, .ledger = ledger, .result = result};
	int n = ledger->quiz->nquestions;

	flipper.questions = ARENA_ARRAY(arena, struct variants, n + 1);
	find_variants(&flipper);
	for (int q = 0; q < n; q++)
		find_flip(&flipper, q);
	for (int i = 0; i < result->nlines; i++)
		result->lines[i].gain = best_gain(&flipper, result->lines[i].question,
						  result->rival, false);
	result->fewest_changes = fewest_over_rivals(&flipper, false);
	result->fewest_is_bound = flipper.has_controller && result->fewest_changes != 1;
	result->fewest_steps = fewest_over_rivals(&flipper, true);
}
