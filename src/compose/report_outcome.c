/*
 * The first page: the outcome in one sentence, what it rests on, and how firm it is. Where there is
 * no result, for want of answers, no score stands here, and nothing speaks of a leader.
 */
#include "compose/report_outcome.h"

#include "compose/number.h"
#include "compose/report_firm.h"
#include "compose/report_headline.h"
#include "compose/report_reasons.h"
#include "compose/report_ruler.h"
#include "compose/report_rules.h"

/* Where answers count, the scored questions are meant: all of them stand in the ledger. */
static void add_strip(struct report *report, struct block *masthead)
{
	struct draft *draft = report->draft;
	struct block *strip = build_block(draft, masthead, BLOCK_STRIP);
	const char *date = number_date(draft, report->answers->date);

	strip->keeps_with_next = true;
	report_whose(report);
	build_line(draft, strip, BLOCK_PARA, STYLE_KICKER);
	build_para(draft, strip, STYLE_STRIP, date ? "report-answered-on" : "report-answered",
		   WITH(say_count("answered", report->nanswered),
			say_count("asked", report->nasked), say_text("date", date)));
}

void report_outcome_add(struct report *report)
{
	struct draft *draft = report->draft;
	struct block *masthead = draft_block(draft, draft->doc->root, BLOCK_MASTHEAD,
					     report->quiz->pos);
	/* the headline speaks of a fact: all of it comes first */
	bool is_barred = report_has_result(report) && !report_has_order(report);

	draft->doc->nsteps = REPORT_STEPS + (report->input->change != NULL);
	add_strip(report, masthead);
	report_headline_add(report, masthead);
	if (is_barred)
		report_rules_add(report);
	if (report_has_result(report))
		report_ruler_add(report);
	report_reasons_add(report);
	report_firm_add(report);
	if (!is_barred)
		report_rules_add(report);
}
