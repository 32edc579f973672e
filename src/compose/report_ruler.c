/* All scores on one axis from 0 to 100, which the tie band is drawn on. */
#include "compose/report_ruler.h"

#include "compose/number.h"
#include "score/verdict.h"

enum { AXIS_END = 10000, AXIS_STEP = 2500 }; /* centipoints */

static void add_ticks(struct draft *draft, struct chart *chart)
{
	int n = AXIS_END / AXIS_STEP + 1;
	struct chart_tick *ticks = ARENA_ARRAY(draft->arena, struct chart_tick, n);

	for (int i = 0; i < n; i++)
		ticks[i] = (struct chart_tick){i * AXIS_STEP, number_brief(draft, i * AXIS_STEP)};
	chart->ticks = ticks;
	chart->nticks = n;
	chart->neutral = NEUTRAL_SCORE;
	chart->neutral_label = say_phrase(draft, "report-neutral", NULL);
}

/* Rounded lines may add up to a hundredth beyond the axis. */
static int64_t on_axis(int64_t centipoints)
{
	return centipoints < 0 ? 0 : centipoints > AXIS_END ? AXIS_END : centipoints;
}

static void add_marks(struct report *report, struct chart *chart)
{
	const struct result *result = report->result;
	struct arena *arena = report->draft->arena;
	struct chart_bar *bars = ARENA_ARRAY(arena, struct chart_bar, result->nroles);
	const char **figures = ARENA_ARRAY(arena, const char *, result->nroles);

	for (int i = 0; i < result->nroles; i++) {
		int role = report_has_order(report) ? result->ranking[i] : i;
		int64_t at = on_axis(result->scores[role]);

		bars[i] = (struct chart_bar){report->guide->roles[role].name, role, at, at};
		figures[i] = number_points(report->draft, result->scores[role]);
	}
	chart->bars = bars;
	chart->nbars = result->nroles;
	chart->figures = figures;
}

static const char *ruler_alt(struct draft *draft, const struct chart *chart)
{
	const char *marks = NULL;

	for (int i = 0; i < chart->nbars; i++)
		marks = say_join(draft, "join-clauses", marks,
				 say_phrase(draft, "report-mark-alt",
					    WITH(say_text("role", chart->bars[i].label),
						 say_text("score", chart->figures[i]))));
	return arena_printf(draft->arena, "%s %s",
			    say_phrase(draft, "report-ruler-alt", WITH(say_text("marks", marks))),
			    say_phrase(draft, "report-band-alt",
				       WITH(say_text("low", number_points(draft, chart->band.low)),
					    say_text("high",
						     number_points(draft, chart->band.high)))));
}

struct block *report_ruler_add(struct report *report)
{
	struct draft *draft = report->draft;
	struct chart *chart = ARENA_NEW(draft->arena, struct chart);
	int64_t tie = report->quiz->tie, most = report->result->scores[report->first];
	const struct filling *with = WITH(say_text("tie", number_brief(draft, tie)));
	struct block *section = report_section(report, "report-scores-head", "scores");

	build_sidenote(draft, section, "report-scores-note", with);
	section->last->leaves = REPORT_STEP_NOTES;
	chart->kind = CHART_RULER;
	chart->role = -1;
	chart->active = -1;
	add_ticks(draft, chart);
	add_marks(report, chart);
	/* from the tie below the most points up to them: who stands there is level */
	chart->band = (struct chart_stretch){on_axis(most - tie), on_axis(most),
					     say_phrase(draft, "report-tie-band", with)};
	chart->alt = ruler_alt(draft, chart);
	build_figure(draft, section, chart);
	return section;
}
