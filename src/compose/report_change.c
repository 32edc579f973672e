/*
 * What would change the result: other answers, missing ones, contradictions, other weights, facts.
 * Where there is no result to change (too few answers, every role ruled out, one role left), what
 * hangs on the order of the scores is left out and a sentence says why.
 */
#include "compose/report_change.h"

#include "compose/number.h"
#include "compose/quote.h"
#include "compose/report_doubts.h"
#include "score/fraction.h"

enum { NUMBER, QUESTION, ANSWER, INSTEAD, SCORES }; /* columns; from SCORES on one a role */
enum { MOST_FLIPS = 5, MOST_TIE_FLIPS = 3 };        /* rows; how many more there are is said */

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
	struct draft *draft = report->draft;
	struct block *row = report_question_row(report, tbody, flip->question);
	int nroles = report->result->nroles, best = 0;

	build_span_cell(draft, row, SCOPE_NONE, quote_flip(report, flip, 0), ALIGN_START);
	for (int r = 1; r < nroles; r++)
		if (flip->scores[r] > flip->scores[best])
			best = r;
	for (int r = 0; r < nroles; r++)
		build_points_cell(draft, row, r, number_points(draft, flip->scores[r]),
				  flip->scores[r] == flip->scores[best] ? SPAN_STRONG : 0);
}

static void add_flip_table(struct report *report, struct block *section)
{
	struct draft *draft = report->draft;
	struct column columns[SCORES + SCORE_MAX_ROLES] = {[QUESTION] = {COLUMN_WORDS, 1},
							   [ANSWER] = {COLUMN_WORDS, 1},
							   [INSTEAD] = {COLUMN_WORDS, 1}};
	int nroles = report->result->nroles;
	struct block *table = build_table(draft, section, columns, SCORES + nroles,
					  "change-flips-summary");
	struct block *row = build_head_row(draft, table), *tbody;

	build_head_cell(draft, row, "ledger-number", ALIGN_START);
	build_head_cell(draft, row, "ledger-question", ALIGN_START);
	build_head_cell(draft, row, "ledger-answer", ALIGN_START);
	build_head_cell(draft, row, "change-instead", ALIGN_START);
	build_role_cells(draft, row);
	tbody = build_block(draft, table, BLOCK_TBODY);
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

/* Adds the sentences on how many answers it takes. */
static void say_fewest(struct report *report)
{
	const struct result *result = report->result;
	const struct filling *with = WITH(say_count("count", result->fewest_changes),
					  say_count("steps", result->fewest_steps));

	if (result->fewest_changes == 0)
		say_also(report->draft, "change-fewest-none", with);
	else if (result->fewest_changes > 1)
		say_also(report->draft,
			 result->fewest_is_bound ? "change-fewest-bound" : "change-fewest", with);
	if (has_steps(report) && result->fewest_steps >= 0)
		say_also(report->draft,
			 result->fewest_steps > 0 ? "change-steps" : "change-steps-none", with);
}

static void add_flips(struct report *report, struct block *section)
{
	const struct result *result = report->result;
	struct draft *draft = report->draft;
	int nmore = result->nflips - count_flips(report);
	const struct filling *with = WITH(say_count("count", result->nflips));

	if (is_tie(report))
		say_also(draft, "change-tie", with);
	say_also(draft, result->nflips > 0 ? "change-flips" : "change-flips-none", with);
	say_fewest(report);
	build_line(draft, section, BLOCK_PARA, STYLE_SIGN_TEXT);
	if (result->nflips > 0)
		add_flip_table(report, section);
	if (nmore > 0)
		build_para(draft, section, STYLE_SMALL, "change-flips-more",
			   WITH(say_count("count", nmore)));
}

/* Where the order turns, from which weight on: of two places the next that does turn it. */
static const char *turning_weight(struct report *report, int d)
{
	const struct dimension_result *dimension = &report->result->dimensions[d];
	struct draft *draft = report->draft;
	wide own = (wide)report->quiz->dimension_weights[d] * dimension->flip_den;
	wide hundredths = (wide)dimension->flip_num * 100 / dimension->flip_den;

	if (dimension->flip_num > own &&
	    hundredths * dimension->flip_den < (wide)dimension->flip_num * 100)
		hundredths++;
	return say_phrase(draft,
			  dimension->flip_num == own  ? "change-weight-here"
			  : dimension->flip_num > own ? "change-weight-above"
						      : "change-weight-below",
			  WITH(say_text("weight", number_brief(draft, (int64_t)hundredths))));
}

static void add_weight(struct report *report, struct block *tbody, int d)
{
	const struct result *result = report->result;
	struct draft *draft = report->draft;
	struct block *row = build_row(draft, tbody, ROW_LINE_FINE, false);
	int32_t lead = result->dimensions[d].points[result->leader] -
		       result->dimensions[d].points[result->rival];

	report_dimension_cell(report, row, d);
	build_text_cell(draft, row, number_signed(draft, lead), ALIGN_END);
	build_text_cell(draft, row, number_whole(draft, report->quiz->dimension_weights[d]),
			ALIGN_END);
	build_text_cell(draft, row, turning_weight(report, d), ALIGN_END);
}

/* A row for each dimension whose weight can turn the order. */
static void add_weight_table(struct report *report, struct block *section)
{
	static const struct column columns[] = {
		{COLUMN_SHARE, 3}, {COLUMN_SHARE, 2}, {COLUMN_SHARE, 2}, {COLUMN_SHARE, 3}};
	struct draft *draft = report->draft;
	struct block *table = build_table(draft, section, columns, 4, "change-weights-summary");
	struct block *row = build_head_row(draft, table), *tbody;

	build_head_cell(draft, row, "change-dimension", ALIGN_START);
	say(draft, "change-lead", WITH(say_role(draft, "leader", report->result->leader)));
	build_cell(draft, row, SCOPE_COLUMN, ALIGN_END, STYLE_CAPTION);
	build_head_cell(draft, row, "change-weight", ALIGN_END);
	build_head_cell(draft, row, "change-turns", ALIGN_END);
	tbody = build_block(draft, table, BLOCK_TBODY);
	for (int d = 0; d < report->guide->ndimensions; d++)
		if (report->result->dimensions[d].can_flip)
			add_weight(report, tbody, d);
}

/* Dominance, equal weights, one answer less at a time. */
static void add_weights(struct report *report, struct block *section)
{
	const struct result *result = report->result;
	struct draft *draft = report->draft;
	int32_t equal = result->equal_weight_margin;
	const struct filling *with;
	int nturning = 0;

	for (int d = 0; d < report->guide->ndimensions; d++)
		nturning += result->dimensions[d].can_flip;
	with = WITH(say_role(draft, "leader", result->leader),
		    say_role(draft, "rival", result->rival),
		    say_text("lead", number_points(draft, report_size(equal))),
		    say_count("count", result->nleads), say_count("all", result->nleave_one_out),
		    say_count("dimensions", nturning));
	if (!is_tie(report))
		say_also(draft,
			 result->is_dominant ? "change-dominant"
			 : nturning > 0      ? "change-turning"
					     : "change-no-turning",
			 with);
	say_also(draft,
		 equal > 0   ? "change-equal-leads"
		 : equal < 0 ? "change-equal-turns"
			     : "change-equal-level",
		 with);
	build_para(draft, section, STYLE_SIGN_TEXT, "change-leave-one-out", with);
	if (nturning > 0 && !is_tie(report))
		add_weight_table(report, section);
}

void report_change_add(struct report *report)
{
	struct draft *draft = report->draft;
	struct block *section = report_section(report, "change-head", "change");
	static const char *const reasons[] = {/* why no other answer is looked for */
					      [OUTCOME_INSUFFICIENT] = "change-insufficient",
					      [OUTCOME_BLOCKED] = "change-blocked",
					      [OUTCOME_DIVIDED] = "change-divided"};

	if (report_has_order(report)) {
		add_flips(report, section);
		add_weights(report, section);
	} else {
		build_para(draft, section, STYLE_SIGN_TEXT, reasons[report->result->outcome],
			   WITH(say_role(draft, "leader", report->result->leader)));
	}
	report_doubts_add(report, section);
}
