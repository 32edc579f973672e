/* How a flat sheet of paper lies in a picture: a projective map from one to the other. */
#ifndef SCAN_PLANE_H
#define SCAN_PLANE_H

#include <stdbool.h>

#include "scan/grey.h"

/* Rows of a matrix over x, y, 1; the last number is 1. */
struct plane {
	double m[9];
};

/* Where one place of the sheet lies in the picture. */
struct tie {
	struct spot from, to;
};

enum { PLANE_MOST_TIES = 64 };

/* The map that fits n ties best, by least squares: n >= 4, no three of four of them in a line.
 * False where there is none. */
bool plane_fit(const struct tie *ties, int n, struct plane *plane);

/* The map of three ties or more that keeps parallels, as a flat-bed scanner does. */
bool plane_fit_flat(const struct tie *ties, int n, struct plane *plane);

struct spot plane_map(const struct plane *plane, struct spot at);

/* How many pixels a millipoint is, about a place of the sheet. */
double plane_scale(const struct plane *plane, struct spot at);

/* How far from its place the map puts a tie, in pixels. */
double plane_miss(const struct plane *plane, const struct tie *tie);

#endif
