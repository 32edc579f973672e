/*
 * Where the roles part: a dumbbell a dimension on one axis of 0 to 100. A mark stands where the
 * role's score as a whole would be if only that dimension counted: its points there, out of the
 * stake of the dimension instead of all 50. The figures beside it are the points themselves: a row
 * gives its lead, and a column the score.
 */
#include "compose/report_dimensions.h"

#include "compose/report_outcome.h"
#include "compose/report_table.h"
#include "compose/report_workings.h"
#include "score/fraction.h"

enum { NAME, QUESTIONS, WEIGHT, CHART, POINTS }; /* columns; from POINTS on a role each, the lead */
enum { AXIS_END = 10000, NEUTRAL = 5000, NTICKS = 5 }; /* centipoints */

struct dimensions {
	struct report *report;
	int weights;       /* sum over the dimensions with answers */
	bool is_named;     /* a row has shown which mark is whose */
};

static const struct dimension_result *result_of(const struct dimensions *page, int dimension)
{
	return &page->report->result->dimensions[dimension];
}

int32_t report_dimension_lead(const struct report *report, int dimension)
{
	const struct dimension_result *of = &report->result->dimensions[dimension];

	return of->is_answered ? of->points[report->first] - of->points[report->second] : 0;
}

static int weight_of(const struct dimensions *page, int dimension)
{
	return page->report->quiz->dimension_weights[dimension];
}

/* In centipoints, rounded once; what that adds may lie beyond the axis by a hair. */
static int64_t work_out(const struct dimensions *page, int dimension, int role)
{
	int32_t points = result_of(page, dimension)->points[role];

	return NEUTRAL + (int64_t)fraction_round((wide)points * page->weights,
						 weight_of(page, dimension));
}

/* Where its mark stands. */
static int64_t find_score(const struct dimensions *page, int dimension, int role)
{
	int64_t score = work_out(page, dimension, role);

	return score < 0 ? 0 : score > AXIS_END ? AXIS_END : score;
}

static struct chart *new_chart(const struct dimensions *page, enum chart_kind kind,
			       const char *const *labels)
{
	struct arena *arena = page->report->draft.arena;
	struct chart *chart = ARENA_NEW(arena, struct chart);
	struct chart_tick *ticks = ARENA_ARRAY(arena, struct chart_tick, NTICKS);

	for (int i = 0; i < NTICKS; i++)
		ticks[i] = (struct chart_tick){ i * AXIS_END / (NTICKS - 1),
						labels ? labels[i] : NULL };
	chart->kind = kind;
	chart->role = -1;
	chart->ticks = ticks;
	chart->nticks = NTICKS;
	chart->neutral = NEUTRAL;
	chart->active = -1;
	return chart;
}

static void add_chart(const struct dimensions *page, struct block *row, enum block_kind kind,
		      struct chart *chart)
{
	struct block *cell = report_cell(page->report, row, kind, CHART, 1,
					 kind == BLOCK_TH ? SCOPE_COLUMN : SCOPE_NONE,
					 ALIGN_START);

	report_figure(page->report, cell, chart);
}

static const char *words_of(const struct dimensions *page, const char *key)
{
	return draft_phrase(&page->report->draft, key, NULL, 0);
}

/* With several rivals the heads of the last columns say who is compared. */
static void add_lead_heads(const struct dimensions *page, struct block *row, int column)
{
	struct report *report = page->report;
	const struct span slots[] = { report_role_mark(report, report->first, 0),
				      report_role_mark(report, report->second, 0) };
	const struct locale_arg args[] = { draft_arg("leader", "\1"), draft_arg("rival", "\2") };
	struct block *cell = report_cell(report, row, BLOCK_TH, column, 1, SCOPE_COLUMN,
					 ALIGN_END);

	draft_words(&report->draft, report->result->nroles == 2 ? "dimensions-ahead"
							: "dimensions-ahead-of", args, 2, slots);
	report_end_cell(report, cell, STYLE_CAPTION);
	report_table_head(report, row, column + 1, "dimensions-lead", ALIGN_END);
}

static void add_head(const struct dimensions *page, struct block *table)
{
	struct report *report = page->report;
	const char *const labels[NTICKS] = {
		words_of(page, "dimensions-against"), NULL, words_of(page, "dimensions-nothing"),
		NULL, words_of(page, "dimensions-for"),
	};
	struct block *thead = report_table_part(report, table, BLOCK_THEAD);
	struct block *row = report_table_row(report, thead, ROW_LINE_NONE, false);
	struct chart *axis = new_chart(page, CHART_AXIS, labels);

	report_table_head(report, row, NAME, "dimensions-name", ALIGN_START);
	report_table_head(report, row, QUESTIONS, "dimensions-questions", ALIGN_START);
	report_table_head(report, row, WEIGHT, "dimensions-weight", ALIGN_END);
	axis->alt = words_of(page, "dimensions-axis-alt");
	add_chart(page, row, BLOCK_TH, axis);
	for (int r = 0; r < report->result->nroles; r++)
		report_table_role(report, row, POINTS + r, r);
	add_lead_heads(page, row, POINTS + report->result->nroles);
}

/* The numbers of a dimension's first and last question, which stand in a row; false: none. */
static bool find_questions(const struct dimensions *page, int dimension, int *low, int *high)
{
	const struct report *report = page->report;

	*low = *high = 0;
	for (int i = 0; i < report->result->nlines; i++) {
		int q = report->result->lines[i].question, number = report->numbers[q];

		if (report->quiz->questions[q].dimension != dimension)
			continue;
		*low = *low == 0 || number < *low ? number : *low;
		*high = number > *high ? number : *high;
	}
	return *low > 0;
}

/* "1–4" */
static const char *question_numbers(const struct dimensions *page, int low, int high)
{
	struct draft *draft = &page->report->draft;
	const struct locale_arg args[] = {
		draft_arg("low", locale_number(draft->wording, draft->arena, low)),
		draft_arg("high", locale_number(draft->wording, draft->arena, high)),
	};

	return low == high ? args[0].text : draft_phrase(draft, "dimensions-range", args, 2);
}

/* "Focus: Product Manager 69.5, Technical Program Manager 51.0" */
static const char *dumbbell_alt(const struct dimensions *page, int dimension)
{
	struct report *report = page->report;
	struct draft *draft = &report->draft;
	const char *scores = NULL;
	struct locale_arg args[2];

	for (int r = 0; r < report->result->nroles; r++) {
		const char *next;

		args[0] = draft_arg("role", report_role(report, r));
		args[1] = draft_arg("score", report_points(report, find_score(page, dimension, r)));
		next = draft_phrase(draft, "report-mark-alt", args, 2);
		args[0] = draft_arg("first", scores);
		args[1] = draft_arg("next", next);
		scores = scores ? draft_phrase(draft, "join", args, 2) : next;
	}
	args[0] = draft_arg("dimension", rich_plain(draft->arena,
						    &report->guide->dimensions[dimension].name));
	args[1] = draft_arg("scores", scores);
	return draft_phrase(draft, "dimensions-alt", args, 2);
}

static void add_dumbbell(struct dimensions *page, struct block *row, int dimension)
{
	struct report *report = page->report;
	int nroles = report->result->nroles;
	struct chart *chart = new_chart(page, CHART_DUMBBELL, NULL);
	struct chart_bar *bars = ARENA_ARRAY(report->draft.arena, struct chart_bar, nroles);

	for (int r = 0; r < nroles; r++) {
		int64_t score = find_score(page, dimension, r);

		bars[r] = (struct chart_bar){
			page->is_named ? NULL : report_role_short(report, r), r, score, score,
		};
	}
	page->is_named = true;
	chart->bars = bars;
	chart->nbars = nroles;
	chart->alt = dumbbell_alt(page, dimension);
	add_chart(page, row, BLOCK_TD, chart);
}

/* Who is ahead, leader or rival, and by how much. */
static void add_lead(const struct dimensions *page, struct block *row, int32_t lead,
		     unsigned flags)
{
	struct report *report = page->report;
	int column = POINTS + report->result->nroles;
	int role = lead > 0 ? report->first : report->second;
	struct span name = report_role_mark(report, role, SPAN_STRONG);
	struct span points = report_words_slot(
		report, report_points(report, lead < 0 ? -lead : lead), flags);

	if (lead == 0)
		name = report_words_slot(report, words_of(page, "dimensions-even"), SPAN_STRONG);
	report_table_cell(report, row, column, name, ALIGN_END);
	report_table_cell(report, row, column + 1, points, ALIGN_END);
}

static void add_no_answers(const struct dimensions *page, struct block *row)
{
	struct report *report = page->report;
	int ncolumns = POINTS - WEIGHT + report->result->nroles + 2;
	struct block *cell = report_cell(report, row, BLOCK_TD, WEIGHT, ncolumns, SCOPE_NONE,
					 ALIGN_START);

	draft_words(&report->draft, "dimensions-no-answers", NULL, 0, NULL);
	report_end_cell(report, cell, STYLE_CAPTION);
}

static void add_row(struct dimensions *page, struct block *tbody, int dimension)
{
	struct report *report = page->report;
	struct block *row, *cell;
	int low, high;

	if (!find_questions(page, dimension, &low, &high))
		return; /* the questionnaire does not ask about it */
	row = report_table_row(report, tbody, ROW_LINE_FINE, false);
	row->is_unbroken = true;
	cell = report_cell(report, row, BLOCK_TH, NAME, 1, SCOPE_ROW, ALIGN_START);
	report_dimension_cell(report, cell, dimension);
	report_table_text(report, row, QUESTIONS, question_numbers(page, low, high), ALIGN_START);
	if (!result_of(page, dimension)->is_answered) {
		add_no_answers(page, row);
		return;
	}
	report_table_text(report, row, WEIGHT, workings_whole(report, weight_of(page, dimension)),
			  ALIGN_END);
	add_dumbbell(page, row, dimension);
	for (int r = 0; r < report->result->nroles; r++)
		report_table_points(report, row, POINTS + r, r,
				    report_signed(report, result_of(page, dimension)->points[r]),
				    0);
	add_lead(page, row, report_dimension_lead(report, dimension), 0);
}

/* The scores and the margin that the columns come to, under the figures of the axis. */
static void add_total(const struct dimensions *page, struct block *tbody)
{
	struct report *report = page->report;
	const char *labels[NTICKS];
	struct block *row = report_table_row(report, tbody, ROW_LINE_STRONG, false);
	struct block *cell = report_cell(report, row, BLOCK_TH, NAME, 2, SCOPE_ROW, ALIGN_START);
	struct locale_arg neutral = draft_arg("neutral", report_brief(report, NEUTRAL));
	struct chart *axis;

	draft_words(&report->draft, "dimensions-together", &neutral, 1, NULL);
	report_end_cell(report, cell, STYLE_TABLE_NAME);
	report_table_text(report, row, WEIGHT, workings_whole(report, page->weights), ALIGN_END);
	for (int i = 0; i < NTICKS; i++)
		labels[i] = report_brief(report, i * AXIS_END / (NTICKS - 1));
	axis = new_chart(page, CHART_AXIS, labels);
	axis->alt = words_of(page, "dimensions-ticks-alt");
	add_chart(page, row, BLOCK_TD, axis);
	for (int r = 0; r < report->result->nroles; r++)
		report_table_points(report, row, POINTS + r, r,
				    report_points(report, report->result->scores[r]),
				    SPAN_STRONG);
	add_lead(page, row, report->lead, SPAN_STRONG);
}

static void add_table(struct dimensions *page, struct block *section)
{
	struct report *report = page->report;
	struct column columns[POINTS + SCORE_MAX_ROLES + 2] = { [CHART] = { COLUMN_SHARE, 1 } };
	int ncolumns = POINTS + report->result->nroles + 2;
	struct block *table = report_table(report, section, columns, ncolumns,
					   "dimensions-summary");
	struct block *tbody;

	add_head(page, table);
	tbody = report_table_part(report, table, BLOCK_TBODY);
	for (int d = 0; d < report->guide->ndimensions; d++)
		add_row(page, tbody, d);
	add_total(page, tbody);
}

/* The dimension with answers in which the role's score is furthest from neutral. */
static int find_example(const struct dimensions *page, int role)
{
	int64_t furthest = -1;
	int best = 0;

	for (int d = 0; d < page->report->guide->ndimensions; d++) {
		int64_t distance;

		if (!result_of(page, d)->is_answered)
			continue;
		distance = find_score(page, d, role) - NEUTRAL;
		distance = distance < 0 ? -distance : distance;
		if (distance > furthest) {
			furthest = distance;
			best = d;
		}
	}
	return best;
}

/* How a score comes about, with one worked out. */
static void add_workings(const struct dimensions *page, struct block *section)
{
	struct report *report = page->report;
	int role = report->first;
	int best = find_example(page, role);
	struct locale_arg args[8];
	struct span slots[2];
	int32_t points;
	bool is_exact;

	slots[0] = report_dimension(report, best);
	slots[1] = report_role_mark(report, role, SPAN_STRONG);
	args[0] = draft_arg("dimension", "\1");
	args[1] = draft_arg("role", "\2");
	points = result_of(page, best)->points[role];
	is_exact = (wide)points * page->weights % weight_of(page, best) == 0;
	args[2] = draft_arg("points", report_points(report, points < 0 ? -points : points));
	args[3] = draft_count("weights", page->weights);
	args[4] = draft_count("weight", weight_of(page, best));
	args[5] = draft_arg("score", report_points(report, work_out(page, best, role)));
	args[6] = draft_arg("neutral", report_brief(report, NEUTRAL));
	args[7] = draft_arg("is", is_exact ? "=" : "\xe2\x89\x88");
	report_para(report, section, STYLE_SMALL, points < 0 ? "dimensions-workings-less"
							     : "dimensions-workings", args, 8,
		    slots);
}

void report_add_dimensions(struct report *report, struct block *root)
{
	struct dimensions page = { .report = report };
	const struct locale_arg roles = draft_count("roles", report->result->nroles);
	struct block *section;

	(void)root;
	for (int d = 0; d < report->guide->ndimensions; d++)
		if (report->result->dimensions[d].is_answered)
			page.weights += report->quiz->dimension_weights[d];
	if (page.weights > 0 && report_has_result(report)) {
		section = report_section(report, "dimensions-head", NULL, "dimensions", true);
		report_para(report, section, STYLE_BODY, "dimensions-intro",
			    &roles, 1, NULL);
		add_table(&page, section);
		add_workings(&page, section);
	}
	report_add_facts(report, page.weights == 0 || !report_has_result(report));
}
