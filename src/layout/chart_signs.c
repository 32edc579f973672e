/*
 * The small drawings over signs: they count something. All share a base line at the same height and
 * a caption below it, so that they line up side by side: six grid units of drawing, two a line of
 * caption. Only inputs or captions that need more room make them higher.
 */
#include <string.h>

#include "layout/chart_axis.h"
#include "layout/chart_draw.h"

enum {
	CLOSE_FOOT = 1000 /* air between inputs and base line where they are too high */
};

/* The base line and the caption under it. Returns the height of the whole drawing. */
static len draw_base(struct pen *pen, const struct label *caption, len base)
{
	len lines;

	pen_box(pen, 0, base - pen->charts->base_line / 2, pen->width, pen->charts->base_line,
		pen_use_colour(pen, COLOUR_INK));
	lines = pen_write_centred(pen, caption, pen->width / 2, base, caption->style->colour);
	return len_round_up(base + len_max(lines, 2 * pen->grid), pen->grid);
}

/* How the squares of a group are set. */
struct blocks {
	int columns, rows;
	len pitch, side;
};

/* The number of columns that makes the squares largest; the fewest of several such. */
static struct blocks fit_blocks(const struct pen *pen, const struct chart *chart, len height)
{
	struct blocks best = {1, chart->each, 0, 0};
	len limit = height / pen->charts->squares_high;

	for (int columns = chart->each > 1 ? 2 : 1; columns <= chart->each; columns++) {
		int rows = (chart->each + columns - 1) / columns;
		int64_t across = (int64_t)chart->ngroups * columns * 10 + (chart->ngroups - 1) * 7;
		len pitch = (len)len_min((len)((int64_t)pen->width * 10 / across),
					 (len)((int64_t)height * 100 /
					       (rows * 100 - 100 + pen->charts->square)));

		pitch = len_min(pitch, limit);
		if (pitch > best.pitch)
			best = (struct blocks){columns, rows, pitch, 0};
	}
	best.side = len_max(len_scale(best.pitch, pen->charts->square, 100), 1);
	return best;
}

static void add_square(struct pen *pen, len x, len y, len side)
{
	pen_move(pen, x, y);
	pen_line(pen, x + side, y);
	pen_line(pen, x + side, y + side);
	pen_line(pen, x, y + side);
	pen_close(pen);
}

len groups_draw(struct pen *pen, const struct chart *chart)
{
	len base = pen->charts->drawing * pen->grid;
	struct blocks blocks = fit_blocks(pen, chart, base - pen->charts->square_foot);
	len group = (blocks.columns - 1) * blocks.pitch + blocks.side;
	len slack = pen->width - group;
	struct label caption;

	for (int i = 0; i < chart->ngroups; i++) {
		len x = chart->ngroups > 1 ? len_scale(slack, i, chart->ngroups - 1) : slack / 2;

		for (int k = 0; k < chart->each; k++) {
			int column = k % blocks.columns, row = k / blocks.columns;

			add_square(pen, x + column * blocks.pitch,
				   base - pen->charts->square_foot - blocks.side -
					   row * blocks.pitch,
				   blocks.side);
		}
	}
	pen_fill(pen, pen_role_colour(pen, chart->role));
	pen_label(pen, chart->caption, STYLE_AXIS, pen->width, &caption);
	return draw_base(pen, &caption, base);
}

/* The space character that text begins with, as bytes: plain, no-break, narrow no-break. */
static int space_length(const char *text)
{
	static const char *const spaces[] = {" ", "\xc2\xa0", "\xe2\x80\xaf"};

	for (int i = 0; i < 3; i++)
		if (strncmp(text, spaces[i], strlen(spaces[i])) == 0)
			return (int)strlen(spaces[i]);
	return 0;
}

/* How many bytes at the beginning of all names are the same, up to the last space among them. */
static int common_words(const struct chart *chart)
{
	const char *first = chart->ticks[0].label;
	int length = 0;

	for (int n = 0; first[n]; n++) {
		int space = space_length(first + n);

		for (int i = 1; i < chart->nticks && chart->ticks[i].label; i++)
			if (strncmp(chart->ticks[i].label, first, (size_t)n + (size_t)space) != 0)
				return length;
		if (space > 0)
			length = n + space;
	}
	return length;
}

struct units {
	struct pen *pen;
	const struct chart *chart;
	struct label *names;
	int nnames; /* units that have one */
	int every;  /* names written: every second ... */
};

static len unit_x(const struct units *units, int i)
{
	return axis_place(units->chart, units->chart->ticks[i].at, units->pen->width);
}

static len unit_middle(const struct units *units, int i)
{
	return (unit_x(units, i) + unit_x(units, i + 1)) / 2;
}

/* The first name stays whole, so that readers learn what is counted. */
static void shape_names(struct units *units, int skip)
{
	for (int i = 0; i < units->nnames; i++)
		pen_label(units->pen, units->chart->ticks[i].label + (i > 0 ? skip : 0), STYLE_AXIS,
			  LEN_MAX, &units->names[i]);
}

/* In the middle of its unit; the first may be wider than that and then begins with the line. */
static len name_x(const struct units *units, int i)
{
	len x = unit_middle(units, i) - units->names[i].width / 2;

	return i == 0 ? len_max(x, 0) : x;
}

static bool names_fit(const struct units *units, int every)
{
	len end = -units->pen->charts->unit_gap;

	for (int i = 0; i < units->nnames; i += every) {
		len x = name_x(units, i);

		if (x < end + units->pen->charts->unit_gap ||
		    x + units->names[i].width > units->pen->width)
			return false;
		end = x + units->names[i].width;
	}
	return true;
}

/* Full names if they fit, else what tells them apart, else every second of these ... */
static void fit_names(struct units *units)
{
	const struct chart *chart = units->chart;

	while (units->nnames < chart->nticks - 1 && chart->ticks[units->nnames].label)
		units->nnames++;
	if (units->nnames == 0)
		return;
	units->names = ARENA_ARRAY(units->pen->context->arena, struct label, units->nnames);
	units->every = 1;
	shape_names(units, 0);
	if (names_fit(units, 1))
		return;
	if (units->nnames > 1)
		shape_names(units, common_words(chart));
	while (units->every < units->nnames && !names_fit(units, units->every))
		units->every++;
	if (!names_fit(units, units->every))
		units->nnames = 0;
}

static void draw_names(const struct units *units, len baseline)
{
	const struct style *style = &units->pen->styles[STYLE_AXIS];

	for (int i = 0; i < units->nnames; i += units->every)
		if (units->names[i].nlines > 0)
			pen_write(units->pen, &units->names[i], 0, name_x(units, i), baseline,
				  style->colour);
}

/* Sparse names, or a first one that is whole, reach over the lines between units. */
static bool has_wide_names(const struct units *units)
{
	len hair = units->pen->context->theme->row_line;

	return units->every > 1 || (units->nnames > 0 && (name_x(units, 0) < hair ||
							  name_x(units, 0) + units->names[0].width >
								  unit_x(units, 1) - hair));
}

static void draw_units(const struct units *units, len top, len bottom)
{
	struct pen *pen = units->pen;
	len hair = pen->context->theme->row_line;

	for (int i = 0; i < units->chart->nticks; i++)
		pen_box(pen, len_min(len_max(unit_x(units, i) - hair / 2, 0), pen->width - hair),
			top, hair, bottom - top, pen_use_colour(pen, COLOUR_HAIR));
}

/* The bars, with the same air below each, and half of it above the first where no names stand. */
static void draw_bars(const struct units *units, len top, len bottom)
{
	struct pen *pen = units->pen;
	const struct chart *chart = units->chart;
	int n = chart->nbars;
	len height = n > 0 ? len_min(pen->charts->unit_bar,
				     len_scale(bottom - top, pen->charts->unit_bars, 100 * n))
			   : 0;
	len air = n > 0 ? (bottom - top - n * height) * 2 / (2 * n + (top == 0)) : 0;
	len y = top > 0 ? top : air / 2;

	for (int i = 0; i < n; i++) {
		const struct chart_bar *bar = &chart->bars[i];
		len left = axis_place(chart, bar->low, pen->width);

		pen_box(pen, left, y, axis_place(chart, bar->high, pen->width) - left, height,
			pen_role_colour(pen, bar->role >= 0 ? bar->role : chart->role));
		y += height + air;
	}
}

/* Names of units stand where the caption would; beside a caption, above the bars, so that base line
 * and caption stay in line with those of the drawings beside it. */
len spans_draw(struct pen *pen, const struct chart *chart)
{
	const struct style *style = &pen->styles[STYLE_AXIS];
	struct units units = {.pen = pen, .chart = chart, .every = 1};
	len base = pen->charts->drawing * pen->grid, top = 0;
	struct label caption;

	pen_label(pen, chart->caption, STYLE_AXIS, pen->width, &caption);
	fit_names(&units);
	if (caption.nlines > 0 && units.nnames > 0)
		top = len_scale(style->size, pen->charts->unit_names, 100);
	draw_units(&units, has_wide_names(&units) ? top : 0, base);
	draw_bars(&units, top, base);
	draw_names(&units,
		   top > 0 ? 2 * pen_cap_middle(style->size) : base + style->leading - pen->rise);
	return draw_base(pen, &caption, base);
}

/* The names that run together, one below the other. */
struct inputs {
	struct label *names;
	len width; /* of the widest */
	len leading;
	len foot;   /* the air below them */
	len height; /* of all names and that air */
	int nlines; /* of all names */
};

/* Names that are too high by a little stand closer, so that the base line stays level with those of
 * other drawings. */
static void close_up(const struct pen *pen, struct inputs *inputs, len size)
{
	len room = pen->charts->drawing * pen->grid;
	int n = inputs->nlines - 1;

	if (inputs->height <= room || n * size + size + CLOSE_FOOT > room)
		return;
	inputs->foot = CLOSE_FOOT;
	inputs->leading = n ? (room - size - inputs->foot) / n : inputs->leading;
	inputs->leading = len_min(inputs->leading,
				  len_scale(size, pen->charts->input_leading, 100));
	inputs->height = n * inputs->leading + size + inputs->foot;
}

static void shape_inputs(struct pen *pen, const struct chart *chart, struct inputs *inputs)
{
	const struct style *style = &pen->styles[STYLE_AXIS];
	len limit = len_max(pen->width - pen->charts->input_room - pen->charts->input_gap,
			    pen->width / 3);

	*inputs = (struct inputs){
		.names = ARENA_ARRAY(pen->context->arena, struct label, chart->nbars),
		.leading = len_scale(style->size, pen->charts->input_leading, 100),
		.foot = pen->charts->input_foot,
	};
	for (int i = 0; i < chart->nbars; i++) {
		const char *around = pen->lang;
		const char *own = chart->label_langs ? chart->label_langs[i] : NULL;

		pen->lang = own ? own : around;
		pen_label(pen, chart->bars[i].label, STYLE_AXIS, limit, &inputs->names[i]);
		pen->lang = around;
		inputs->width = len_max(inputs->width, inputs->names[i].width);
		inputs->nlines += inputs->names[i].nlines;
	}
	inputs->height = (inputs->nlines - 1) * inputs->leading + style->size + inputs->foot;
	close_up(pen, inputs, style->size);
}

/* One line from its name to the middle of the square. */
static void draw_flow(struct pen *pen, len start, len from_y, len end, len to_y, int colour)
{
	len straight = len_min(pen->charts->input_straight, (end - start) / 3);

	pen_move(pen, start, from_y);
	pen_line(pen, start + straight, from_y);
	pen_line(pen, end, to_y);
	pen_stroke(pen, pen->charts->input_line, colour);
}

len merge_draw(struct pen *pen, const struct chart *chart)
{
	const struct style *style = &pen->styles[STYLE_AXIS];
	int ink = pen_use_colour(pen, COLOUR_INK), colour = pen_role_colour(pen, chart->role);
	len base = pen->charts->drawing * pen->grid, cap = 2 * pen_cap_middle(style->size);
	len square = pen->charts->input_square, spread = 0, middle, baseline;
	struct inputs inputs;
	struct label caption;

	shape_inputs(pen, chart, &inputs);
	if (inputs.height > base)
		base = len_round_up(inputs.height, pen->grid);
	if (chart->nbars > 1)
		spread = (base - inputs.height) / (chart->nbars - 1);
	middle = (base - inputs.foot - style->size + cap) / 2;
	baseline = chart->nbars > 1 ? cap : middle + cap / 2;
	for (int i = 0; i < chart->nbars; i++) {
		const struct label *name = &inputs.names[i];
		len y = baseline - cap / 2 + (name->nlines - 1) * inputs.leading / 2;

		for (int line = 0; line < name->nlines; line++) {
			pen_write(pen, name, line, 0, baseline, ink);
			baseline += inputs.leading;
		}
		draw_flow(pen, inputs.width + pen->charts->input_gap, y, pen->width - square / 2,
			  middle, colour);
		baseline += spread;
	}
	pen_box(pen, pen->width - square, middle - square / 2, square, square, colour);
	pen_label(pen, chart->caption, STYLE_AXIS, pen->width, &caption);
	return draw_base(pen, &caption, base);
}
