/* Charts: which drawing belongs to which kind. */
#include "layout/chart.h"

#include "layout/chart_draw.h"

typedef len chart_drawing(struct pen *pen, const struct chart *chart);

static chart_drawing *const drawings[CHART_KIND_COUNT] = {
#define ROW(kind, name, traits) [CHART_##kind] = name##_draw,
	CHART_KINDS(ROW)
#undef ROW
};

bool chart_draw(struct chart_context *context, const struct chart *chart, len width,
		struct srcpos pos, struct chart_box *out)
{
	struct pen pen;
	len height;

	pen_init(&pen, context, chart->lang, width);
	pen.pos = pos;
	height = drawings[chart->kind](&pen, chart);
	if (height < 0)
		return false;
	*out = (struct chart_box){pen.width, height, pen.items, pen.nitems};
	return true;
}
