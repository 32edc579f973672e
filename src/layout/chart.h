/*
 * Small charts and marks as items. Coordinates count from the chart's own top left corner, or from
 * the start of a mark's baseline; colours and weights come from the theme. Every chart stands beside
 * words that say the same, so it is one figure: all its items carry the figure's block id.
 */
#ifndef LAYOUT_CHART_H
#define LAYOUT_CHART_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/len.h"
#include "content/theme.h"

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
	const char *lang; /* BCP 47 */
	bool is_rtl;      /* labels start at the right; number axes run left to right always */
};

struct chart_box {
	len width, height;   /* height is a multiple of the master's grid */
	struct item *items;  /* all inside the box */
	int nitems;
};

/*
 * Draws a chart into width. Signs (GROUPS, SPANS, MERGE) share one height where their content
 * permits, so that they line up side by side; a caption wider than the chart takes more lines. A QR
 * code is at most 31.5 mm wide and stands at the start. Warns at pos where labels had to be left
 * out. False, with an error, when text is too long for a QR code.
 */
bool chart_draw(struct chart_context *context, const struct chart *chart, len width,
		struct srcpos pos, struct chart_box *out);

/* Marks in a line of text of the given size: the room they take ... */
len mark_width(const struct theme *theme, const struct mark *mark, len size);
/* ... and their items: x from the left end of that room, y from the baseline (up is negative). */
void mark_draw(struct chart_context *context, const struct mark *mark, len size,
	       struct item **items, int *nitems);

#endif
