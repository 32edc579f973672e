/*
 * The first page: the outcome in one sentence, what it rests on, and how firm it is. Where there is
 * no result, for want of answers, no score stands here, and nothing speaks of a leader.
 */
#include "compose/report_outcome.h"

/* Where answers count, the scored questions are meant: all of them stand in the ledger. */
static void add_strip(struct report *report, struct block *masthead)
{
	struct draft *draft = &report->draft;
	struct block *strip = draft_block(draft, masthead, BLOCK_STRIP, masthead->pos);
	int64_t date = report->answers->date;
	struct locale_arg args[] = {
		draft_count("answered", report_nanswered(report)),
		draft_count("asked", report_nasked(report)),
		draft_arg("date", date ? locale_date(draft->wording, draft->arena, date) : NULL),
	};

	strip->keeps_with_next = true;
	report_whose(report);
	draft_line(draft, strip, BLOCK_PARA, STYLE_KICKER, NULL, strip->pos);
	report_para(report, strip, STYLE_STRIP, date ? "report-answered-on" : "report-answered",
		    args, date ? 3 : 2, NULL);
}

int report_named(const struct report *report, int *roles)
{
	const struct result *result = report->result;
	int n = 0;

	for (int r = 0; r < result->nroles && report_has_result(report); r++)
		for (int i = 0; i < result->nfront; i++)
			if (result->front[i] == r)
				roles[n++] = r;
	return n;
}

void report_add_outcome(struct report *report, struct block *root)
{
	struct block *masthead = draft_block(&report->draft, root, BLOCK_MASTHEAD,
					     report->quiz->pos);
	/* the headline speaks of a fact: all of it comes first */
	bool is_barred = report_has_result(report) && !report_has_order(report);

	report->draft.doc->nsteps = REPORT_REASONS + REPORT_RULES - 2;
	add_strip(report, masthead);
	report_add_title(report, masthead);
	report_add_standfirst(report, masthead);
	if (is_barred)
		report_add_rules(report);
	if (report_has_result(report))
		report_add_ruler(report);
	report_add_reasons(report);
	report_add_firmness(report);
	if (!is_barred)
		report_add_rules(report);
}
