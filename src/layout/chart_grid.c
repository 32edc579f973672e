/*
 * Boxes to mark in rows and columns: a column's label stands above it, a row's behind its boxes.
 * What reads the boxes from a scan wants white paper beside them, so they stand well apart.
 */
#include "layout/blank.h"
#include "layout/chart_draw.h"

enum {
	PITCH = 20400, /* 7.2 mm from box to box */
	BEHIND = 10200 /* from the last box to the label of its row */
};

static len draw_heads(struct pen *pen, const struct chart *chart)
{
	for (int i = 0; i < chart->nticks; i++) {
		struct label label;

		pen_label(pen, chart->ticks[i].label, STYLE_AXIS, PITCH, &label);
		if (label.nlines > 0)
			pen_write(pen, &label, 0,
				  i * (len)PITCH + (BLANK_BOX - label.lines[0].width) / 2,
				  2 * pen->grid - pen->rise, pen_use_colour(pen, COLOUR_INK));
	}
	return 2 * pen->grid;
}

/* One row from y on; answers its foot. */
static len draw_row(struct pen *pen, const struct chart *chart, int row, len y)
{
	len start = (chart->nticks - 1) * (len)PITCH + BLANK_BOX + BEHIND;
	struct label label;
	len baseline, leading;

	pen_label(pen, chart->bars[row].label, STYLE_SIGN_TEXT, pen->width - start, &label);
	leading = label.style->leading;
	baseline = y + leading - pen->rise;
	for (int i = 0; i < label.nlines; i++)
		pen_write(pen, &label, i, start, baseline + i * leading,
			  pen_use_colour(pen, COLOUR_INK));
	for (int i = 0; i < chart->nticks; i++)
		if (chart->blanks[row * chart->nticks + i])
			pen_blank(pen, chart->blanks[row * chart->nticks + i], i * (len)PITCH,
				  baseline - pen_cap_middle(label.style->size) - BLANK_BOX / 2,
				  BLANK_BOX, BLANK_BOX);
	return y + len_max(label.nlines, 1) * leading;
}

len grid_draw(struct pen *pen, const struct chart *chart)
{
	len y = draw_heads(pen, chart);

	for (int row = 0; row < chart->nbars; row++)
		y = draw_row(pen, chart, row, y) + (row + 1 < chart->nbars ? pen->grid : 0);
	return len_round_up(y, pen->grid);
}
