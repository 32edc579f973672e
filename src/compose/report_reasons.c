/*
 * The strongest reasons: for each of the roles compared, the answers that put it furthest ahead. An
 * answer's lead for a role is its points there less the most that it gives any other of the roles
 * compared; for two roles this is the difference that the ledger adds up to the margin.
 */
#include "compose/report_reasons.h"

#include "base/sort.h"
#include "compose/name.h"
#include "compose/number.h"
#include "compose/quote.h"
#include "compose/report_roles.h"
#include "score/score_kind.h"

enum { ROW_CARDS = 3 };

/* The roles compared: the first two, or all that are level and what rules leave; all where there is
 * no result. */
static int find_roles(const struct report *report, int *roles)
{
	const struct result *result = report->result;
	bool is_level = result->nfront > 1;
	int n = 0;

	for (int r = 0; r < result->nroles; r++) {
		bool is_in = !report_has_result(report) ||
			     (!is_level && (r == report->first || r == report->second)) ||
			     (is_level && result->outcome == OUTCOME_DIVIDED &&
			      r == result->leader);

		for (int i = 0; is_level && i < result->nfront; i++)
			is_in = is_in || result->front[i] == r;
		if (is_in)
			roles[n++] = r;
	}
	return n;
}

/* What speaks for a role: the lines that put it ahead of the others. */
struct reasons {
	struct report *report;
	int role;
	const int *roles; /* those compared */
	int nroles;
};

/* Centipoints by which a line puts the role ahead. */
static int64_t lead_of(const void *context, int i)
{
	const struct reasons *reasons = context;
	const int32_t *points = reasons->report->result->lines[i].points;
	int64_t most = INT32_MIN;

	for (int r = 0; r < reasons->nroles; r++)
		if (reasons->roles[r] != reasons->role && points[reasons->roles[r]] > most)
			most = points[reasons->roles[r]];
	return points[reasons->role] - most;
}

/* Whether an answer says only what is not there: "none of these", or the lower half of a scale.
 * What somebody has not done, or does not like, speaks against one role; it is no reason for
 * another. */
static bool is_absence(const struct report *report, int q)
{
	const struct question *question = &report->quiz->questions[q];
	const struct answer *answer = &report->answers->answers[q];

	if (answer->nchosen < 1)
		return false;
	if (question->kind == QUESTION_LIKERT)
		return 2 * score_kind_place(question, answer->chosen[0]) <
		       score_kind_nplaces(question) - 1;
	return question->options[answer->chosen[0]].is_none;
}

/* Whether a line speaks for the role by what it says, not only less against it than others. */
static bool is_for(const struct reasons *reasons, int i)
{
	const struct ledger_line *line = &reasons->report->result->lines[i];

	return line->points[reasons->role] > 0 && !is_absence(reasons->report, line->question);
}

/* The lines with the largest leads first; equal ones in their order. What is no reason by itself
 * stands only where there is nothing else. Answers how many. */
static int find_reasons(const struct reasons *reasons, int *lines)
{
	const struct result *result = reasons->report->result;
	int n = 0;

	for (int pass = 0; pass < 2 && n == 0; pass++)
		for (int i = 0; i < result->nlines; i++)
			if (result->lines[i].is_answered && lead_of(reasons, i) > 0 &&
			    (pass > 0 || is_for(reasons, i)))
				lines[n++] = i;
	sort_down(lines, n, lead_of, reasons);
	return n < REPORT_REASONS ? n : REPORT_REASONS;
}

static void add_words(struct report *report, struct block *body, int question)
{
	build_para(report->draft, body, STYLE_SIGN_TEXT, "report-reason-inline",
		   WITH(say_span("question", quote_question(report, question, 0)),
			say_span("answer", quote_answer(report, question, SPAN_STRONG)),
			say_count("number", report->numbers[question])));
}

static struct block *add_reason(const struct reasons *reasons, struct block *list, int line)
{
	struct report *report = reasons->report;
	struct draft *draft = report->draft;
	const char *lead = number_points(draft, lead_of(reasons, line));
	struct block *body;

	if (report_has_result(report)) /* else no measure: points that few answers share */
		draft_put(draft, name_coloured(draft, lead, reasons->role, 0));
	body = build_item(draft, list, list->pos, 0);
	add_words(report, body, report->result->lines[line].question);
	return body->parent;
}

static void add_card(const struct reasons *reasons, struct block *row, bool is_first_page)
{
	static const int steps[REPORT_REASONS] = {0, REPORT_STEP_SECOND, REPORT_STEP_THIRD};
	struct report *report = reasons->report;
	struct draft *draft = report->draft;
	struct span name = name_role(draft, reasons->role, 0);
	int *lines = ARENA_ARRAY(draft->arena, int, report->result->nlines + 1);
	int n = find_reasons(reasons, lines);
	struct block *block = build_block(draft, row, BLOCK_CARD), *head, *list;

	block->role = n > 0 ? reasons->role : -1; /* a pole beside nothing would only be long */
	block->is_unbroken = true;
	say(draft, "report-reasons-for", WITH(say_span("role", name)));
	head = build_heading(build_line(draft, block, BLOCK_HEADING, STYLE_SUBHEAD), 3);
	head->role = reasons->role;
	if (is_first_page)
		report_roles_add_words(report, block, reasons->role);
	if (n == 0) {
		build_para(draft, block, STYLE_SIGN_TEXT, "report-no-reason", NULL);
		return;
	}
	list = build_list(draft, block,
			  report_has_result(report) ? NUMBERING_FIGURES : NUMBERING_DISC,
			  STYLE_SIGN_TEXT);
	for (int i = 0; i < n && i < REPORT_REASONS; i++) { /* the weakest leave first */
		struct block *item = add_reason(reasons, list, lines[i]);

		if (is_first_page)
			item->leaves = steps[i];
	}
}

static struct block *add_note(struct report *report, struct block *section, int nroles)
{
	const struct report_input *input = report->input;
	const char *paged = input->is_pageless ? "report-brackets-head" : "report-brackets-page";
	const struct filling *with = WITH(say_count("roles", nroles),
					  report_page(report, "#ledger", "5", "ledger-head"));

	say(report->draft, report_has_result(report) ? "report-reasons-note" : "report-so-far-note",
	    with);
	build_sidenote(report->draft, section, input->is_summary ? "report-brackets" : paged, with);
	return section->last;
}

static struct block *add_section(struct report *report, bool is_first_page)
{
	int roles[SCORE_MAX_ROLES], n = find_roles(report, roles);
	struct block *section, *note, *row = NULL;

	if (report->nanswered == 0)
		return NULL;
	section = report_section(report,
				 report_has_result(report) ? "report-reasons-head"
							   : "report-so-far-reasons",
				 "reasons");
	note = add_note(report, section, n);
	if (is_first_page)
		note->leaves = REPORT_STEP_NOTES;
	for (int i = 0; i < n; i++) {
		if (i % ROW_CARDS == 0)
			row = build_block(report->draft, section, BLOCK_ROW);
		add_card(&(struct reasons){report, roles[i], roles, n}, row, is_first_page);
	}
	return section;
}

struct block *report_reasons_add(struct report *report)
{
	return add_section(report, true);
}

struct block *report_reasons_add_rest(struct report *report)
{
	return add_section(report, false);
}
