/* Paths of SVG as straight lines, for what goes along them; dashes. */
#ifndef LOOK_SVG_FLAT_H
#define LOOK_SVG_FLAT_H

#include <stdbool.h>

#include "look/svg_matrix.h"

struct arena;
struct svg_path;
struct svg_style;

/* A corner that is one of a curve is none to be seen. */
struct svg_corner {
	struct svg_point at;
	bool is_smooth;
};

/* A contour: no two corners behind each other are in one place. */
struct svg_line {
	struct svg_corner *corners;
	int n; /* 1: a dot */
	bool is_closed;
};

struct svg_lines {
	struct arena *arena;
	struct svg_line *lines;
	int nlines, ncorners;
	int most; /* corners: behind that nothing is added */
};

/* The contours of a path, none of which strays further from it than the tolerance. */
void svg_flat_make(const struct svg_path *path, double tolerance, struct svg_lines *out);

/* The dashes of lines. */
void svg_flat_dash(const struct svg_lines *lines, const struct svg_style *style,
		   struct svg_lines *out);

#endif
