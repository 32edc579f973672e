/*
 * People counted: for made-up questionnaires of two to five roles, the counts are those of all
 * people but one, in whatever order they come; groups too small stand with others, and none can be
 * had by subtraction.
 */
#include "cohort/census.h"

#include "cohort/publish.h"
#include "cohort/suppress.h"
#include "made_up.h"
#include "score/trait.h"
#include "tap.h"

enum { ROUNDS = 40, MOST_PEOPLE = 30, MOST_GROUPS = 6 };

struct people {
	struct world world;
	const struct traits *traits;
	struct buf packed[MOST_PEOPLE];
	const char *groups[MOST_PEOPLE];
	int n;
};

static bool open_world(struct world *world)
{
	struct diag diag;

	arena_init(&world->arena);
	diag_init(&diag);
	world->five_roles = guide_load(&world->arena,
				       in_root(&world->arena, "content/five-roles.xml"),
				       in_root(&world->arena, "content/schema/guide.rng"), NULL,
				       &diag);
	diag_print(&diag, stdout, 3, false);
	diag_release(&diag);
	return world->five_roles;
}

/* A questionnaire and people who answer it. */
static void draw_people(struct people *people, int round)
{
	static const char *const names[MOST_GROUPS] = {"red", "blue", "green",
						       NULL,  "grey", "pink"};
	struct world *world = &people->world;
	int ngroups = 1 + round % MOST_GROUPS;

	draw_world(world, round);
	people->traits = traits_make(&world->arena, &world->quiz);
	people->n = 1 + draw(world, MOST_PEOPLE);
	for (int i = 0; i < people->n; i++) {
		for (int q = 0; q < world->quiz.nquestions; q++)
			draw_answer(world, q);
		buf_init(&people->packed[i]);
		census_pack(people->traits,
			    score_make(&world->arena, &world->quiz, &world->answers),
			    &people->packed[i]);
		people->groups[i] = names[draw(world, ngroups)];
	}
}

/* From one of them on, then those before. */
static struct census *count_from(const struct people *people, int first)
{
	struct census *census = census_new(people->traits);

	for (int k = 0; k < people->n; k++) {
		int i = (first + k) % people->n;
		char code[16];

		snprintf(code, sizeof code, "code%d", i);
		census_take(census, people->groups[i], code, people->packed[i].bytes,
			    people->packed[i].n);
	}
	return census;
}

/* How many have each trait. */
static int64_t *count_all(const struct people *people, struct arena *arena)
{
	int64_t *counts = ARENA_ARRAY(arena, int64_t, people->traits->n + 1);

	for (int i = 0; i < people->n; i++)
		for (size_t k = 0; k + sizeof(int) <= people->packed[i].n; k += sizeof(int)) {
			int trait;

			memcpy(&trait, people->packed[i].bytes + k, sizeof trait);
			counts[trait]++;
		}
	return counts;
}

/* Takes what one person has from the counts; whether nothing is left then. */
static bool is_one(const struct people *people, int64_t *counts, const struct buf *packed)
{
	for (size_t k = 0; k < packed->n; k += sizeof(int)) {
		int trait;

		memcpy(&trait, packed->bytes + k, sizeof trait);
		counts[trait]--;
	}
	for (int t = 0; t < people->traits->n; t++)
		if (counts[t] != 0)
			return false;
	return true;
}

/* Whether the counts are those of all but one of the people. */
static bool leaves_one_out(const struct people *people, struct arena *arena,
			   const struct census_part *part)
{
	int64_t *counts = count_all(people, arena);
	size_t n = sizeof *counts * (size_t)people->traits->n;

	for (int t = 0; t < people->traits->n; t++)
		counts[t] -= part->counts[t];
	for (int i = 0; i < people->n; i++)
		if (is_one(people, arena_copy(arena, counts, n), &people->packed[i]))
			return true;
	return false;
}

/* Rows of a limit or more, of all people together, the small ones as one. */
static bool has_safe_rows(const struct people *people, const struct group_input *input)
{
	int64_t npeople = 0;

	for (int i = 0; i < input->nrows; i++) {
		npeople += input->rows[i].npeople;
		if (input->rows[i].npeople < input->least)
			return false;
	}
	return input->nrows == 0 || npeople == people->n;
}

static bool is_same_input(const struct group_input *a, const struct group_input *b)
{
	size_t n = sizeof *a->shown * (size_t)a->traits->n;

	if (a->npeople != b->npeople || a->nrows != b->nrows || memcmp(a->shown, b->shown, n) != 0)
		return false;
	for (int i = 0; i < a->nrows; i++)
		if (a->rows[i].npeople != b->rows[i].npeople ||
		    memcmp(a->rows[i].shown, b->rows[i].shown, n) != 0)
			return false;
	return true;
}

/* Steps, or hidden. */
static bool shows_steps(const struct group_input *input)
{
	for (int t = 0; t < input->traits->n; t++)
		if (input->shown[t] != GROUP_HIDDEN && input->shown[t] % input->step != 0)
			return false;
	return true;
}

/* Of so many people little is hidden: where two roundings of one count are at odds. */
static int count_hidden(struct people *people, int64_t npeople)
{
	struct arena *arena = &people->world.arena;
	struct census *census = census_new(people->traits);
	struct group_input input = {.traits = people->traits, .least = 5};
	int nhidden = 0;

	for (int64_t i = 0; i < npeople; i++) {
		const struct buf *packed = &people->packed[i % people->n];
		char code[32];

		snprintf(code, sizeof code, "code%d", (int)i);
		census_take(census, NULL, code, packed->bytes, packed->n);
	}
	publish_fill(arena, census, &input);
	for (int t = 0; t < people->traits->n; t++)
		nhidden += input.shown[t] == GROUP_HIDDEN;
	census_free(census);
	return nhidden;
}

static bool counts_nothing_private(const struct people *people)
{
	const struct quiz *quiz = &people->world.quiz;

	for (int q = 0; q < quiz->nquestions; q++)
		if ((quiz->questions[q].is_private || quiz->questions[q].kind == QUESTION_TEXT) &&
		    traits_nanswers(people->traits, q) > 0)
			return false;
	return true;
}

static void test_people(void)
{
	struct people people = {0};
	bool is_out = true, is_same = true, is_safe = true, has_steps = true, is_private = true;
	int nhidden = 0, ntraits = 0;

	if (!tap_ok(open_world(&people.world), "the guide loads"))
		return;
	for (int round = 0; round < ROUNDS; round++) {
		struct arena *arena = &people.world.arena;
		struct census *census, *other;
		struct census_part part;
		struct group_input input = {0}, turned = {0};

		draw_people(&people, round);
		census = count_from(&people, 0);
		other = count_from(&people, people.n / 2);
		part = census_all(arena, census);
		is_out = is_out && leaves_one_out(&people, arena, &part);
		input.traits = turned.traits = people.traits;
		input.least = turned.least = 3 + round % 3;
		publish_fill(arena, census, &input);
		publish_fill(arena, other, &turned);
		is_same = is_same && is_same_input(&input, &turned);
		is_safe = is_safe && has_safe_rows(&people, &input);
		has_steps = has_steps && shows_steps(&input);
		is_private = is_private && counts_nothing_private(&people);
		nhidden += count_hidden(&people, 1000);
		ntraits += people.traits->n;
		census_free(census);
		census_free(other);
		for (int i = 0; i < people.n; i++)
			buf_release(&people.packed[i]);
	}
	tap_ok(is_out, "all but one of the people are counted");
	tap_ok(is_same, "in whatever order they come");
	tap_ok(is_safe, "no group is small, nor what is left of all people");
	tap_ok(has_steps, "all numbers are multiples of the step");
	tap_ok(50 * nhidden < ntraits, "of a thousand people little is hidden");
	tap_ok(is_private, "own words and private answers are not counted");
	arena_release(&people.world.arena);
}

int main(void)
{
	test_people();
	return tap_done();
}
