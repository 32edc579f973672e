/*
 * While the set of answered questions stays the same each line depends on its own answer alone, so
 * the fewest changes are the largest gains added up. Answers that decide what is asked change that
 * set: each way to answer those is tried, and the gains are added up within it. Both together find
 * the fewest there are.
 */
#include "score/fewest.h"

#include <stdlib.h>
#include <string.h>

#include "score/truth.h"

enum {
	MOST_TRIALS = 20000, /* ways to answer what decides */
	MOST_LINES = 1000000 /* other answers looked at in all of them */
};

struct search {
	struct arena *arena;
	const struct ledger *ledger;
	const struct variants *others;
	const struct result *result;
	bool is_one_step;  /* only moves by one point or band */
	bool *is_deciding; /* a question: its other answers are tried one by one */
	int64_t ntrials;
	int fewest; /* so far; 0: none */
};

/* Whether a scored question is asked or not by the answer to q, perhaps by way of others. */
static bool decides_points(const struct quiz *quiz, int q)
{
	for (int i = q + 1; i < quiz->nquestions; i++)
		if (truth_reads(quiz->questions[i].when, q) &&
		    (quiz->questions[i].weight > 0 || decides_points(quiz, i)))
			return true;
	return false;
}

static bool is_allowed(const struct search *search, int q, const struct variant *variant)
{
	return !search->is_one_step ||
	       (score_kind(&search->ledger->quiz->questions[q])->has_steps &&
		variant->distance == 1);
}

static int count_allowed(const struct search *search, int q)
{
	int n = 0;

	for (int i = 0; i < search->others[q].n; i++)
		n += is_allowed(search, q, &search->others[q].variants[i]);
	return n;
}

/* Whether few enough ways are to be tried; else what decides stays as it is. */
static bool plan(struct search *search)
{
	const struct quiz *quiz = search->ledger->quiz;
	int64_t nlines = 1;

	search->ntrials = 1;
	for (int q = 0; q < quiz->nquestions; q++) {
		search->is_deciding[q] = search->others[q].n > 0 && decides_points(quiz, q);
		if (search->is_deciding[q] && search->ntrials <= MOST_TRIALS)
			search->ntrials *= 1 + count_allowed(search, q);
		nlines += search->others[q].n;
	}
	if (search->ntrials <= MOST_TRIALS && search->ntrials * nlines <= MOST_LINES)
		return true;
	search->ntrials = 1;
	return false;
}

/* The answers of a trial, whose number is the other answers chosen in a mixed base; how many of
 * them are changed. */
static int set_answers(const struct search *search, int64_t trial, struct answer *answers)
{
	const struct quiz *quiz = search->ledger->quiz;
	int nchanged = 0;

	for (int q = 0; q < quiz->nquestions; q++) {
		int64_t digit, base = 1;

		if (!search->is_deciding[q])
			continue;
		base += count_allowed(search, q);
		digit = trial % base;
		trial /= base;
		nchanged += digit > 0;
		for (int i = 0; i < search->others[q].n && digit > 0; i++)
			if (is_allowed(search, q, &search->others[q].variants[i]) && --digit == 0)
				answers[q] = search->others[q].variants[i].answer;
	}
	return nchanged;
}

/* By how much the leader is before that rival with another answer to q within this ledger, less by
 * how much now: what the answer alone changes, since it decides over no points. */
static int32_t find_change(const struct search *search, const struct ledger *ledger, int q,
			   const struct variant *variant, int rival)
{
	const struct result *result = search->result;
	int leader = result->leader;

	if (ledger == search->ledger)
		return variant->scores[leader] - variant->scores[rival] -
		       (ledger->scores[leader] - ledger->scores[rival]);
	return ledger_margin(&ledger->answered, &ledger->quiz->questions[q], &variant->answer,
			     leader, rival) -
	       (ledger->points[q][leader] - ledger->points[q][rival]);
}

/* The most that another answer to q brings that rival nearer, within this ledger. */
static int32_t best_gain(const struct search *search, const struct ledger *ledger, int q, int rival)
{
	const struct variants *list = &search->others[q];
	int32_t best = 0;

	if (!ledger->is_answered[q] || search->is_deciding[q])
		return 0;
	for (int i = 0; i < list->n; i++) {
		int32_t gain;

		if (!is_allowed(search, q, &list->variants[i]))
			continue;
		gain = -find_change(search, ledger, q, &list->variants[i], rival);
		if (gain > best)
			best = gain;
	}
	return best;
}

/* The largest first. */
static int compare_gains(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x < y) - (x > y);
}

/* How many more answers must change within this ledger until that rival has caught up, or, where it
 * had before, is ahead; -1: all of them do not do it. */
static int count_more(const struct search *search, const struct ledger *ledger, int rival)
{
	const struct result *result = search->result;
	int n = ledger->quiz->nquestions, count = 0, leader = result->leader;
	bool was_level = result->scores[leader] == result->scores[rival];
	int64_t left = (int64_t)ledger->scores[leader] - ledger->scores[rival] + was_level;
	int32_t *gains = ARENA_ARRAY(search->arena, int32_t, n + 1);

	for (int q = 0; q < n && left > 0; q++)
		gains[q] = best_gain(search, ledger, q, rival);
	qsort(gains, (size_t)n, sizeof *gains, compare_gains);
	while (left > 0 && count < n && gains[count] > 0)
		left -= gains[count++];
	return left > 0 ? -1 : count;
}

static void try(struct search *search, int64_t trial)
{
	const struct ledger *ledger = search->ledger;
	const struct result *result = search->result;
	struct arena_mark mark = arena_mark(search->arena);
	struct answer *answers = arena_copy(search->arena, ledger->answers,
					    sizeof *answers * (size_t)ledger->quiz->nquestions);
	int nchanged = set_answers(search, trial, answers);

	if (search->fewest == 0 || nchanged < search->fewest) {
		if (nchanged > 0)
			ledger = ledger_make(search->arena, ledger->quiz, answers,
					     ledger->answered.weights);
		for (int i = 1; i <= result->nrivals; i++) {
			int rival = result->ranking[i], more;

			if (result->scores[result->leader] < result->scores[rival])
				continue;
			more = count_more(search, ledger, rival);
			if (more >= 0 && (search->fewest == 0 || nchanged + more < search->fewest))
				search->fewest = nchanged + more;
		}
	}
	arena_reset(search->arena, mark);
}

/* The fewest, or 0; false where that is an upper bound alone. */
static bool search_fewest(struct arena *arena, const struct ledger *ledger,
			  const struct variants *others, struct result *result, bool is_one_step,
			  int *fewest)
{
	struct search search = {
		.arena = arena,
		.ledger = ledger,
		.others = others,
		.result = result,
		.is_one_step = is_one_step,
		.is_deciding = ARENA_ARRAY(arena, bool, ledger->quiz->nquestions + 1)};
	bool is_whole = plan(&search);

	for (int64_t trial = 0; trial < search.ntrials; trial++)
		try(&search, trial);
	*fewest = search.fewest;
	return is_whole;
}

void fewest_find(struct arena *arena, const struct ledger *ledger, const struct variants *others,
		 struct result *result)
{
	bool is_whole = search_fewest(arena, ledger, others, result, false,
				      &result->fewest_changes);

	/* All single answers have been tried; beyond that nothing is certain. */
	if (!is_whole) {
		result->fewest_changes = result->nflips > 0 ? 1 : 2;
		result->fewest_is_bound = result->nflips == 0;
	}
	if (!search_fewest(arena, ledger, others, result, true, &result->fewest_steps) &&
	    result->fewest_steps == 0)
		result->fewest_steps = -1;
}
