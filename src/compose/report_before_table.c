/*
 * The sum, so that it can be added with a pencil: the scores then, a line for each answer that
 * moved them, in groups by what happened to it, and the scores now. Answers that stayed and have
 * another stake move points too, few each: they are one line together.
 */
#include "compose/report_before_table.h"

#include "base/sort.h"
#include "compose/number.h"
#include "compose/quote.h"
#include "score/change.h"

enum { NUMBER, QUESTION, THEN, NOW, POINTS }; /* columns; from POINTS on a role each, the lead */

struct sum {
	struct report *report;
	const struct change *change;
	struct report earlier; /* whose answers are those of then */
	struct block *tbody;
	bool has_lead; /* of two roles, in a column of its own */
};

/* How far a line moves roles against each other. */
static int64_t size_of(const void *context, int line)
{
	const struct change *change = context;
	const int32_t *points = change->lines[line].points;
	int32_t least = INT32_MAX, most = INT32_MIN;

	for (int r = 0; r < change->now->nroles; r++) {
		least = points[r] < least ? points[r] : least;
		most = points[r] > most ? points[r] : most;
	}
	return (int64_t)most - least;
}

static void add_points(const struct sum *sum, struct block *row, const int32_t *points,
		       unsigned flags)
{
	const struct report *report = sum->report;
	struct draft *draft = report->draft;
	int32_t lead = points[report->first] - points[report->second];

	for (int r = 0; r < report->result->nroles; r++)
		build_points_cell(draft, row, r, number_signed(draft, points[r]), flags);
	if (sum->has_lead)
		build_span_cell(draft, row, SCOPE_NONE,
				draft_words(draft, number_signed(draft, lead), flags), ALIGN_END);
}

/* The scores of one of the two times, as the first row or the last. */
static void add_scores(const struct sum *sum, const struct result *result, const char *key,
		       bool has_gap)
{
	struct report *report = sum->report;
	struct draft *draft = report->draft;
	struct block *row = build_row(draft, sum->tbody, ROW_LINE_STRONG, has_gap);
	int32_t lead = result->scores[report->first] - result->scores[report->second];

	row->keeps_with_next = !has_gap;
	say(draft, key, NULL);
	build_wide_cell(draft, row, POINTS, SCOPE_ROW, ALIGN_START, STYLE_TABLE_NAME);
	for (int r = 0; r < result->nroles; r++)
		build_points_cell(draft, row, r, number_points(draft, result->scores[r]),
				  SPAN_STRONG);
	if (sum->has_lead)
		build_span_cell(draft, row, SCOPE_NONE,
				draft_words(draft, number_signed(draft, lead), SPAN_STRONG),
				ALIGN_END);
}

/* The answer of that time, or why there is none. */
static struct span answer_of(const struct report *report, int question)
{
	static const char *const keys[] = {[ANSWER_SKIPPED] = "before-skipped",
					   [ANSWER_NOT_ASKED] = "before-not-asked",
					   [ANSWER_DECLINED] = "before-declined",
					   [ANSWER_UNREADABLE] = "before-unreadable"};
	enum answer_state state = change_state(report->result, question);

	if (state == ANSWER_GIVEN)
		return quote_answer(report, question, 0);
	return draft_words(report->draft, say_phrase(report->draft, keys[state], NULL), SPAN_EM);
}

static void add_line(const struct sum *sum, const struct change_line *line)
{
	struct report *report = sum->report;
	struct draft *draft = report->draft;
	struct block *row = build_row(draft, sum->tbody, ROW_LINE_FINE, false);

	row->pos = report->quiz->questions[line->question].pos;
	build_text_cell(draft, row, number_whole(draft, report->numbers[line->question]),
			ALIGN_START);
	build_span_cell(draft, row, SCOPE_ROW, quote_question(report, line->question, 0),
			ALIGN_START);
	build_span_cell(draft, row, SCOPE_NONE, answer_of(&sum->earlier, line->question),
			ALIGN_START);
	build_span_cell(draft, row, SCOPE_NONE, answer_of(report, line->question), ALIGN_START);
	add_points(sum, row, line->points, 0);
}

/* Those of one kind, the largest first, below what they add up to. */
static void add_group(const struct sum *sum, enum change_kind kind)
{
	static const char *const keys[] = {[CHANGE_ANSWER] = "before-answer",
					   [CHANGE_ADDED] = "before-added",
					   [CHANGE_DROPPED] = "before-dropped",
					   [CHANGE_STAKE] = "before-stake",
					   [CHANGE_GAP] = "before-gap"};
	const struct change *change = sum->change;
	struct draft *draft = sum->report->draft;
	int *lines = ARENA_ARRAY(draft->arena, int, change->nlines + 1), n = 0;
	int32_t points[SCORE_MAX_ROLES] = {0};
	struct block *row;

	for (int i = 0; i < change->nlines; i++) {
		if (change->lines[i].kind != kind)
			continue;
		lines[n++] = i;
		for (int r = 0; r < change->now->nroles; r++)
			points[r] += change->lines[i].points[r];
	}
	if (n == 0)
		return;
	row = build_row(draft, sum->tbody, ROW_LINE_STRONG, true);
	row->keeps_with_next = kind != CHANGE_STAKE;
	say(draft, keys[kind], WITH(say_count("count", n)));
	build_wide_cell(draft, row, POINTS, SCOPE_ROW, ALIGN_START, STYLE_TABLE_NAME);
	add_points(sum, row, points, SPAN_STRONG);
	if (kind == CHANGE_STAKE)
		return;
	sort_down(lines, n, size_of, change);
	for (int i = 0; i < n; i++)
		add_line(sum, &change->lines[lines[i]]);
}

static void add_head(const struct sum *sum, struct block *table)
{
	struct draft *draft = sum->report->draft;
	struct block *row = build_head_row(draft, table);

	build_head_cell(draft, row, "ledger-number", ALIGN_START);
	build_head_cell(draft, row, "ledger-question", ALIGN_START);
	build_head_cell(draft, row, "before-then", ALIGN_START);
	build_head_cell(draft, row, "before-now", ALIGN_START);
	build_role_cells(draft, row);
	if (!sum->has_lead)
		return;
	say(draft, "change-lead", WITH(say_role(draft, "leader", sum->report->first)));
	build_cell(draft, row, SCOPE_COLUMN, ALIGN_END, STYLE_CAPTION);
}

void report_before_table_add(struct report *report, struct block *section)
{
	struct column columns[POINTS + SCORE_MAX_ROLES + 1] = {[QUESTION] = {COLUMN_WORDS, 1},
							       [THEN] = {COLUMN_WORDS, 1},
							       [NOW] = {COLUMN_WORDS, 1}};
	const struct change *change = report->input->change;
	struct draft *draft = report->draft;
	struct sum sum = {.report = report,
			  .change = change,
			  .earlier = *report,
			  .has_lead = change->now->nroles == 2};
	struct block *table = build_table(draft, section, columns,
					  POINTS + change->now->nroles + sum.has_lead,
					  "before-summary");

	sum.earlier.result = change->before;
	sum.earlier.answers = change->before->answers;
	add_head(&sum, table);
	sum.tbody = build_block(draft, table, BLOCK_TBODY);
	add_scores(&sum, change->before, "before-scores-then", false);
	for (int kind = 0; kind < CHANGE_NKINDS; kind++)
		add_group(&sum, (enum change_kind)kind);
	add_scores(&sum, change->now, "before-scores-now", true);
}
