/*
 * The ledger of reports as a reader with a pencil checks it: 300 made-up questionnaires of two to
 * five roles with made-up answers. What is printed is read back from the document: lines, subtotals
 * and scores must add up, answers that turn the order must be those of the result, and nothing
 * private may stand anywhere. Then the workings of each kind of question.
 */
#include <stdlib.h>

#include "answers/answers.h"
#include "base/file.h"
#include "content/guide.h"
#include "content/phrases.h"
#include "doc/doc.h"
#include "doc/report.h"
#include "score/score.h"
#include "tap.h"

enum { ROUNDS = 300, FIRST_ROLE = 5 }; /* the column where the points of the first role stand */

struct world {
	struct arena arena;
	uint64_t seed;
	const struct guide *five_roles;
	const struct phrases *phrases;
	struct guide guide;
	struct quiz quiz;
	struct answers answers;
	const struct result *result;
	struct doc *doc;
};

static char *in_root(struct arena *arena, const char *path)
{
	const char *root = getenv("ROOT");

	return file_join(arena, root ? root : ".", path);
}

static int draw(struct world *world, int n)
{
	world->seed = world->seed * 6364136223846793005u + 1442695040888963407u;
	return (int)((world->seed >> 33) % (uint64_t)n);
}

static struct quiz_text text_of(struct world *world, const char *text)
{
	struct quiz_text made = { .n = 1 };

	made.langs = ARENA_ARRAY(&world->arena, const char *, 1);
	made.texts = ARENA_ARRAY(&world->arena, const char *, 1);
	made.langs[0] = "en";
	made.texts[0] = text;
	return made;
}

static int8_t *draw_supports(struct world *world)
{
	int8_t *supports = ARENA_ARRAY(&world->arena, int8_t, SCORE_MAX_ROLES);

	for (int r = 0; r < SCORE_MAX_ROLES; r++)
		supports[r] = (int8_t)(draw(world, 5) - 2);
	return supports;
}

static void draw_bands(struct world *world, struct question *question)
{
	question->max = 1000;
	question->nbands = 3;
	question->bands = ARENA_ARRAY(&world->arena, struct quiz_band, 3);
	for (int i = 0; i < 3; i++)
		question->bands[i] = (struct quiz_band){ .upto = i == 2 ? INT64_MAX : 300 + 300 * i,
							 .supports = draw_supports(world) };
}

static void draw_question(struct world *world, int q)
{
	struct question *question = &world->quiz.questions[q];

	*question = (struct question){
		.id = arena_printf(&world->arena, "q%d", q),
		.kind = (enum question_kind)draw(world, 6),
		.dimension = draw(world, 8) == 0 ? -1 : draw(world, world->guide.ndimensions),
		.keys = draw_supports(world),
		.is_private = draw(world, 6) == 0,
		.text = text_of(world, arena_printf(&world->arena, "Question %d?", q)),
		.pos = { "made-up.xml", q + 1 },
	};
	question->weight = question->dimension < 0 ? 0 : 1 + draw(world, 4);
	if (question->kind == QUESTION_TEXT)
		question->dimension = -1, question->weight = 0;
	if (question->kind == QUESTION_NUMBER)
		draw_bands(world, question);
	if (question->kind == QUESTION_NUMBER || question->kind == QUESTION_TEXT)
		return;
	question->noptions = 3 + draw(world, 3);
	question->options = ARENA_ARRAY(&world->arena, struct quiz_option, 6);
	for (int i = 0; i < question->noptions; i++)
		question->options[i] = (struct quiz_option){
			.id = arena_printf(&world->arena, "o%d", i),
			.supports = draw_supports(world),
			.is_no_answer = i > 2 && i == question->noptions - 1,
			.text = text_of(world, arena_printf(&world->arena, "%s %d",
				question->is_private ? "Secret" : "Option", i)),
		};
}

static void draw_answer(struct world *world, int q)
{
	const struct question *question = &world->quiz.questions[q];
	struct answer *answer = &world->answers.answers[q];
	int n = question->noptions > 0 ? question->noptions : 1, first = draw(world, n);

	*answer = (struct answer){ .state = draw(world, 8) == 0 ? (enum answer_state)draw(world, 4)
							       : ANSWER_GIVEN };
	answer->number = draw(world, 1000);
	answer->text = question->is_private ? "Secret words" : "Own words";
	if (answer->state != ANSWER_GIVEN || question->noptions == 0)
		return;
	answer->chosen = ARENA_ARRAY(&world->arena, int, 6);
	answer->nchosen = 1;
	answer->chosen[0] = first;
	answer->text = NULL;
	if (question->options[first].is_no_answer)
		return;
	if (question->kind == QUESTION_MULTI || question->kind == QUESTION_RANK)
		while (answer->nchosen < 3 && draw(world, 3) > 0) {
			answer->chosen[answer->nchosen] = (first + answer->nchosen) % 3;
			if (answer->chosen[answer->nchosen] == first)
				break;
			answer->nchosen++;
		}
}

static void draw_rules(struct world *world)
{
	struct quiz *quiz = &world->quiz;

	quiz->nrules = draw(world, 4);
	quiz->rules = ARENA_ARRAY(&world->arena, struct rule, 4);
	for (int i = 0; i < quiz->nrules; i++) {
		struct condition *when = ARENA_NEW(&world->arena, struct condition);

		when->kind = CONDITION_ANSWERED;
		when->question = draw(world, quiz->nquestions);
		when->option = -1;
		quiz->rules[i] = (struct rule){
			.id = arena_printf(&world->arena, "r%d", i),
			.kind = (enum rule_kind)draw(world, 2),
			.level = (enum rule_level)draw(world, 3),
			.role = draw(world, world->guide.nroles + 1) - 1,
			.when = when, .text = text_of(world, "A fact."),
			.pos = { "made-up.xml", 1 },
		};
	}
	quiz->npairs = draw(world, 3);
	quiz->pairs = ARENA_ARRAY(&world->arena, struct pair, 3);
	for (int i = 0; i < quiz->npairs; i++)
		quiz->pairs[i] = (struct pair){ .a = draw(world, quiz->nquestions / 2),
						.b = quiz->nquestions - 1 - i,
						.is_opposite = draw(world, 2) };
}

static void draw_world(struct world *world, int round)
{
	struct quiz *quiz = &world->quiz;

	world->seed = (uint64_t)round + 1;
	draw(world, 2);
	world->guide = *world->five_roles;
	world->guide.nroles = 2 + round % 4;
	*quiz = (struct quiz){ .id = "made-up", .version = "1", .lang = "en",
			       .guide = &world->guide, .tie = 500,
			       .nquestions = 3 + draw(world, 30), .pos = { "made-up.xml", 1 } };
	quiz->source.bytes = "<questionnaire/>";
	quiz->source.nbytes = 16;
	quiz->dimension_weights = ARENA_ARRAY(&world->arena, int, world->guide.ndimensions);
	for (int d = 0; d < world->guide.ndimensions; d++)
		quiz->dimension_weights[d] = 1 + draw(world, 5);
	quiz->questions = ARENA_ARRAY(&world->arena, struct question, quiz->nquestions);
	world->answers = (struct answers){ .lang = "en" };
	world->answers.answers = ARENA_ARRAY(&world->arena, struct answer, quiz->nquestions);
	for (int q = 0; q < quiz->nquestions; q++) {
		draw_question(world, q);
		draw_answer(world, q);
	}
	draw_rules(world);
}

static bool compose(struct world *world)
{
	struct report_input input = { .guide = &world->guide, .phrases = world->phrases,
				      .date = 1795305600 };
	struct diag diag;
	bool is_clean;

	diag_init(&diag);
	world->result = score_make(&world->arena, &world->quiz, &world->answers);
	input.result = world->result;
	world->doc = compose_report(&world->arena, &input, &diag);
	doc_check(world->doc);
	is_clean = diag.nmessages == 0;
	diag_print(&diag, stdout, 3, false);
	diag_release(&diag);
	return is_clean;
}

static const struct block *find_table(const struct doc *doc, const char *anchor)
{
	const struct block *section = doc_find_anchor(doc, anchor);

	for (const struct block *b = section ? section->first : NULL; b; b = b->next)
		if (b->kind == BLOCK_TABLE)
			return b;
	return NULL;
}

static const struct block *body_of(const struct block *table)
{
	return table->last;
}

static const struct block *cell_at(const struct block *row, int column)
{
	for (const struct block *cell = row->first; cell; cell = cell->next)
		if (cell->of.cell->column <= column &&
		    column < cell->of.cell->column + cell->of.cell->colspan)
			return cell;
	return NULL;
}

/* "−1.88" in a cell as centipoints. */
static int read_points(const struct block *row, int column)
{
	const char *text = cell_at(row, column)->first->spans[0].text;
	int sign = 1, value = 0;

	if (strncmp(text, "\xe2\x88\x92", 3) == 0) {
		sign = -1;
		text += 3;
	}
	for (; *text; text++)
		if (*text >= '0' && *text <= '9')
			value = 10 * value + (*text - '0');
	return sign * value;
}

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
	if (!table)
		return false;
	for (const struct block *row = body_of(table)->first; row; row = row->next, i++)
		for (int r = 0; r < result->nroles; r++)
			if (i >= result->nflips ||
			    read_points(row, 4 + r) != result->flips[i].scores[r])
				return false;
	return i > 0;
}

static bool holds(const struct doc *doc, const char *word)
{
	for (int i = 0; i < doc->nblocks; i++) {
		const struct block *block = doc->blocks[i];

		for (int k = 0; k < block->nspans; k++)
			if (strstr(block->spans[k].text, word))
				return true;
		if (block->kind == BLOCK_FIGURE && strstr(block->of.chart->alt, word))
			return true;
	}
	return false;
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
	struct faults faults = { 0 };
	int noutcomes[4] = { 0 };

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
	for (int i = 0; i < 4; i++)
		tap_ok(noutcomes[i] > 0, "outcome %d came up, %d times", i, noutcomes[i]);
}

/* One question of one kind, answered: what the workings say of it. */
static void test_workings(struct world *world)
{
	static int first[] = { 0 }, three[] = { 0, 1, 2 };
	static int8_t supports[3][2] = { { 2, -1 }, { 1, 0 }, { -1, 2 } };
	static int8_t keys[] = { 2, -1 };
	static const struct {
		enum question_kind kind;
		int nchosen;
		const char *words;
	} cases[] = {
		{ QUESTION_SINGLE, 1, "2/2" },
		{ QUESTION_MULTI, 3, "(2 + 1 \xe2\x88\x92 1)/6" },
		{ QUESTION_RANK, 3, "(3 \xc3\x97 2 + 2 \xc3\x97 1 \xe2\x88\x92 1 \xc3\x97 1)/12" },
		{ QUESTION_LIKERT, 1, "2/2 \xc3\x97 \xe2\x88\x92" "1" },
		{ QUESTION_NUMBER, 0, "1/2" },
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
				.supports = supports[k], .text = text_of(world, "Option") };
		draw_bands(world, question);
		question->bands[1].supports = supports[1];
		answer = &world->answers.answers[0];
		*answer = (struct answer){ .state = ANSWER_GIVEN, .number = 450,
					   .chosen = cases[i].nchosen == 3 ? three : first,
					   .nchosen = cases[i].nchosen };
		compose(world);
		tap_ok(holds(world->doc, cases[i].words), "workings say \"%s\"", cases[i].words);
	}
}

int main(void)
{
	struct world world = { .seed = 1 };
	struct diag diag;

	arena_init(&world.arena);
	diag_init(&diag);
	world.five_roles = guide_load(&world.arena, in_root(&world.arena, "content/five-roles.xml"),
				      in_root(&world.arena, "content/schema/guide.rng"), &diag);
	world.phrases = phrases_load(&world.arena, in_root(&world.arena, "content/phrases"), "en",
				     in_root(&world.arena, "content/schema"), &diag);
	diag_print(&diag, stdout, 3, true);
	if (tap_ok(world.five_roles && world.phrases, "guide and phrases can be loaded")) {
		test_made_up(&world);
		test_workings(&world);
	}
	diag_release(&diag);
	arena_release(&world.arena);
	return tap_done();
}
