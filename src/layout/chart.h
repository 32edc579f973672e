/*
 * Small charts as items. A chart is one figure: all its items carry its block's id; its
 * alternative text says the same in words. Coordinates count from the chart's own top left corner.
 */
#ifndef LAYOUT_CHART_H
#define LAYOUT_CHART_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/len.h"
#include "look/theme.h"

struct chart;
struct item;
struct shaper;

struct chart_context {
	struct arena *arena;
	struct shaper *shaper;
	const struct theme *theme;
	enum paper paper;
	struct diag *diag;
	int block; /* id for all items */
	const char *lang;
	bool is_rtl;      /* how labels are written */
	bool is_mirrored; /* the page will be */
	len row_height;   /* of the row that a line of a table stands in; 0: its own, 3 units */
	len text_top;     /* from the row's top down to its first line of text; 0: one grid unit */
};

struct chart_box {
	len width, height; /* height is a multiple of the master's grid */
	struct item *items;
	int nitems;
};

/*
 * Draws a chart at most `width` wide. False, with an error at pos, when it can't be drawn (a text
 * too long for a QR code). A QR code's squares below 0.35 mm are a warning.
 */
bool chart_draw(struct chart_context *context, const struct chart *chart, len width,
		struct srcpos pos, struct chart_box *out);

#endif
