/*
 * Draws a ruler: what lies behind first, then lines, marks and texts. Below stands a key to the
 * texts that found no room beside the axis, each with a small sign of what it speaks of.
 */
#include "layout/chart_ruler_draw.h"

#include "doc/doc.h"
#include "layout/mark.h"

enum {
	KEY_MARK = 650 /* size of a mark in the key, of that on the axis, in thousandths */
};

len ruler_x(const struct ruler *ruler, int64_t value)
{
	return ruler->left + axis_place(ruler->chart, value, ruler->width);
}

len spot_far(const struct spot *spot, enum tag_side side)
{
	return len_max(side == TAG_ABOVE ? spot->reach.up - spot->y : spot->reach.down + spot->y,
		       0);
}

bool ruler_has_neutral(const struct chart *chart)
{
	return chart->neutral != -1 && chart->nticks > 1 && chart->neutral >= chart->ticks[0].at &&
	       chart->neutral <= chart->ticks[chart->nticks - 1].at;
}

static len grids(const struct ruler *ruler, int thousandths)
{
	return len_scale(ruler->pen->grid, thousandths, 1000);
}

/* Something upright at a distance from the axis, up to another, kept inside the width. */
static void draw_upright(const struct ruler *ruler, enum tag_side side, len x, len from, len to,
			 int colour)
{
	struct pen *pen = ruler->pen;
	len weight = pen->context->theme->axis_line;

	pen_box(pen, len_max(len_min(x - weight / 2, pen->width - weight), 0),
		side == TAG_ABOVE ? ruler->axis - to : ruler->axis + from, weight, to - from,
		colour);
}

/* From a foot up. */
static void draw_dashes(const struct ruler *ruler, len x, len foot, len height)
{
	struct pen *pen = ruler->pen;
	len weight = pen->context->theme->axis_line;
	len left = len_max(len_min(x - weight / 2, pen->width - weight), 0);

	for (len up = 0; up < height; up += ruler->look->dash_pitch) {
		len top = foot - len_min(up + ruler->look->dash, height), bottom = foot - up;

		pen_move(pen, left, top);
		pen_line(pen, left + weight, top);
		pen_line(pen, left + weight, bottom);
		pen_line(pen, left, bottom);
		pen_close(pen);
	}
	pen_fill(pen, pen_use_colour(pen, COLOUR_INK));
}

static void draw_band(const struct ruler *ruler, len low, len high, len y)
{
	len half = grids(ruler, ruler->look->band),
	    width = len_max(high - low, ruler->look->band_least);

	pen_box(ruler->pen, len_min(low, ruler->pen->width - width), y - half, width, 2 * half,
		pen_use_colour(ruler->pen, COLOUR_BAND));
}

static void draw_bracket(const struct ruler *ruler, len low, len high, len y)
{
	struct pen *pen = ruler->pen;
	len weight = pen->context->theme->axis_line, serif = grids(ruler, ruler->look->serif);
	int ink = pen_use_colour(pen, COLOUR_INK);

	high = len_max(high, low + weight);
	pen_box(pen, low, y - weight, high - low, weight, ink);
	pen_box(pen, low, y - serif, weight, serif - weight, ink);
	pen_box(pen, high - weight, y - serif, weight, serif - weight, ink);
}

static void draw_axis(const struct ruler *ruler)
{
	struct pen *pen = ruler->pen;
	const struct chart *chart = ruler->chart;
	const struct style *style = &pen->styles[STYLE_AXIS];
	len weight = pen->context->theme->axis_line;
	int ink = pen_use_colour(pen, COLOUR_INK);

	pen_box(pen, 0, ruler->axis - weight / 2, pen->width, weight, ink);
	for (int i = 0; i < chart->nticks; i++) {
		const struct axis_label *one = &ruler->labels[i];
		bool is_neutral = chart->neutral != -1 && chart->ticks[i].at == chart->neutral;

		draw_upright(ruler, TAG_BELOW, one->tick, weight / 2,
			     grids(ruler, ruler->look->tick), ink);
		if (one->is_shown)
			pen_write(pen, &one->label, 0, one->left,
				  ruler->axis + grids(ruler, ruler->look->figures) + ruler->drop,
				  is_neutral ? ink : style->colour);
	}
}

static len top_of(const struct ruler *ruler)
{
	len top = ruler->has_neutral ? tag_far(&ruler->neutral)
				     : grids(ruler, ruler->look->neutral_tick);

	for (int i = 0; i < ruler->n; i++) {
		const struct spot *spot = &ruler->spots[i];

		top = len_max(top, spot_far(spot, TAG_ABOVE));
		if (ruler->has_marks && spot->has_text && spot->side == TAG_ABOVE)
			top = len_max(top, tag_far(&spot->tag));
	}
	return top;
}

static len bottom_of(const struct ruler *ruler)
{
	len bottom = grids(ruler, ruler->look->figures_end) + ruler->drop;

	for (int i = 0; i < ruler->n; i++) {
		const struct spot *spot = &ruler->spots[i];

		bottom = len_max(bottom, spot_far(spot, TAG_BELOW));
		if (ruler->has_marks && spot->has_text && spot->side == TAG_BELOW)
			bottom = len_max(bottom, tag_far(&spot->tag));
	}
	if (ruler->chart->span.label)
		bottom = len_max(bottom, ruler->bracket);
	if (ruler->has_band)
		bottom = len_max(bottom, tag_far(&ruler->band));
	if (ruler->has_span)
		bottom = len_max(bottom, tag_far(&ruler->span));
	return bottom;
}

static void draw_stretches(const struct ruler *ruler)
{
	const struct chart *chart = ruler->chart;
	int grey = pen_use_colour(ruler->pen, COLOUR_GREY);

	if (chart->band.label)
		draw_band(ruler, ruler_x(ruler, chart->band.low), ruler_x(ruler, chart->band.high),
			  ruler->axis);
	if (ruler->has_band)
		draw_upright(ruler, TAG_BELOW, ruler->band.x, ruler->band.start,
			     tag_line_end(&ruler->band, TAG_BELOW), grey);
	if (chart->span.label)
		draw_bracket(ruler, ruler_x(ruler, chart->span.low),
			     ruler_x(ruler, chart->span.high), ruler->axis + ruler->bracket);
	if (ruler->has_span && ruler->span.distance > ruler->span.near)
		draw_upright(ruler, TAG_BELOW, ruler->span.x, ruler->span.start,
			     tag_line_end(&ruler->span, TAG_BELOW), grey);
}

static void draw_neutral(const struct ruler *ruler)
{
	const struct chart *chart = ruler->chart;

	if (ruler_has_neutral(chart))
		draw_dashes(ruler, ruler_x(ruler, chart->neutral), ruler->axis,
			    ruler->has_neutral ? tag_line_end(&ruler->neutral, TAG_ABOVE)
					       : grids(ruler, ruler->look->neutral_tick));
}

/* Lines run from the middles of their marks, which are drawn over them. */
static void draw_spots(const struct ruler *ruler)
{
	struct pen *pen = ruler->pen;

	for (int i = ruler->n - 1; i >= 0 && ruler->has_marks; i--) {
		const struct spot *spot = &ruler->spots[i];
		len middle = spot->side == TAG_ABOVE ? -spot->y : spot->y;

		if (spot->has_text)
			draw_upright(ruler, spot->side, spot->x, middle,
				     tag_line_end(&spot->tag, spot->side),
				     pen_role_colour(pen, spot->role));
	}
	for (int i = 0; i < ruler->n; i++) {
		const struct spot *spot = &ruler->spots[i];

		mark_role(pen, spot->role, spot->size, spot->x, ruler->axis + spot->y);
	}
}

static void write_texts(const struct ruler *ruler)
{
	struct pen *pen = ruler->pen;
	int grey = pen->styles[STYLE_AXIS].colour;

	for (int i = 0; i < ruler->n && ruler->has_marks; i++) {
		const struct spot *spot = &ruler->spots[i];

		if (spot->has_text)
			tag_write(pen, &spot->tag, spot->side, ruler->axis,
				  pen_role_colour(pen, spot->role));
	}
	if (ruler->has_neutral)
		tag_write(pen, &ruler->neutral, TAG_ABOVE, ruler->axis, grey);
	if (ruler->has_band)
		tag_write(pen, &ruler->band, TAG_BELOW, ruler->axis, grey);
	if (ruler->has_span)
		tag_write(pen, &ruler->span, TAG_BELOW, ruler->axis, grey);
}

/* A line of the key without its sign; y is moved below it. Returns the middle of the sign. */
static len write_key(const struct ruler *ruler, const struct label *label, int colour, len *y)
{
	struct pen *pen = ruler->pen;
	len leading = label->style->leading;
	len first = *y + leading - pen->rise;

	for (int i = 0; i < label->nlines; i++)
		pen_write(pen, label, i, ruler->look->key_sign + ruler->look->key_gap,
			  first + i * leading, colour);
	*y += label->nlines * leading;
	return first - pen_cap_middle(label->style->size);
}

static void key_spots(const struct ruler *ruler, len *y)
{
	struct pen *pen = ruler->pen;
	len limit = len_max(pen->width - ruler->look->key_sign - ruler->look->key_gap, 0);

	for (int i = 0; i < ruler->n; i++) {
		const struct spot *spot = &ruler->spots[i];
		const char *name = spot->bar->label ? spot->bar->label : "";
		const char *text = spot->figure ? arena_printf(pen->context->arena, "%s %s",
							       spot->figure, name)
						: name;
		struct label label;
		len middle;

		if (!spot->has_text)
			continue;
		pen_label(pen, text, STYLE_TABLE_HEAD, limit, &label);
		middle = write_key(ruler, &label, pen_role_colour(pen, spot->role), y);
		mark_role(pen, spot->role, len_scale(spot->size, KEY_MARK, 1000),
			  ruler->look->key_sign / 2, middle);
	}
}

/* What the other texts stand for is drawn small before them. */
static void key_notes(const struct ruler *ruler, len *y)
{
	struct pen *pen = ruler->pen;
	const struct chart *chart = ruler->chart;
	len limit = len_max(pen->width - ruler->look->key_sign - ruler->look->key_gap, 0);
	len left = 0, half = grids(ruler, ruler->look->serif);
	int grey = pen->styles[STYLE_AXIS].colour;
	struct label label;

	if (!ruler->has_neutral && ruler_has_neutral(chart) && chart->neutral_label) {
		pen_label(pen, chart->neutral_label, STYLE_AXIS, limit, &label);
		if (label.nlines > 0)
			draw_dashes(ruler, left + ruler->look->key_sign / 2,
				    write_key(ruler, &label, grey, y) + half, 2 * half);
	}
	if (!ruler->has_band && chart->band.label) {
		pen_label(pen, chart->band.label, STYLE_AXIS, limit, &label);
		if (label.nlines > 0)
			pen_box(pen, left, write_key(ruler, &label, grey, y) - half,
				ruler->look->key_sign, 2 * half, pen_use_colour(pen, COLOUR_BAND));
	}
	if (!ruler->has_span && chart->span.label) {
		pen_label(pen, chart->span.label, STYLE_AXIS, limit, &label);
		if (label.nlines > 0)
			draw_bracket(ruler, left, left + ruler->look->key_sign,
				     write_key(ruler, &label, grey, y) + half);
	}
}

len ruler_paint(struct ruler *ruler)
{
	struct pen *pen = ruler->pen;
	len bottom;

	ruler->axis = top_of(ruler);
	draw_stretches(ruler);
	draw_neutral(ruler);
	draw_axis(ruler);
	draw_spots(ruler);
	write_texts(ruler);
	bottom = len_round_up(ruler->axis + bottom_of(ruler), pen->grid);
	if (!ruler->has_marks)
		key_spots(ruler, &bottom);
	key_notes(ruler, &bottom);
	return len_round_up(bottom, pen->grid);
}
