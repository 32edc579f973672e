/*
 * From the questionnaire to the document: what it is, about the person, the questions, and at the
 * foot of the last page whom to ask and which form it is.
 */
#include "compose/form.h"

#include "compose/build.h"
#include "compose/form_names.h"
#include "compose/form_question.h"
#include "compose/quote.h"
#include "compose/refs.h"
#include "content/quiz.h"

/* A text of the questionnaire as one leaf of the masthead; nothing where there is none. */
static struct block *add_text(struct draft *draft, struct block *parent, enum block_kind kind,
			      enum style_id style, const struct quiz_text *text)
{
	if (text->n == 0)
		return NULL;
	draft_put(draft, quote_of(draft, text, 0));
	return build_line(draft, parent, kind, style);
}

static void add_masthead(struct draft *draft, const struct quiz *quiz)
{
	struct block *masthead = draft_block(draft, draft->doc->root, BLOCK_MASTHEAD, quiz->pos);
	struct block *strip = build_block(draft, masthead, BLOCK_STRIP);
	const struct guide *guide = draft->guide;

	strip->keeps_with_next = true;
	build_para(draft, strip, STYLE_KICKER, "paper-kicker", NULL);
	if (guide->short_title) {
		draft_span(draft, guide->short_title, 0)->lang = draft_guide_lang(draft,
										  guide->lang);
		build_line(draft, strip, BLOCK_PARA, STYLE_STRIP);
	}
	build_heading(add_text(draft, masthead, BLOCK_HEADING, STYLE_TITLE, &quiz->title), 1);
	add_text(draft, masthead, BLOCK_PARA, STYLE_BODY, &quiz->intro);
	build_para(draft, masthead, STYLE_SMALL, "paper-how", NULL);
	if (draft->doc->copy)
		build_para(draft, masthead, STYLE_SMALL, "sheet-how", NULL);
}

/* A label and a line. */
static void add_entry(struct draft *draft, struct block *row, const char *key,
		      const struct blank *wanted)
{
	struct block *card = build_block(draft, row, BLOCK_CARD);
	struct blank *blank = arena_copy(draft->arena, wanted, sizeof *wanted);

	blank->question = blank->option = -1;
	blank->label = say_phrase(draft, key, NULL);
	build_para(draft, card, STYLE_SIGN_TEXT, key, NULL);
	build_block(draft, card, BLOCK_BLANK)->of.blank = blank;
}

static void add_person(struct draft *draft, const struct quiz *quiz)
{
	struct block *section = draft_block(draft, draft->doc->root, BLOCK_QUESTION, quiz->pos);
	struct block *row;

	say(draft, "paper-you", NULL);
	build_heading(build_line(draft, section, BLOCK_HEADING, STYLE_SUBHEAD), 2);
	build_para(draft, section, STYLE_SMALL, "paper-you-note", NULL);
	row = build_block(draft, section, BLOCK_ROW);
	add_entry(draft, row, "form-name",
		  &(struct blank){.role = BLANK_NAME, .field = "person.name"});
	add_entry(draft, row, "web-print-date",
		  &(struct blank){.role = BLANK_DATE, .field = "person.date"});
}

/* Which form it is: on paper in words, else in a field that a file can be told by. */
static void add_code(struct draft *draft, const struct quiz *quiz, struct block *card)
{
	struct blank *blank = ARENA_NEW(draft->arena, struct blank);
	const char *value = arena_printf(draft->arena, "form 1 %s %s %.16s", quiz->id,
					 quiz->version, xml_source_sha256(&quiz->source));

	if (!draft->doc->is_fillable) {
		draft_span(draft, value, 0);
		build_line(draft, card, BLOCK_PARA, STYLE_NOTE);
		return;
	}
	*blank = (struct blank){.role = BLANK_CODE,
				.question = -1,
				.option = -1,
				.field = "roleguide",
				.label = say_phrase(draft, "paper-code", NULL),
				.value = value};
	build_block(draft, card, BLOCK_BLANK)->of.blank = blank;
}

static struct block *add_card(struct draft *draft, struct block *row, const char *key)
{
	struct block *card = build_block(draft, row, BLOCK_CARD);

	card->is_unbroken = true;
	say(draft, key, NULL);
	build_heading(build_line(draft, card, BLOCK_HEADING, STYLE_COLOPHON_HEAD), 3);
	return card;
}

static void add_colophon(struct draft *draft, const struct quiz *quiz)
{
	struct block *colophon = draft_block(draft, draft->doc->root, BLOCK_COLOPHON, quiz->pos);
	struct block *row;

	colophon->is_unbroken = true;
	say(draft, "paper-colophon", NULL);
	build_heading(build_line(draft, colophon, BLOCK_HEADING, STYLE_KICKER), 2);
	row = build_block(draft, colophon, BLOCK_ROW);
	if (quiz->contact.n > 0)
		add_text(draft, add_card(draft, row, "paper-answers"), BLOCK_PARA, STYLE_SMALL,
			 &quiz->contact);
	add_code(draft, quiz, add_card(draft, row, "paper-code"));
}

void form_add(struct draft *draft, const struct quiz *quiz)
{
	add_masthead(draft, quiz);
	if (!draft->doc->copy) /* which has a code in place of a name */
		add_person(draft, quiz);
	for (int q = 0; q < quiz->nquestions; q++)
		form_question_add(draft, quiz, q);
	add_colophon(draft, quiz);
	form_names_check(draft);
}

/* Titles of questionnaires are too long for the foot; the guide's may be in another language. */
static void add_foot(struct draft *draft)
{
	const struct guide *guide = draft->guide;

	if (draft->doc->copy) /* where its code stands */
		;
	else if (guide->short_title && draft_speaks(guide->lang, draft->words_lang))
		draft_span(draft, guide->short_title, 0);
	else
		say(draft, "paper-kicker", NULL);
	build_foot(draft);
}

struct doc *compose_form(struct arena *arena, const struct form_input *input, struct diag *diag)
{
	struct draft draft = {.arena = arena,
			      .guide = input->guide,
			      .phrases = input->phrases,
			      .locales = input->locales,
			      .diag = diag};
	const struct quiz *quiz = input->quiz;
	struct doc *doc;

	draft_init(&draft, draft_wording_lang(input->guide, input->phrases));
	doc = draft.doc;
	doc->root->pos = quiz->pos;
	doc->title = quote_of(&draft, &quiz->title, 0).text;
	doc->author = quiz->author ? quiz->author : input->guide->author;
	doc->date = input->date;
	doc->is_fillable = input->is_fillable;
	doc->copy = input->copy;
	form_add(&draft, quiz);
	add_foot(&draft);
	refs_settle(&draft);
	return draft_finish(&draft);
}
