/*
 * The first page: the outcome in one sentence, what it rests on, and how firm it is. Where there is
 * no result, for want of answers, no score stands here, and nothing speaks of a leader. What a
 * small sheet has no room for comes right behind the page.
 */
#include "compose/report_outcome.h"

#include "compose/brand.h"
#include "compose/number.h"
#include "compose/report_firm.h"
#include "compose/report_headline.h"
#include "compose/report_reasons.h"
#include "compose/report_roles.h"
#include "compose/report_ruler.h"
#include "compose/report_rules.h"

/* Whether the headline speaks of a fact: all of it comes first then. */
static bool is_barred(const struct report *report)
{
	return report_has_result(report) && !report_has_order(report);
}

/* Leaves the first page at that step; the same comes again behind it. */
static void leave(struct block *section, unsigned step)
{
	if (section)
		section->leaves = step;
}

static void enter(struct block *section, unsigned step)
{
	if (!section)
		return;
	section->enters = step;
	section->anchor = NULL; /* that of the first page's */
}

void report_outcome_add(struct report *report)
{
	struct draft *draft = report->draft;
	struct block *masthead = draft_block(draft, draft->doc->root, BLOCK_MASTHEAD,
					     report->quiz->pos);

	draft->doc->nsteps = REPORT_STEPS;
	report_strip_add(report, masthead);
	brand_add_logo(draft, masthead);
	report_headline_add(report, masthead);
	brand_add_line(draft, masthead);
	if (is_barred(report))
		report_rules_add(report);
	if (report_has_result(report))
		leave(report_ruler_add(report), REPORT_STEP_RULER);
	leave(report_reasons_add(report), REPORT_STEP_REASONS);
	if (!is_barred(report))
		leave(report_rules_add(report), REPORT_STEP_FACTS);
	leave(report_firm_add(report), REPORT_STEP_FIRM);
}

void report_outcome_add_rest(struct report *report)
{
	report_roles_add(report);
	if (report_has_result(report))
		enter(report_ruler_add(report), REPORT_STEP_RULER);
	enter(report_reasons_add_rest(report), REPORT_STEP_REASONS);
	enter(report_firm_add(report), REPORT_STEP_FIRM);
}
