/*
 * Ink over an area: a page in cells of a millimetre, painted in order, each paint knocking out what
 * lies below or overprinting it. Limits are for the mean over a square, since a press cannot dry
 * more there, however small the spots are that add up to it.
 */
#ifndef INSPECT_PREFLIGHT_AREA_H
#define INSPECT_PREFLIGHT_AREA_H

#include "inspect/trace.h"

struct preflight_area {
	double left, top, cell;    /* units of the page; cells go down from the top */
	int width, height;         /* in cells */
	int square;                /* cells of 15 mm, a side */
	float *planes[TRACE_INKS]; /* NULL: nothing of this ink so far */
	float *cover;              /* of one row: how much of each cell is being painted */
	double *crossings;         /* of a path with a line, and which way they go */
	int *turns;
	int most_crossings;
	long work; /* edges looked at, of a whole file */
};

/* Begins a page; {0} before the first. */
void preflight_area_begin(struct preflight_area *area, struct trace_box trim);
void preflight_area_release(struct preflight_area *area);

/* A fill, a stroke or a text; inks: which are known. */
void preflight_area_paint(struct preflight_area *area, const struct trace_paint *paint);

/* A picture; sample answers which inks it has at a place of the unit square, false: none there. */
void preflight_area_picture(struct preflight_area *area, const struct trace_paint *paint,
			    bool (*sample)(const void *context, double u, double v,
					   struct trace_inks *inks),
			    const void *context);

/* The square with the most ink: 1 is one full ink; place: its left top corner. */
double preflight_area_most(const struct preflight_area *area, struct trace_point *place);

#endif
