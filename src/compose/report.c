/*
 * The report as a document: the parts in the order in which they are read, and what the file says
 * about itself. The person's name stands on the pages alone: titles of files end up in lists that
 * others read.
 */
#include "compose/report.h"

#include "compose/link_pages.h"
#include "compose/report_before.h"
#include "compose/report_change.h"
#include "compose/report_dimensions.h"
#include "compose/report_facts.h"
#include "compose/report_ledger.h"
#include "compose/report_limits.h"
#include "compose/report_method.h"
#include "compose/report_next.h"
#include "compose/report_outcome.h"
#include "compose/report_rules.h"

const char *report_title(struct draft *draft)
{
	const struct guide *guide = draft->guide;
	const char *title = guide->short_title ? guide->short_title
					       : rich_plain(draft->arena, &guide->title);

	return say_phrase(draft, "report-title", WITH(say_text("guide", title)));
}

static void add_metadata(struct report *report)
{
	const struct guide *guide = report->guide;
	struct draft *draft = report->draft;
	struct doc *doc = draft->doc;

	doc->title = report_title(draft);
	doc->author = report->quiz->author ? report->quiz->author : guide->author;
	doc->date = report->input->date;
	doc->is_close = true;
	if (report_has_order(report))
		doc->order = arena_copy(draft->arena, report->result->ranking,
					sizeof *doc->order * (size_t)report->result->nroles);
}

static void add_parts(struct report *report)
{
	report_outcome_add(report);
	report_limits_add(report);
	if (report->input->is_summary)
		return;
	report_outcome_add_rest(report);
	report_rules_add_all(report);
	report_before_add(report);
	report_change_add(report);
	report_next_add(report);
	report_dimensions_add(report);
	report_facts_add(report);
	report_ledger_add(report);
	report_method_add(report);
}

struct doc *compose_report(struct arena *arena, const struct report_input *input, struct diag *diag)
{
	struct draft draft;
	struct report report = report_begin(&draft, arena, input, diag);

	add_metadata(&report);
	add_parts(&report);
	report_whose(&report);
	build_foot(&draft);
	doc_leave_out(arena, draft.doc, 0, 0);
	if (input->tells_pages)
		link_pages_add(&draft);
	return draft_finish(&draft);
}
