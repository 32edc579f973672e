/*
 * Charts of one line, each in a row of a table that shares their axis. They stand around the middle
 * of the row's first line of text. Marks that would cover each other are stacked; names stand
 * beside the outermost marks where there is room, and the fine lines of the axis leave them out.
 */
#include "layout/chart_axis.h"
#include "layout/chart_draw.h"
#include "layout/mark.h"

static len line_mark_size(const struct pen *pen)
{
	return len_scale(pen->grid, pen->charts->mark, 1000);
}

/* The axis stands in the pen's width so far from both edges that marks at its ends stay inside,
 * whatever their shape. */
static len line_axis_inset(const struct pen *pen)
{
	len inset = 0;

	for (int role = -1; role < THEME_MAX_ROLES; role++)
		inset = len_max(inset, mark_role_reach(pen, role, line_mark_size(pen)).side);
	return inset;
}

/* Whether it stands in a row that takes no room but that of its text. */
static bool is_tight(const struct pen *pen)
{
	return pen->context->row_height > 0 && pen->context->text_top == 0;
}

static len row_height(const struct pen *pen)
{
	if (is_tight(pen))
		return len_round_up(pen->context->row_height, pen->grid);
	return len_round_up(len_max(pen->context->row_height, pen->charts->row * pen->grid),
			    pen->grid);
}

/* From the top of the row down to its first line of text. */
static len line_text_top(const struct pen *pen)
{
	return pen->context->text_top > 0 || is_tight(pen) ? pen->context->text_top : pen->grid;
}

/* The middle of capitals in the row's first line of text. */
static len row_middle(const struct pen *pen)
{
	const struct style *style = &pen->styles[STYLE_TABLE_CELL];

	return line_text_top(pen) + style->leading - pen->rise - pen_cap_middle(style->size);
}

static int bar_role(const struct chart *chart, int i)
{
	return chart->bars[i].role >= 0 ? chart->bars[i].role : chart->role;
}

struct box {
	len left, top, right, bottom;
};

/* A mark of a line, and its name where it has room. */
struct knob {
	int role;
	int64_t value;
	const char *text;
	len x, y, size;
	int lane;
	struct mark_reach reach;
	struct label name;
	struct box name_box; /* ink of the name */
	bool has_name;
};

struct dumbbell {
	struct pen *pen;
	const struct chart *chart;
	len left, width; /* of the axis */
	len middle, height;
	struct knob *knobs; /* from left to right */
	int n;
	struct box join; /* the bar between lowest and highest */
};

static void size_knob(const struct dumbbell *line, struct knob *knob, len size)
{
	knob->size = size;
	knob->reach = mark_role_reach(line->pen, knob->role, size);
}

static void sort_knobs(struct dumbbell *line)
{
	const struct chart *chart = line->chart;

	line->n = chart->nbars;
	line->knobs = ARENA_ARRAY(line->pen->context->arena, struct knob, line->n);
	for (int i = 0; i < line->n; i++) {
		const struct chart_bar *bar = &chart->bars[i];
		struct knob knob = {.role = bar_role(chart, i),
				    .value = bar->low,
				    .text = bar->label,
				    .x = line->left + axis_place(chart, bar->low, line->width),
				    .y = line->middle};
		int at = i;

		size_knob(line, &knob, line_mark_size(line->pen));
		for (; at > 0 && line->knobs[at - 1].value > knob.value; at--)
			line->knobs[at] = line->knobs[at - 1];
		line->knobs[at] = knob;
	}
}

static bool is_beside(const struct dumbbell *line, const struct knob *a, const struct knob *b)
{
	len apart = a->x > b->x ? a->x - b->x : b->x - a->x;

	return apart >= a->reach.side + b->reach.side + line->pen->charts->air;
}

/* How many marks from `from` on cover one the other, in a chain. Shapes differ in width: a mark may
 * reach over the one before it. */
static int cluster_length(const struct dumbbell *line, int from)
{
	len right = line->knobs[from].x + line->knobs[from].reach.side;
	int n = 1;

	for (int i = from + 1; i < line->n; i++) {
		const struct knob *next = &line->knobs[i];

		if (next->x - next->reach.side >= right + line->pen->charts->air)
			continue;
		for (; n <= i - from; n++)
			right = len_max(right,
					line->knobs[from + n].x + line->knobs[from + n].reach.side);
	}
	return n;
}

/* Gives each mark the first lane where it covers no other. Returns the number of lanes. */
static int find_lanes(const struct dumbbell *line, struct knob *knobs, int n)
{
	int nlanes = 0;

	for (int i = 0; i < n; i++) {
		int lane = 0;

		for (int k = 0; k < i; k++)
			if (knobs[k].lane == lane && !is_beside(line, &knobs[k], &knobs[i])) {
				lane++;
				k = -1;
			}
		knobs[i].lane = lane;
		nlanes = lane + 1 > nlanes ? lane + 1 : nlanes;
	}
	return nlanes;
}

/* Sets the lanes one below the other from y down, or only measures them. Returns their height. */
static len stack_lanes(const struct dumbbell *line, struct knob *knobs, int n, int nlanes, len y,
		       bool is_final)
{
	len top = y;

	for (int lane = 0; lane < nlanes; lane++) {
		len up = 0, down = 0;

		for (int i = 0; i < n; i++) {
			if (knobs[i].lane != lane)
				continue;
			up = len_max(up, knobs[i].reach.up);
			down = len_max(down, knobs[i].reach.down);
		}
		for (int i = 0; i < n && is_final; i++)
			if (knobs[i].lane == lane)
				knobs[i].y = y + up;
		y += up + down + (lane < nlanes - 1 ? line->pen->charts->air : 0);
	}
	return y - top;
}

/* Stacks marks around the middle of the line, smaller where the row is too low for all. */
static void stack_cluster(struct dumbbell *line, struct knob *knobs, int n)
{
	int nlanes = find_lanes(line, knobs, n);
	len edge = line->pen->charts->edge, air = line->pen->charts->air;
	len room = line->height - 2 * edge, height, top;

	if (nlanes < 2)
		return;
	height = stack_lanes(line, knobs, n, nlanes, 0, false);
	for (int i = 0; i < n && height > room; i++)
		size_knob(line, &knobs[i],
			  (len)((int64_t)knobs[i].size * (room - nlanes * air) / height));
	height = stack_lanes(line, knobs, n, nlanes, 0, false);
	top = len_min(line->middle - height / 2, line->height - edge - height);
	stack_lanes(line, knobs, n, nlanes, len_max(top, edge), true);
}

static bool boxes_meet(const struct box *a, const struct box *b)
{
	return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

static bool name_is_free(const struct dumbbell *line, const struct knob *own)
{
	const struct box *box = &own->name_box;
	len edge = line->pen->charts->edge, air = line->pen->charts->air;

	if (box->left < 0 || box->right > line->pen->width || box->top < edge ||
	    box->bottom > line->height - edge || boxes_meet(box, &line->join))
		return false;
	for (int i = 0; i < line->n; i++) {
		const struct knob *knob = &line->knobs[i];
		struct box mark = {knob->x - knob->reach.side, knob->y - knob->reach.up - air,
				   knob->x + knob->reach.side, knob->y + knob->reach.down + air};

		if (boxes_meet(box, &mark) || (knob->has_name && boxes_meet(box, &knob->name_box)))
			return false;
	}
	return true;
}

static void place_name(struct dumbbell *line, struct knob *knob, bool is_before)
{
	const struct style *style = &line->pen->styles[STYLE_AXIS];
	len cap = 2 * pen_cap_middle(style->size);
	len away = knob->reach.side + line->pen->charts->name_gap, top = knob->y - cap / 2;
	len left = is_before ? knob->x - away - knob->name.width : knob->x + away;

	if (knob->has_name || knob->name.nlines != 1)
		return;
	knob->name_box = (struct box){left, top, left + knob->name.width,
				      top + len_scale(style->size, 9, 10)};
	knob->has_name = name_is_free(line, knob);
}

/* Names before the leftmost marks and behind the rightmost; where these are the same, behind them
 * if there is room, else before. */
static void place_names(struct dumbbell *line, int nfirst, int last)
{
	for (int i = 0; i < line->n; i++)
		pen_label_bold(line->pen, line->knobs[i].text, STYLE_AXIS, LEN_MAX,
			       &line->knobs[i].name);
	for (int i = last; i < line->n; i++)
		place_name(line, &line->knobs[i], false);
	for (int i = 0; i < nfirst; i++)
		place_name(line, &line->knobs[i], true);
}

/* A line down the row at x, interrupted by the names that it would cross. */
static void draw_upright(const struct dumbbell *line, len x, len weight, int colour)
{
	len left = len_min(len_max(x - weight / 2, 0), line->pen->width - weight);
	len air = line->pen->charts->name_air;

	for (len y = 0; y < line->height;) {
		struct box next = {.top = line->height, .bottom = line->height};

		for (int i = 0; i < line->n; i++) {
			struct box box = line->knobs[i].name_box;

			if (!line->knobs[i].has_name || box.right + air <= left ||
			    box.left - air >= left + weight || box.bottom + air <= y)
				continue;
			if (box.top - air < next.top)
				next = (struct box){.top = box.top - air,
						    .bottom = box.bottom + air};
		}
		pen_box(line->pen, left, y, weight, next.top - y, colour);
		y = next.bottom;
	}
}

static void draw_uprights(const struct dumbbell *line)
{
	const struct chart *chart = line->chart;
	const struct theme *theme = line->pen->context->theme;
	len neutral = len_scale(theme->axis_line, line->pen->charts->neutral, 1000);

	for (int i = 0; i < chart->nticks; i++)
		if (chart->neutral == -1 || chart->ticks[i].at != chart->neutral)
			draw_upright(line,
				     line->left +
					     axis_place(chart, chart->ticks[i].at, line->width),
				     theme->row_line, pen_use_colour(line->pen, COLOUR_HAIR));
	if (chart->neutral != -1)
		draw_upright(line, line->left + axis_place(chart, chart->neutral, line->width),
			     neutral, pen_use_colour(line->pen, COLOUR_INK));
}

static void find_join(struct dumbbell *line)
{
	len weight = len_scale(line->pen->context->theme->pole, line->pen->charts->join, 1000);

	if (line->n > 1)
		line->join = (struct box){line->knobs[0].x, line->middle - weight / 2,
					  line->knobs[line->n - 1].x,
					  line->middle - weight / 2 + weight};
}

static void draw_knobs(const struct dumbbell *line)
{
	struct pen *pen = line->pen;
	struct box join = line->join;

	/* marks that are stacked stand over each other: between them it would be a sliver */
	if (line->n > 0 &&
	    2 * (join.right - join.left) > line->knobs[0].size + line->knobs[line->n - 1].size)
		pen_box(pen, join.left, join.top, join.right - join.left, join.bottom - join.top,
			pen_role_colour(pen, line->knobs[line->n - 1].role));
	for (int i = 0; i < line->n; i++) {
		const struct knob *knob = &line->knobs[i];

		mark_role(pen, knob->role, knob->size, knob->x, knob->y);
	}
	for (int i = 0; i < line->n; i++) {
		const struct knob *knob = &line->knobs[i];
		len cap = 2 * pen_cap_middle(pen->styles[STYLE_AXIS].size);

		if (knob->has_name)
			pen_write(pen, &knob->name, 0, knob->name_box.left,
				  knob->name_box.top + cap, pen_role_colour(pen, knob->role));
	}
}

len dumbbell_draw(struct pen *pen, const struct chart *chart)
{
	struct dumbbell line = {.pen = pen,
				.chart = chart,
				.left = line_axis_inset(pen),
				.middle = row_middle(pen),
				.height = row_height(pen)};
	int first = 0, last = 0;

	line.width = len_max(pen->width - 2 * line.left, 0);
	sort_knobs(&line);
	for (int i = 0, n; i < line.n; i += n) {
		n = cluster_length(&line, i);
		stack_cluster(&line, &line.knobs[i], n);
		first = i == 0 ? n : first;
		last = i;
	}
	find_join(&line);
	place_names(&line, first, last);
	draw_uprights(&line);
	draw_knobs(&line);
	return line.height;
}

/* Places are the same in every row, so that a role is known by its place too. */
len diverging_draw(struct pen *pen, const struct chart *chart)
{
	len height = row_height(pen), middle = row_middle(pen), inset = line_axis_inset(pen);
	len width = len_max(pen->width - 2 * inset, 0), n = len_max(chart->nbars, 1);
	len room = 2 * (len_min(middle, height - middle) - pen->charts->edge);
	len bar = len_min(len_scale(pen->grid, pen->charts->bar, 1000), room / n);
	len zero = inset + axis_place(chart, 0, width), weight = pen->context->theme->axis_line;
	len y = middle - n * bar / 2, least = pen->charts->bar_least;

	for (int i = 0; i < chart->nbars; i++, y += bar) {
		len left = inset + axis_place(chart, chart->bars[i].low, width);
		len right = inset + axis_place(chart, chart->bars[i].high, width);

		if (chart->bars[i].low < 0 && right - left < least)
			left = right - least;
		else if (chart->bars[i].high > 0 && right - left < least)
			right = left + least;
		pen_box(pen, left, y, right - left, bar, pen_role_colour(pen, bar_role(chart, i)));
	}
	pen_box(pen, zero - weight / 2, 0, weight, height, pen_use_colour(pen, COLOUR_INK));
	return height;
}

/* A tick whose label found no room stands in its place, unless another covers that. */
static void draw_bare_tick(struct pen *pen, const struct axis_label *labels, int n, len tick,
			   len middle)
{
	const struct style *style = &pen->styles[STYLE_AXIS];
	len hair = pen->context->theme->row_line, height = pen_cap_middle(style->size);

	for (int i = 0; i < n; i++)
		if (labels[i].is_shown && tick > labels[i].left - pen->charts->name_air &&
		    tick < labels[i].left + labels[i].label.width + pen->charts->name_air)
			return;
	pen_box(pen, tick - hair / 2, middle - height / 2, hair, height,
		pen_use_colour(pen, COLOUR_RULE));
}

/* All labels end on one line, so that short ones stand beside the last line of long ones. */
len axis_draw(struct pen *pen, const struct chart *chart)
{
	const struct style *style = &pen->styles[STYLE_AXIS];
	len inset = line_axis_inset(pen), height = pen->context->row_height;
	struct axis_label *labels = axis_labels(pen, chart, inset, pen->width - 2 * inset,
						pen->charts->label_lines);
	int nlines = 1;
	len baseline;

	for (int i = 0; i < chart->nticks; i++)
		if (labels[i].is_shown && labels[i].label.nlines > nlines)
			nlines = labels[i].label.nlines;
	baseline = line_text_top(pen) + nlines * style->leading - pen->rise;
	for (int i = 0; i < chart->nticks; i++) {
		const struct axis_label *one = &labels[i];
		const struct label *label = &one->label;
		bool is_neutral = chart->neutral != -1 && chart->ticks[i].at == chart->neutral;

		if (!one->is_shown && label->nlines > 0)
			draw_bare_tick(pen, labels, chart->nticks, one->tick,
				       baseline - pen_cap_middle(style->size));
		for (int k = 0; one->is_shown && k < label->nlines; k++)
			pen_write(pen, label, k,
				  one->left + (label->width - label->lines[k].width) / 2,
				  baseline - (label->nlines - 1 - k) * style->leading,
				  is_neutral ? pen_use_colour(pen, COLOUR_INK) : style->colour);
	}
	return len_round_up(len_max(height, line_text_top(pen) + nlines * style->leading),
			    pen->grid);
}
