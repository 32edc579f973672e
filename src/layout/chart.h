/*
 * Small charts and marks as items. A chart is one figure: all its items carry its block's id; its
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
struct mark;
struct shaper;

struct chart_context {
	struct arena *arena;
	struct shaper *shaper;
	const struct theme *theme;
	enum paper paper;
	struct diag *diag;
	int block;        /* id for all items */
	const char *lang;
	bool is_rtl;
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

/* How the levels of one row of a table are set, so that the widest fits its column: smaller, or the
 * longer ones in two lines above each other. */
struct mark_form {
	int percent;   /* of their size; 0: as they are */
	bool is_double; /* levels of more than MARK_SINGLE stand in two lines */
};

enum { MARK_SINGLE = 5 };

/* Width of an inline mark beside text of that size. */
len mark_width(const struct theme *theme, const struct mark *mark, len size,
	       const struct mark_form *form);

/* The largest percent at which two lines of marks stand in a line of the text, with air between. */
int mark_double_percent(len size, len leading);

/* Draws an inline mark: x from its start, y from the text's baseline (up is negative). */
void mark_draw(struct chart_context *context, const struct mark *mark, len size,
	       const struct mark_form *form, struct item **items, int *nitems);

#endif
