/*
 * A pen for small drawings: it collects boxes, paths and short labels as items of one block.
 * Coordinates count from the drawing's top left corner, y down. Paths are drawn with moves, lines
 * and curves and become one item when they are filled or stroked.
 */
#ifndef LAYOUT_PEN_H
#define LAYOUT_PEN_H

#include "layout/chart.h"
#include "layout/layout.h"

struct blank;

struct pen {
	struct chart_context *context;
	const struct style *styles; /* of the context's paper */
	const char *lang;
	struct srcpos pos;
	const struct design_charts *charts; /* of the theme */
	len width;                          /* of the drawing */
	bool is_mirrored; /* the page will be, and texts and shapes are beforehand */
	len grid;
	len rise; /* from the bottom of a line up to its baseline */
	struct item *items;
	int nitems;
	struct path_step *steps; /* of the path being drawn */
	int nsteps;
};

/* One line of a label. */
struct label_line {
	const struct run *runs;
	int nruns;
	len width;
};

/* A short text set in one style, on as few lines as fit, which are then made about equal. */
struct label {
	const struct style *style;
	struct label_line *lines;
	int nlines;   /* 0: no text */
	len width;    /* of the widest line */
	bool is_torn; /* a line ends inside a word */
};

/* A pen for a drawing of that width; lang NULL: the context's. */
void pen_init(struct pen *pen, struct chart_context *context, const char *lang, len width);

/* The colour of a role; ink for -1. */
int pen_role_colour(const struct pen *pen, int role);
int pen_use_colour(const struct pen *pen, enum colour_use use);

void pen_box(struct pen *pen, len x, len y, len w, len h, int colour);

/* The outline of a box to mark, its outer edges w and h apart, and the place that it is. */
void pen_blank(struct pen *pen, const struct blank *blank, len x, len y, len w, len h);

void pen_picture(struct pen *pen, const struct picture *picture, len x, len y, len w, len h);

void pen_move(struct pen *pen, len x, len y);
void pen_line(struct pen *pen, len x, len y);
void pen_curve(struct pen *pen, const len control[4], len x, len y);
void pen_close(struct pen *pen);
/* End the path: an item filled by the nonzero winding rule, or stroked. */
void pen_fill(struct pen *pen, int colour);
void pen_stroke(struct pen *pen, len weight, int colour);

/* Shapes text (NULL: none) and breaks it into lines no wider than limit. */
void pen_label(struct pen *pen, const char *text, enum style_id style, len limit,
	       struct label *out);
/* The same, bold in any style. */
void pen_label_bold(struct pen *pen, const char *text, enum style_id style, len limit,
		    struct label *out);
/* Writes line number i of a label: x is its start edge. */
void pen_write(struct pen *pen, const struct label *label, int i, len x, len baseline, int colour);
/* Writes all lines centred on x, each in the next line box from y down. Returns their height. */
len pen_write_centred(struct pen *pen, const struct label *label, len x, len y, int colour);

/* The middle of capitals above the baseline of text of that size. */
len pen_cap_middle(len size);

#endif
