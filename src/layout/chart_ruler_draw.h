/* A ruler between placing and drawing: chart_ruler.c places, chart_ruler_draw.c draws. */
#ifndef LAYOUT_CHART_RULER_DRAW_H
#define LAYOUT_CHART_RULER_DRAW_H

#include "doc/chart.h"
#include "layout/chart_axis.h"
#include "layout/chart_tags.h"
#include "layout/mark.h"

/* One mark, and the text that belongs to it. */
struct spot {
	const struct chart_bar *bar;
	const char *figure;
	int role;
	enum tag_side side;
	len x, y, size; /* y from the axis, down */
	struct mark_reach reach;
	struct tag tag;
	bool has_text;
};

struct ruler {
	struct pen *pen;
	const struct chart *chart;
	const struct design_ruler *look; /* of the theme */
	len left, width;                 /* of the axis */
	struct spot *spots;              /* from the highest value to the lowest */
	int n;
	struct axis_label *labels;
	enum style_id name_style;
	struct tag neutral, band, span;
	/* which texts stand beside the axis; the others in the key */
	bool has_marks, has_neutral, has_band, has_span;
	len drop;           /* of all below the ticks, where stacked marks need room */
	bool has_band_line; /* it found a place */
	len band_x, band_start;
	len bracket; /* its distance from the axis */
	len axis;    /* its y */
};

/* Where a value stands, from the left. */
len ruler_x(const struct ruler *ruler, int64_t value);

bool ruler_has_neutral(const struct chart *chart);

/* How far a mark reaches to a side of the axis. */
len spot_far(const struct spot *spot, enum tag_side side);

/* Draws what has been placed, and a key to the texts that have not. Returns the height. */
len ruler_paint(struct ruler *ruler);

#endif
