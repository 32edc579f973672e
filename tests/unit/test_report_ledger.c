/*
 * The ledger of reports as a reader with a pencil checks it: 300 made-up questionnaires of two to
 * five roles with made-up answers. What is printed is read back from the document: lines, subtotals
 * and scores must add up, answers that turn the order must be those of the result, and nothing
 * private may stand anywhere. Then the workings of each kind of question.
 */
#include <stdlib.h>

#include "made_up.h"
#include "tap.h"

enum { ROUNDS = 300, FIRST_ROLE = 5 }; /* the column where the points of the first role stand */

/* Whether lines, subtotals and scores add up for the role, and every answer has its line. */
static bool adds_up(const struct world *world, const struct block *table, int role)
{
	int sum = 0, subtotals = 0, nlines = 0, nwanted = 0, left = 0;

	for (int i = 0; i < world->result->nlines; i++)
		nwanted += world->result->lines[i].is_answered;
	for (const struct block *row = body_of(table)->first; row; row = row->next) {
		int points = read_points(row, FIRST_ROLE + role);

		if (!row->next)
			return left == 0 && sum == subtotals && nlines == nwanted &&
			       points == 5000 + sum && points == world->result->scores[role];
		if (row->of.row->line == ROW_LINE_STRONG) {
			if (left != 0)
				return false; /* the group before it */
			left = points;
			subtotals += points;
			continue;
		}
		left -= points;
		sum += points;
		nlines++;
	}
	return false;
}

/* In a line the stake holds the points, and the bars end where the numbers say. */
static bool has_true_bars(const struct world *world, const struct block *table)
{
	for (const struct block *row = body_of(table)->first; row->next; row = row->next) {
		const struct chart *chart;

		if (row->of.row->line == ROW_LINE_STRONG)
			continue;
		chart = cell_at(row, FIRST_ROLE - 1)->first->of.chart;
		if (chart->nbars != world->guide.nroles)
			return false;
		for (int r = 0; r < chart->nbars; r++) {
			int points = read_points(row, FIRST_ROLE + r);

			if (chart->bars[r].low + chart->bars[r].high != points ||
			    abs(points) > read_points(row, FIRST_ROLE - 2))
				return false;
		}
	}
	return true;
}

/* Answers that turn the order: the scores of the result, in its order. */
static bool has_true_flips(const struct world *world)
{
	const struct result *result = world->result;
	const struct block *table = find_table(world->doc, "change");
	int i = 0, nfree = 0;

	for (int r = 0; r < result->nroles; r++)
		nfree += !result->is_blocked[r];
	if (nfree < 2 || result->outcome == OUTCOME_INSUFFICIENT || result->nflips == 0)
		return true; /* no other answer alone gives another result */
	if (result->outcome == OUTCOME_DIVIDED)
		return !table; /* no order is said, so none is turned */
	if (!table)
		return false;
	for (const struct block *row = body_of(table)->first; row; row = row->next, i++)
		for (int r = 0; r < result->nroles; r++)
			if (i >= result->nflips ||
			    read_points(row, 4 + r) != result->flips[i].scores[r])
				return false;
	return i > 0;
}

struct faults {
	int messages, tables, sums, bars, flips, secrets, strange;
};

static void check_round(struct world *world, struct faults *faults)
{
	const struct block *table;
	bool has_lines = false;

	faults->messages += !compose(world);
	faults->secrets += holds(world->doc, "Secret");
	faults->strange += holds(world->doc, "{") || holds(world->doc, "(null)");
	for (int i = 0; i < world->result->nlines; i++)
		has_lines |= world->result->lines[i].is_answered;
	table = find_table(world->doc, "ledger");
	faults->tables += has_lines != (table != NULL);
	faults->flips += !has_true_flips(world);
	if (!table)
		return;
	faults->bars += !has_true_bars(world, table);
	for (int r = 0; r < world->guide.nroles; r++)
		faults->sums += !adds_up(world, table, r);
}

static void test_made_up(struct world *world)
{
	struct faults faults = {0};
	int noutcomes[OUTCOME_DIVIDED + 1] = {0};

	for (int round = 0; round < ROUNDS; round++) {
		struct arena_mark mark = arena_mark(&world->arena);

		draw_world(world, round);
		check_round(world, &faults);
		noutcomes[world->result->outcome]++;
		arena_reset(&world->arena, mark);
	}
	tap_ok(faults.messages == 0, "%d reports have nothing to complain of", ROUNDS);
	tap_ok(faults.tables == 0, "there is a ledger where there are lines");
	tap_ok(faults.sums == 0, "lines, subtotals and scores add up as printed (not: %d)",
	       faults.sums);
	tap_ok(faults.bars == 0, "bars end where the numbers say, within the stake");
	tap_ok(faults.flips == 0, "answers that turn the order are those of the result (not: %d)",
	       faults.flips);
	tap_ok(faults.secrets == 0, "nothing private stands anywhere");
	tap_ok(faults.strange == 0, "no phrase is left unfilled");
	for (int i = 0; i <= OUTCOME_DIVIDED; i++)
		tap_ok(noutcomes[i] > 0, "outcome %d came up, %d times", i, noutcomes[i]);
}

/* One question of one kind, answered: what the workings say of it. */
static void test_workings(struct world *world)
{
	static int first[] = {0}, three[] = {0, 1, 2};
	static int8_t supports[3][2] = {{2, -1}, {1, 0}, {-1, 2}};
	static int8_t keys[] = {2, -1};
	static const struct {
		enum question_kind kind;
		int nchosen;
		const char *words;
	} cases[] = {
		{QUESTION_SINGLE, 1, "2/2"},
		{QUESTION_MULTI, 3, "(2 + 1 \xe2\x88\x92 1)/6"},
		{QUESTION_RANK, 3, "(3 \xc3\x97 2 + 2 \xc3\x97 1 \xe2\x88\x92 1 \xc3\x97 1)/12"},
		{QUESTION_LIKERT, 1,
		 "2/2 \xc3\x97 \xe2\x88\x92"
		 "1"},
		{QUESTION_NUMBER, 0, "1/2"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct question *question;
		struct answer *answer;

		draw_world(world, 0);
		world->quiz.nquestions = 1;
		world->quiz.nrules = world->quiz.npairs = 0;
		question = &world->quiz.questions[0];
		question->kind = cases[i].kind;
		question->dimension = 0;
		question->weight = 1;
		question->is_private = false;
		question->keys = keys;
		question->noptions = cases[i].kind == QUESTION_NUMBER ? 0 : 3;
		question->options = ARENA_ARRAY(&world->arena, struct quiz_option, 3);
		for (int k = 0; k < 3; k++)
			question->options[k] = (struct quiz_option){
				.supports = supports[k], .text = text_of(world, "Option")};
		draw_bands(world, question);
		question->bands[1].supports = supports[1];
		answer = &world->answers.answers[0];
		*answer = (struct answer){.state = ANSWER_GIVEN,
					  .number = 450,
					  .chosen = cases[i].nchosen == 3 ? three : first,
					  .nchosen = cases[i].nchosen};
		compose(world);
		tap_ok(holds(world->doc, cases[i].words), "workings say \"%s\"", cases[i].words);
	}
}

int main(void)
{
	struct world world = {.seed = 1};

	arena_init(&world.arena);
	if (tap_ok(load_world(&world, "en"), "guide and phrases can be loaded")) {
		test_made_up(&world);
		test_workings(&world);
	}
	arena_release(&world.arena);
	return tap_done();
}
