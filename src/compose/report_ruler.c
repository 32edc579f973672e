/* All scores on one axis from 0 to 100, which the tie band is drawn on. */
#include "compose/report_outcome.h"

enum { AXIS_END = 10000, AXIS_STEP = 1000, NEUTRAL = 5000 }; /* centipoints */

static void add_ticks(struct report *report, struct chart *chart)
{
	int n = AXIS_END / AXIS_STEP + 1;
	struct chart_tick *ticks = ARENA_ARRAY(report->draft.arena, struct chart_tick, n);

	for (int i = 0; i < n; i++)
		ticks[i] = (struct chart_tick){
			i * AXIS_STEP, report_brief(report, i * AXIS_STEP),
		};
	chart->ticks = ticks;
	chart->nticks = n;
	chart->neutral = NEUTRAL;
	chart->neutral_label = draft_phrase(&report->draft, "report-neutral", NULL, 0);
}

/* Rounded lines may add up to a hundredth beyond the axis. */
static int64_t on_axis(int64_t centipoints)
{
	return centipoints < 0 ? 0 : centipoints > AXIS_END ? AXIS_END : centipoints;
}

static void add_marks(struct report *report, struct chart *chart)
{
	const struct result *result = report->result;
	struct arena *arena = report->draft.arena;
	struct chart_bar *bars = ARENA_ARRAY(arena, struct chart_bar, result->nroles);
	const char **figures = ARENA_ARRAY(arena, const char *, result->nroles);

	for (int i = 0; i < result->nroles; i++) {
		int role = report_has_order(report) ? result->ranking[i] : i;
		int64_t at = on_axis(result->scores[role]);

		bars[i] = (struct chart_bar){ report_role(report, role), role, at, at };
		figures[i] = report_points(report, result->scores[role]);
	}
	chart->bars = bars;
	chart->nbars = result->nroles;
	chart->figures = figures;
}

/* From the tie below the most points up to them: who stands there is level. */
static void add_band(struct report *report, struct chart *chart)
{
	const struct result *result = report->result;
	struct locale_arg tie = draft_arg("tie", report_brief(report, report->quiz->tie));
	int64_t leader = result->scores[report->first];

	chart->band = (struct chart_stretch){
		on_axis(leader - report->quiz->tie), on_axis(leader),
		draft_phrase(&report->draft, "report-tie-band", &tie, 1),
	};
}

static const char *ruler_alt(struct report *report, const struct chart *chart)
{
	struct draft *draft = &report->draft;
	const char *marks = NULL, *alt;
	struct locale_arg band[2];

	for (int i = 0; i < chart->nbars; i++) {
		const struct locale_arg args[] = { draft_arg("role", chart->bars[i].label),
						   draft_arg("score", chart->figures[i]) };
		const struct locale_arg both[] = {
			draft_arg("first", marks),
			draft_arg("next", draft_phrase(draft, "report-mark-alt", args, 2)),
		};

		marks = marks ? draft_phrase(draft, "join-clauses", both, 2) : both[1].text;
	}
	band[0] = draft_arg("marks", marks);
	alt = draft_phrase(draft, "report-ruler-alt", band, 1);
	if (!chart->band.label)
		return alt;
	band[0] = draft_arg("low", report_points(report, chart->band.low));
	band[1] = draft_arg("high", report_points(report, chart->band.high));
	return arena_printf(draft->arena, "%s %s", alt,
			    draft_phrase(draft, "report-band-alt", band, 2));
}

void report_add_ruler(struct report *report)
{
	struct chart *chart = ARENA_NEW(report->draft.arena, struct chart);
	struct locale_arg tie = draft_arg("tie", report_brief(report, report->quiz->tie));
	struct block *section = report_section(report, "report-scores-head", NULL, "scores",
					       false);

	report_sidenote(report, section, "report-scores-note", &tie, 1, NULL);
	chart->kind = CHART_RULER;
	chart->role = -1;
	chart->active = -1;
	add_ticks(report, chart);
	add_marks(report, chart);
	add_band(report, chart);
	chart->alt = ruler_alt(report, chart);
	report_figure(report, section, chart);
}
