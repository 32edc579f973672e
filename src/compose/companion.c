/*
 * What a coach wants at hand in a talk. Sentences speak of the person to the coach; answers are
 * quoted and no verdict is added. What would turn the result is worth a question, and what nothing
 * turns is worth to know.
 */
#include "compose/companion.h"

#include "base/sort.h"
#include "base/utf8.h"
#include "compose/companion_list.h"
#include "compose/name.h"
#include "compose/number.h"
#include "compose/quote.h"
#include "compose/refs.h"
#include "compose/report_doubts.h"
#include "compose/report_rules.h"
#include "score/change.h"
#include "score/verdict.h"

enum { MOST_MISSING = 4, NOTES = 4 }; /* questions named of each reason; lines to write on */

static const char *outcome_key(const struct report *report)
{
	static const char *const keys[] = {
		[HEADLINE_NONE] = "companion-level",     [HEADLINE_AGAINST] = "companion-against",
		[HEADLINE_BALANCED] = "companion-level", [HEADLINE_LEANS] = "companion-leans",
		[HEADLINE_CLEAR] = "companion-clear",    [HEADLINE_STRONG] = "companion-strong"};

	if (!report_has_result(report))
		return "companion-insufficient";
	if (report_has_order(report))
		return keys[report->result->headline];
	if (report->result->scores[report->first] <= NEUTRAL_SCORE)
		return "companion-against";
	return "companion-fact";
}

static void add_masthead(struct report *report)
{
	struct draft *draft = report->draft;
	struct block *masthead = draft_block(draft, draft->doc->root, BLOCK_MASTHEAD,
					     report->quiz->pos);
	const char *words[SCORE_MAX_ROLES];
	int roles[SCORE_MAX_ROLES], n = report_named(report, roles);

	report_strip_add(report, masthead);
	say(draft, "companion-head", NULL);
	build_heading(build_line(draft, masthead, BLOCK_HEADING, STYLE_TITLE), 1);
	for (int i = 0; i < n; i++)
		words[i] = say_stand_in(draft, name_role(draft, roles[i], SPAN_STRONG));
	say(draft, outcome_key(report), WITH(say_text("role", say_list(draft, words, n))));
	build_line(draft, masthead, BLOCK_PARA, STYLE_STANDFIRST);
}

static struct companion_list begin(struct report *report, const char *head, const char *note)
{
	struct companion_list list = {.report = report, .style = STYLE_SIGN_TEXT};

	list.section = report_section(report, head, NULL);
	if (note)
		build_sidenote(report->draft, list.section, note, NULL);
	return list;
}

/* Answers that turn the order by themselves. */
static void ask_flips(struct companion_list *list)
{
	struct report *report = list->report;
	struct draft *draft = report->draft;

	if (report->result->outcome != OUTCOME_LEADS)
		return;
	for (int i = 0; i < report->result->nflips; i++) {
		const struct flip *flip = &report->result->flips[i];
		struct block *body = companion_list_item(list);

		if (body)
			build_para(draft, body, list->style, "companion-ask-flip",
				   WITH(say_span("question",
						 quote_question(report, flip->question, 0)),
					say_count("number", report->numbers[flip->question]),
					say_span("answer",
						 quote_answer(report, flip->question, SPAN_STRONG)),
					say_span("other", quote_flip(report, flip, 0))));
	}
}

/* How much further the line brings that role than the best of the others. */
static int32_t lead_of(const struct report *report, const struct ledger_line *line, int role)
{
	int32_t most = INT32_MIN;

	for (int r = 0; r < report->result->nroles; r++)
		if (r != role && line->points[r] > most)
			most = line->points[r];
	return line->points[role] - most;
}

static bool is_flip(const struct result *result, int question)
{
	for (int i = 0; i < result->nflips && result->outcome == OUTCOME_LEADS; i++)
		if (result->flips[i].question == question)
			return true;
	return false;
}

/* The answer that puts the role ahead most, unless it has been told of. */
static void ask_strongest(struct companion_list *list, int role)
{
	struct report *report = list->report;
	const struct ledger_line *best = NULL;
	struct draft *draft = report->draft;
	struct block *body;

	for (int i = 0; i < report->result->nlines; i++) {
		const struct ledger_line *line = &report->result->lines[i];

		if (line->is_answered && lead_of(report, line, role) > 0 &&
		    (!best || lead_of(report, line, role) > lead_of(report, best, role)))
			best = line;
	}
	if (!best || is_flip(report->result, best->question))
		return;
	body = companion_list_item(list);
	if (body)
		build_para(draft, body, list->style, "companion-ask-strongest",
			   WITH(say_span("question", quote_question(report, best->question, 0)),
				say_count("number", report->numbers[best->question]),
				say_span("answer",
					 quote_answer(report, best->question, SPAN_STRONG)),
				say_role(draft, "role", role)));
}

/* Questions without an answer on which facts hang, in one item. */
static void ask_open(struct companion_list *list)
{
	struct report *report = list->report;
	const struct quiz *quiz = report->quiz;
	struct draft *draft = report->draft;
	bool *marks = ARENA_ARRAY(draft->arena, bool, quiz->nquestions + 1);
	int n = 0, ntold = 0;
	struct block *body;

	for (int i = 0; i < quiz->nrules; i++)
		report_rules_mark(report, i, marks);
	for (int q = 0; q < quiz->nquestions; q++)
		n += marks[q];
	body = n > 0 ? companion_list_item(list) : NULL;
	if (!body)
		return;
	say(draft, "companion-ask-open", WITH(say_count("count", n)));
	draft_span(draft, " ", 0);
	for (int i = 0; i < quiz->nquestions && ntold < MOST_MISSING; i++) {
		if (!marks[report->order[i]])
			continue;
		say(draft, ntold == 0 ? "change-first-missing" : "change-next-missing",
		    WITH(say_count("number", i + 1),
			 say_span("question", quote_question(report, report->order[i], 0))));
		ntold++;
	}
	if (ntold < n)
		say(draft, "change-more-missing", WITH(say_count("count", n - ntold)));
	build_line(draft, body, BLOCK_PARA, list->style);
}

/* What moved since the person answered before. */
static void ask_change(struct companion_list *list)
{
	struct report *report = list->report;
	const struct change *change = report->input->change;
	struct draft *draft = report->draft;
	struct block *body;

	if (!change || change->verdict == CHANGE_NONE || change->verdict == CHANGE_OPEN)
		return;
	body = companion_list_item(list);
	if (body)
		build_para(draft, body, list->style,
			   change->verdict == CHANGE_NOTHING ? "companion-ask-noise"
							     : "companion-ask-change",
			   WITH(say_role(draft, "leader", report->first),
				say_text("then",
					 number_signed(
						 draft,
						 change->before->scores[report->first] -
							 change->before->scores[report->second])),
				say_text("now", number_signed(draft, report->lead)),
				say_span("nothing", say_bold(draft, "before-nothing"))));
}

static void add_ask(struct report *report)
{
	struct companion_list list = begin(report, "companion-ask-head", "companion-ask-note");
	struct block *body;

	list.style = STYLE_BODY;
	if (report->result->is_uniform && (body = companion_list_item(&list)))
		build_para(report->draft, body, list.style, "companion-ask-uniform", NULL);
	ask_change(&list);
	ask_flips(&list);
	ask_open(&list);
	for (int r = 0; r < report->result->nroles && report_has_result(report); r++)
		ask_strongest(&list, r);
	companion_list_end(&list);
	if (list.n == 0)
		build_para(report->draft, list.section, list.style, "companion-ask-none", NULL);
}

static void add_pairs(struct report *report)
{
	const struct result *result = report->result;
	bool all_agree = result->npairs_agreeing == result->npairs_answered;
	struct companion_list list = begin(report, "companion-pairs-head",
					   all_agree ? NULL : "companion-pairs-note");

	for (int i = 0; i < report->quiz->npairs; i++) {
		struct block *body;

		if (!result->pairs[i].is_answered || result->pairs[i].agrees)
			continue;
		body = companion_list_item(&list);
		if (body)
			report_doubts_add_pair(report, body, &report->quiz->pairs[i]);
	}
	companion_list_end(&list);
	if (list.n == 0)
		build_para(report->draft, list.section, STYLE_SIGN_TEXT, "companion-pairs-none",
			   WITH(say_count("count", result->npairs_answered)));
}

static void add_missing(struct report *report)
{
	struct companion_list list = begin(report, "companion-missing-head", NULL);
	const enum gap *gaps = report_doubts_gaps(report);

	for (int gap = GAP_SKIPPED; gap < GAP_NOT_ASKED; gap++)
		report_doubts_add_gap(report, list.section, gaps, (enum gap)gap, MOST_MISSING);
	if (report->nanswered == report->nasked)
		build_para(report->draft, list.section, STYLE_SIGN_TEXT, "companion-missing-none",
			   NULL);
}

/* What no single answer would turn. */
static void add_firm(struct report *report)
{
	const struct result *result = report->result;
	struct companion_list list = begin(report, "companion-firm-head", NULL);
	struct draft *draft = report->draft;
	bool is_open = report->nanswered < report->nasked;
	int nturning = 0;

	for (int i = 0; i < result->nlines; i++)
		nturning += result->lines[i].is_answered &&
			    is_flip(result, result->lines[i].question);
	if (!report_has_result(report))
		say(draft, "companion-firm-none", NULL);
	else if (!report_has_order(report))
		say(draft, "companion-firm-facts", NULL);
	else if (result->outcome == OUTCOME_BALANCED)
		say(draft, "change-tie", NULL);
	else if (nturning == 0)
		say(draft, "companion-firm-order", NULL);
	else
		say(draft, "companion-firm-answers",
		    WITH(say_count("count", nturning), say_count("all", report->nanswered),
			 say_count("others", report->nanswered - nturning)));
	if (result->outcome == OUTCOME_LEADS && is_open && result->margin_least > 0)
		say_also(draft, nturning ? "report-missing-safe" : "companion-firm-missing",
			 WITH(say_count("count", report->nasked - report->nanswered)));
	if (result->outcome == OUTCOME_LEADS && result->is_dominant)
		say_also(draft, "companion-firm-weights",
			 WITH(say_role(draft, "leader", result->leader)));
	build_line(draft, list.section, BLOCK_PARA, STYLE_SIGN_TEXT);
}

static void add_rule(struct report *report, struct block *body, const struct rule *rule)
{
	report_rules_head(report, rule);
	draft_put(report->draft, quote_text(report, &rule->text, 0));
	draft_line(report->draft, body, BLOCK_PARA, STYLE_SIGN_TEXT, NULL, rule->pos);
}

static void add_rules(struct report *report)
{
	const struct quiz *quiz = report->quiz;
	int *rules = ARENA_ARRAY(report->draft->arena, int, quiz->nrules + 1);
	int n = report_rules_holding(report->result, rules), nopen = 0;
	struct companion_list list = begin(report, "companion-rules-head", NULL);

	for (int i = 0; i < n; i++) {
		struct block *body = companion_list_item(&list);

		if (body)
			add_rule(report, body, &quiz->rules[rules[i]]);
	}
	companion_list_end(&list);
	for (int i = 0; i < quiz->nrules; i++)
		nopen += report->result->rules[i] == TRUTH_UNKNOWN;
	if (n == 0)
		say(report->draft, "companion-rules-none", WITH(say_count("count", quiz->nrules)));
	if (nopen > 0)
		say_also(report->draft, "companion-rules-open", WITH(say_count("count", nopen)));
	companion_list_add_line(&list);
}

/* Room to write, on a page that has some. */
static void add_notes(struct report *report)
{
	static const struct column columns[] = {{COLUMN_SHARE, 1}};
	struct draft *draft = report->draft;
	struct block *section = report_section(report, "companion-notes-head", NULL);
	struct block *table = build_table(draft, section, columns, 1, "companion-notes-summary");
	struct block *tbody = build_block(draft, table, BLOCK_TBODY);

	section->leaves = COMPANION_NOTES;
	for (int i = 0; i < NOTES; i++) {
		struct block *row = build_row(draft, tbody, ROW_LINE_FINE, false);

		row->leaves = i >= NOTES / 2 ? 1 : 0;
		build_text_cell(draft, row, "\xc2\xa0" UTF8_LINE_BREAK "\xc2\xa0", ALIGN_START);
	}
}

/* Whom it is for; it ends the page. */
static void add_use(struct report *report)
{
	struct draft *draft = report->draft;
	struct block *box = draft_block(draft, draft->doc->root, BLOCK_BOX, report->quiz->pos);

	box->is_unbroken = box->sinks = true;
	draft->doc->first_page_end = box;
	say(draft, "companion-use-head", NULL);
	build_heading(build_line(draft, box, BLOCK_HEADING, STYLE_SUBHEAD), 2);
	build_para(draft, box, STYLE_SMALL, "companion-use", NULL);
}

struct doc *compose_companion(struct arena *arena, const struct report_input *input,
			      struct diag *diag)
{
	struct draft draft;
	struct report report = report_begin(&draft, arena, input, diag);
	const struct guide *guide = input->guide;
	const char *title = guide->short_title ? guide->short_title
					       : rich_plain(arena, &guide->title);

	report.is_for_coach = true;
	draft.doc->title = say_phrase(&draft, "companion-title", WITH(say_text("guide", title)));
	draft.doc->date = input->date;
	draft.doc->is_close = true;
	draft.doc->nsteps = COMPANION_STEPS;
	add_masthead(&report);
	add_ask(&report);
	add_pairs(&report);
	add_missing(&report);
	add_firm(&report);
	add_rules(&report);
	add_notes(&report);
	add_use(&report);
	report_whose(&report);
	build_foot(&draft);
	refs_settle(&draft);
	doc_leave_out(arena, draft.doc, 0, 0);
	return draft_finish(&draft);
}
