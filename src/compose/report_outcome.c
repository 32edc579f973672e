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

void report_outcome_add(struct report *report)
{
	struct draft *draft = report->draft;
	struct block *masthead = draft_block(draft, draft->doc->root, BLOCK_MASTHEAD,
					     report->quiz->pos);
	/* the headline speaks of a fact: all of it comes first */
	bool is_barred = report_has_result(report) && !report_has_order(report);

	draft->doc->nsteps = REPORT_STEPS + (report->input->change != NULL);
	report_strip_add(report, masthead);
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
