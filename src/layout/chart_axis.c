/*
 * Labels of ticks. Each wants to stand centred under its tick. The neutral one is placed first; of
 * the others every one, every second, every third ... is taken, counted from the neutral one, until
 * none touches its neighbour.
 */
#include "layout/chart_axis.h"

#include "doc/chart.h"

len axis_place(const struct chart *chart, int64_t value, len width)
{
	int64_t low, high;

	if (chart->nticks < 2)
		return 0;
	low = chart->ticks[0].at;
	high = chart->ticks[chart->nticks - 1].at;
	if (high <= low || value <= low)
		return 0;
	if (value >= high)
		return width;
	value -= low;
	high -= low;
	while (high > INT64_MAX / len_max(width, 1)) { /* so that the product fits */
		value /= 2;
		high /= 2;
	}
	return (len)((value * width + high / 2) / high);
}

struct labels {
	struct pen *pen;
	struct axis_label *all;
	int n;
	int neutral; /* index; -1: none */
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
					    labels->pen->width - one->label.width),
				    0);
	}
}

/* Whether label i touches no label that is shown. */
static bool is_free(const struct labels *labels, int i)
{
	len left = labels->all[i].left, right = left + labels->all[i].label.width;

	for (int k = 0; k < labels->n; k++) {
		const struct axis_label *other = &labels->all[k];

		if (k != i && other->is_shown &&
		    left < other->left + other->label.width + labels->pen->charts->label_gap &&
		    other->left < right + labels->pen->charts->label_gap)
			return false;
	}
	return true;
}

static void show_label(struct labels *labels, int i)
{
	if (labels->all[i].label.nlines > 0 && is_free(labels, i))
		labels->all[i].is_shown = true;
}

/* Whether every so many labels, counted both ways from `from`, stand clear of each other. */
static bool labels_fit(const struct labels *labels, int from, int every)
{
	len end = -labels->pen->charts->label_gap;

	for (int i = from % every; i < labels->n; i += every) {
		const struct axis_label *one = &labels->all[i];

		if (one->label.nlines == 0)
			continue;
		if (one->left < end + labels->pen->charts->label_gap)
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
			       int lines)
{
	struct labels labels = {.pen = pen, .n = chart->nticks, .neutral = -1};

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
