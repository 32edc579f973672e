/*
 * The page for the coach in the densest case: made-up people of two to five roles who contradict
 * themselves wherever they can, of whom every rule holds, with answers as long as people write
 * them. It is one page of A4 and of Letter in each theme, tells how many more there are, and says
 * nothing private.
 */
#include <stdlib.h>

#include "compose/companion.h"
#include "kit.h"
#include "layout/layout.h"
#include "layout/room.h"
#include "made_up.h"
#include "score/change.h"
#include "tap.h"

enum { ROUNDS = 12, RULES = 24, PAIRS = 12 };

static struct world world;

static const char words[] = "what people say who take the time to say all that there is to be said";

/* Rules that hold, all of them, and pairs that contradict each other. */
static void make_dense(void)
{
	struct quiz *quiz = &world.quiz;
	struct condition *when = ARENA_NEW(&world.arena, struct condition);

	quiz->nquestions = 40;
	quiz->questions = ARENA_ARRAY(&world.arena, struct question, quiz->nquestions);
	world.answers.answers = ARENA_ARRAY(&world.arena, struct answer, quiz->nquestions);
	for (int q = 0; q < quiz->nquestions; q++) {
		draw_question(&world, q);
		draw_answer(&world, q);
	}
	for (int q = 0; q < 2 * PAIRS; q++) {
		struct question *question = &quiz->questions[q];
		struct answer *answer = &world.answers.answers[q];

		*question = (struct question){
			.id = question->id,
			.kind = QUESTION_LIKERT,
			.dimension = q % world.guide.ndimensions,
			.weight = 1,
			.keys = draw_supports(&world),
			.noptions = 5,
			.text = text_of(&world, arena_printf(&world.arena, "%s %d", words, q))};
		question->options = ARENA_ARRAY(&world.arena, struct quiz_option, 5);
		for (int i = 0; i < 5; i++)
			question->options[i].text = text_of(&world, words);
		*answer = (struct answer){.state = ANSWER_GIVEN, .nchosen = 1};
		answer->chosen = ARENA_ARRAY(&world.arena, int, 1);
		answer->chosen[0] = q % 2 ? 0 : 4;
	}
	when->kind = CONDITION_ANSWERED;
	when->option = -1;
	quiz->nrules = RULES;
	quiz->rules = ARENA_ARRAY(&world.arena, struct rule, RULES);
	for (int i = 0; i < RULES; i++)
		quiz->rules[i] = (struct rule){.id = "r",
					       .level = i % 2 ? RULE_CAUTION : RULE_NOTE,
					       .role = i % world.guide.nroles,
					       .when = when,
					       .text = text_of(&world, words),
					       .pos = {"made-up.xml", 1}};
	quiz->npairs = PAIRS;
	quiz->pairs = ARENA_ARRAY(&world.arena, struct pair, PAIRS);
	for (int i = 0; i < PAIRS; i++)
		quiz->pairs[i] = (struct pair){.a = 2 * i, .b = 2 * i + 1};
}

static struct doc *compose_page(void)
{
	const struct result *now = score_make(&world.arena, &world.quiz, &world.answers);
	struct locales locales = {0};
	struct report_input input = {.guide = &world.guide,
				     .locales = &locales,
				     .result = now,
				     .change = change_find(&world.arena, now, now),
				     .phrases = world.phrases,
				     .date = 1795305600};
	struct diag diag;
	struct doc *doc;

	diag_init(&diag);
	doc = compose_companion(&world.arena, &input, &diag);
	locale_close_all(&locales);
	doc_check(doc);
	diag_print(&diag, stdout, 3, false);
	diag_release(&diag);
	return doc;
}

/* Numbers of pages in that theme on both papers, added up. */
static int count_pages(struct kit *kit, const struct theme *theme, struct doc *doc)
{
	int npages = 0;

	for (int paper = PAPER_A4; paper <= PAPER_LETTER; paper++) {
		struct room_wish wish = {
			.doc = doc, .theme = theme, .paper = (enum paper)paper, .most_pages = 1};

		doc_leave_out(&world.arena, doc, 0, 0);
		npages += room_make(&world.arena, kit->shaper, &wish, &kit->diag)->npages;
	}
	return npages;
}

int main(void)
{
	static const char *const names[] = {"handout", "mono", "duo"};
	int nmore = 0, nkept = 0, npages = 0;
	struct kit kit;

	arena_init(&world.arena);
	if (!tap_ok(load_world(&world, "en") && kit_open(&kit, "handout"), "all is there"))
		return tap_done();
	for (int round = 0; round < ROUNDS; round++) {
		struct arena_mark mark = arena_mark(&world.arena);
		struct doc *doc;

		draw_world(&world, round);
		make_dense();
		doc = compose_page();
		for (int t = 0; t < 3; t++)
			npages += count_pages(&kit, kit_theme(&kit, names[t]), doc);
		nmore += holds(doc, "more are in the report");
		nkept += !holds(doc, "Secret");
		arena_reset(&world.arena, mark);
	}
	tap_ok(npages == 6 * ROUNDS, "%d pages where %d are one each", npages, 6 * ROUNDS);
	tap_ok(nmore == ROUNDS, "%d of %d tell how many more there are", nmore, ROUNDS);
	tap_ok(nkept == ROUNDS, "%d of %d keep private what is private", nkept, ROUNDS);
	kit_close(&kit);
	arena_release(&world.arena);
	return tap_done();
}
