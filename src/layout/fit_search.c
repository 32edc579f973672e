/*
 * The search halves the distance between a setting that is not enough and one that is, and keeps
 * all trials: the best of those that have the number of pages is taken, wherever it lay.
 */
#include "layout/fit_search.h"

#include <assert.h>
#include <stddef.h>

struct tries {
	struct fit_search *search;
	struct fit_trial (*lay_out)(void *context, int setting);
	void *context;
};

static const struct fit_trial *try_setting(struct tries *tries, int setting)
{
	struct fit_trial *trial = &tries->search->trials[tries->search->ntrials++];

	assert(tries->search->ntrials <= FIT_MOST_TRIALS);
	*trial = tries->lay_out(tries->context, setting);
	trial->setting = setting;
	return trial;
}

static bool is_exact(const struct fit_search *search, const struct fit_trial *trial)
{
	return trial->npages == search->wanted && !trial->is_poor;
}

/* Whether a trial is tight enough, or looser still would be too loose. */
static bool is_tight(const struct fit_search *search, const struct fit_trial *trial)
{
	return trial->npages <= search->wanted && !trial->is_poor;
}

static bool is_loose(const struct fit_search *search, const struct fit_trial *trial)
{
	return !is_tight(search, trial) ||
	       (trial->npages == search->wanted && trial->fill >= FIT_WELL_FILLED);
}

/* Whether a is the better one to take; both have the number of pages. */
static bool is_better(const struct fit_trial *a, const struct fit_trial *b)
{
	int a_fill = a->fill < FIT_WELL_FILLED ? a->fill : FIT_WELL_FILLED;
	int b_fill = b->fill < FIT_WELL_FILLED ? b->fill : FIT_WELL_FILLED;

	if (a->setting < 0)
		return a->setting > b->setting;
	return a_fill != b_fill ? a_fill > b_fill : a->setting < b->setting;
}

/* Takes the best trial; false where none has the number of pages. */
static bool take_best(struct fit_search *search)
{
	const struct fit_trial *best = NULL;

	for (int i = 0; i < search->ntrials; i++) {
		const struct fit_trial *trial = &search->trials[i];

		if (is_exact(search, trial) && (!best || is_better(trial, best)))
			best = trial;
	}
	if (!best)
		return false;
	search->outcome = FIT_FOUND;
	search->setting = best->setting;
	return true;
}

/* Between low, where has_come is false, and high, where it is true, down to neighbours. */
static void halve(struct tries *tries, int low, int high, int *below,
		  const struct fit_trial **above,
		  bool (*has_come)(const struct fit_search *, const struct fit_trial *))
{
	while (high - low > 1) {
		int middle = low + (high - low) / 2;
		const struct fit_trial *trial = try_setting(tries, middle);

		if (has_come(tries->search, trial)) {
			high = middle;
			*above = trial;
		} else {
			low = middle;
		}
	}
	*below = low;
}

static bool is_too_long(const struct fit_search *search, const struct fit_trial *trial)
{
	return !is_tight(search, trial);
}

static void tighten(struct tries *tries, const struct fit_trial *designed)
{
	struct fit_search *search = tries->search;
	const struct fit_trial *above = designed;
	int below;

	search->outcome = FIT_TOO_LONG;
	search->setting = -FIT_FARTHEST;
	if (is_too_long(search, try_setting(tries, -FIT_FARTHEST)))
		return;
	halve(tries, -FIT_FARTHEST, 0, &below, &above, is_too_long);
	search->outcome = FIT_JUMPED;
	search->setting = above->setting;
	take_best(search);
}

static void loosen(struct tries *tries)
{
	struct fit_search *search = tries->search;
	const struct fit_trial *above = try_setting(tries, FIT_FARTHEST);
	int below = FIT_FARTHEST;

	if (is_loose(search, above))
		halve(tries, 0, FIT_FARTHEST, &below, &above, is_loose);
	if (take_best(search))
		return;
	search->outcome = is_loose(search, above) && !above->is_poor ? FIT_JUMPED : FIT_TOO_SHORT;
	search->setting = search->outcome == FIT_JUMPED ? above->setting : below;
}

void fit_search(struct fit_search *search, int wanted,
		struct fit_trial (*lay_out)(void *context, int setting), void *context)
{
	struct tries tries = {search, lay_out, context};
	const struct fit_trial *designed;

	*search = (struct fit_search){.wanted = wanted};
	designed = try_setting(&tries, 0);
	if (is_exact(search, designed))
		search->outcome = FIT_FOUND;
	else if (is_too_long(search, designed))
		tighten(&tries, designed);
	else
		loosen(&tries);
}
