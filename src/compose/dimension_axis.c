/* Ticks stand at equal distances. */
#include "compose/dimension_axis.h"

#include "compose/number.h"
#include "compose/say.h"

struct chart *dimension_axis_chart(struct arena *arena, enum chart_kind kind, int64_t neutral,
				   const char *const *labels)
{
	struct chart *chart = ARENA_NEW(arena, struct chart);
	struct chart_tick *ticks = ARENA_ARRAY(arena, struct chart_tick, DIMENSION_AXIS_TICKS);

	for (int i = 0; i < DIMENSION_AXIS_TICKS; i++)
		ticks[i] = (struct chart_tick){i * DIMENSION_AXIS_END / (DIMENSION_AXIS_TICKS - 1),
					       labels ? labels[i] : NULL};
	*chart = (struct chart){.kind = kind,
				.role = -1,
				.ticks = ticks,
				.nticks = DIMENSION_AXIS_TICKS,
				.neutral = neutral,
				.active = -1};
	return chart;
}

void dimension_axis_head(struct draft *draft, struct block *row, int64_t neutral)
{
	const char *const labels[DIMENSION_AXIS_TICKS] = {
		[0] = say_phrase(draft, "dimensions-against", NULL),
		[DIMENSION_AXIS_TICKS / 4] = number_brief(draft, DIMENSION_AXIS_END / 4),
		[DIMENSION_AXIS_TICKS / 2] = say_phrase(draft, "dimensions-nothing", NULL),
		[DIMENSION_AXIS_TICKS * 3 / 4] = number_brief(draft, DIMENSION_AXIS_END / 4 * 3),
		[DIMENSION_AXIS_TICKS - 1] = say_phrase(draft, "dimensions-for", NULL),
	};
	struct chart *axis = dimension_axis_chart(draft->arena, CHART_AXIS, neutral, labels);

	axis->alt = say_phrase(draft, "dimensions-axis-alt", NULL);
	build_figure(draft, build_cell(draft, row, SCOPE_COLUMN, ALIGN_START, STYLE_BODY), axis);
}
