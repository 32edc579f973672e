/* Charts: which drawing belongs to which kind. */
#include "layout/chart.h"

#include "layout/chart_draw.h"

len axis_place(const struct chart *chart, int64_t value, len width)
{
	int64_t low, high;

	if (chart->nticks < 2)
		return 0;
	low = chart->ticks[0].at;
	high = chart->ticks[chart->nticks - 1].at;
	if (high <= low || value <= low)
		return 0;
	if (value >= high)
		return width;
	value -= low;
	high -= low;
	while (high > INT64_MAX / len_max(width, 1)) { /* so that the product fits */
		value /= 2;
		high /= 2;
	}
	return (len)((value * width + high / 2) / high);
}

bool chart_draw(struct chart_context *context, const struct chart *chart, len width,
		struct srcpos pos, struct chart_box *out)
{
	struct pen pen;
	len height = 0;

	pen_init(&pen, context, chart->lang, width);
	pen.pos = pos;
	switch (chart->kind) {
	case CHART_RANGES:
		height = ranges_draw(&pen, chart);
		break;
	case CHART_GROUPS:
		height = groups_draw(&pen, chart);
		break;
	case CHART_SPANS:
		height = spans_draw(&pen, chart);
		break;
	case CHART_MERGE:
		height = merge_draw(&pen, chart);
		break;
	case CHART_QR:
		height = qr_draw(&pen, chart);
		break;
	case CHART_RULER:
		height = ruler_draw(&pen, chart);
		break;
	case CHART_SCALE:
		height = scale_draw(&pen, chart);
		break;
	case CHART_DUMBBELL:
		height = dumbbell_draw(&pen, chart);
		break;
	case CHART_DIVERGING:
		height = diverging_draw(&pen, chart);
		break;
	case CHART_AXIS:
		height = axis_draw(&pen, chart);
		break;
	}
	if (height < 0)
		return false;
	*out = (struct chart_box){ pen.width, height, pen.items, pen.nitems };
	return true;
}
