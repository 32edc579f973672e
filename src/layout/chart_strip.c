/*
 * Strips: how many people stand where on an axis, a lane a role. A lane is a row of columns in
 * equal stretches of the axis, each as high as its share, on a fine line: the baseline of a line of
 * the row's text, so that lanes are named by lines beside them. Where there are none, or too few to
 * tell, nothing stands.
 */
#include "layout/chart_axis.h"
#include "layout/chart_draw.h"

enum { SHARE = 1000 }; /* of a lane's height */

static void draw_column(struct pen *pen, const struct chart *chart, int i, len base, len room)
{
	const struct chart_bar *bar = &chart->bars[i];
	len left = axis_place(chart, bar->low, pen->width) + pen->charts->air;
	len right = axis_place(chart, bar->high, pen->width) - pen->charts->air;
	len height = len_max(len_scale(room, chart->shares[i], SHARE), pen->charts->bar_least);

	if (chart->shares[i] > 0)
		pen_box(pen, left, base - height, right - left, height,
			pen_role_colour(pen, bar->role >= 0 ? bar->role : chart->role));
}

len strips_draw(struct pen *pen, const struct chart *chart)
{
	len lane = pen->styles[STYLE_TABLE_CELL].leading, weight = pen->context->theme->row_line;
	len top = pen->context->text_top > 0 ? pen->context->text_top : pen->grid;
	len base = top - pen->rise;

	for (int i = 0; i < chart->nbars; i++) {
		if (i == 0 || chart->bars[i].role != chart->bars[i - 1].role) {
			base += lane;
			pen_box(pen, 0, base, pen->width, weight, pen_use_colour(pen, COLOUR_HAIR));
		}
		draw_column(pen, chart, i, base, lane - 2 * pen->charts->air);
	}
	return len_round_up(len_max(pen->context->row_height, base + pen->rise), pen->grid);
}
