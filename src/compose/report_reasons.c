/*
 * The strongest reasons: for each of the roles compared, the answers that put it furthest ahead. An
 * answer's lead for a role is its points there less the most that it gives any other of the roles
 * compared; for two roles this is the difference that the ledger adds up to the margin.
 */
#include "compose/report_outcome.h"

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
	const struct span slots[] = {
		report_question_slot(report, question, is_inline ? SPAN_STRONG : 0),
		report_answer_slot(report, question, is_inline ? 0 : SPAN_STRONG),
	};
	const struct locale_arg args[] = {
		draft_arg("question", "\1"),
		draft_arg("answer", "\2"),
		draft_count("number", report->numbers[question]),
	};

	if (is_inline) {
		report_para(report, body, STYLE_SIGN_TEXT, "report-reason-inline", args, 3, slots);
		return;
	}
	report_span(report, slots[1]);
	draft_line(&report->draft, body, BLOCK_PARA, STYLE_SIGN_TEXT, NULL, body->pos);
	report_para(report, body, STYLE_CAPTION, "report-question-number", args, 3, slots);
}

static struct block *add_reason(struct report *report, struct block *list, int role,
				const struct reason *reason)
{
	struct draft *draft = &report->draft;
	struct block *item = draft_block(draft, list, BLOCK_ITEM, list->pos);
	struct span figure = report_words_slot(report, report_points(report, reason->lead), 0);

	figure.role = role;
	if (report_has_result(report))
		report_span(report, figure);
	else /* points that few answers share are no measure */
		draft_words(draft, "bullet", NULL, 0, NULL);
	draft_line(draft, item, BLOCK_LABEL, report_has_result(report) ? STYLE_STRENGTH
								       : STYLE_SIGN_TEXT,
		   NULL, item->pos);
	add_words(report, draft_block(draft, item, BLOCK_ITEM_BODY, item->pos), reason->question);
	return item;
}

static void add_card(struct report *report, struct block *row, int role, const int *roles,
		     int nroles)
{
	struct draft *draft = &report->draft;
	struct reason reasons[MOST];
	int n = find_reasons(report, role, roles, nroles, reasons);
	struct block *card = draft_block(draft, row, BLOCK_CARD, row->pos), *head, *list;
	const struct span name = report_role_name(report, role, 0);
	const struct locale_arg arg = draft_arg("role", "\1");

	card->role = role;
	card->is_unbroken = true;
	draft_words(draft, "report-reasons-for", &arg, 1, &name);
	head = draft_line(draft, card, BLOCK_HEADING, STYLE_SUBHEAD, NULL, card->pos);
	head->of.level = 3;
	head->role = role;
	head->keeps_with_next = true;
	if (n == 0) {
		report_para(report, card, STYLE_SIGN_TEXT, "report-no-reason", NULL, 0, NULL);
		return;
	}
	list = draft_block(draft, card, BLOCK_LIST, card->pos);
	list->style = STYLE_SIGN_TEXT;
	list->of.numbering = report_has_result(report) ? NUMBERING_FIGURES : NUMBERING_DISC;
	for (int i = 0; i < n; i++) /* the weakest leave first */
		add_reason(report, list, role, &reasons[i])->leaves = i > 0 ? MOST - i : 0;
}

static void add_note(struct report *report, struct block *section, int nroles)
{
	const struct span page = report_page_slot("#ledger", "3");
	const struct locale_arg args[] = { draft_count("roles", nroles), draft_arg("page", "\1") };
	bool is_alone = report->input->is_summary;

	draft_words(&report->draft, report_has_result(report) ? "report-reasons-note"
							      : "report-so-far-note", args, 1,
		    NULL);
	draft_span(&report->draft, " ", 0);
	draft_words(&report->draft, is_alone ? "report-brackets" : "report-brackets-page", args, 2,
		    &page);
	draft_line(&report->draft, section, BLOCK_SIDENOTE, STYLE_SMALL, NULL, section->pos);
}

void report_add_reasons(struct report *report)
{
	int roles[SCORE_MAX_ROLES], n = find_roles(report, roles);
	struct block *section, *row = NULL;

	if (report_nanswered(report) == 0)
		return;
	section = report_section(report, report->result->outcome == OUTCOME_INSUFFICIENT
						 ? "report-so-far-reasons" : "report-reasons-head",
				 NULL, "reasons", false);
	add_note(report, section, n);
	for (int i = 0; i < n; i++) {
		if (i % ROW_CARDS == 0)
			row = draft_block(&report->draft, section, BLOCK_ROW, section->pos);
		add_card(report, row, roles[i], roles, n);
	}
}
