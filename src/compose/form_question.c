/*
 * Each kind of question has its blanks: boxes of which one is marked, boxes by themselves, rooms
 * for places, a frame for a number, lines for words. Labels of blanks say the whole question, as
 * who hears them may have come from anywhere.
 */
#include "compose/form_question.h"

#include "compose/build.h"
#include "compose/form_condition.h"
#include "compose/form_grid.h"
#include "compose/number.h"
#include "compose/quote.h"
#include "content/quiz.h"

struct asking {
	struct draft *draft;
	const struct quiz *quiz;
	const struct question *question;
	int number; /* of the question, from 0 */
	struct block *block;
};

static const char *plain(const struct asking *asking, const struct quiz_text *text)
{
	return quote_of(asking->draft, text, 0).text;
}

static const char *count_text(const struct asking *asking, int64_t n)
{
	return number_whole(asking->draft, n);
}

/* --- What is asked --------------------------------------------------------------------------- */

static void add_head(const struct asking *asking)
{
	struct draft *draft = asking->draft;
	const char *number;

	number = arena_printf(draft->arena, "%s ", count_text(asking, asking->number + 1));
	draft_span(draft, number, SPAN_PLAIN); /* it is a span of its own, so that it can hang */
	draft_put(draft, quote_of(draft, &asking->question->text, 0));
	build_heading(draft_line(draft, asking->block, BLOCK_HEADING, STYLE_SUBHEAD, NULL,
				 asking->question->pos),
		      2);
}

/* How many options of a question are chosen. */
static void say_picks(const struct asking *asking)
{
	const struct question *question = asking->question;
	struct draft *draft = asking->draft;
	int least = question->least, most = question->most;

	if (least > 0 && least == most)
		say_also(draft, "web-how-exactly", WITH(say_count("count", most)));
	else if (least > 0 && most > 0)
		say_also(draft, "web-how-between",
			 WITH(say_count("least", least), say_count("most", most)));
	else if (least > 0)
		say_also(draft, "form-least", WITH(say_count("count", least)));
	else if (most > 0)
		say_also(draft, "web-how-most", WITH(say_count("count", most)));
	else
		say_also(draft, "web-how-any", NULL);
}

/* How it is answered, and what becomes of the answer. */
static void add_how(const struct asking *asking)
{
	const struct question *question = asking->question;
	struct draft *draft = asking->draft;

	if (question->kind == QUESTION_MULTI)
		say_picks(asking);
	if (question->kind == QUESTION_RANK && draft->doc->copy)
		say_also(draft, "sheet-rank", NULL);
	else if (question->kind == QUESTION_RANK && question->most > 0)
		say_also(draft, "paper-first", WITH(say_count("count", question->most)));
	else if (question->kind == QUESTION_RANK)
		say_also(draft, "web-print-rank", NULL);
	if (question->kind == QUESTION_NUMBER && draft->doc->copy)
		say_also(draft, "sheet-number", NULL);
	if (question->is_required)
		say_also(draft, "paper-relies", NULL);
	if (question->is_private)
		say_also(draft, "web-private", NULL);
	build_line(draft, asking->block, BLOCK_PARA, STYLE_SMALL);
}

static void add_asked(const struct asking *asking)
{
	const struct question *question = asking->question;
	struct draft *draft = asking->draft;

	add_head(asking);
	if (question->when) {
		draft_span(draft, form_condition_words(draft, asking->quiz, question->when), 0);
		build_line(draft, asking->block, BLOCK_PARA, STYLE_SMALL);
	}
	if (question->hint.n > 0) {
		draft_put(draft, quote_of(draft, &question->hint, 0));
		build_line(draft, asking->block, BLOCK_PARA, STYLE_SMALL);
	}
	add_how(asking);
}

/* --- What is filled in ----------------------------------------------------------------------- */

/* The question by its number, and an option of it, -1: none. */
static const char *label_of(const struct asking *asking, int option)
{
	struct draft *draft = asking->draft;
	struct filling number = say_text("number", count_text(asking, asking->number + 1));
	struct filling question = say_text("question", plain(asking, &asking->question->text));

	if (option < 0)
		return say_phrase(draft, "paper-label", WITH(number, question));
	return say_phrase(draft, "paper-label-option",
			  WITH(number, question,
			       say_text("option",
					plain(asking, &asking->question->options[option].text))));
}

static const char *field_of(const struct asking *asking, const char *part)
{
	struct arena *arena = asking->draft->arena;
	const char *id = asking->question->id;

	return part ? arena_printf(arena, "q.%s.%s", id, part) : arena_printf(arena, "q.%s", id);
}

static void add_blank(const struct asking *asking, struct block *parent, struct blank blank)
{
	struct block *block = build_block(asking->draft, parent, BLOCK_BLANK);

	blank.question = asking->number;
	block->of.blank = arena_copy(asking->draft->arena, &blank, sizeof blank);
}

/* The box of an option. */
static void add_box(const struct asking *asking, struct block *body, int option)
{
	const struct question *question = asking->question;
	struct draft *draft = asking->draft;
	const char *id = question->options[option].id, *label = label_of(asking, option);
	struct blank blank = {.role = BLANK_CHECK,
			      .option = option,
			      .field = field_of(asking, id),
			      .state = "Yes",
			      .label = label};

	if (question->kind == QUESTION_SINGLE || question->kind == QUESTION_LIKERT)
		blank = (struct blank){.role = BLANK_RADIO,
				       .option = option,
				       .field = field_of(asking, NULL),
				       .state = id,
				       .label = label,
				       .group = label_of(asking, -1)};
	if (question->kind == QUESTION_RANK)
		blank = (struct blank){.role = BLANK_PLACE,
				       .option = option,
				       .field = field_of(asking, id),
				       .label = say_phrase(draft, "paper-label-place",
							   WITH(say_text("label", label))),
				       .most = question->noptions > 9 ? 2 : 1};
	add_blank(asking, body, blank);
}

/* A line for own words beside the first option that they go with. */
static void add_words(const struct asking *asking, struct block *body, int option)
{
	struct draft *draft = asking->draft;

	for (int i = 0; i < option; i++)
		if (asking->question->options[i].is_other)
			return;
	add_blank(asking, body,
		  (struct blank){
			  .role = BLANK_WORDS,
			  .option = option,
			  .field = arena_printf(draft->arena, "w.%s", asking->question->id),
			  .label = say_phrase(draft, "paper-label-words",
					      WITH(say_text("label", label_of(asking, option))))});
}

static void add_option(const struct asking *asking, struct block *list, int option)
{
	const struct quiz_option *of = &asking->question->options[option];
	bool is_scale = list->of.numbering == NUMBERING_SCALE;
	struct draft *draft = asking->draft;
	struct block *item = draft_block(draft, list, BLOCK_ITEM, of->pos), *body;

	draft_span(draft, count_text(asking, option + 1), 0);
	build_line(draft, item, BLOCK_LABEL, STYLE_AXIS);
	body = build_block(draft, item, BLOCK_ITEM_BODY);
	draft_put(draft, quote_of(draft, &of->text, 0));
	build_line(draft, body, BLOCK_PARA, is_scale ? STYLE_NOTE : STYLE_SIGN_TEXT);
	add_box(asking, body, option);
	if (of->is_other)
		add_words(asking, body, option);
}

static void add_options(const struct asking *asking)
{
	bool is_scale = asking->question->kind == QUESTION_LIKERT;
	struct block *list;

	if (asking->question->noptions == 0)
		return;
	list = build_list(asking->draft, asking->block,
			  is_scale ? NUMBERING_SCALE : NUMBERING_BOXES, STYLE_SIGN_TEXT);
	for (int i = 0; i < asking->question->noptions; i++)
		add_option(asking, list, i);
}

/* Characters of a number, with its sign. */
static int width_of(int64_t number)
{
	int n = number < 0 ? 2 : 1;

	for (; number / 10 != 0; number /= 10)
		n++;
	return n;
}

static struct blank number_blank(const struct asking *asking)
{
	int least = width_of(asking->question->min), most = width_of(asking->question->max);

	return (struct blank){.role = BLANK_NUMBER,
			      .option = -1,
			      .field = field_of(asking, "number"),
			      .label = label_of(asking, -1),
			      .most = least > most ? least : most};
}

/* What the number counts, and from where to where. */
static void add_unit(const struct asking *asking)
{
	const struct question *question = asking->question;
	const char *unit = plain(asking, &question->unit);
	struct draft *draft = asking->draft;

	say(draft, unit ? "paper-range-unit" : "paper-range",
	    WITH(say_text("unit", unit ? unit : ""),
		 say_text("min", count_text(asking, question->min)),
		 say_text("max", count_text(asking, question->max))));
	build_line(draft, asking->block, BLOCK_PARA, STYLE_SIGN_TEXT);
}

void form_question_add(struct draft *draft, const struct quiz *quiz, int number)
{
	const struct question *question = &quiz->questions[number];
	struct asking asking = {
		draft, quiz, question, number,
		draft_block(draft, draft->doc->root, BLOCK_QUESTION, question->pos)};

	add_asked(&asking);
	switch (question->kind) {
	case QUESTION_SINGLE:
	case QUESTION_MULTI:
	case QUESTION_LIKERT:
		add_options(&asking);
		break;
	case QUESTION_RANK:
		if (draft->doc->copy)
			form_grid_add_places(draft, asking.block, question, number);
		else
			add_options(&asking);
		break;
	case QUESTION_NUMBER:
		if (draft->doc->copy)
			form_grid_add_digits(draft, asking.block, question, number);
		else
			add_blank(&asking, asking.block, number_blank(&asking));
		add_unit(&asking);
		add_options(&asking);
		break;
	case QUESTION_TEXT:
		add_blank(&asking, asking.block,
			  (struct blank){.role = BLANK_TEXT,
					 .option = -1,
					 .field = field_of(&asking, "text"),
					 .label = label_of(&asking, -1),
					 .most = question->max_length});
		break;
	}
}
