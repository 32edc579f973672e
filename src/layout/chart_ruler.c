/*
 * Rulers: rows on one axis, a mark each, its name before the axis and its figure behind it, as in
 * W. S. Cleveland's dot plots. A stretch that is left open is a row too. The band lies behind all
 * rows; a key below the figures of the axis says what band and neutral line are. Where names would
 * leave the axis too little, names and figures stand above their rows. The axis runs from the start
 * edge on.
 */
#include "layout/chart_axis.h"
#include "layout/chart_draw.h"
#include "layout/mark.h"

enum {
	LARGE_ROWS = 3,    /* with more rows than that, figures are middling */
	NAME_LINES = 2,    /* of a name before the axis */
	LEAST_AXIS = 60000 /* what is left of it beside names */
};

/* A mark, or the open stretch, with its texts. */
struct entry {
	const struct chart_bar *bar; /* NULL: the stretch */
	struct label name, figure;
	int colour; /* of the texts */
	int role;
	len top, height; /* without a name above */
};

struct ruler {
	struct pen *pen;
	const struct chart *chart;
	const struct design_ruler *look;
	struct entry *rows;
	int n;
	bool has_texts_above;
	len mark;     /* its size */
	len x, width; /* of the axis */
	len bottom;   /* of the rows, where the axis is drawn */
};

static len grids(const struct ruler *ruler, int thousandths)
{
	return len_scale(ruler->pen->grid, thousandths, 1000);
}

static void shape_name(struct ruler *ruler, struct entry *row, len limit)
{
	if (row->bar)
		pen_label(ruler->pen, row->bar->label, STYLE_SUBHEAD, limit, &row->name);
	else
		pen_label(ruler->pen, ruler->chart->span.label, STYLE_AXIS, limit, &row->name);
}

static void add_rows(struct ruler *ruler)
{
	const struct chart *chart = ruler->chart;
	struct pen *pen = ruler->pen;

	ruler->rows = ARENA_ARRAY(pen->context->arena, struct entry, chart->nbars + 1);
	for (int i = 0; i < chart->nbars; i++) {
		struct entry *row = &ruler->rows[ruler->n++];

		row->bar = &chart->bars[i];
		row->role = row->bar->role >= 0 ? row->bar->role : chart->role;
		row->colour = pen_role_colour(pen, row->role);
	}
	if (chart->span.label)
		ruler->rows[ruler->n++] = (struct entry){.role = -1,
							 .colour = pen->styles[STYLE_AXIS].colour};
}

/* How far marks reach to either side. */
static len widest_mark(const struct ruler *ruler)
{
	len widest = 0;

	for (int i = 0; i < ruler->n; i++)
		if (ruler->rows[i].bar)
			widest = len_max(
				widest,
				mark_role_reach(ruler->pen, ruler->rows[i].role, ruler->mark).side);
	return widest;
}

static void shape_figures(struct ruler *ruler, enum style_id style)
{
	const struct chart *chart = ruler->chart;

	for (int i = 0; i < chart->nbars && chart->figures; i++)
		pen_label(ruler->pen, chart->figures[i], style, LEN_MAX, &ruler->rows[i].figure);
}

static len half_of_tick(const struct ruler *ruler, int i)
{
	struct label label;

	if (i < 0 || i >= ruler->chart->nticks)
		return 0;
	pen_label_bold(ruler->pen, ruler->chart->ticks[i].label, STYLE_AXIS, LEN_MAX, &label);
	return label.width / 2;
}

/* The axis between what stands before and behind it, with room for marks at its ends. */
static void place_axis(struct ruler *ruler, len before, len behind)
{
	len reach = widest_mark(ruler);

	ruler->x = len_max(before + reach, half_of_tick(ruler, 0));
	behind = len_max(behind + reach, half_of_tick(ruler, ruler->chart->nticks - 1));
	ruler->width = len_max(ruler->pen->width - ruler->x - behind, 0);
}

/* Answers whether names find room before the axis, and figures behind. */
static bool set_texts_beside(struct ruler *ruler)
{
	len limit = len_scale(ruler->pen->width, ruler->look->names, 100);
	len names = 0, figures = 0, gap = ruler->look->gap;

	shape_figures(ruler, ruler->chart->nbars > LARGE_ROWS ? STYLE_STRENGTH : STYLE_FIGURES);
	for (int i = 0; i < ruler->n; i++) {
		struct entry *row = &ruler->rows[i];

		shape_name(ruler, row, limit);
		if (row->name.is_torn || row->name.nlines > NAME_LINES)
			return false;
		names = len_max(names, row->name.width);
		figures = len_max(figures, row->figure.width);
	}
	place_axis(ruler, names > 0 ? names + gap : 0, figures > 0 ? figures + gap : 0);
	return ruler->width >= LEAST_AXIS;
}

static void set_texts_above(struct ruler *ruler)
{
	ruler->has_texts_above = true;
	shape_figures(ruler, STYLE_STRENGTH);
	for (int i = 0; i < ruler->n; i++) {
		len figure = ruler->rows[i].figure.width;

		shape_name(ruler, &ruler->rows[i],
			   len_max(ruler->pen->width - figure - ruler->look->gap, 1));
	}
	place_axis(ruler, 0, 0);
}

static len text_height(const struct label *label)
{
	return label->nlines > 0 ? label->nlines * label->style->leading : 0;
}

/* From the top down. */
static void place_rows(struct ruler *ruler)
{
	len y = 0;

	for (int i = 0; i < ruler->n; i++) {
		struct entry *row = &ruler->rows[i];
		len texts = len_max(text_height(&row->figure), text_height(&row->name));

		row->height = grids(ruler, ruler->look->row);
		if (ruler->has_texts_above)
			y += texts;
		else
			row->height = len_max(row->height, texts);
		row->top = y;
		y += row->height;
	}
	ruler->bottom = y;
}

static len place_of(const struct ruler *ruler, int64_t value)
{
	return ruler->x + axis_place(ruler->chart, value, ruler->width);
}

/* An upright through all rows; texts above rows are left out. */
static void draw_upright(const struct ruler *ruler, len x, len w, int colour)
{
	if (!ruler->has_texts_above)
		pen_box(ruler->pen, x, 0, w, ruler->bottom, colour);
	for (int i = 0; ruler->has_texts_above && i < ruler->n; i++)
		pen_box(ruler->pen, x, ruler->rows[i].top, w, ruler->rows[i].height, colour);
}

static void draw_line(const struct ruler *ruler, int64_t value, len weight, int colour)
{
	len x = place_of(ruler, value) - weight / 2;

	draw_upright(ruler, len_max(len_min(x, ruler->pen->width - weight), 0), weight, colour);
}

static bool has_neutral(const struct chart *chart)
{
	return chart->neutral != -1 && chart->nticks > 1 && chart->neutral >= chart->ticks[0].at &&
	       chart->neutral <= chart->ticks[chart->nticks - 1].at;
}

static len neutral_weight(const struct pen *pen)
{
	return len_scale(pen->context->theme->axis_line, pen->charts->neutral, 1000);
}

/* What lies behind the marks: the band, then ticks and the neutral line. */
static void draw_ground(const struct ruler *ruler)
{
	const struct chart *chart = ruler->chart;
	struct pen *pen = ruler->pen;
	len low = place_of(ruler, chart->band.low), high = place_of(ruler, chart->band.high);

	if (chart->band.label)
		draw_upright(ruler, low, len_max(high - low, ruler->look->band_least),
			     pen_use_colour(pen, COLOUR_BAND));
	for (int i = 0; i < chart->nticks; i++)
		if (!has_neutral(chart) || chart->ticks[i].at != chart->neutral)
			draw_line(ruler, chart->ticks[i].at, pen->context->theme->row_line,
				  pen_use_colour(pen, COLOUR_HAIR));
	if (has_neutral(chart))
		draw_line(ruler, chart->neutral, neutral_weight(pen),
			  pen_use_colour(pen, COLOUR_INK));
	pen_box(pen, ruler->x, ruler->bottom, ruler->width, pen->context->theme->axis_line,
		pen_use_colour(pen, COLOUR_RULE));
}

/* A line with a short upright at either end. */
static void draw_stretch(const struct ruler *ruler, len low, len high, len y)
{
	struct pen *pen = ruler->pen;
	len weight = pen->context->theme->axis_line, serif = grids(ruler, ruler->look->serif);
	int ink = pen_use_colour(pen, COLOUR_INK);

	high = len_max(high, low + 2 * weight);
	pen_box(pen, low, y - weight / 2, high - low, weight, ink);
	pen_box(pen, low, y - serif, weight, 2 * serif, ink);
	pen_box(pen, high - weight, y - serif, weight, 2 * serif, ink);
}

/* Lines of a label around the middle of a row, by their capitals; above a row they end there. */
static void write_text(const struct ruler *ruler, const struct entry *row,
		       const struct label *label, len x)
{
	len leading = label->nlines > 0 ? label->style->leading : 0;
	len first = row->top - ruler->pen->rise - (label->nlines - 1) * leading;

	if (!ruler->has_texts_above)
		first = row->top + row->height / 2 - (label->nlines - 1) * leading / 2 +
			pen_cap_middle(label->style->size);
	for (int i = 0; i < label->nlines; i++)
		pen_write(ruler->pen, label, i, x, first + i * leading, row->colour);
}

static void draw_row(const struct ruler *ruler, const struct entry *row)
{
	const struct chart *chart = ruler->chart;
	struct pen *pen = ruler->pen;
	len middle = row->top + row->height / 2;

	if (row->name.nlines > 0)
		write_text(ruler, row, &row->name, 0);
	if (row->bar)
		mark_role(pen, row->role, ruler->mark, place_of(ruler, row->bar->low), middle);
	else
		draw_stretch(ruler, place_of(ruler, chart->span.low),
			     place_of(ruler, chart->span.high), middle);
	if (row->figure.nlines > 0)
		write_text(ruler, row, &row->figure, pen->width - row->figure.width);
}

/* The figures of the axis. Returns where they end. */
static len write_ticks(const struct ruler *ruler)
{
	const struct chart *chart = ruler->chart;
	struct pen *pen = ruler->pen;
	const struct style *style = &pen->styles[STYLE_AXIS];
	struct axis_label *labels = axis_labels(pen, chart, ruler->x, ruler->width, 1);
	len bottom = ruler->bottom + pen->grid / 2 + style->leading;

	for (int i = 0; i < chart->nticks; i++)
		if (labels[i].is_shown)
			pen_write(pen, &labels[i].label, 0, labels[i].left, bottom - pen->rise,
				  has_neutral(chart) && chart->ticks[i].at == chart->neutral
					  ? pen_use_colour(pen, COLOUR_INK)
					  : style->colour);
	return bottom;
}

/* What the next entry of the key is set at. */
struct key {
	len start, x, bottom;
};

/* An entry behind the one before where there is room, else on a line of its own; its sign fills
 * `sign`. Returns the middle of the sign, its left edge in *left. */
static len write_entry(const struct ruler *ruler, struct key *key, const char *text, len *left)
{
	struct pen *pen = ruler->pen;
	const struct style *style = &pen->styles[STYLE_AXIS];
	len sign = ruler->look->key_sign + ruler->look->key_gap, top = key->bottom;
	struct label label;

	pen_label(pen, text, STYLE_AXIS, LEN_MAX, &label);
	if (key->x > key->start && key->x + sign + label.width <= pen->width) {
		top -= style->leading; /* beside the one before */
	} else {
		key->x = key->start + sign + label.width <= pen->width ? key->start : 0;
		pen_label(pen, text, STYLE_AXIS, len_max(pen->width - sign, 1), &label);
	}
	for (int i = 0; i < label.nlines; i++)
		pen_write(pen, &label, i, key->x + sign, top + (i + 1) * style->leading - pen->rise,
			  style->colour);
	*left = key->x;
	key->x = label.nlines > 1 ? key->start : key->x + sign + label.width + ruler->look->gap;
	key->bottom = top + text_height(&label);
	return top + style->leading - pen->rise - pen_cap_middle(style->size);
}

static len write_key(const struct ruler *ruler, len bottom)
{
	const struct chart *chart = ruler->chart;
	struct pen *pen = ruler->pen;
	struct key key = {ruler->x, ruler->x, bottom};
	len half = pen_cap_middle(pen->styles[STYLE_AXIS].size), sign = ruler->look->key_sign;
	len left, middle;

	if (has_neutral(chart) && chart->neutral_label) {
		middle = write_entry(ruler, &key, chart->neutral_label, &left);
		pen_box(pen, left + sign / 2, middle - half, neutral_weight(pen), 2 * half,
			pen_use_colour(pen, COLOUR_INK));
	}
	if (chart->band.label) {
		middle = write_entry(ruler, &key, chart->band.label, &left);
		pen_box(pen, left, middle - half, sign, 2 * half, pen_use_colour(pen, COLOUR_BAND));
	}
	return key.bottom;
}

len ruler_draw(struct pen *pen, const struct chart *chart)
{
	struct ruler ruler = {.pen = pen, .chart = chart, .look = &pen->context->theme->ruler};

	ruler.mark = grids(&ruler, ruler.look->mark);
	add_rows(&ruler);
	if (!set_texts_beside(&ruler))
		set_texts_above(&ruler);
	place_rows(&ruler);
	draw_ground(&ruler);
	for (int i = 0; i < ruler.n; i++)
		draw_row(&ruler, &ruler.rows[i]);
	return len_round_up(write_key(&ruler, write_ticks(&ruler)), pen->grid);
}
