/*
 * The report as a document: what its questions are numbered by, the parts in the order in which
 * they are read, and what the file says about itself. The person's name stands on the pages alone:
 * titles of files end up in lists that others read.
 */
#include "compose/report.h"

#include <stdlib.h>
#include <string.h>

#include "compose/report_change.h"
#include "compose/report_dimensions.h"
#include "compose/report_facts.h"
#include "compose/report_ledger.h"
#include "compose/report_limits.h"
#include "compose/report_method.h"
#include "compose/report_next.h"
#include "compose/report_outcome.h"
#include "score/ledger.h"

/* Scored questions by dimension, then the others: so a dimension's questions stand together. */
static const int *number_questions(struct arena *arena, const struct quiz *quiz)
{
	const struct question *questions = quiz->questions;
	int *numbers = ARENA_ARRAY(arena, int, quiz->nquestions + 1);
	int n = 0;

	for (int d = 0; d < quiz->guide->ndimensions; d++)
		for (int q = 0; q < quiz->nquestions; q++)
			if (ledger_is_scored(&questions[q]) && questions[q].dimension == d)
				numbers[q] = ++n;
	for (int q = 0; q < quiz->nquestions; q++)
		if (!ledger_is_scored(&questions[q]))
			numbers[q] = ++n;
	return numbers;
}

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
	report_change_add(report);
	report_next_add(report);
	report_method_add(report);
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The guide's table may link to sections of the guide that a report leaves out. */
static void drop_dead_links(struct arena *arena, struct doc *doc)
{
	const char **anchors = ARENA_ARRAY(arena, const char *, doc->nblocks);
	size_t nanchors = 0;

	for (int i = 0; i < doc->nblocks; i++)
		if (doc->blocks[i]->anchor)
			anchors[nanchors++] = doc->blocks[i]->anchor;
	qsort(anchors, nanchors, sizeof *anchors, compare_names);
	for (int i = 0; i < doc->nblocks; i++)
		for (int k = 0; k < doc->blocks[i]->nspans; k++) {
			struct span *span = &doc->blocks[i]->spans[k];
			const char *name = span->href && *span->href == '#' ? span->href + 1
									    : NULL;

			if (name && !bsearch(&name, anchors, nanchors, sizeof *anchors,
					     compare_names))
				span->href = NULL;
		}
}

struct doc *compose_report(struct arena *arena, const struct report_input *input,
			   struct diag *diag)
{
	const struct quiz *quiz = input->result->quiz;
	struct draft draft;
	struct report report = {
		.draft = &draft,
		.input = input,
		.guide = input->guide,
		.quiz = quiz,
		.answers = input->result->answers,
		.result = input->result,
		.numbers = number_questions(arena, quiz),
	};

	choose_roles(&report);
	draft_init(&draft, arena, draft_wording_lang(input->guide, input->phrases), input->guide,
		   input->phrases, diag);
	draft.doc->root->pos = quiz->pos;
	add_metadata(&report);
	add_parts(&report);
	report_whose(&report);
	build_foot(&draft);
	doc_leave_out(arena, draft.doc, 0, true);
	drop_dead_links(arena, draft.doc);
	return draft_finish(&draft);
}
