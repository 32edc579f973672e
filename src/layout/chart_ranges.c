/*
 * Bars on one shared axis. Names and the unit stand in a column of their own before the axis, so
 * that neither ever meets a figure; names too wide for that stand above their bars, a unit too wide
 * for it below the figures. Figures that would touch are left out: every second, every third ...
 * What is one amount is no bar: the mark of its role stands there. A bar that is open at an end
 * runs on to that of the axis, as an arrow; its median is cut out of it. The axis runs from the
 * start edge on.
 */
#include "layout/chart_axis.h"
#include "layout/chart_draw.h"
#include "layout/mark.h"

struct ranges {
	struct pen *pen;
	const struct chart *chart;
	struct label *names;   /* one a bar */
	struct label *figures; /* one a tick */
	struct label unit;
	bool has_names_above, has_unit_below;
	len row;      /* height of a line of names, and of a bar's row */
	len x, width; /* of the axis */
	int every;    /* figures written: every second ... */
};

static len column_limit(const struct ranges *ranges)
{
	return (len)((int64_t)ranges->pen->width * ranges->pen->charts->range_names / 100);
}

static void shape_names(struct ranges *ranges)
{
	struct pen *pen = ranges->pen;
	const struct chart *chart = ranges->chart;
	len widest = 0;

	ranges->names = ARENA_ARRAY(pen->context->arena, struct label, chart->nbars);
	for (int i = 0; i < chart->nbars; i++) {
		pen_label(pen, chart->bars[i].label, STYLE_TABLE_HEAD, pen->width,
			  &ranges->names[i]);
		widest = len_max(widest, ranges->names[i].width);
		if (ranges->names[i].nlines > 1)
			widest = LEN_MAX;
	}
	ranges->has_names_above = widest > column_limit(ranges);
	if (!ranges->has_names_above && widest > 0)
		ranges->x = widest + pen->charts->range_gap;
}

static void shape_figures(struct ranges *ranges)
{
	struct pen *pen = ranges->pen;
	const struct chart *chart = ranges->chart;

	ranges->figures = ARENA_ARRAY(pen->context->arena, struct label, chart->nticks);
	for (int i = 0; i < chart->nticks; i++)
		pen_label(pen, chart->ticks[i].label, STYLE_AXIS, pen->width / 2,
			  &ranges->figures[i]);
	pen_label(pen, chart->unit, STYLE_AXIS, pen->width, &ranges->unit);
	ranges->has_unit_below = ranges->unit.nlines > 1;
}

static len bar_height(const struct ranges *ranges)
{
	return len_scale(ranges->row, ranges->pen->charts->range_bar, 1000);
}

static struct chart_ends ends_of(const struct ranges *ranges, int i)
{
	return ranges->chart->ends ? ranges->chart->ends[i] : (struct chart_ends){0};
}

static bool is_amount(const struct ranges *ranges, int i)
{
	const struct chart_bar *bar = &ranges->chart->bars[i];
	const struct chart_ends ends = ends_of(ranges, i);

	return bar->low == bar->high && !ends.is_open_low && !ends.is_open_high;
}

/* How far the marks of single amounts reach to either side. */
static len widest_mark(const struct ranges *ranges)
{
	len widest = 0;

	for (int i = 0; i < ranges->chart->nbars; i++) {
		const struct chart_bar *bar = &ranges->chart->bars[i];

		if (is_amount(ranges, i))
			widest = len_max(
				widest,
				mark_role_reach(ranges->pen, bar->role, bar_height(ranges)).side);
	}
	return widest;
}

/* The axis begins behind names and unit; the outer halves of its end figures, and of marks that
 * stand there, stay inside. */
static void place_axis(struct ranges *ranges)
{
	struct pen *pen = ranges->pen;
	int last = ranges->chart->nticks - 1;
	len mark = widest_mark(ranges);
	len near = last >= 0 ? len_max(ranges->figures[0].width / 2, mark) : 0;
	len far = last >= 0 ? len_max((ranges->figures[last].width + 1) / 2, mark) : 0;
	len unit = ranges->unit.width + pen->charts->range_gap + near;

	if (unit > column_limit(ranges))
		ranges->has_unit_below = true;
	if (ranges->unit.nlines == 0 || ranges->has_unit_below)
		unit = near;
	ranges->x = len_max(ranges->x, unit);
	ranges->width = len_max(pen->width - ranges->x - far, 0);
}

static len tick_x(const struct ranges *ranges, int i)
{
	return ranges->x + axis_place(ranges->chart, ranges->chart->ticks[i].at, ranges->width);
}

static bool figures_fit(const struct ranges *ranges, int every)
{
	for (int i = every; i < ranges->chart->nticks; i += every) {
		len left = tick_x(ranges, i - every) + ranges->figures[i - every].width / 2;

		if (left + ranges->pen->charts->range_figures >
		    tick_x(ranges, i) - ranges->figures[i].width / 2)
			return false;
	}
	return true;
}

static void draw_name(struct ranges *ranges, int i, len y)
{
	struct pen *pen = ranges->pen;
	const struct label *name = &ranges->names[i];
	int colour = pen_role_colour(pen, ranges->chart->bars[i].role);

	for (int line = 0; line < name->nlines; line++)
		pen_write(pen, name, line, 0, y + (line + 1) * ranges->row - pen->rise, colour);
}

/* A bar from what is known, at that place of the axis, to the axis' end, where it has a point. */
static void draw_arrow(struct ranges *ranges, int i, len known, len middle)
{
	bool is_up = ends_of(ranges, i).is_open_high;
	struct pen *pen = ranges->pen;
	len height = bar_height(ranges), half = height / 2;
	len tip = ranges->x + (is_up ? ranges->width : 0);
	len neck = tip + (is_up ? -half : half);

	known += ranges->x;
	pen_move(pen, known, middle - half);
	pen_line(pen, neck, middle - half);
	pen_line(pen, tip, middle);
	pen_line(pen, neck, middle - half + height);
	pen_line(pen, known, middle - half + height);
	pen_close(pen);
	pen_fill(pen, pen_role_colour(pen, ranges->chart->bars[i].role));
}

/* A line in the colour of the paper, as far from the ends as it is wide. */
static void draw_median(struct ranges *ranges, int64_t median, len middle)
{
	struct pen *pen = ranges->pen;
	len height = bar_height(ranges), width = pen->charts->range_least;
	len at = axis_place(ranges->chart, median, ranges->width) - width / 2;

	pen_box(pen, ranges->x + at, middle - height / 2, width, height,
		pen_use_colour(pen, COLOUR_PAPER));
}

static void draw_bar(struct ranges *ranges, int i, len middle)
{
	const struct chart_bar *bar = &ranges->chart->bars[i];
	const struct chart_ends ends = ends_of(ranges, i);
	struct pen *pen = ranges->pen;
	len height = bar_height(ranges);
	len left = axis_place(ranges->chart, bar->low, ranges->width);
	len right = axis_place(ranges->chart, bar->high, ranges->width);
	len least = pen->charts->range_least;

	if (is_amount(ranges, i)) {
		mark_role(pen, bar->role, height, ranges->x + left, middle);
		return;
	}
	if (ends.is_open_low || ends.is_open_high) {
		draw_arrow(ranges, i, left, middle);
	} else {
		if (right - left < least) {
			left = len_max(left - least / 2, 0);
			right = len_min(left + least, ranges->width);
		}
		pen_box(pen, ranges->x + left, middle - height / 2, right - left, height,
			pen_role_colour(pen, bar->role));
	}
	if (ends.has_median)
		draw_median(ranges, ends.median, middle);
}

static len tick_line_x(const struct ranges *ranges, int i)
{
	len hair = ranges->pen->context->theme->row_line;

	return len_min(len_max(tick_x(ranges, i) - hair / 2, 0), ranges->pen->width - hair);
}

static void draw_tick_lines(struct ranges *ranges, len from, len to)
{
	struct pen *pen = ranges->pen;

	for (int i = 0; i < ranges->chart->nticks; i++)
		pen_box(pen, tick_line_x(ranges, i), from, pen->context->theme->row_line, to - from,
			pen_use_colour(pen, COLOUR_HAIR));
}

/* Lines first, so that they lie behind the bars; they leave out names above bars. */
static void draw_lines(struct ranges *ranges, len axis)
{
	struct pen *pen = ranges->pen;
	int nbars = ranges->chart->nbars;
	len y = 0;

	if (!ranges->has_names_above)
		draw_tick_lines(ranges, 0, axis);
	for (int i = 0; ranges->has_names_above && i < nbars; i++) {
		y += ranges->names[i].nlines * ranges->row;
		draw_tick_lines(ranges, y, i < nbars - 1 ? y + ranges->row : axis);
		y += ranges->row;
	}
	pen_box(pen, ranges->x, axis, ranges->width, pen->context->theme->axis_line,
		pen_use_colour(pen, COLOUR_RULE));
}

static len rows_height(const struct ranges *ranges)
{
	int nrows = ranges->chart->nbars;

	for (int i = 0; ranges->has_names_above && i < ranges->chart->nbars; i++)
		nrows += ranges->names[i].nlines;
	return nrows * ranges->row;
}

static void draw_rows(struct ranges *ranges)
{
	struct pen *pen = ranges->pen;
	len middle = pen->rise + pen_cap_middle(pen->styles[STYLE_TABLE_HEAD].size);
	len y = 0;

	for (int i = 0; i < ranges->chart->nbars; i++) {
		draw_name(ranges, i, y);
		if (ranges->has_names_above)
			y += ranges->names[i].nlines * ranges->row;
		y += ranges->row;
		draw_bar(ranges, i, y - middle);
	}
}

static len draw_figures(struct ranges *ranges, len y)
{
	struct pen *pen = ranges->pen;
	const struct style *style = &pen->styles[STYLE_AXIS];
	len bottom = y + style->leading;

	for (int i = 0; i < ranges->chart->nticks; i += ranges->every) {
		const struct label *figure = &ranges->figures[i];

		if (figure->nlines > 0)
			pen_write(pen, figure, 0, tick_x(ranges, i) - figure->width / 2,
				  bottom - pen->rise, style->colour);
	}
	if (!ranges->has_unit_below)
		bottom -= style->leading;
	for (int i = 0; i < ranges->unit.nlines; i++) {
		bottom += style->leading;
		pen_write(pen, &ranges->unit, i, 0, bottom - pen->rise, style->colour);
	}
	return len_max(bottom, y + style->leading);
}

/* A grid unit of air below the figures keeps them off the line that may end the row. */
len ranges_draw(struct pen *pen, const struct chart *chart)
{
	const struct style *style = &pen->styles[STYLE_TABLE_HEAD];
	struct ranges ranges = {.pen = pen, .chart = chart, .row = style->leading, .every = 1};
	len rows, bar_end, figure_top;

	shape_names(&ranges);
	shape_figures(&ranges);
	place_axis(&ranges);
	while (ranges.every < chart->nticks && !figures_fit(&ranges, ranges.every))
		ranges.every++;
	rows = rows_height(&ranges);
	bar_end = rows - pen->rise - pen_cap_middle(style->size) +
		  len_scale(ranges.row, pen->charts->range_bar, 2000);
	style = &pen->styles[STYLE_AXIS];
	figure_top = rows + style->leading - pen->rise - 2 * pen_cap_middle(style->size);
	draw_lines(&ranges, bar_end + (figure_top - bar_end - pen->context->theme->axis_line) / 2);
	draw_rows(&ranges);
	return len_round_up(draw_figures(&ranges, rows) + pen->grid, pen->grid);
}
