/*
 * Where the roles part: a dumbbell a dimension on one axis of 0 to 100. A mark stands where the
 * role's score as a whole would be if only that dimension counted: its points there, out of the
 * stake of the dimension instead of all 50. The figures beside it are the points themselves: a row
 * gives its lead, and a column the score.
 */
#include "compose/report_dimensions.h"

#include "compose/dimension_axis.h"
#include "compose/name.h"
#include "compose/number.h"
#include "score/fraction.h"
#include "score/verdict.h"

enum { NAME, QUESTIONS, WEIGHT, CHART, POINTS }; /* columns; from POINTS on a role each, the lead */

static const struct dimension_result *result_of(const struct report *report, int dimension)
{
	return &report->result->dimensions[dimension];
}

static int weight_of(const struct report *report, int dimension)
{
	return report->quiz->dimension_weights[dimension];
}

/* In centipoints, rounded once; what that adds may lie beyond the axis by a hair. */
static int64_t work_out(const struct report *report, int dimension, int role)
{
	int32_t points = result_of(report, dimension)->points[role];

	return NEUTRAL_SCORE + (int64_t)fraction_round((wide)points * report->ledger->answered.all,
						       weight_of(report, dimension));
}

/* Where its mark stands. */
static int64_t find_score(const struct report *report, int dimension, int role)
{
	int64_t score = work_out(report, dimension, role);

	return score < 0 ? 0 : score > DIMENSION_AXIS_END ? DIMENSION_AXIS_END : score;
}

static void add_head(struct report *report, struct block *table)
{
	struct draft *draft = report->draft;
	struct block *row = build_head_row(draft, table);

	build_head_cell(draft, row, "dimensions-name", ALIGN_START);
	build_head_cell(draft, row, "dimensions-questions", ALIGN_START);
	build_head_cell(draft, row, "dimensions-weight", ALIGN_END);
	dimension_axis_head(draft, row, NEUTRAL_SCORE);
	build_role_cells(draft, row);
	/* with several rivals the last columns say who is compared */
	say(draft, report->result->nroles == 2 ? "dimensions-ahead" : "dimensions-ahead-of",
	    WITH(say_span("leader", name_short(draft, report->first, 0)),
		 say_span("rival", name_short(draft, report->second, 0))));
	build_cell(draft, row, SCOPE_COLUMN, ALIGN_END, STYLE_CAPTION);
	build_head_cell(draft, row, "dimensions-lead", ALIGN_END);
}

/* The numbers of a dimension's first and last question, which stand in a row; false: none. */
static bool find_questions(const struct report *report, int dimension, int *low, int *high)
{
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
static const char *question_numbers(struct draft *draft, int low, int high)
{
	const char *first = number_whole(draft, low);

	return low == high ? first
			   : say_phrase(draft, "dimensions-range",
					WITH(say_text("low", first), say_count("high", high)));
}

/* "Focus: Product Manager 69.5, Technical Program Manager 51.0" */
static const char *dumbbell_alt(struct report *report, int dimension)
{
	struct draft *draft = report->draft;
	const char *scores = NULL;

	for (int r = 0; r < report->result->nroles; r++) {
		int64_t score = find_score(report, dimension, r);

		scores = say_join(draft, "join", scores,
				  say_phrase(draft, "report-mark-alt",
					     WITH(say_text("role", report->guide->roles[r].name),
						  say_text("score", number_points(draft, score)))));
	}
	return say_phrase(draft, "dimensions-alt",
			  WITH(say_text("dimension", name_dimension(draft, dimension).text),
			       say_text("scores", scores)));
}

/* is_named: it shows which mark is whose. */
static void add_dumbbell(struct report *report, struct block *row, int dimension, bool is_named)
{
	struct draft *draft = report->draft;
	int nroles = report->result->nroles;
	struct chart *chart = dimension_axis_chart(draft->arena, CHART_DUMBBELL, NEUTRAL_SCORE,
						   NULL);
	struct chart_bar *bars = ARENA_ARRAY(draft->arena, struct chart_bar, nroles);

	for (int r = 0; r < nroles; r++) {
		int64_t score = find_score(report, dimension, r);

		bars[r] = (struct chart_bar){is_named ? name_abbreviated(draft, r) : NULL, r, score,
					     score};
	}
	chart->bars = bars;
	chart->nbars = nroles;
	chart->alt = dumbbell_alt(report, dimension);
	build_figure(draft, build_cell(draft, row, SCOPE_NONE, ALIGN_START, STYLE_BODY), chart);
}

/* Who is ahead, leader or rival, and by how much. */
static void add_lead(struct report *report, struct block *row, int32_t lead, unsigned flags)
{
	struct draft *draft = report->draft;
	int role = lead > 0 ? report->first : report->second;
	const char *points = number_points(draft, report_size(lead));

	build_span_cell(draft, row, SCOPE_NONE,
			lead == 0 ? say_bold(draft, "dimensions-even")
				  : name_short(draft, role, SPAN_STRONG),
			ALIGN_END);
	build_span_cell(draft, row, SCOPE_NONE, draft_words(draft, points, flags), ALIGN_END);
}

/* Answers whether it has a dumbbell. */
static bool add_row(struct report *report, struct block *tbody, int dimension, bool is_first)
{
	struct draft *draft = report->draft;
	const struct dimension_result *result = result_of(report, dimension);
	int nroles = report->result->nroles, low, high;
	struct block *row;

	if (!find_questions(report, dimension, &low, &high))
		return false; /* the questionnaire does not ask about it */
	row = build_row(draft, tbody, ROW_LINE_FINE, false);
	row->is_unbroken = true;
	report_dimension_cell(report, row, dimension);
	build_text_cell(draft, row, question_numbers(draft, low, high), ALIGN_START);
	if (!result->is_answered) {
		say(draft, "dimensions-no-answers", NULL);
		build_wide_cell(draft, row, POINTS - WEIGHT + nroles + 2, SCOPE_NONE, ALIGN_START,
				STYLE_CAPTION);
		return false;
	}
	build_text_cell(draft, row, number_whole(draft, weight_of(report, dimension)), ALIGN_END);
	add_dumbbell(report, row, dimension, is_first);
	for (int r = 0; r < nroles; r++)
		build_points_cell(draft, row, r, number_signed(draft, result->points[r]), 0);
	add_lead(report, row, report_dimension_lead(report, dimension), 0);
	return true;
}

/* The scores and the margin that the columns come to. */
static void add_total(struct report *report, struct block *tbody)
{
	struct draft *draft = report->draft;
	struct block *row = build_row(draft, tbody, ROW_LINE_STRONG, false);

	say(draft, "dimensions-together",
	    WITH(say_text("neutral", number_brief(draft, NEUTRAL_SCORE))));
	build_wide_cell(draft, row, 2, SCOPE_ROW, ALIGN_START, STYLE_TABLE_NAME);
	build_text_cell(draft, row, number_whole(draft, report->ledger->answered.all), ALIGN_END);
	build_cell(draft, row, SCOPE_NONE, ALIGN_END, STYLE_BODY);
	for (int r = 0; r < report->result->nroles; r++)
		build_points_cell(draft, row, r, number_points(draft, report->result->scores[r]),
				  SPAN_STRONG);
	add_lead(report, row, report->lead, SPAN_STRONG);
}

static void add_table(struct report *report, struct block *section)
{
	struct draft *draft = report->draft;
	struct column columns[POINTS + SCORE_MAX_ROLES + 2] = {[CHART] = {COLUMN_SHARE, 1}};
	struct block *table = build_table(draft, section, columns,
					  POINTS + report->result->nroles + 2,
					  "dimensions-summary");
	struct block *tbody;
	bool is_first = true;

	add_head(report, table);
	tbody = build_block(draft, table, BLOCK_TBODY);
	for (int d = 0; d < report->guide->ndimensions; d++)
		is_first = !add_row(report, tbody, d, is_first) && is_first;
	add_total(report, tbody);
}

/* The dimension with answers in which the role's score is furthest from neutral. */
static int find_example(const struct report *report, int role)
{
	int64_t furthest = -1;
	int best = 0;

	for (int d = 0; d < report->guide->ndimensions; d++) {
		int64_t distance;

		if (!result_of(report, d)->is_answered)
			continue;
		distance = report_size(find_score(report, d, role) - NEUTRAL_SCORE);
		if (distance > furthest) {
			furthest = distance;
			best = d;
		}
	}
	return best;
}

static bool has_table(const struct report *report)
{
	return report->ledger->answered.all > 0 && report_has_result(report);
}

/* How a score comes about, with one worked out. */
void report_dimensions_add_workings(struct report *report, struct block *parent)
{
	struct draft *draft = report->draft;
	int role = report->first, d = find_example(report, role);
	int weight = weight_of(report, d), weights = report->ledger->answered.all;
	int32_t points = result_of(report, d)->points[role];
	bool is_exact;

	if (!has_table(report))
		return;
	is_exact = (wide)points * weights % weight == 0;
	build_para(draft, parent, STYLE_NOTE,
		   points < 0 ? "dimensions-workings-less" : "dimensions-workings",
		   WITH(say_span("dimension", name_dimension(draft, d)),
			say_role(draft, "role", role),
			say_text("points", number_points(draft, report_size(points))),
			say_count("weights", weights), say_count("weight", weight),
			say_text("score", number_points(draft, work_out(report, d, role))),
			say_text("neutral", number_brief(draft, NEUTRAL_SCORE)),
			say_text("is", is_exact ? "=" : "\xe2\x89\x88")))
		->extra = REPORT_EXTRA_WORKINGS;
}

void report_dimensions_add(struct report *report)
{
	struct block *section;

	if (!has_table(report))
		return;
	section = report_section(report, "dimensions-head", "dimensions");
	section->extra = REPORT_EXTRA_DIMENSIONS;
	section->starts_page = true;
	build_para(report->draft, section, STYLE_BODY, "dimensions-intro",
		   WITH(say_count("roles", report->result->nroles)));
	add_table(report, section);
}
