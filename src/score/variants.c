/*
 * Counting through the answers of a question: options, points and bands one by one; ticks as the
 * bits of a number; rankings as numbers in a mixed base, each digit choosing among what is left.
 */
#include "score/variants.h"

#include <stdlib.h>
#include <string.h>

#include "base/sort.h"

enum {
	MOST_TICKS = 10,     /* options of which every set of ticks is tried */
	MOST_RANKINGS = 1000 /* rankings that are all tried */
};

struct maker {
	struct arena *arena;
	const struct question *question;
	const struct answer *given; /* or NULL */
	int nroles;
	int *items, nitems; /* options that can be ticked together, or ranked */
	struct variants list;
};

/* Adds the answer unless it is the one given. */
static void add(struct maker *maker, const struct answer *answer, int option)
{
	struct variants *list = &maker->list;
	int distance =
		!maker->given
			? 1
			: score_kind(maker->question)->apart(maker->question, maker->given, answer);

	if (distance == 0)
		return;
	ARENA_GROW(maker->arena, list->variants, list->n);
	list->variants[list->n++] = (struct variant){
		.answer = *answer, .option = option, .distance = distance};
}

static void add_chosen(struct maker *maker, const int *chosen, int nchosen)
{
	struct answer answer = {
		.state = ANSWER_GIVEN,
		.nchosen = nchosen,
		.chosen = arena_copy(maker->arena, chosen, sizeof *chosen * (size_t)nchosen)};

	add(maker, &answer, chosen[0]);
}

static void add_bands(struct maker *maker)
{
	const struct question *question = maker->question;
	bool is_bounded = question->min < question->max;

	for (int i = 0; i < question->nbands; i++) {
		int64_t high = question->bands[i].upto;
		int64_t low = INT64_MIN, number;

		if (i > 0 && __builtin_add_overflow(question->bands[i - 1].upto, 1, &low))
			break;
		if (is_bounded && low < question->min)
			low = question->min;
		if (is_bounded && high > question->max)
			high = question->max;
		if (low > high)
			continue;
		/* The number of the band that is nearest to the one given. */
		number = maker->given && maker->given->number < low ? low : high;
		add(maker, &(struct answer){.state = ANSWER_GIVEN, .number = number}, i);
	}
}

static int ntop(const struct maker *maker)
{
	int most = maker->question->most;

	if (score_kind(maker->question)->variety == VARIETY_RANKINGS && maker->given)
		return maker->given->nchosen;
	return most > 0 && most < maker->nitems ? most : maker->nitems;
}

/* Which role an answer should speak for, and which against. */
struct lean {
	const struct question *question;
	int for_role, against;
};

static int64_t speaks(const void *context, int option)
{
	const struct lean *lean = context;

	return score_kind_support(lean->question, option, lean->for_role) -
	       score_kind_support(lean->question, option, lean->against);
}

/* The n items that say most for role a against b, the strongest first. */
static void add_extreme(struct maker *maker, int n, int a, int b)
{
	struct lean lean = {maker->question, a, b};
	int *sorted = arena_copy(maker->arena, maker->items, sizeof(int) * (size_t)maker->nitems);

	sort_down(sorted, maker->nitems, speaks, &lean);
	add_chosen(maker, sorted, n);
}

static void add_extremes(struct maker *maker, int n)
{
	for (int a = 0; a < maker->nroles; a++)
		for (int b = 0; b < maker->nroles; b++)
			if (a != b && n > 0)
				add_extreme(maker, n, a, b);
}

static void add_ticks(struct maker *maker)
{
	int chosen[MOST_TICKS], least = maker->question->least, most = ntop(maker);

	if (maker->nitems > MOST_TICKS) {
		for (int i = 0; i < maker->nitems && least <= 1; i++)
			add_chosen(maker, &maker->items[i], 1);
		if (least > 1)
			add_extremes(maker, least < maker->nitems ? least : maker->nitems);
		return;
	}
	for (int set = 1; set < 1 << maker->nitems; set++) {
		int n = 0;

		for (int i = 0; i < maker->nitems; i++)
			if (set >> i & 1)
				chosen[n++] = maker->items[i];
		if (n >= least && n <= most)
			add_chosen(maker, chosen, n);
	}
}

static void add_ranking(struct maker *maker, int number, int top)
{
	struct arena_mark mark = arena_mark(maker->arena);
	int nleft = maker->nitems;
	int chosen[MOST_RANKINGS];
	int *left = arena_copy(maker->arena, maker->items, sizeof(int) * (size_t)nleft);

	for (int place = 0; place < top; place++) {
		int digit = number % nleft;

		number /= nleft;
		chosen[place] = left[digit];
		nleft--;
		memmove(&left[digit], &left[digit + 1], sizeof *left * (size_t)(nleft - digit));
	}
	arena_reset(maker->arena, mark);
	add_chosen(maker, chosen, top);
}

static void add_rankings(struct maker *maker)
{
	int top = ntop(maker);
	int64_t count = 1;

	for (int i = 0; i < top && count <= MOST_RANKINGS; i++)
		count *= maker->nitems - i;
	if (count > MOST_RANKINGS) {
		add_extremes(maker, top);
		return;
	}
	for (int i = 0; i < count && top > 0; i++)
		add_ranking(maker, i, top);
}

/* Options that go together; those that stand alone are answers of their own. */
static void sort_options(struct maker *maker)
{
	const struct question *question = maker->question;
	bool is_multi = score_kind(question)->variety == VARIETY_TICKS;

	maker->items = ARENA_ARRAY(maker->arena, int, question->noptions + 1);
	for (int i = 0; i < question->noptions; i++) {
		const struct quiz_option *option = &question->options[i];

		if (option->is_no_answer)
			continue;
		if (is_multi && (option->is_exclusive || option->is_none))
			add_chosen(maker, &i, 1);
		else
			maker->items[maker->nitems++] = i;
	}
}

struct variants variants_make(struct arena *arena, const struct question *question,
			      const struct answer *given, int nroles)
{
	struct maker maker = {
		.arena = arena, .question = question, .given = given, .nroles = nroles};

	sort_options(&maker);
	switch (score_kind(question)->variety) {
	case VARIETY_OPTIONS:
		for (int i = 0; i < maker.nitems; i++)
			add_chosen(&maker, &maker.items[i], 1);
		break;
	case VARIETY_TICKS:
		add_ticks(&maker);
		break;
	case VARIETY_RANKINGS:
		add_rankings(&maker);
		break;
	case VARIETY_BANDS:
		add_bands(&maker);
		break;
	case VARIETY_WORDS:
		break;
	}
	return maker.list;
}
