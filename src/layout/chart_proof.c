/*
 * A picture of a sheet with what was read on it: frames around boxes that count as marked, and in
 * the margin what each question came to, one below the other where they stand close.
 */
#include "layout/blank.h"
#include "layout/chart_draw.h"
#include "look/picture.h"

enum {
	NOTES = 60000, /* width of the margin */
	BESIDE = 6000, /* between picture and margin */
	AROUND = 2400, /* from a box to its frame, on the sheet */
	SHARE = 88     /* percent of the page's text that a picture may be high */
};

static len scaled(const struct chart *chart, len length, len height)
{
	return len_scale(length, height, chart->height);
}

static void frame(struct pen *pen, const struct chart *chart, const struct chart_spot *spot,
		  len height)
{
	bool is_asked = spot->kind == CHART_SPOT_ASKED;
	len x = scaled(chart, spot->x - AROUND, height),
	    y = scaled(chart, spot->y - AROUND, height);
	len w = scaled(chart, spot->w + 2 * AROUND, height);
	len h = scaled(chart, spot->h + 2 * AROUND, height);

	pen_move(pen, x, y);
	pen_line(pen, x + w, y);
	pen_line(pen, x + w, y + h);
	pen_line(pen, x, y + h);
	pen_close(pen);
	pen_stroke(pen, is_asked ? 1800 : 1100, pen_role_colour(pen, is_asked ? 1 : 0));
}

/* Writes the label level with its place, or below the one before. Answers its foot. */
static len note(struct pen *pen, const struct chart_spot *spot, len x, len y)
{
	struct label label;

	if (spot->kind == CHART_SPOT_ASKED)
		pen_label_bold(pen, spot->label, STYLE_AXIS, NOTES, &label);
	else
		pen_label(pen, spot->label, STYLE_AXIS, NOTES, &label);
	for (int i = 0; i < label.nlines; i++)
		pen_write(pen, &label, i, x, y + (i + 1) * label.style->leading - pen->rise,
			  spot->kind == CHART_SPOT_ASKED ? pen_role_colour(pen, 1)
							 : pen_role_colour(pen, 0));
	return y + label.nlines * label.style->leading;
}

len proof_draw(struct pen *pen, const struct chart *chart)
{
	const struct master *master = &pen->context->theme->masters[pen->context->paper];
	len most = len_scale(master->height - master->top - master->bottom, SHARE, 100), y = 0;
	len height = len_min(most,
			     len_scale(pen->width - NOTES - BESIDE, chart->height, chart->width));
	len width = len_scale(height, chart->width, chart->height);

	pen_picture(pen, chart->picture, 0, 0, width, height);
	for (int i = 0; i < chart->nspots; i++) {
		const struct chart_spot *spot = &chart->spots[i];

		if (spot->w > 0)
			frame(pen, chart, spot, height);
		if (spot->label)
			y = note(pen, spot, width + BESIDE,
				 len_max(y, scaled(chart, spot->y, height) - pen->grid / 2));
	}
	return len_round_up(len_max(y, height), pen->grid);
}
