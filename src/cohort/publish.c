/*
 * Counts become what is shown of them. Groups too small to be shown stand together; where that is
 * still too few, the next larger one joins them, so that none can be had by subtraction.
 */
#include "cohort/publish.h"

#include "cohort/suppress.h"
#include "cohort/census.h"
#include "content/quiz.h"
#include "score/trait.h"

enum { MOST_ROWS = 40 };

/* Random bits of one count and those whom it is of (splitmix64, Steele et al. 2014). */
static uint64_t draw_of(uint64_t sum, int trait)
{
	uint64_t z = sum + ((uint64_t)trait + 1) * UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

/* How many people its counts are of: all but the one who is in none. */
static int64_t count_people(const struct census_part *part)
{
	return part->npeople > 0 ? part->npeople - 1 : 0;
}

static int64_t *round_all(struct arena *arena, const struct census_part *part, int ntraits,
			  int least)
{
	int64_t *shown = ARENA_ARRAY(arena, int64_t, ntraits + 1);

	for (int t = 0; t < ntraits; t++)
		shown[t] = suppress_round(part->counts[t], count_people(part), least,
					  draw_of(part->sum, t));
	return shown;
}

static void hide(int64_t *shown, int n)
{
	for (int i = 0; i < n; i++)
		shown[i] = GROUP_HIDDEN;
}

/* What a count of the whole cohort is among. */
struct whole {
	const struct traits *traits;
	int64_t *shown;
	int64_t npeople;
	int least;
};

static bool are_open(const struct whole *whole, const int64_t *shown, int n,
		     struct suppress_range total)
{
	return suppress_are_open(shown, n, total, whole->npeople, whole->least);
}

static struct suppress_range everybody(const struct whole *whole)
{
	return (struct suppress_range){whole->npeople, whole->npeople};
}

/* Those of whom it is not said how many they are. */
static struct suppress_range some(const struct whole *whole)
{
	return (struct suppress_range){0, whole->npeople};
}

/* Who leads, by how much, and who does not, tell of each other. */
static void hide_outcomes(const struct whole *whole)
{
	const struct traits *traits = whole->traits;
	int64_t all[SCORE_MAX_ROLES + TRAIT_OTHERS], *shown = whole->shown;
	int n = traits->nroles;

	for (int r = 0; r < n; r++) {
		int64_t *bands = shown + traits->bands + r * TRAIT_BANDS;

		all[r] = shown[traits->leads + r];
		if (!are_open(whole, bands, TRAIT_BANDS,
			      suppress_range(all[r], whole->npeople, whole->least)))
			hide(bands, TRAIT_BANDS);
	}
	for (int i = 0; i < TRAIT_OTHERS; i++)
		all[n++] = shown[traits->others + i];
	if (!are_open(whole, all, n, everybody(whole)))
		hide(shown + traits->leads, traits->places - traits->leads);
}

static void hide_places(const struct whole *whole)
{
	const struct traits *traits = whole->traits;

	for (int t = traits->places; t < traits->skips; t += TRAIT_PLACES)
		if (!are_open(whole, whole->shown + t, TRAIT_PLACES, some(whole)))
			hide(whole->shown + t, TRAIT_PLACES);
}

/* Whether answers to a question, of which each person has one or none, and those who have none
 * leave each other open. Who will not say is among these. */
static bool are_answers_open(struct arena *arena, const struct whole *whole, int q)
{
	const struct question *question = &whole->traits->quiz->questions[q];
	const int64_t *shown = whole->shown + whole->traits->answers[q];
	int nanswers = traits_nanswers(whole->traits, q), n = 0;
	int64_t *all = ARENA_ARRAY(arena, int64_t, nanswers + 1);

	for (int i = 0; i < nanswers; i++)
		if (i >= question->noptions || !question->options[i].is_no_answer)
			all[n++] = shown[i];
	all[n++] = whole->shown[whole->traits->skips + q];
	return are_open(whole, all, n, question->when ? some(whole) : everybody(whole));
}

/* Answers how many questions it hides the answers of. */
static int hide_answers(struct arena *arena, const struct whole *whole)
{
	const struct traits *traits = whole->traits;
	int nhidden = 0;

	for (int q = 0; q < traits->quiz->nquestions; q++) {
		int n = traits_nanswers(traits, q);

		if (n == 0 || traits->quiz->questions[q].kind == QUESTION_MULTI ||
		    are_answers_open(arena, whole, q))
			continue;
		hide(whole->shown + traits->answers[q], n);
		nhidden++;
	}
	return nhidden;
}

static void add_row(struct arena *arena, struct census *census, struct group_input *input, int from,
		    int to)
{
	struct census_part part = census_part(arena, census, from, to);
	struct group_row *rows = ARENA_ARRAY(arena, struct group_row, input->nrows + 1);

	for (int i = 0; i < input->nrows; i++)
		rows[i] = input->rows[i];
	rows[input->nrows] = (struct group_row){
		.name = to == from + 1 ? census_group(census, from) : NULL,
		.ngroups = to - from,
		.npeople = part.npeople,
		.shown = round_all(arena, &part, input->traits->n, input->least),
	};
	input->rows = rows;
	input->nrows++;
}

/* How many groups stand alone; the others do together. */
static int find_alone(struct census *census, int ngroups, int least)
{
	int64_t rest = 0;
	int alone = 0;

	while (alone < ngroups && alone < MOST_ROWS && census_group_size(census, alone) >= least)
		alone++;
	for (int i = alone; i < ngroups; i++)
		rest += census_group_size(census, i);
	while (alone > 0 && rest > 0 && rest < least)
		rest += census_group_size(census, --alone);
	return alone;
}

/* A single row would only say again what all do. */
static void fill_groups(struct arena *arena, struct census *census, struct group_input *input)
{
	int ngroups = census_ngroups(census), alone = find_alone(census, ngroups, input->least);

	if (alone == 0 || ngroups < 2)
		return;
	for (int i = 0; i < alone; i++)
		add_row(arena, census, input, i, i + 1);
	if (alone < ngroups)
		add_row(arena, census, input, alone, ngroups);
}

void publish_fill(struct arena *arena, struct census *census, struct group_input *input)
{
	struct census_part all = census_all(arena, census);
	struct whole whole = {.traits = input->traits,
			      .shown = round_all(arena, &all, input->traits->n, input->least),
			      .npeople = count_people(&all),
			      .least = input->least};

	input->step = suppress_step(input->least);
	input->npeople = all.npeople;
	input->has_shown = whole.npeople >= input->step;
	input->shown = whole.shown;
	if (!input->has_shown)
		return;
	hide_outcomes(&whole);
	hide_places(&whole);
	input->nhidden = hide_answers(arena, &whole);
	fill_groups(arena, census, input);
	input->has_many = census_has_many(census);
}
