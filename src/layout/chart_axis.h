/* The axis of a chart: where values stand on it, and the labels of its ticks. */
#ifndef LAYOUT_CHART_AXIS_H
#define LAYOUT_CHART_AXIS_H

#include "layout/pen.h"

struct chart;

/* The label of a tick: where the tick stands, and the left edge of the text if it is written. */
struct axis_label {
	struct label label;
	len tick, left;
	bool is_shown;
};

/*
 * The labels of an axis from `left`, `width` wide: one a tick, centred below it but inside the
 * pen's width. Those that would touch are left out evenly, the neutral one, which is bold, never.
 * lines: how many lines a label may take.
 */
struct axis_label *axis_labels(struct pen *pen, const struct chart *chart, len left, len width,
			       int lines);

/* Where a value stands on an axis of that width whose ends are the first and last tick. */
len axis_place(const struct chart *chart, int64_t value, len width);

#endif
