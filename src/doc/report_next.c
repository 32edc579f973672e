/*
 * What comes after: next steps for this outcome and these answers, what the person said in answers
 * that are not scored, and room to write. Private answers are not repeated.
 */
#include "doc/report_parts.h"

#include <string.h>

#include "doc/report_fill.h"
#include "doc/report_table.h"
#include "doc/report_workings.h"
#include "score/ledger.h"
#include "score/truth.h"

enum { WRITING_LINES = 2 }; /* under each question for reflection */

static const char no_break_space[] = "\xc2\xa0";

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
		report_span(report, report_text_slot(report, &step->head, 0));
		fill_end(report, body, STYLE_SUBHEAD)->keeps_with_next = true;
	}
	report_span(report, report_text_slot(report, &step->text, 0));
	fill_end(report, body, STYLE_SIGN_TEXT);
	add_address(report, body, step);
}

static void add_steps(struct report *report, struct block *section)
{
	struct block *list = report_items(report, section, NUMBERING_FIGURES, STYLE_SIGN_TEXT);

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

static void add_told(struct report *report, struct block *tbody, int q)
{
	struct block *row = report_table_row(report, tbody, ROW_LINE_FINE, false);
	struct block *cell;
	struct fill fill = { 0 };

	row->pos = report->quiz->questions[q].pos;
	report_table_name(report, row, 0, report_question_slot(report, q, 0), STYLE_TABLE_CELL);
	if (report->quiz->questions[q].kind != QUESTION_TEXT) {
		report_table_cell(report, row, 1, report_answer_slot(report, q, 0), ALIGN_START);
		return;
	}
	cell = report_cell(report, row, BLOCK_TD, 1, 1, SCOPE_NONE, ALIGN_START);
	fill_span(&fill, "text", report_answer_slot(report, q, 0));
	fill_words(report, "next-quote", &fill);
	report_end_cell(report, cell, STYLE_TABLE_CELL);
}

static int count_told(struct report *report, const enum truth *applies)
{
	int n = 0;

	for (int q = 0; q < report->quiz->nquestions; q++)
		n += is_told(report, applies, q);
	return n;
}

static void add_told_table(struct report *report, struct block *section,
			   const enum truth *applies)
{
	static const struct column columns[] = { { COLUMN_SHARE, 3 }, { COLUMN_SHARE, 5 } };
	struct block *table = report_table(report, section, columns, 2, "next-told-summary");
	struct block *thead = report_table_part(report, table, BLOCK_THEAD);
	struct block *row = report_table_row(report, thead, ROW_LINE_NONE, false), *tbody;

	report_table_head(report, row, 0, "ledger-question", ALIGN_START);
	report_table_head(report, row, 1, "ledger-answer", ALIGN_START);
	tbody = report_table_part(report, table, BLOCK_TBODY);
	for (int q = 0; q < report->quiz->nquestions; q++)
		if (is_told(report, applies, q))
			add_told(report, tbody, q);
}

/* The question that suits the outcome. */
static const char *outcome_question(enum outcome outcome)
{
	switch (outcome) {
	case OUTCOME_INSUFFICIENT:
		return "next-think-insufficient";
	case OUTCOME_BLOCKED:
		return "next-think-blocked";
	case OUTCOME_BALANCED:
		return "next-think-balanced";
	case OUTCOME_LEADS:
		break;
	}
	return "next-think-leads";
}

static struct block *add_row(struct report *report, struct block *tbody, enum row_line line,
			     bool has_gap)
{
	struct block *row = report_table_row(report, tbody, line, has_gap);

	row->is_unbroken = true;
	return row;
}

/* A question, and lines to write on: the fine lines above the rows that follow. */
static void add_question(struct report *report, struct block *tbody, const char *key,
			 const struct fill *fill, bool is_first)
{
	struct block *row = add_row(report, tbody, is_first ? ROW_LINE_NONE : ROW_LINE_FINE, false);
	struct block *cell = report_cell(report, row, BLOCK_TH, 0, 1, SCOPE_ROW, ALIGN_START);

	row->keeps_with_next = true;
	fill_words(report, key, fill);
	report_end_cell(report, cell, STYLE_TABLE_NAME);
	for (int i = 0; i < WRITING_LINES; i++) {
		row = add_row(report, tbody, i == 0 ? ROW_LINE_NONE : ROW_LINE_FINE, false);
		row->keeps_with_next = i + 1 < WRITING_LINES;
		report_table_text(report, row, 0, no_break_space, ALIGN_START);
	}
}

static void add_questions(struct report *report, struct block *section)
{
	static const struct column columns[] = { { COLUMN_SHARE, 1 } };
	const struct result *result = report->result;
	const struct ledger_line *strongest = workings_strongest(report);
	struct block *table = report_table(report, section, columns, 1, "next-think-summary");
	struct block *tbody = report_table_part(report, table, BLOCK_TBODY);
	struct fill fill = { 0 }, roles = { 0 };

	if (strongest) {
		fill_text(report, &fill, "number",
			  workings_whole(report, report->numbers[strongest->question]), 0);
		fill_span(&fill, "answer", report_answer_slot(report, strongest->question, 0));
		add_question(report, tbody, "next-think-strongest", &fill, true);
	}
	fill_role(report, &roles, "leader", result->leader);
	fill_role(report, &roles, "rival", result->rival);
	add_question(report, tbody, outcome_question(result->outcome), &roles, !strongest);
	add_question(report, tbody, "next-think-ask", NULL, false);
}

void report_add_next(struct report *report, struct block *root)
{
	int nquestions = report->quiz->nquestions;
	enum truth *applies = ARENA_ARRAY(report->draft.arena, enum truth, nquestions + 1);
	bool has_steps = report->result->nsteps > 0, is_told_any;
	struct block *section;

	(void)root; /* sections stand in the document itself */
	truth_find_asked(report->quiz, report->answers->answers, applies);
	is_told_any = count_told(report, applies) > 0;
	if (has_steps)
		add_steps(report, report_section(report, "next-head", NULL, "next", true));
	if (is_told_any) {
		section = report_section(report, "next-told-head", NULL, "told", !has_steps);
		fill_para(report, section, STYLE_SIGN_TEXT, "next-told", NULL);
		add_told_table(report, section, applies);
	}
	section = report_section(report, "next-think-head", NULL, "think",
				 !has_steps && !is_told_any);
	fill_para(report, section, STYLE_SIGN_TEXT, "next-think", NULL);
	add_questions(report, section);
}
