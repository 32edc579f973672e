/*
 * Missing answers stay apart by why they are missing. The interval they leave for the lead is drawn
 * on a ruler; contradictions are quoted side by side, without a word of blame.
 */
#include "compose/report_doubts.h"

#include "compose/number.h"
#include "compose/quote.h"
#include "score/truth.h"

enum { NOTABLE_RUN = 6 }; /* equal answers in a row, of at least twice as many */

int report_doubts_coverage(const struct result *result)
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

enum gap *report_doubts_gaps(const struct report *report)
{
	enum gap *gaps = ARENA_ARRAY(report->draft->arena, enum gap, report->quiz->nquestions + 1);

	for (int i = 0; i < report->result->nlines; i++) {
		const struct ledger_line *line = &report->result->lines[i];
		int q = line->question;
		bool is_open = report->ledger->applies[q] == TRUTH_UNKNOWN;

		if (line->is_answered)
			gaps[q] = GAP_NONE;
		else if (line->is_asked)
			gaps[q] = gap_of_asked(&report->answers->answers[q]);
		else
			gaps[q] = is_open ? GAP_OPEN : GAP_NOT_ASKED;
	}
	return gaps;
}

void report_doubts_add_gap(struct report *report, struct block *parent, const enum gap *gaps,
			   enum gap gap, int most)
{
	static const char *const keys[NGAPS] = {[GAP_SKIPPED] = "change-skipped",
						[GAP_DECLINED] = "change-declined",
						[GAP_UNREADABLE] = "change-unreadable",
						[GAP_OPEN] = "change-open",
						[GAP_NOT_ASKED] = "change-not-asked"};
	struct draft *draft = report->draft;
	int n = 0, ntold = 0, nquestions = report->quiz->nquestions;

	for (int q = 0; q < nquestions; q++)
		n += gaps[q] == gap;
	if (n == 0)
		return;
	say(draft, keys[gap], WITH(say_count("count", n)));
	for (int i = 0; i < draft->nspans; i++)
		draft->spans[i].flags |= SPAN_STRONG;
	draft_span(draft, " ", 0);
	for (int i = 0; i < nquestions; i++) {
		int q = report->order[i];

		if (gaps[q] != gap || (most && ntold == most))
			continue;
		say(draft, ntold == 0 ? "change-first-missing" : "change-next-missing",
		    WITH(say_count("number", i + 1),
			 say_span("question", quote_question(report, q, 0))));
		ntold++;
	}
	if (ntold < n)
		say(draft, "change-more-missing", WITH(say_count("count", n - ntold)));
	build_line(draft, parent, BLOCK_PARA, STYLE_SIGN_TEXT);
}

/* Ticks at round steps of points, around everything that is on the ruler. */
static void add_ticks(struct draft *draft, struct chart *chart, int64_t low, int64_t high)
{
	int64_t step = high - low <= 5000 ? 500 : high - low <= 10000 ? 1000 : 2000;
	int64_t first = low >= 0 ? low / step : -((-low + step - 1) / step);
	int64_t last = (high + step - 1) / step;
	struct chart_tick *ticks = ARENA_ARRAY(draft->arena, struct chart_tick, last - first + 1);

	for (int64_t i = first; i <= last; i++) {
		ticks[i - first].at = i * step;
		ticks[i - first].label = number_brief_signed(draft, i * step);
	}
	chart->ticks = ticks;
	chart->nticks = (int)(last - first + 1);
}

static int64_t least_of(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* The lead on its axis, the band in which nothing is ahead, and the interval. */
static void add_ruler(struct report *report, struct block *section, const struct filling *with)
{
	const struct result *result = report->result;
	struct draft *draft = report->draft;
	struct chart *chart = ARENA_NEW(draft->arena, struct chart);
	struct chart_bar *bar = ARENA_NEW(draft->arena, struct chart_bar);
	const char **figure = ARENA_ARRAY(draft->arena, const char *, 1);
	int64_t tie = report->quiz->tie;

	*bar = (struct chart_bar){
		.role = result->leader, .low = result->margin, .high = result->margin};
	bar->label = say_phrase(draft, "change-ruler-lead", with);
	figure[0] = number_signed(draft, result->margin);
	*chart = (struct chart){.kind = CHART_RULER,
				.role = -1,
				.bars = bar,
				.nbars = 1,
				.figures = figure,
				.neutral = 0,
				.active = -1};
	chart->band = (struct chart_stretch){-tie, tie,
					     say_phrase(draft, "change-ruler-tie", with)};
	chart->span = (struct chart_stretch){result->margin_least, result->margin_most,
					     say_phrase(draft, "change-ruler-span", with)};
	add_ticks(draft, chart, least_of(least_of(result->margin_least, result->margin), -tie),
		  -least_of(least_of(-(int64_t)result->margin_most, -(int64_t)result->margin),
			    -tie));
	chart->alt = say_phrase(draft, "change-ruler-alt", with);
	build_figure(draft, section, chart);
	section->last->extra = REPORT_EXTRA_WORDS; /* the sentence before it has its numbers */
}

static void add_interval(struct report *report, struct block *section)
{
	const struct result *result = report->result;
	struct draft *draft = report->draft;
	const struct filling *with =
		WITH(say_role(draft, "leader", result->leader),
		     say_text("least", number_signed(draft, result->margin_least)),
		     say_text("most", number_signed(draft, result->margin_most)),
		     say_text("lead", number_signed(draft, result->margin)),
		     say_text("tie", number_brief(draft, report->quiz->tie)));

	if (result->outcome != OUTCOME_LEADS)
		return;
	build_para(draft, section, STYLE_SIGN_TEXT,
		   result->margin_least <= 0 ? "change-interval-open" : "change-interval-firm",
		   with);
	add_ruler(report, section, with);
}

/* Answers whether any is missing. */
static bool add_missing(struct report *report, struct block *section)
{
	const enum gap *gaps = report_doubts_gaps(report);
	bool is_missing = false;

	for (int q = 0; q < report->quiz->nquestions; q++)
		is_missing |= gaps[q] != GAP_NONE && gaps[q] != GAP_NOT_ASKED;
	build_para(report->draft, section, STYLE_SIGN_TEXT,
		   is_missing ? "change-coverage" : "change-nothing-missing",
		   WITH(say_count("percent", report_doubts_coverage(report->result))));
	for (int gap = GAP_SKIPPED; gap < NGAPS; gap++)
		report_doubts_add_gap(report, section, gaps, (enum gap)gap, 0);
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

void report_doubts_add_pair(struct report *report, struct block *parent, const struct pair *pair)
{
	struct draft *draft = report->draft;

	build_para(draft, parent, STYLE_SIGN_TEXT,
		   pair->is_opposite ? "change-pair-opposite" : "change-pair-same",
		   WITH(say_count("a", report->numbers[pair->a]),
			say_span("first", quote_question(report, pair->a, 0)),
			say_span("one", quote_answer(report, pair->a, SPAN_STRONG)),
			say_count("b", report->numbers[pair->b]),
			say_span("second", quote_question(report, pair->b, 0)),
			say_span("other", quote_answer(report, pair->b, SPAN_STRONG))));
}

static void add_contradictions(struct report *report, struct block *section)
{
	const struct result *result = report->result;
	struct block *list;

	if (result->npairs_agreeing == result->npairs_answered)
		return;
	list = build_list(report->draft, section, NUMBERING_DISC, STYLE_SIGN_TEXT);
	for (int i = 0; i < report->quiz->npairs; i++)
		if (result->pairs[i].is_answered && !result->pairs[i].agrees)
			report_doubts_add_pair(report,
					       build_item(report->draft, list, list->pos, 0),
					       &report->quiz->pairs[i]);
}

static void add_pairs(struct report *report, struct block *section)
{
	const struct result *result = report->result;
	struct draft *draft = report->draft;
	const struct filling *with = WITH(say_count("agreeing", result->npairs_agreeing),
					  say_count("count", result->npairs_answered),
					  say_count("all", report->quiz->npairs),
					  say_count("run", result->longest_run));

	if (report->quiz->npairs > 0)
		build_para(draft, section, STYLE_SIGN_TEXT,
			   result->npairs_answered == 0                        ? "change-pairs-none"
			   : result->npairs_agreeing < result->npairs_answered ? "change-pairs-some"
									       : "change-pairs-all",
			   with);
	add_contradictions(report, section);
	if (run_is_notable(report))
		build_para(draft, section, STYLE_SIGN_TEXT,
			   result->is_uniform ? "change-uniform" : "change-run", with);
}

void report_doubts_add(struct report *report, struct block *section)
{
	bool is_missing = add_missing(report, section);

	add_pairs(report, section);
	if (is_missing)
		add_interval(report, section);
}
