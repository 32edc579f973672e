/*
 * How firm the outcome is: its band among the four, an answer that would turn it, what the missing
 * answers leave open, and the confidence word with the reasons that its table goes by.
 */
#include "compose/report_outcome.h"

enum { NBANDS = 4 };

static const enum band bands[NBANDS] = { BAND_BALANCED, BAND_LEANS, BAND_CLEAR, BAND_STRONG };

static const char *scale_alt(struct report *report, const struct chart *chart)
{
	struct draft *draft = &report->draft;
	const char *words[NBANDS], *alt;
	struct locale_arg arg;

	for (int i = 0; i < NBANDS; i++) {
		const struct locale_arg args[] = { draft_arg("band", chart->bars[i].label),
						   draft_arg("note", chart->notes[i]) };

		words[i] = draft_phrase(draft, "report-band-of-scale", args, 2);
		if (i > 0) {
			const struct locale_arg both[] = { draft_arg("first", words[0]),
							   draft_arg("next", words[i]) };

			words[0] = draft_phrase(draft, "join-clauses", both, 2);
		}
	}
	arg = draft_arg("bands", words[0]);
	alt = draft_phrase(draft, "report-scale-alt", &arg, 1);
	if (chart->active < 0)
		return alt;
	arg = draft_arg("band", chart->bars[chart->active].label);
	return arena_printf(draft->arena, "%s %s", alt,
			    draft_phrase(draft, "report-scale-active-alt", &arg, 1));
}

static void add_scale(struct report *report, struct block *section)
{
	static const char *const keys[NBANDS][2] = {
		{ "report-balanced", "report-balanced-note" },
		{ "report-leans", "report-leans-note" },
		{ "report-clear", "report-clear-note" },
		{ "report-strong", "report-strong-note" },
	};
	struct draft *draft = &report->draft;
	struct chart *chart = ARENA_NEW(draft->arena, struct chart);
	struct chart_bar *bars = ARENA_ARRAY(draft->arena, struct chart_bar, NBANDS);
	const char **notes = ARENA_ARRAY(draft->arena, const char *, NBANDS);
	struct locale_arg tie = draft_arg("tie", report_brief(report, report->quiz->tie));

	chart->kind = CHART_SCALE;
	chart->role = report->result->outcome == OUTCOME_LEADS ? report->result->leader : -1;
	chart->neutral = -1;
	chart->active = -1;
	for (int i = 0; i < NBANDS; i++) {
		bars[i] = (struct chart_bar){ draft_phrase(draft, keys[i][0], NULL, 0), -1, 0, 0 };
		notes[i] = draft_phrase(draft, keys[i][1], &tie, 1);
		if (bands[i] == report->result->band)
			chart->active = i;
	}
	chart->bars = bars;
	chart->nbars = NBANDS;
	chart->notes = notes;
	chart->alt = scale_alt(report, chart);
	report_figure(report, section, chart);
}

static bool is_short(const struct question *question)
{
	return question->kind != QUESTION_MULTI && question->kind != QUESTION_RANK;
}

/* Of those with a short answer, else of all, the one that turns the order by the least. */
const struct flip *report_flip_to_quote(const struct report *report)
{
	const struct result *result = report->result;
	const struct flip *best = NULL;
	bool is_best_short = false;

	if (result->outcome != OUTCOME_LEADS)
		return NULL;
	for (int i = result->nflips - 1; i >= 0; i--) {
		const struct question *question =
			&report->quiz->questions[result->flips[i].question];

		if (question->is_private || (best && (is_best_short || !is_short(question))))
			continue;
		best = &result->flips[i];
		is_best_short = is_short(question);
	}
	return best;
}

/* The rival that the flip puts level or ahead. */
static int new_leader(const struct result *result, const struct flip *flip)
{
	int best = result->rival;

	for (int i = 1; i <= result->nrivals; i++)
		if (flip->scores[result->ranking[i]] > flip->scores[best])
			best = result->ranking[i];
	return best;
}

static void add_flip(struct report *report, const struct flip *flip)
{
	const struct result *result = report->result;
	int rival = new_leader(result, flip);
	int32_t high = flip->scores[rival], low = flip->scores[result->leader];
	bool is_level = high == low;
	const struct span slots[] = {
		report_words_slot(report, draft_phrase(&report->draft, "report-flip-head", NULL,
						       0), SPAN_STRONG),
		report_flip_slot(report, flip, 0),
		report_answer_slot(report, flip->question, 0),
		report_role_mark(report, rival, SPAN_STRONG),
		report_role_mark(report, result->leader, SPAN_STRONG),
	};
	const struct locale_arg args[] = {
		draft_arg("head", "\1"),
		draft_count("number", report->numbers[flip->question]),
		draft_arg("other", "\2"),
		draft_arg("answer", "\3"),
		draft_arg("rival", "\4"),
		draft_arg("leader", "\5"),
		draft_arg("high", report_points(report, high)),
		draft_arg("low", report_points(report, low)),
	};

	draft_words(&report->draft, is_level ? "report-flip-level" : "report-flip", args, 8,
		    slots);
	draft_span(&report->draft, " ", 0);
}

/* What the missing answers leave open, in one line. */
static void add_missing(struct report *report)
{
	const struct result *result = report->result;
	int missing = report_nasked(report) - report_nanswered(report);
	const struct span leader = report_role_mark(report, result->leader, SPAN_STRONG);
	const struct locale_arg args[] = {
		draft_count("count", missing),
		draft_arg("leader", "\1"),
		draft_arg("least", report_signed(report, result->margin_least)),
		draft_arg("most", report_signed(report, result->margin_most)),
	};

	if (missing == 0 || !report_has_order(report))
		return;
	draft_span(&report->draft, " ", 0);
	draft_words(&report->draft, result->margin_least > 0 ? "report-missing-safe"
							     : "report-missing-open", args, 4,
		    &leader);
}

static const char *add_clause(struct report *report, const char *list, const char *key, int count,
			      int of)
{
	const struct locale_arg args[] = { draft_count("count", count), draft_count("of", of) };
	const char *next = draft_phrase(&report->draft, key, args, 2);
	const struct locale_arg both[] = { draft_arg("first", list), draft_arg("next", next) };

	return list ? draft_phrase(&report->draft, "join-clauses", both, 2) : next;
}

/* A word of the printed table, and each of the things that the table looks at. */
static void add_confidence(struct report *report)
{
	static const char *const keys[] = {
		[CONFIDENCE_LIMITED] = "report-confidence-limited",
		[CONFIDENCE_FAIR] = "report-confidence-fair",
		[CONFIDENCE_GOOD] = "report-confidence-good",
	};
	const struct result *result = report->result;
	const struct span word = report_words_slot(
		report, draft_phrase(&report->draft, keys[result->confidence], NULL, 0),
		SPAN_STRONG);
	int contrary = result->npairs_answered - result->npairs_agreeing;
	struct locale_arg args[2];
	const char *why;

	why = add_clause(report, NULL, "report-because-answered", report_nanswered(report),
			 report_nasked(report));
	if (report_nanswered(report) == report_nasked(report))
		why = add_clause(report, NULL, "report-because-all", report_nasked(report), 0);
	if (result->outcome != OUTCOME_DIVIDED)
		why = add_clause(report, why, result->fewest_changes == 1
				 ? "report-because-one" : "report-because-none", 0, 0);
	if (result->npairs_answered > 0)
		why = add_clause(report, why, contrary ? "report-because-contrary"
						       : "report-because-agree",
				 contrary ? contrary : result->npairs_answered,
				 result->npairs_answered);
	if (result->is_uniform)
		why = add_clause(report, why, "report-because-uniform", 0, 0);
	args[0] = draft_arg("word", "\1");
	args[1] = draft_arg("reasons", why);
	draft_words(&report->draft, "report-confidence", args, 2, &word);
}

/* The band holds by its own count; the headline says less where the confidence is not as firm. */
static void add_cap(struct report *report)
{
	static const enum headline words[] = {
		[BAND_NONE] = HEADLINE_NONE, [BAND_BALANCED] = HEADLINE_BALANCED,
		[BAND_LEANS] = HEADLINE_LEANS, [BAND_CLEAR] = HEADLINE_CLEAR,
		[BAND_STRONG] = HEADLINE_STRONG,
	};
	const struct result *result = report->result;

	if (result->headline == HEADLINE_AGAINST || result->headline == words[result->band])
		return;
	draft_span(&report->draft, " ", 0);
	draft_words(&report->draft, result->headline == HEADLINE_LEANS ? "report-capped-leans"
								       : "report-capped-clear",
		    NULL, 0, NULL);
}

void report_add_firmness(struct report *report)
{
	const struct flip *flip = report_flip_to_quote(report);
	struct block *section;

	if (report->result->outcome == OUTCOME_INSUFFICIENT)
		report_add_coverage(report);
	if (!report_has_result(report))
		return;
	section = report_section(report, "report-firm-head", NULL, "firm", false);
	if (report_has_order(report))
		add_scale(report, section);
	if (flip)
		add_flip(report, flip);
	add_confidence(report);
	add_cap(report);
	add_missing(report);
	draft_line(&report->draft, section, BLOCK_PARA, STYLE_SIGN_TEXT, NULL, section->pos);
}
