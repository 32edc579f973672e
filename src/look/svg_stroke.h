/* Lines of a weight as shapes (SVG 1.1, 11.4). */
#ifndef LOOK_SVG_STROKE_H
#define LOOK_SVG_STROKE_H

#include <stdbool.h>

struct svg_path;
struct svg_style;

/* Adds to out what a pen of the style covers along a path, to be filled by the non-zero winding
 * number, in user units; it strays no further from it than the tolerance. False where it would take
 * more than so many steps in all of out. */
bool svg_stroke_make(const struct svg_path *path, const struct svg_style *style, double tolerance,
		     int most, struct svg_path *out);

#endif
