/*
 * The report as a document: what its questions are numbered by, the parts in the order in which
 * they are read, and what the file says about itself. The person's name stands on the pages alone:
 * titles of files end up in lists that others read.
 */
#include "compose/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/version.h"
#include "compose/report_parts.h"

/* U+2068, U+2069: whatever the script of a name, it does not turn the words around it. */
static const char isolate[] = "\xe2\x81\xa8", isolate_end[] = "\xe2\x81\xa9";

static bool is_scored(const struct question *question)
{
	return question->dimension >= 0 && question->weight > 0;
}

/* Scored questions by dimension, then the others: so a dimension's questions stand together. */
static const int *number_questions(struct arena *arena, const struct quiz *quiz)
{
	int *numbers = ARENA_ARRAY(arena, int, quiz->nquestions + 1);
	int n = 0;

	for (int d = 0; d < quiz->guide->ndimensions; d++)
		for (int q = 0; q < quiz->nquestions; q++)
			if (is_scored(&quiz->questions[q]) && quiz->questions[q].dimension == d)
				numbers[q] = ++n;
	for (int q = 0; q < quiz->nquestions; q++)
		if (!is_scored(&quiz->questions[q]))
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

void report_whose(struct report *report)
{
	const char *name = report->answers->name;
	struct draft *draft = &report->draft;
	struct locale_arg arg = draft_arg("name", "\1");
	struct span slot;

	if (!name || !*name) {
		draft_words(draft, "report-kind", NULL, 0, NULL);
		return;
	}
	slot = draft_slot(arena_printf(draft->arena, "%s%s%s", isolate, name, isolate_end), 0);
	slot.lang = report->answers->name_lang;
	slot.typed = report->answers->name_pos;
	slot.typed_column = report->answers->name_column;
	draft_words(draft, "report-kind-name", &arg, 1, &slot);
}

static void add_metadata(struct report *report)
{
	const struct guide *guide = report->guide;
	struct draft *draft = &report->draft;
	struct doc *doc = draft->doc;
	struct locale_arg arg = draft_arg("guide", guide->short_title
		? guide->short_title : rich_plain(draft->arena, &guide->title));

	doc->title = draft_phrase(draft, "report-title", &arg, 1);
	doc->author = report->quiz->author ? report->quiz->author : guide->author;
	doc->subject = guide->subject;
	doc->keywords = guide->keywords;
	doc->creator = "roleguide " ROLEGUIDE_VERSION;
	doc->date = report->input->date;
	doc->nroles = guide->nroles;
	doc->is_close = true;
}

static void add_parts(struct report *report, struct block *root)
{
	report_add_outcome(report, root);
	report_add_limits(report, root);
	if (report->input->is_summary)
		return;
	report_add_dimensions(report, root);
	report_add_ledger(report, root);
	report_add_change(report, root);
	report_add_next(report, root);
	report_add_method(report, root);
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
	struct doc *doc = doc_new(arena, draft_wording_lang(input->guide, input->phrases));
	struct report report = {
		.input = input,
		.guide = input->guide,
		.quiz = quiz,
		.answers = input->result->answers,
		.result = input->result,
		.numbers = number_questions(arena, quiz),
	};

	choose_roles(&report);
	draft_init(&report.draft, arena, doc, input->guide, input->phrases, diag);
	doc->root->pos = quiz->pos;
	add_metadata(&report);
	add_parts(&report, doc->root);
	report_whose(&report);
	draft_foot(&report.draft);
	doc_leave_out(arena, doc, 0, true);
	drop_dead_links(arena, doc);
	draft_release(&report.draft);
	doc_sort_anchors(arena, doc);
#ifndef NDEBUG
	doc_check(doc);
#endif
	return doc;
}
