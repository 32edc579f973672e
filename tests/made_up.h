/*
 * Made-up questionnaires of two to five roles with made-up answers, drawn from a seed, and what a
 * test reads back from the report on them. The guide is content/five-roles.xml without its last
 * roles.
 */
#ifndef MADE_UP_H
#define MADE_UP_H

#include <stdlib.h>
#include <string.h>

#include "answers/answers.h"
#include "base/sha256.h"
#include "compose/report.h"
#include "content/guide.h"
#include "content/guide_load.h"
#include "content/phrases.h"
#include "doc/doc.h"
#include "locale/locale.h"
#include "root.h"
#include "doc/doc_check.h"
#include "score/score.h"

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

/* The guide, and the phrases of a language; false, with messages, where they cannot be loaded. */
static inline bool load_world(struct world *world, const char *lang)
{
	struct diag diag;

	diag_init(&diag);
	world->five_roles = guide_load(&world->arena,
				       in_root(&world->arena, "content/five-roles.xml"),
				       in_root(&world->arena, "content/schema/guide.rng"), NULL,
				       &diag);
	world->phrases = phrases_load(&world->arena, in_root(&world->arena, "content/phrases"),
				      lang, in_root(&world->arena, "content/schema"), &diag);
	diag_print(&diag, stdout, 3, true);
	diag_release(&diag);
	return world->five_roles && world->phrases;
}

static inline int draw(struct world *world, int n)
{
	world->seed = world->seed * 6364136223846793005u + 1442695040888963407u;
	return (int)((world->seed >> 33) % (uint64_t)n);
}

static inline struct quiz_text text_of(struct world *world, const char *text)
{
	struct quiz_text made = {.n = 1};

	made.langs = ARENA_ARRAY(&world->arena, const char *, 1);
	made.texts = ARENA_ARRAY(&world->arena, const char *, 1);
	made.langs[0] = "en";
	made.texts[0] = text;
	return made;
}

static inline int8_t *draw_supports(struct world *world)
{
	int8_t *supports = ARENA_ARRAY(&world->arena, int8_t, SCORE_MAX_ROLES);

	for (int r = 0; r < SCORE_MAX_ROLES; r++)
		supports[r] = (int8_t)(draw(world, 5) - 2);
	return supports;
}

static inline void draw_bands(struct world *world, struct question *question)
{
	question->max = 1000;
	question->nbands = 3;
	question->bands = ARENA_ARRAY(&world->arena, struct quiz_band, 3);
	for (int i = 0; i < 3; i++)
		question->bands[i] = (struct quiz_band){.upto = i == 2 ? INT64_MAX : 300 + 300 * i,
							.supports = draw_supports(world)};
}

static inline void draw_question(struct world *world, int q)
{
	struct question *question = &world->quiz.questions[q];

	*question = (struct question){
		.id = arena_printf(&world->arena, "q%d", q),
		.kind = (enum question_kind)draw(world, 6),
		.dimension = draw(world, 8) == 0 ? -1 : draw(world, world->guide.ndimensions),
		.keys = draw_supports(world),
		.is_private = draw(world, 6) == 0,
		.text = text_of(world, arena_printf(&world->arena, "Question %d?", q)),
		.pos = {"made-up.xml", q + 1},
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
			.text = text_of(world,
					arena_printf(&world->arena, "%s %d",
						     question->is_private ? "Secret" : "Option",
						     i)),
		};
}

static inline void draw_answer(struct world *world, int q)
{
	const struct question *question = &world->quiz.questions[q];
	struct answer *answer = &world->answers.answers[q];
	int n = question->noptions > 0 ? question->noptions : 1, first = draw(world, n);

	*answer = (struct answer){.state = draw(world, 8) == 0 ? (enum answer_state)draw(world, 4)
							       : ANSWER_GIVEN};
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

static inline void draw_rules(struct world *world)
{
	struct quiz *quiz = &world->quiz;

	quiz->nrules = draw(world, 4);
	quiz->rules = ARENA_ARRAY(&world->arena, struct rule, 4);
	for (int i = 0; i < quiz->nrules; i++) {
		struct condition *when = ARENA_NEW(&world->arena, struct condition);

		when->kind = CONDITION_ANSWERED;
		when->question = draw(world, quiz->nquestions);
		when->option = -1;
		quiz->rules[i] = (struct rule){.id = arena_printf(&world->arena, "r%d", i),
					       .kind = (enum rule_kind)draw(world, 2),
					       .level = (enum rule_level)draw(world, 3),
					       .role = draw(world, world->guide.nroles + 1) - 1,
					       .when = when,
					       .text = text_of(world, "A fact."),
					       .pos = {"made-up.xml", 1}};
	}
	quiz->npairs = draw(world, 3);
	quiz->pairs = ARENA_ARRAY(&world->arena, struct pair, 3);
	for (int i = 0; i < quiz->npairs; i++)
		quiz->pairs[i] = (struct pair){.a = draw(world, quiz->nquestions / 2),
					       .b = quiz->nquestions - 1 - i,
					       .is_opposite = draw(world, 2)};
}

static inline void draw_world(struct world *world, int round)
{
	struct quiz *quiz = &world->quiz;

	world->seed = (uint64_t)round + 1;
	draw(world, 2);
	world->guide = *world->five_roles;
	world->guide.nroles = 2 + round % 4;
	*quiz = (struct quiz){.id = "made-up",
			      .version = "1",
			      .lang = "en",
			      .guide = &world->guide,
			      .tie = 500,
			      .nquestions = 3 + draw(world, 30),
			      .pos = {"made-up.xml", 1}};
	quiz->source.bytes = "<questionnaire/>";
	quiz->source.nbytes = 16;
	quiz->source.sha256 = arena_alloc(&world->arena, SHA256_HEX);
	quiz->dimension_weights = ARENA_ARRAY(&world->arena, int, world->guide.ndimensions);
	for (int d = 0; d < world->guide.ndimensions; d++)
		quiz->dimension_weights[d] = 1 + draw(world, 5);
	quiz->questions = ARENA_ARRAY(&world->arena, struct question, quiz->nquestions);
	world->answers = (struct answers){.lang = "en"};
	world->answers.answers = ARENA_ARRAY(&world->arena, struct answer, quiz->nquestions);
	for (int q = 0; q < quiz->nquestions; q++) {
		draw_question(world, q);
		draw_answer(world, q);
	}
	draw_rules(world);
}

static inline bool compose(struct world *world)
{
	struct locales locales = {0};
	struct report_input input = {.guide = &world->guide,
				     .phrases = world->phrases,
				     .locales = &locales,
				     .date = 1795305600};
	struct diag diag;
	bool is_clean;

	diag_init(&diag);
	world->result = score_make(&world->arena, &world->quiz, &world->answers);
	input.result = world->result;
	world->doc = compose_report(&world->arena, &input, &diag);
	locale_close_all(&locales);
	doc_check(world->doc);
	is_clean = diag.nmessages == 0;
	diag_print(&diag, stdout, 3, false);
	diag_release(&diag);
	return is_clean;
}

static inline const struct block *find_table(const struct doc *doc, const char *anchor)
{
	const struct block *section = doc_find_anchor(doc, anchor);

	for (const struct block *b = section ? section->first : NULL; b; b = b->next)
		if (b->kind == BLOCK_TABLE)
			return b;
	return NULL;
}

static inline const struct block *body_of(const struct block *table)
{
	return table->last;
}

static inline const struct block *cell_at(const struct block *row, int column)
{
	for (const struct block *cell = row->first; cell; cell = cell->next)
		if (cell->of.cell->column <= column &&
		    column < cell->of.cell->column + cell->of.cell->colspan)
			return cell;
	return NULL;
}

/* "−1.88" in a cell as centipoints. */
static inline int read_points(const struct block *row, int column)
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

static inline bool holds(const struct doc *doc, const char *word)
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

#endif
