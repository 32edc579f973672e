/*
 * The drawings behind chart_draw, one a kind. Each fills the pen and answers the drawing's height,
 * a multiple of the grid.
 */
#ifndef LAYOUT_CHART_DRAW_H
#define LAYOUT_CHART_DRAW_H

#include "layout/pen.h"

struct chart;

len ranges_draw(struct pen *pen, const struct chart *chart);

len groups_draw(struct pen *pen, const struct chart *chart);
len spans_draw(struct pen *pen, const struct chart *chart);
len merge_draw(struct pen *pen, const struct chart *chart);

len ruler_draw(struct pen *pen, const struct chart *chart);
len scale_draw(struct pen *pen, const struct chart *chart);

/* Lines of a table: as high as the context says; the fine lines of their axis fill that height. */
len dumbbell_draw(struct pen *pen, const struct chart *chart);
len diverging_draw(struct pen *pen, const struct chart *chart);
len axis_draw(struct pen *pen, const struct chart *chart);

/* Also sets the pen's width to the square's side; -1, with an error, when the text is too long. */
len qr_draw(struct pen *pen, const struct chart *chart);

/* The label of a tick: where the tick stands, and the left edge of the text if it is written. */
struct axis_label {
	struct label label;
	len tick, left;
	bool is_shown;
};

/* A stretch across the labels that something else takes. */
struct axis_gap {
	len from, to;
};

/*
 * The labels of an axis from `left`, `width` wide: one a tick, centred below it but inside the
 * pen's width and beside the gaps. Those that would touch are left out evenly, the neutral one,
 * which is bold, never. lines: how many lines a label may take.
 */
struct axis_label *axis_labels(struct pen *pen, const struct chart *chart, len left, len width,
			       const struct axis_gap *gaps, int ngaps, int lines);

/* Lines of tables: their axis stands in the pen's width so far from both edges that marks at its
 * ends stay inside, whatever their shape. */
len line_axis_inset(const struct pen *pen);
/* From the top of the row of such a chart down to the row's first line of text. */
len line_text_top(const struct pen *pen);
len line_mark_size(const struct pen *pen);

/* Where a value stands on an axis of that width whose ends are the first and last tick. */
len axis_place(const struct chart *chart, int64_t value, len width);

#endif
