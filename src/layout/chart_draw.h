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

/* Where a value stands on an axis of that width whose ends are the first and last tick. */
len axis_place(const struct chart *chart, int64_t value, len width);

#endif
