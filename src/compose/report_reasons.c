/*
 * The strongest reasons: for each of the roles compared, the answers that put it furthest ahead. An
 * answer's lead for a role is its points there less the most that it gives any other of the roles
 * compared; for two roles this is the difference that the ledger adds up to the margin.
 */
#include "compose/report_reasons.h"

#include "compose/names.h"
#include "compose/number.h"
#include "compose/quote.h"

enum { ROW_CARDS = 3, MOST = REPORT_REASONS };

struct reason {
	int question;
	int32_t lead; /* centipoints */
};

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

static int32_t find_lead(const struct ledger_line *line, int role, const int *roles, int nroles)
{
	int32_t most = INT32_MIN;

	for (int i = 0; i < nroles; i++)
		if (roles[i] != role && line->points[roles[i]] > most)
			most = line->points[roles[i]];
	return line->points[role] - most;
}

/* The largest leads first; equal ones in the order of the lines. Answers how many. */
static int find_reasons(const struct report *report, int role, const int *roles, int nroles,
			struct reason *reasons)
{
	int n = 0;

	for (int i = 0; i < report->result->nlines; i++) {
		const struct ledger_line *line = &report->result->lines[i];
		struct reason reason = { line->question, find_lead(line, role, roles, nroles) };
		int k = n;

		if (!line->is_answered || reason.lead <= 0)
			continue;
		for (; k > 0 && reasons[k - 1].lead < reason.lead; k--)
			if (k < MOST)
				reasons[k] = reasons[k - 1];
		if (k < MOST)
			reasons[k] = reason;
		n += n < MOST;
	}
	return n;
}

/* What leads the eye stands first: the answer; "Agree" or a number says nothing by itself, so there
 * it is the question, and the answer follows in its line. */
static void add_words(struct report *report, struct block *body, int question)
{
	enum question_kind kind = report->quiz->questions[question].kind;
	bool is_inline = kind == QUESTION_LIKERT || kind == QUESTION_NUMBER;
	struct draft *draft = report->draft;
	struct span answer = quote_answer(report, question, is_inline ? 0 : SPAN_STRONG);
	const struct filling *with = WITH(
		say_span("question", quote_question(report, question, is_inline ? SPAN_STRONG : 0)),
		say_span("answer", answer), say_count("number", report->numbers[question]));

	if (is_inline) {
		build_para(draft, body, STYLE_SIGN_TEXT, "report-reason-inline", with);
		return;
	}
	draft_put(draft, answer);
	build_line(draft, body, BLOCK_PARA, STYLE_SIGN_TEXT);
	build_para(draft, body, STYLE_CAPTION, "report-question-number", with);
}

static struct block *add_reason(struct report *report, struct block *list, int role,
				const struct reason *reason)
{
	struct draft *draft = report->draft;
	struct block *body;

	if (report_has_result(report)) /* else no measure: points that few answers share */
		draft_put(draft, name_coloured(draft, number_points(draft, reason->lead), role, 0));
	body = build_item(draft, list, list->pos, 0);
	add_words(report, body, reason->question);
	return body->parent;
}

static void add_card(struct report *report, struct block *row, int role, const int *roles,
		     int nroles)
{
	struct draft *draft = report->draft;
	struct reason reasons[MOST];
	int n = find_reasons(report, role, roles, nroles, reasons);
	struct block *card = build_block(draft, row, BLOCK_CARD), *head, *list;

	card->role = role;
	card->is_unbroken = true;
	say(draft, "report-reasons-for", WITH(say_span("role", name_role(draft, role, 0))));
	head = build_heading(build_line(draft, card, BLOCK_HEADING, STYLE_SUBHEAD), 3);
	head->role = role;
	if (n == 0) {
		build_para(draft, card, STYLE_SIGN_TEXT, "report-no-reason", NULL);
		return;
	}
	list = build_list(draft, card, report_has_result(report) ? NUMBERING_FIGURES
								 : NUMBERING_DISC, STYLE_SIGN_TEXT);
	for (int i = 0; i < n; i++) /* the weakest leave first */
		add_reason(report, list, role, &reasons[i])->leaves = i > 0 ? MOST - i : 0;
}

static void add_note(struct report *report, struct block *section, int nroles)
{
	bool is_alone = report->input->is_summary;
	const struct filling *with = WITH(say_count("roles", nroles),
					  say_span("page", report_page("#ledger", "3")));

	say(report->draft, report_has_result(report) ? "report-reasons-note" : "report-so-far-note",
	    with);
	build_sidenote(report->draft, section,
		       is_alone ? "report-brackets" : "report-brackets-page", with);
}

void report_reasons_add(struct report *report)
{
	int roles[SCORE_MAX_ROLES], n = find_roles(report, roles);
	struct block *section, *row = NULL;

	if (report_nanswered(report) == 0)
		return;
	section = report_section(report, report_has_result(report)
				 ? "report-reasons-head" : "report-so-far-reasons", "reasons");
	add_note(report, section, n);
	for (int i = 0; i < n; i++) {
		if (i % ROW_CARDS == 0)
			row = build_block(report->draft, section, BLOCK_ROW);
		add_card(report, row, roles[i], roles, n);
	}
}
