/*
 * Flips. While the set of answered questions stays the same each line depends on its own answer
 * alone, so another answer's scores are the old ones with one line exchanged. A question that a
 * condition asks is scored anew as a whole.
 */
#include "score/flip.h"

#include <stdlib.h>
#include <string.h>

#include "score/fewest.h"
#include "score/truth.h"
#include "score/variants.h"

struct flipper {
	struct arena *arena;
	const struct ledger *ledger;
	struct result *result;
	struct variants *questions; /* other answers, a question; n 0: nothing to change */
};

static void score_anew(struct flipper *flipper, int q, struct variant *variant)
{
	struct arena_mark mark = arena_mark(flipper->arena);
	const struct ledger *other = ledger_change(flipper->arena, flipper->ledger, q,
						   &variant->answer);

	memcpy(variant->scores, other->scores, sizeof variant->scores);
	arena_reset(flipper->arena, mark);
}

static void exchange_line(const struct flipper *flipper, int q, struct variant *variant)
{
	const struct ledger *ledger = flipper->ledger;
	int nroles = flipper->result->nroles;

	ledger_answer(&ledger->answered, &ledger->quiz->questions[q], &variant->answer, nroles,
		      variant->scores);
	for (int r = 0; r < nroles; r++)
		variant->scores[r] += ledger->scores[r] - ledger->points[q][r];
}

static void find_variants(struct flipper *flipper)
{
	const struct ledger *ledger = flipper->ledger;
	const struct quiz *quiz = ledger->quiz;

	for (int q = 0; q < quiz->nquestions; q++) {
		const struct question *question = &quiz->questions[q];
		const struct answer *answer = &ledger->answers[q];
		struct variants *list = &flipper->questions[q];
		bool is_controller = truth_decides(quiz, q) && ledger->applies[q] != TRUTH_FALSE &&
				     truth_is_given(question, answer);

		if (!is_controller && !ledger->is_answered[q])
			continue;
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

/* The largest gain first; equal ones in the order of the questions. */
static int compare_flips(const void *a, const void *b)
{
	const struct flip *x = a, *y = b;

	return x->gain != y->gain ? (x->gain < y->gain) - (x->gain > y->gain)
				  : x->question - y->question;
}

static void find_flip(struct flipper *flipper, int q)
{
	struct result *result = flipper->result;
	const struct variants *list = &flipper->questions[q];
	const struct variant *nearest = NULL;
	int32_t least = 0;
	struct flip flip = {.question = q};

	for (int i = 0; i < list->n; i++) {
		const struct variant *variant = &list->variants[i];
		int32_t gain = turning_gain(result, variant);

		if (gain == 0 ||
		    (nearest && (variant->distance > nearest->distance ||
				 (variant->distance == nearest->distance && gain >= least))))
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
	ARENA_GROW(flipper->arena, result->flips, result->nflips);
	result->flips[result->nflips++] = flip;
}

/* The most that another answer to q brings the rival nearer. */
static int32_t best_gain(const struct flipper *flipper, int q)
{
	const struct variants *list = &flipper->questions[q];
	int32_t best = 0;

	for (int i = 0; i < list->n; i++) {
		int32_t gain = gain_of(flipper->result, &list->variants[i], flipper->result->rival);

		if (gain > best)
			best = gain;
	}
	return best;
}

void flip_find(struct arena *arena, const struct ledger *ledger, struct result *result)
{
	struct flipper flipper = {.arena = arena, .ledger = ledger, .result = result};
	int n = ledger->quiz->nquestions;

	flipper.questions = ARENA_ARRAY(arena, struct variants, n + 1);
	find_variants(&flipper);
	for (int q = 0; q < n; q++)
		find_flip(&flipper, q);
	if (result->nflips > 0)
		qsort(result->flips, (size_t)result->nflips, sizeof *result->flips, compare_flips);
	for (int i = 0; i < result->nlines; i++)
		result->lines[i].gain = best_gain(&flipper, result->lines[i].question);
	fewest_find(arena, ledger, flipper.questions, result);
}
