/*
 * Missing answers stay apart by why they are missing. The interval they leave for the lead is drawn
 * on a ruler; contradictions are quoted side by side, without a word of blame.
 */
#include "compose/report_doubts.h"

#include "compose/report_fill.h"
#include "compose/report_table.h"
#include "score/ledger.h"
#include "score/truth.h"

enum gap { GAP_NONE, GAP_SKIPPED, GAP_DECLINED, GAP_UNREADABLE, GAP_OPEN, GAP_NOT_ASKED, NGAPS };
enum { NOTABLE_RUN = 6 }; /* equal answers in a row, of at least twice as many */

int doubts_coverage(const struct result *result)
{
	return (int)((wide)result->coverage_num * 100 / result->coverage_den);
}

static enum gap gap_of_asked(const struct answer *answer)
{
	switch (answer->state) {
	case ANSWER_SKIPPED:
	case ANSWER_NOT_ASKED:
		return GAP_SKIPPED;
	case ANSWER_UNREADABLE:
		return GAP_UNREADABLE;
	case ANSWER_DECLINED:
	case ANSWER_GIVEN: /* by an option like "prefer not to say" */
		break;
	}
	return GAP_DECLINED;
}

/* Why each scored question has no answer. */
static enum gap *find_gaps(const struct report *report)
{
	const struct quiz *quiz = report->quiz;
	struct arena *arena = report->draft.arena;
	enum gap *gaps = ARENA_ARRAY(arena, enum gap, quiz->nquestions + 1);
	enum truth *applies = ARENA_ARRAY(arena, enum truth, quiz->nquestions + 1);

	truth_find_asked(quiz, report->answers->answers, applies);
	for (int i = 0; i < report->result->nlines; i++) {
		const struct ledger_line *line = &report->result->lines[i];
		int q = line->question;

		if (line->is_answered)
			gaps[q] = GAP_NONE;
		else if (line->is_asked)
			gaps[q] = gap_of_asked(&report->answers->answers[q]);
		else
			gaps[q] = applies[q] == TRUTH_UNKNOWN ? GAP_OPEN : GAP_NOT_ASKED;
	}
	return gaps;
}

static const char *gap_key(enum gap gap)
{
	switch (gap) {
	case GAP_SKIPPED:
		return "change-skipped";
	case GAP_DECLINED:
		return "change-declined";
	case GAP_UNREADABLE:
		return "change-unreadable";
	case GAP_OPEN:
		return "change-open";
	case GAP_NOT_ASKED:
	case GAP_NONE:
	case NGAPS:
		break;
	}
	return "change-not-asked";
}

/* "Skipped: 4 The tasks you like best; 12 The pay that you need" */
static bool add_gap(struct report *report, struct block *section, const enum gap *gaps,
		    enum gap gap)
{
	struct draft *draft = &report->draft;
	struct fill count = { 0 };
	int n = 0, nasked = report->quiz->nquestions;

	for (int q = 0; q < nasked; q++)
		n += gaps[q] == gap;
	if (n == 0)
		return false;
	fill_count(&count, "count", n);
	fill_words(report, gap_key(gap), &count);
	for (int i = 0; i < draft->nspans; i++)
		draft->spans[i].flags |= SPAN_STRONG;
	for (int number = 1, first = 1; number <= nasked; number++) {
		for (int q = 0; q < nasked; q++) {
			struct fill fill = { 0 };

			if (gaps[q] != gap || report->numbers[q] != number)
				continue;
			fill_count(&fill, "number", number);
			fill_span(&fill, "question", report_question_slot(report, q, 0));
			if (first)
				draft_span(draft, " ", 0);
			fill_words(report, first ? "change-first-missing" : "change-next-missing",
				   &fill);
			first = 0;
		}
	}
	fill_end(report, section, STYLE_SIGN_TEXT);
	return true;
}

/* Ticks at round steps of points, around everything that is on the ruler. */
static void add_ticks(struct report *report, struct chart *chart, int64_t low, int64_t high)
{
	int64_t step = high - low <= 5000 ? 500 : high - low <= 10000 ? 1000 : 2000;
	int64_t first = low >= 0 ? low / step : -((-low + step - 1) / step);
	int64_t last = (high + step - 1) / step;
	struct chart_tick *ticks = ARENA_ARRAY(report->draft.arena, struct chart_tick,
					       last - first + 1);

	for (int64_t i = first; i <= last; i++) {
		ticks[i - first].at = i * step;
		ticks[i - first].label = report_brief_signed(report, i * step);
	}
	chart->ticks = ticks;
	chart->nticks = (int)(last - first + 1);
}

static struct fill interval_fill(struct report *report)
{
	const struct result *result = report->result;
	struct fill fill = { 0 };

	fill_role(report, &fill, "leader", result->leader);
	fill_text(report, &fill, "least", report_signed(report, result->margin_least), 0);
	fill_text(report, &fill, "most", report_signed(report, result->margin_most), 0);
	fill_text(report, &fill, "lead", report_signed(report, result->margin), 0);
	fill_text(report, &fill, "tie", report_brief(report, report->quiz->tie), 0);
	return fill;
}

static int64_t least_of(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* The lead on its axis, the band in which nothing is ahead, and the interval. */
static void add_ruler(struct report *report, struct block *section)
{
	const struct result *result = report->result;
	struct arena *arena = report->draft.arena;
	struct chart *chart = ARENA_NEW(arena, struct chart);
	struct chart_bar *bar = ARENA_NEW(arena, struct chart_bar);
	const char **figure = ARENA_ARRAY(arena, const char *, 1);
	struct fill fill = interval_fill(report);
	int64_t tie = report->quiz->tie;

	*bar = (struct chart_bar){ .role = result->leader, .low = result->margin,
				   .high = result->margin };
	bar->label = fill_phrase(report, "change-ruler-lead", &fill);
	figure[0] = report_signed(report, result->margin);
	*chart = (struct chart){ .kind = CHART_RULER, .role = -1, .bars = bar, .nbars = 1,
				 .figures = figure, .neutral = 0, .active = -1 };
	chart->band = (struct chart_stretch){ -tie, tie,
					      fill_phrase(report, "change-ruler-tie", &fill) };
	chart->span = (struct chart_stretch){ result->margin_least, result->margin_most,
					      fill_phrase(report, "change-ruler-span", &fill) };
	add_ticks(report, chart, least_of(least_of(result->margin_least, result->margin), -tie),
		  -least_of(least_of(-(int64_t)result->margin_most, -(int64_t)result->margin),
			    -tie));
	chart->alt = fill_phrase(report, "change-ruler-alt", &fill);
	report_figure(report, section, chart);
}

static void add_interval(struct report *report, struct block *section)
{
	struct fill fill = interval_fill(report);
	bool can_turn = report->result->margin_least <= 0;

	if (report->result->outcome != OUTCOME_LEADS)
		return;
	fill_para(report, section, STYLE_SIGN_TEXT, can_turn ? "change-interval-open"
						       : "change-interval-firm", &fill);
	add_ruler(report, section);
}

/* Answers whether any is missing. */
static bool add_missing(struct report *report, struct block *section)
{
	const enum gap *gaps = find_gaps(report);
	bool is_missing = false;
	struct fill fill = { 0 };

	fill_count(&fill, "percent", doubts_coverage(report->result));
	for (int q = 0; q < report->quiz->nquestions; q++)
		is_missing |= gaps[q] != GAP_NONE && gaps[q] != GAP_NOT_ASKED;
	fill_para(report, section, STYLE_SIGN_TEXT, is_missing ? "change-coverage"
							 : "change-nothing-missing", &fill);
	for (int gap = GAP_SKIPPED; gap < NGAPS; gap++)
		add_gap(report, section, gaps, (enum gap)gap);
	return is_missing;
}

/* Whether so many equal answers in a row deserve a word. */
static bool run_is_notable(const struct report *report)
{
	const struct result *result = report->result;
	int n = 0;

	for (int q = 0; q < report->quiz->nquestions; q++)
		n += report->quiz->questions[q].kind == QUESTION_LIKERT &&
		     truth_is_given(&report->quiz->questions[q], &report->answers->answers[q]);
	return result->is_uniform ||
	       (result->longest_run >= NOTABLE_RUN && 2 * result->longest_run > n);
}

static void add_pair(struct report *report, struct block *list, const struct pair *pair, int i)
{
	struct block *body = report_item(report, list, i);
	struct fill fill = { 0 };

	fill_text(report, &fill, "a", locale_number(report->draft.wording, report->draft.arena,
						    report->numbers[pair->a]), 0);
	fill_span(&fill, "first", report_question_slot(report, pair->a, 0));
	fill_span(&fill, "one", report_answer_slot(report, pair->a, SPAN_STRONG));
	fill_text(report, &fill, "b", locale_number(report->draft.wording, report->draft.arena,
						    report->numbers[pair->b]), 0);
	fill_span(&fill, "second", report_question_slot(report, pair->b, 0));
	fill_span(&fill, "other", report_answer_slot(report, pair->b, SPAN_STRONG));
	fill_para(report, body, STYLE_SIGN_TEXT, pair->is_opposite ? "change-pair-opposite"
								  : "change-pair-same", &fill);
}

static void add_contradictions(struct report *report, struct block *section)
{
	const struct result *result = report->result;
	struct block *list;
	int n = 0;

	if (result->npairs_agreeing == result->npairs_answered)
		return;
	list = report_items(report, section, NUMBERING_DISC, STYLE_SIGN_TEXT);
	for (int i = 0; i < report->quiz->npairs; i++)
		if (result->pairs[i].is_answered && !result->pairs[i].agrees)
			add_pair(report, list, &report->quiz->pairs[i], n++);
}

static void add_pairs(struct report *report, struct block *section)
{
	const struct result *result = report->result;
	struct fill fill = { 0 };

	fill_count(&fill, "agreeing", result->npairs_agreeing);
	fill_count(&fill, "count", result->npairs_answered);
	fill_count(&fill, "all", report->quiz->npairs);
	fill_count(&fill, "run", result->longest_run);
	if (report->quiz->npairs > 0)
		fill_para(report, section, STYLE_SIGN_TEXT,
			  result->npairs_answered == 0 ? "change-pairs-none" :
			  result->npairs_agreeing < result->npairs_answered
				  ? "change-pairs-some" : "change-pairs-all", &fill);
	add_contradictions(report, section);
	if (run_is_notable(report))
		fill_para(report, section, STYLE_SIGN_TEXT, result->is_uniform
			  ? "change-uniform" : "change-run", &fill);
}

void doubts_add(struct report *report)
{
	struct block *section = report_section(report, "change-missing-head", NULL, "missing",
					       false);
	bool is_missing = add_missing(report, section);

	add_pairs(report, section);
	if (is_missing)
		add_interval(report, section);
}
