/*
 * How firm the outcome is: its band among the four, an answer that would turn it, what the missing
 * answers leave open, and the confidence word with the reasons that its table goes by.
 */
#include "compose/report_firm.h"

#include "compose/number.h"
#include "compose/quote.h"
#include "compose/report_before.h"
#include "compose/report_missing.h"

enum { NBANDS = BAND_STRONG };

static const char *scale_alt(struct draft *draft, const struct chart *chart)
{
	const char *words = NULL, *alt;

	for (int i = 0; i < NBANDS; i++)
		words = say_join(draft, "join-clauses", words,
				 say_phrase(draft, "report-band-of-scale",
					    WITH(say_text("band", chart->bars[i].label),
						 say_text("note", chart->notes[i]))));
	alt = say_phrase(draft, "report-scale-alt", WITH(say_text("bands", words)));
	if (chart->active < 0)
		return alt;
	return arena_printf(draft->arena, "%s %s", alt,
			    say_phrase(draft, "report-scale-active-alt",
				       WITH(say_text("band", chart->bars[chart->active].label))));
}

static void add_scale(struct report *report, struct block *section)
{
	struct draft *draft = report->draft;
	struct chart *chart = ARENA_NEW(draft->arena, struct chart);
	struct chart_bar *bars = ARENA_ARRAY(draft->arena, struct chart_bar, NBANDS);
	const char **notes = ARENA_ARRAY(draft->arena, const char *, NBANDS);
	const struct filling *with = WITH(say_text("tie", number_brief(draft, report->quiz->tie)));

	chart->kind = CHART_SCALE;
	chart->role = report->result->outcome == OUTCOME_LEADS ? report->result->leader : -1;
	chart->neutral = -1;
	chart->active = (int)report->result->band - 1;
	for (int i = 0; i < NBANDS; i++) {
		const char *key = report_band_key((enum band)(i + 1));

		bars[i] = (struct chart_bar){say_phrase(draft, key, NULL), -1, 0, 0};
		notes[i] = say_phrase(draft, arena_printf(draft->arena, "%s-note", key), with);
	}
	chart->bars = bars;
	chart->nbars = NBANDS;
	chart->notes = notes;
	chart->alt = scale_alt(draft, chart);
	build_figure(draft, section, chart);
}

static bool is_short(const struct question *question)
{
	return question->kind != QUESTION_MULTI && question->kind != QUESTION_RANK;
}

/* Of those with a short answer, else of all, the one that turns the order by the least. */
static const struct flip *find_flip(const struct report *report)
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
	struct draft *draft = report->draft;
	int rival = new_leader(result, flip);
	int32_t high = flip->scores[rival], low = flip->scores[result->leader];

	say(draft, high == low ? "report-flip-level" : "report-flip",
	    WITH(say_span("head", say_bold(draft, "report-flip-head")),
		 say_count("number", report->numbers[flip->question]),
		 say_span("other", quote_flip(report, flip, 0)),
		 say_span("answer", quote_answer(report, flip->question, 0)),
		 say_role(draft, "rival", rival), say_role(draft, "leader", result->leader),
		 say_text("high", number_points(draft, high)),
		 say_text("low", number_points(draft, low))));
}

/* What the missing answers leave open, in one line. */
static void add_missing(struct report *report)
{
	const struct result *result = report->result;
	struct draft *draft = report->draft;
	int missing = report->nasked - report->nanswered;

	if (missing == 0 || !report_has_order(report))
		return;
	say_also(draft, result->margin_least > 0 ? "report-missing-safe" : "report-missing-open",
		 WITH(say_count("count", missing), say_role(draft, "leader", result->leader),
		      say_text("least", number_signed(draft, result->margin_least)),
		      say_text("most", number_signed(draft, result->margin_most))));
}

static const char *add_clause(struct draft *draft, const char *list, const char *key, int count,
			      int of)
{
	return say_join(draft, "join-clauses", list,
			say_phrase(draft, key,
				   WITH(say_count("count", count), say_count("of", of))));
}

/* The things that the table of the confidence looks at. */
static const char *confidence_reasons(struct report *report)
{
	const struct result *result = report->result;
	struct draft *draft = report->draft;
	int nasked = report->nasked, nanswered = report->nanswered;
	int contrary = result->npairs_answered - result->npairs_agreeing;
	const char *why;

	if (nanswered == nasked)
		why = add_clause(draft, NULL, "report-because-all", nasked, 0);
	else
		why = add_clause(draft, NULL, "report-because-answered", nanswered, nasked);
	if (result->outcome != OUTCOME_DIVIDED)
		why = add_clause(draft, why,
				 result->fewest_changes == 1 ? "report-because-one"
							     : "report-because-none",
				 0, 0);
	if (result->npairs_answered > 0)
		why = add_clause(draft, why,
				 contrary ? "report-because-contrary" : "report-because-agree",
				 contrary ? contrary : result->npairs_answered,
				 result->npairs_answered);
	if (result->is_uniform)
		why = add_clause(draft, why, "report-because-uniform", 0, 0);
	return why;
}

/* A word of the printed table, and why. */
static void add_confidence(struct report *report)
{
	struct draft *draft = report->draft;
	const char *word = report_confidence_key(report->result->confidence);

	say_also(draft, "report-confidence",
		 WITH(say_span("word", say_bold(draft, word)),
		      say_text("reasons", confidence_reasons(report))));
}

/* The band holds by its own count; the headline says less where the confidence is not as firm. */
static void add_cap(struct report *report)
{
	static const enum headline words[] = {[BAND_NONE] = HEADLINE_NONE,
					      [BAND_BALANCED] = HEADLINE_BALANCED,
					      [BAND_LEANS] = HEADLINE_LEANS,
					      [BAND_CLEAR] = HEADLINE_CLEAR,
					      [BAND_STRONG] = HEADLINE_STRONG};
	const struct result *result = report->result;

	if (result->headline == HEADLINE_AGAINST || result->headline == words[result->band])
		return;
	say_also(report->draft,
		 result->headline == HEADLINE_LEANS ? "report-capped-leans" : "report-capped-clear",
		 NULL);
}

struct block *report_firm_add(struct report *report)
{
	const struct flip *flip = find_flip(report);
	struct block *section;

	if (!report_has_result(report))
		return report_missing_add(report);
	section = report_section(report, "report-firm-head", "firm");
	if (report_has_order(report))
		add_scale(report, section);
	if (flip)
		add_flip(report, flip);
	add_confidence(report);
	add_cap(report);
	add_missing(report);
	build_line(report->draft, section, BLOCK_PARA, STYLE_SIGN_TEXT);
	report_before_add_line(report, section);
	return section;
}
