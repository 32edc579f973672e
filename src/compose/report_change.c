/*
 * What would change the result: other answers, missing ones, contradictions, other weights, facts.
 * Where there is no result to change (too few answers, every role ruled out, one role left), what
 * hangs on the order of the scores is left out and a sentence says why.
 */
#include "compose/report_parts.h"

#include "compose/report_doubts.h"
#include "compose/report_fill.h"
#include "compose/report_table.h"
#include "compose/report_workings.h"
#include "score/fraction.h"

enum { NUMBER, QUESTION, ANSWER, INSTEAD, SCORES }; /* columns; from SCORES on one a role */
enum { MOST_FLIPS = 5, MOST_TIE_FLIPS = 3 }; /* rows; how many more there are is said */

static bool is_tie(const struct report *report)
{
	return report->result->outcome == OUTCOME_BALANCED;
}

/* In a tie almost every answer turns the order, which means little then. */
static int count_flips(const struct report *report)
{
	int most = is_tie(report) ? MOST_TIE_FLIPS : MOST_FLIPS;

	return report->result->nflips < most ? report->result->nflips : most;
}

static void add_flip(struct report *report, struct block *tbody, const struct flip *flip)
{
	struct block *row = report_table_row(report, tbody, ROW_LINE_FINE, false);
	int nroles = report->result->nroles, q = flip->question, best = 0;

	row->pos = report->quiz->questions[q].pos;
	report_table_text(report, row, NUMBER, workings_whole(report, report->numbers[q]),
			  ALIGN_START);
	report_table_name(report, row, QUESTION, report_question_slot(report, q, 0),
			  STYLE_TABLE_CELL);
	report_table_cell(report, row, ANSWER, report_answer_slot(report, q, 0), ALIGN_START);
	report_table_cell(report, row, INSTEAD, report_flip_slot(report, flip, 0), ALIGN_START);
	for (int r = 1; r < nroles; r++)
		if (flip->scores[r] > flip->scores[best])
			best = r;
	for (int r = 0; r < nroles; r++)
		report_table_points(report, row, SCORES + r, r,
				    report_points(report, flip->scores[r]),
				    flip->scores[r] == flip->scores[best] ? SPAN_STRONG : 0);
}

static void add_flip_table(struct report *report, struct block *section)
{
	struct column columns[SCORES + SCORE_MAX_ROLES] = {
		[QUESTION] = { COLUMN_SHARE, 1 }, [ANSWER] = { COLUMN_SHARE, 1 },
		[INSTEAD] = { COLUMN_SHARE, 1 },
	};
	int nroles = report->result->nroles;
	struct block *table = report_table(report, section, columns, SCORES + nroles,
					   "change-flips-summary");
	struct block *thead = report_table_part(report, table, BLOCK_THEAD), *tbody;
	struct block *row = report_table_row(report, thead, ROW_LINE_NONE, false);

	report_table_head(report, row, NUMBER, "ledger-number", ALIGN_START);
	report_table_head(report, row, QUESTION, "ledger-question", ALIGN_START);
	report_table_head(report, row, ANSWER, "ledger-answer", ALIGN_START);
	report_table_head(report, row, INSTEAD, "change-instead", ALIGN_START);
	for (int r = 0; r < nroles; r++)
		report_table_role(report, row, SCORES + r, r);
	tbody = report_table_part(report, table, BLOCK_TBODY);
	for (int i = 0; i < count_flips(report); i++)
		add_flip(report, tbody, &report->result->flips[i]);
}

/* Whether any answer stands on a scale or is a number, so that it can move by one step. */
static bool has_steps(const struct report *report)
{
	for (int i = 0; i < report->result->nlines; i++) {
		const struct ledger_line *line = &report->result->lines[i];
		enum question_kind kind = report->quiz->questions[line->question].kind;

		if (line->is_answered && (kind == QUESTION_LIKERT || kind == QUESTION_NUMBER))
			return true;
	}
	return false;
}

/* Adds a sentence to the line. */
static void say(struct report *report, const char *key, const struct fill *fill)
{
	if (report->draft.nspans > 0)
		draft_span(&report->draft, " ", 0);
	fill_words(report, key, fill);
}

/* Adds the sentences on how many answers it takes. */
static void add_fewest(struct report *report)
{
	const struct result *result = report->result;
	struct fill fill = { 0 };

	fill_count(&fill, "count", result->fewest_changes);
	fill_count(&fill, "steps", result->fewest_steps);
	if (result->fewest_changes == 0)
		say(report, "change-fewest-none", &fill);
	else if (result->fewest_changes > 1)
		say(report, result->fewest_is_bound ? "change-fewest-bound" : "change-fewest",
		    &fill);
	if (has_steps(report) && result->fewest_steps >= 0)
		say(report, result->fewest_steps > 0 ? "change-steps" : "change-steps-none", &fill);
}

static void add_flips(struct report *report, struct block *section)
{
	const struct result *result = report->result;
	int nmore = result->nflips - count_flips(report);
	struct fill fill = { 0 };

	fill_count(&fill, "count", result->nflips);
	if (is_tie(report))
		say(report, "change-tie", &fill);
	say(report, result->nflips > 0 ? "change-flips" : "change-flips-none", &fill);
	add_fewest(report);
	fill_end(report, section, STYLE_SIGN_TEXT);
	if (result->nflips == 0)
		return;
	add_flip_table(report, section);
	if (nmore <= 0)
		return;
	fill = (struct fill){ 0 };
	fill_count(&fill, "count", nmore);
	fill_para(report, section, STYLE_SMALL, "change-flips-more", &fill);
}

/* The reason why no other answer is looked for. */
static void add_no_order(struct report *report, struct block *section)
{
	struct fill fill = { 0 };

	fill_role(report, &fill, "leader", report->result->leader);
	switch (report->result->outcome) {
	case OUTCOME_INSUFFICIENT:
		fill_para(report, section, STYLE_SIGN_TEXT, "change-insufficient", &fill);
		break;
	case OUTCOME_BLOCKED:
		fill_para(report, section, STYLE_SIGN_TEXT, "change-blocked", &fill);
		break;
	case OUTCOME_DIVIDED:
		fill_para(report, section, STYLE_SIGN_TEXT, "change-divided", &fill);
		break;
	case OUTCOME_BALANCED:
	case OUTCOME_LEADS:
		break;
	}
}

/* Where the order turns, from which weight on: of two places the next that does turn it. */
static const char *turning_weight(struct report *report, int d)
{
	const struct dimension_result *dimension = &report->result->dimensions[d];
	wide own = (wide)report->quiz->dimension_weights[d] * dimension->flip_den;
	wide hundredths = (wide)dimension->flip_num * 100 / dimension->flip_den;
	struct fill fill = { 0 };

	if (dimension->flip_num > own && hundredths * dimension->flip_den <
						 (wide)dimension->flip_num * 100)
		hundredths++;
	fill_text(report, &fill, "weight", report_brief(report, (int64_t)hundredths), 0);
	if (dimension->flip_num == own)
		return fill_phrase(report, "change-weight-here", &fill);
	return fill_phrase(report, dimension->flip_num > own ? "change-weight-above"
							     : "change-weight-below", &fill);
}

static void add_weight(struct report *report, struct block *tbody, int d)
{
	const struct result *result = report->result;
	struct block *row = report_table_row(report, tbody, ROW_LINE_FINE, false);
	struct block *cell = report_cell(report, row, BLOCK_TH, 0, 1, SCOPE_ROW, ALIGN_START);
	int32_t lead = result->dimensions[d].points[result->leader] -
		       result->dimensions[d].points[result->rival];

	report_dimension_cell(report, cell, d);
	report_table_text(report, row, 1, report_signed(report, lead), ALIGN_END);
	report_table_text(report, row, 2,
			  workings_whole(report, report->quiz->dimension_weights[d]), ALIGN_END);
	report_table_text(report, row, 3, turning_weight(report, d), ALIGN_END);
}

/* A row for each dimension whose weight can turn the order. */
static void add_weight_table(struct report *report, struct block *section)
{
	static const struct column columns[] = {
		{ COLUMN_SHARE, 3 }, { COLUMN_SHARE, 2 }, { COLUMN_SHARE, 2 },
		{ COLUMN_SHARE, 3 },
	};
	struct block *table = report_table(report, section, columns, 4, "change-weights-summary");
	struct block *thead = report_table_part(report, table, BLOCK_THEAD);
	struct block *row = report_table_row(report, thead, ROW_LINE_NONE, false);
	struct fill fill = { 0 };
	struct block *cell, *tbody;

	report_table_head(report, row, 0, "change-dimension", ALIGN_START);
	fill_role(report, &fill, "leader", report->result->leader);
	cell = report_cell(report, row, BLOCK_TH, 1, 1, SCOPE_COLUMN, ALIGN_END);
	fill_words(report, "change-lead", &fill);
	report_end_cell(report, cell, STYLE_CAPTION);
	report_table_head(report, row, 2, "change-weight", ALIGN_END);
	report_table_head(report, row, 3, "change-turns", ALIGN_END);
	tbody = report_table_part(report, table, BLOCK_TBODY);
	for (int d = 0; d < report->guide->ndimensions; d++)
		if (report->result->dimensions[d].can_flip)
			add_weight(report, tbody, d);
}

/* Dominance, equal weights, one answer less at a time. */
static void add_firmness(struct report *report, struct block *section, int nturning)
{
	const struct result *result = report->result;
	int32_t equal = result->equal_weight_margin;
	struct fill fill = { 0 };

	fill_role(report, &fill, "leader", result->leader);
	fill_role(report, &fill, "rival", result->rival);
	fill_text(report, &fill, "lead",
		  report_points(report, equal < 0 ? -equal : equal), 0);
	fill_count(&fill, "count", result->nleads);
	fill_count(&fill, "all", result->nleave_one_out);
	fill_count(&fill, "dimensions", nturning);
	if (!is_tie(report))
		say(report, result->is_dominant ? "change-dominant" :
			    nturning > 0 ? "change-turning" : "change-no-turning", &fill);
	say(report, equal > 0 ? "change-equal-leads" : equal < 0 ? "change-equal-turns"
							       : "change-equal-level", &fill);
	say(report, "change-leave-one-out", &fill);
	fill_end(report, section, STYLE_SIGN_TEXT);
}

static void add_weights(struct report *report, struct block *section)
{
	int nturning = 0;

	for (int d = 0; d < report->guide->ndimensions; d++)
		nturning += report->result->dimensions[d].can_flip;
	add_firmness(report, section, nturning);
	if (nturning > 0 && !is_tie(report))
		add_weight_table(report, section);
}

/* Facts that hold, then those that hang on a missing answer; the others are only counted. */
static void add_rules(struct report *report)
{
	const enum truth *truths = report->result->rules;
	struct block *section, *list;
	int n = 0, nrules = report->quiz->nrules;
	struct fill fill = { 0 };

	if (nrules == 0)
		return;
	section = report_section(report, "change-rules-head", NULL, "rules", false);
	for (int i = 0; i < nrules; i++)
		n += truths[i] != TRUTH_FALSE;
	fill_count(&fill, "rules", nrules);
	fill_count(&fill, "count", n);
	fill_count(&fill, "others", nrules - n);
	if (n == 0) {
		fill_para(report, section, STYLE_SIGN_TEXT, "change-rules-none", &fill);
		return;
	}
	fill_sidenote(report, section, "change-rules", &fill);
	list = report_items(report, section, NUMBERING_DISC, STYLE_SIGN_TEXT);
	for (int i = 0; i < nrules; i++)
		if (truths[i] == TRUTH_TRUE)
			report_add_rule(report, report_item(report, list, 0), i, STYLE_SIGN_TEXT);
	for (int i = 0; i < nrules; i++)
		if (truths[i] == TRUTH_UNKNOWN)
			report_add_rule(report, report_item(report, list, 0), i, STYLE_SIGN_TEXT);
}

void report_add_change(struct report *report, struct block *root)
{
	struct block *section = report_section(report, "change-head", NULL, "change", false);

	(void)root; /* sections stand in the document itself */
	if (report_has_order(report)) {
		add_flips(report, section);
		add_weights(report, section);
	} else {
		add_no_order(report, section);
	}
	doubts_add(report);
	add_rules(report);
}
