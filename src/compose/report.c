/*
 * The report as a document: the parts in the order in which they are read, and what the file says
 * about itself. The person's name stands on the pages alone: titles of files end up in lists that
 * others read.
 */
#include "compose/report.h"

#include "base/sort.h"
#include "compose/link_pages.h"
#include "compose/refs.h"
#include "compose/report_before.h"
#include "compose/report_change.h"
#include "compose/report_code.h"
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

/* By points; ahead of all the role of which the headline speaks first. */
static int64_t place_of(const void *context, int role)
{
	const struct report *report = context;

	return role == report->first ? INT64_MAX : report->result->scores[role];
}

/* The roles from the one that is ahead, whether or not a fact bars it; NULL: no result says. */
static const int *find_order(const struct report *report)
{
	const struct result *result = report->result;
	int *order;

	if (!report_has_result(report))
		return NULL;
	order = arena_copy(report->draft->arena, result->ranking,
			   sizeof *order * (size_t)result->nroles);
	if (!report_has_order(report))
		sort_down(order, result->nroles, place_of, report);
	return order;
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
	doc->order = find_order(report);
}

static void add_parts(struct report *report)
{
	report_outcome_add(report);
	report_code_add(report);
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
	refs_settle(&draft);
	doc_leave_out(arena, draft.doc, 0, 0);
	if (input->tells_pages)
		link_pages_add(&draft);
	return draft_finish(&draft);
}
