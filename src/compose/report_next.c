/*
 * What comes after: next steps for this outcome and these answers, what the person said in answers
 * that are not scored, and room to write. Private answers are not repeated.
 */
#include "compose/report_parts.h"

#include <string.h>

#include "compose/report_fill.h"
#include "compose/report_table.h"
#include "compose/report_workings.h"
#include "score/ledger.h"
#include "score/truth.h"

/* U+2068, U+2069: whatever the script of a person's words, their quotes stay around them. */
static const char isolate[] = "\xe2\x81\xa8", isolate_end[] = "\xe2\x81\xa9";

static bool is_address(const char *href)
{
	return href && *href && *href != '#';
}

/* Paper has no links: the address is spelled out. */
static void add_address(struct report *report, struct block *body, const struct next_step *step)
{
	const char *href = step->href;
	struct span *span;

	if (!is_address(href))
		return;
	span = draft_span(&report->draft, strncmp(href, "mailto:", 7) == 0 ? href + 7 : href, 0);
	span->href = href;
	if (step->head.n > 0)
		span->contents = report_text(report, &step->head);
	fill_end(report, body, STYLE_SIGN_TEXT);
}

static void add_step(struct report *report, struct block *list, int i)
{
	const struct next_step *step = &report->quiz->steps[report->result->steps[i]];
	struct block *body = report_item(report, list, i);

	if (step->head.n > 0) {
		struct fill fill = { 0 };

		fill_span(&fill, "head", report_text_slot(report, &step->head, SPAN_STRONG));
		fill_words(report, "next-step-head", &fill);
		draft_span(&report->draft, " ", 0);
	}
	report_span(report, report_text_slot(report, &step->text, 0));
	fill_end(report, body, STYLE_SIGN_TEXT);
	add_address(report, body, step);
}

static void add_steps(struct report *report, struct block *section)
{
	struct block *list = report_items(report, section, NUMBERING_DECIMAL, STYLE_SIGN_TEXT);

	for (int i = 0; i < report->result->nsteps; i++)
		add_step(report, list, i);
}

/* Answers that no score took up: background, wishes, own words. */
static bool is_told(struct report *report, const enum truth *applies, int q)
{
	const struct question *question = &report->quiz->questions[q];

	return !ledger_is_scored(question) && !question->is_private &&
	       applies[q] != TRUTH_FALSE &&
	       truth_is_given(question, &report->answers->answers[q]) && report_answer(report, q);
}

static void add_told(struct report *report, struct block *list, int q)
{
	bool is_text = report->quiz->questions[q].kind == QUESTION_TEXT;
	struct block *body = report_item(report, list, 0);
	struct span answer = report_answer_slot(report, q, is_text ? 0 : SPAN_STRONG);
	struct fill fill = { 0 };

	if (is_text)
		answer.text = arena_printf(report->draft.arena, "%s%s%s", isolate, answer.text,
					   isolate_end);
	fill_span(&fill, "question", report_question_slot(report, q, 0));
	fill_span(&fill, "answer", answer);
	fill_para(report, body, STYLE_SIGN_TEXT, is_text ? "next-told-text" : "next-told-answer",
		  &fill);
}

static int count_told(struct report *report, const enum truth *applies)
{
	int n = 0;

	for (int q = 0; q < report->quiz->nquestions; q++)
		n += is_told(report, applies, q);
	return n;
}

/* The question that suits the outcome. */
static const char *outcome_question(enum outcome outcome)
{
	switch (outcome) {
	case OUTCOME_INSUFFICIENT:
		return "next-think-insufficient";
	case OUTCOME_BLOCKED:
	case OUTCOME_DIVIDED:
		return "next-think-blocked";
	case OUTCOME_BALANCED:
		return "next-think-balanced";
	case OUTCOME_LEADS:
		break;
	}
	return "next-think-leads";
}

/* A question, and room beside it: lines of nothing but a space. */
static void add_question(struct report *report, struct block *tbody, const char *key,
			 const struct fill *fill)
{
	static const char room[] = "\xc2\xa0\xe2\x80\xa8\xc2\xa0\xe2\x80\xa8\xc2\xa0";
	struct block *row = report_table_row(report, tbody, ROW_LINE_FINE, false);
	struct block *cell = report_cell(report, row, BLOCK_TH, 0, 1, SCOPE_ROW, ALIGN_START);

	row->is_unbroken = true;
	fill_words(report, key, fill);
	report_end_cell(report, cell, STYLE_TABLE_NAME);
	report_table_text(report, row, 1, room, ALIGN_START);
}

static void add_questions(struct report *report, struct block *section)
{
	static const struct column columns[] = { { COLUMN_SHARE, 2 }, { COLUMN_SHARE, 3 } };
	const struct result *result = report->result;
	const struct ledger_line *strongest = workings_strongest(report);
	struct block *table = report_table(report, section, columns, 2, "next-think-summary");
	struct block *tbody = report_table_part(report, table, BLOCK_TBODY);
	struct fill fill = { 0 }, roles = { 0 };

	if (strongest && report_has_result(report)) {
		fill_text(report, &fill, "number",
			  workings_whole(report, report->numbers[strongest->question]), 0);
		fill_span(&fill, "answer", report_answer_slot(report, strongest->question, 0));
		fill_span(&fill, "question", report_question_slot(report, strongest->question, 0));
		add_question(report, tbody, "next-think-strongest", &fill);
	}
	fill_role(report, &roles, "leader", result->leader);
	fill_role(report, &roles, "rival", result->rival);
	add_question(report, tbody, outcome_question(result->outcome), &roles);
	add_question(report, tbody, "next-think-ask", NULL);
}

void report_add_next(struct report *report, struct block *root)
{
	int nquestions = report->quiz->nquestions;
	enum truth *applies = ARENA_ARRAY(report->draft.arena, enum truth, nquestions + 1);
		struct block *section, *list;

	(void)root; /* sections stand in the document itself */
	truth_find_asked(report->quiz, report->answers->answers, applies);
	if (report->result->nsteps > 0)
		add_steps(report, report_section(report, "next-head", NULL, "next", false));
	if (count_told(report, applies) > 0) {
		section = report_section(report, "next-told-head", "next-told", "told", false);
		list = report_items(report, section, NUMBERING_DISC, STYLE_SIGN_TEXT);
		for (int q = 0; q < nquestions; q++)
			if (is_told(report, applies, q))
				add_told(report, list, q);
	}
	section = report_section(report, "next-think-head", NULL, "think", false);
	section->is_extra = true;
	add_questions(report, section);
}
