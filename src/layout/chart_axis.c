/*
 * Labels of ticks. Each wants to stand centred under its tick. The neutral one is placed first; of
 * the others every one, every second, every third ... is taken, counted from the neutral one, until
 * none touches its neighbour. What a line from above needs is kept free: labels there step aside,
 * or go when that would take them too far from their tick.
 */
#include "doc/doc.h"
#include "layout/chart_draw.h"

enum {
	LABEL_GAP = 4500, /* least between two labels */
	ASIDE = 5000,     /* how far beyond half its width a label may step aside */
	TICK_GAP = 1500,  /* least between a label and a tick that stands among the labels */
	MOST_LINES = 3
};

struct labels {
	struct pen *pen;
	struct axis_label *all;
	int n;
	const struct axis_gap *gaps;
	int ngaps;
	int neutral;      /* index; -1: none */
};

static void shape_labels(struct labels *labels, const struct chart *chart, len limit)
{
	for (int i = 0; i < labels->n; i++) {
		struct axis_label *one = &labels->all[i];

		one->is_shown = false;
		if (i == labels->neutral)
			pen_label_bold(labels->pen, chart->ticks[i].label, STYLE_AXIS, limit,
				       &one->label);
		else
			pen_label(labels->pen, chart->ticks[i].label, STYLE_AXIS, limit,
				  &one->label);
		one->left = len_max(len_min(one->tick - one->label.width / 2,
					    labels->pen->width - one->label.width), 0);
	}
}

/* Whether label i, its left edge there, is inside and touches no gap and no label that is shown. */
static bool is_free(const struct labels *labels, int i, len left)
{
	len right = left + labels->all[i].label.width;

	if (left < 0 || (right > labels->pen->width && left > 0))
		return false;
	for (int k = 0; k < labels->ngaps; k++)
		if (left < labels->gaps[k].to && labels->gaps[k].from < right)
			return false;
	for (int k = 0; k < labels->n; k++) {
		const struct axis_label *other = &labels->all[k];

		if (k != i && other->is_shown &&
		    left < other->left + other->label.width + LABEL_GAP &&
		    other->left < right + LABEL_GAP)
			return false;
	}
	return true;
}

/* Shows the label at the free place nearest to its tick, if there is one near enough. */
static void show_label(struct labels *labels, int i)
{
	struct axis_label *one = &labels->all[i];
	len width = one->label.width, home = one->left;
	len best = i == labels->neutral ? LEN_MAX : width / 2 + ASIDE;

	if (one->label.nlines == 0 || one->is_shown)
		return;
	if (is_free(labels, i, home)) {
		one->is_shown = true;
		return;
	}
	for (int k = 0; k < 2 * labels->ngaps; k++) {
		const struct axis_gap *gap = &labels->gaps[k / 2];
		len left = k % 2 == 0 ? gap->from - width : gap->to;
		len step = left > home ? left - home : home - left;

		if (step < best && is_free(labels, i, left)) {
			best = step;
			one->left = left;
			one->is_shown = true;
		}
	}
}

/* Whether every so many labels, counted both ways from `from`, stand clear of each other. */
static bool labels_fit(const struct labels *labels, int from, int every)
{
	len end = -LABEL_GAP;

	for (int i = from % every; i < labels->n; i += every) {
		const struct axis_label *one = &labels->all[i];

		if (one->label.nlines == 0)
			continue;
		if (one->left < end + LABEL_GAP)
			return false;
		end = one->left + one->label.width;
	}
	return true;
}

/* The least number that takes both ends of the axis along; else, the least of all. */
static int find_every(const struct labels *labels, int from)
{
	int last = labels->n - 1, every = 1;

	for (int i = 1; i <= last; i++)
		if (from % i == 0 && last % i == 0 && labels_fit(labels, from, i))
			return i;
	while (every < labels->n && !labels_fit(labels, from, every))
		every++;
	return every;
}

/* Answers whether all labels found room. */
static bool place_labels(struct labels *labels)
{
	int from = labels->neutral >= 0 ? labels->neutral : 0;
	int every = find_every(labels, from);
	bool are_all = true;

	if (labels->neutral >= 0)
		show_label(labels, labels->neutral);
	for (int i = from % every; i < labels->n; i += every)
		show_label(labels, i);
	if (labels->n > 0) {
		show_label(labels, 0);
		show_label(labels, labels->n - 1);
	}
	for (int i = 0; i < labels->n; i++)
		are_all = are_all && (labels->all[i].is_shown || labels->all[i].label.nlines == 0);
	return are_all;
}

static bool is_torn(const struct labels *labels)
{
	for (int i = 0; i < labels->n; i++)
		if (labels->all[i].label.is_torn)
			return true;
	return false;
}

struct axis_label *axis_labels(struct pen *pen, const struct chart *chart, len left, len width,
			       const struct axis_gap *gaps, int ngaps, int lines)
{
	struct labels labels = { .pen = pen, .n = chart->nticks, .gaps = gaps, .ngaps = ngaps,
				 .neutral = -1 };

	labels.all = ARENA_ARRAY(pen->context->arena, struct axis_label, chart->nticks);
	for (int i = 0; i < chart->nticks; i++) {
		labels.all[i].tick = left + axis_place(chart, chart->ticks[i].at, width);
		if (chart->neutral != -1 && chart->ticks[i].at == chart->neutral)
			labels.neutral = i;
	}
	for (int n = 1; n <= lines; n++) {
		shape_labels(&labels, chart, pen->width / n);
		if (!is_torn(&labels) && place_labels(&labels))
			return labels.all;
	}
	shape_labels(&labels, chart, pen->width);
	place_labels(&labels);
	return labels.all;
}

/* A tick whose label found no room stands in its place, unless another covers that. */
static void draw_bare_tick(struct pen *pen, const struct axis_label *labels, int n, len tick,
			   len middle)
{
	const struct style *style = &pen->styles[STYLE_AXIS];
	len hair = pen->context->theme->row_line, height = pen_cap_middle(style->size);

	for (int i = 0; i < n; i++)
		if (labels[i].is_shown && tick > labels[i].left - TICK_GAP &&
		    tick < labels[i].left + labels[i].label.width + TICK_GAP)
			return;
	pen_box(pen, tick - hair / 2, middle - height / 2, hair, height,
		pen_use_colour(pen, COLOUR_RULE));
}

/* All labels end on one line, so that short ones stand beside the last line of long ones. */
len axis_draw(struct pen *pen, const struct chart *chart)
{
	const struct style *style = &pen->styles[STYLE_AXIS];
	len inset = line_axis_inset(pen), height = pen->context->row_height;
	struct axis_label *labels = axis_labels(pen, chart, inset, pen->width - 2 * inset, NULL, 0,
						MOST_LINES);
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
