/*
 * The report as a document: what its questions are numbered by, the parts in the order in which
 * they are read, and what the file says about itself. The person's name stands on the pages alone:
 * titles of files end up in lists that others read.
 */
#include "compose/report.h"

#include "compose/question_order.h"
#include "compose/report_before.h"
#include "compose/report_change.h"
#include "compose/report_dimensions.h"
#include "compose/report_facts.h"
#include "compose/report_ledger.h"
#include "compose/report_limits.h"
#include "compose/report_method.h"
#include "compose/report_next.h"
#include "compose/report_outcome.h"

/* The roles that the pages hold against each other. */
static void choose_roles(struct report *report)
{
	const struct result *result = report->result;

	report->first = result->leader;
	report->second = result->rival;
	if (!report_has_order(report)) {
		report->first = result->front[0];
		report->second = result->leader;
		for (int r = 0; r < result->nroles && report->second == report->first; r++)
			if (r != report->first)
				report->second = r;
		for (int r = 0; r < result->nroles; r++)
			if (result->leader == report->first && r != report->first &&
			    result->scores[r] > result->scores[report->second])
				report->second = r;
	}
	report->lead = result->scores[report->first] - result->scores[report->second];
}

static void add_metadata(struct report *report)
{
	const struct guide *guide = report->guide;
	struct draft *draft = report->draft;
	struct doc *doc = draft->doc;
	const char *title = guide->short_title ? guide->short_title
					       : rich_plain(draft->arena, &guide->title);

	doc->title = say_phrase(draft, "report-title", WITH(say_text("guide", title)));
	doc->author = report->quiz->author ? report->quiz->author : guide->author;
	doc->date = report->input->date;
	doc->is_close = true;
}

static void add_parts(struct report *report)
{
	report_outcome_add(report);
	report_limits_add(report);
	if (report->input->is_summary)
		return;
	report_dimensions_add(report);
	report_facts_add(report);
	report_ledger_add(report);
	report_before_add(report);
	report_change_add(report);
	report_next_add(report);
	report_method_add(report);
}

struct doc *compose_report(struct arena *arena, const struct report_input *input, struct diag *diag)
{
	const struct quiz *quiz = input->result->quiz;
	struct draft draft = {.arena = arena,
			      .guide = input->guide,
			      .phrases = input->phrases,
			      .locales = input->locales,
			      .diag = diag};
	struct report report = {
		.draft = &draft,
		.input = input,
		.guide = input->guide,
		.quiz = quiz,
		.answers = input->result->answers,
		.result = input->result,
		.ledger = ledger_make(arena, quiz, input->result->answers->answers,
				      quiz->dimension_weights),
	};

	for (int q = 0; q < quiz->nquestions; q++) {
		report.nasked += report.ledger->is_asked[q];
		report.nanswered += report.ledger->is_answered[q];
	}
	draft_init(&draft, draft_wording_lang(input->guide, input->phrases));
	draft.doc->root->pos = quiz->pos;
	report.numbers = question_order(arena, quiz, &report.order);
	choose_roles(&report);
	add_metadata(&report);
	add_parts(&report);
	report_whose(&report);
	build_foot(&draft);
	doc_leave_out(arena, draft.doc, 0, true);
	return draft_finish(&draft);
}
