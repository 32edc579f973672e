/*
 * Artwork: pictures of shapes, each filled with one colour. What a file strokes is a shape too by
 * now. Steps of paths are those that layout draws with as well.
 */
#ifndef LOOK_ARTWORK_H
#define LOOK_ARTWORK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/len.h"

struct theme;

enum path_op { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE };

struct path_step {
	enum path_op op;
	len x, y;
	len x1, y1, x2, y2; /* CURVE: the control points */
};

/* A colour of an artwork: sRGB, or the ink of the text around it. */
struct artwork_paint {
	bool is_ink;
	uint8_t rgb[3];
};

struct artwork_shape {
	const struct path_step *steps; /* in units of the artwork */
	int nsteps;
	bool is_even_odd; /* else by the non-zero winding number */
	struct artwork_paint paint;
	struct srcpos pos; /* of the element that draws it */
};

/* From its top left corner, y down. */
struct artwork {
	int width, height; /* units, of no size on paper */
	len natural_width; /* on paper, where nobody asks for another */
	bool is_cut;       /* shapes reach out of it: what is outside does not show */
	const struct artwork_shape *shapes; /* in painting order */
	int nshapes;
};

/* What a step of an artwork becomes that is to stand so wide and high at a place. */
struct path_step artwork_place(const struct artwork *artwork, const struct path_step *step,
			       const len box[4]);

/*
 * The colour of the theme that a paint is: the nearest one, no part of which is further from the
 * paint's than 8 of 255, an equal one before others; -1: none is. The ink of the text is always
 * one.
 */
int artwork_colour(const struct theme *theme, const struct artwork_paint *paint);

/* What a paint shows on a screen: a colour of the theme as that says, others as they are, but grey
 * where the theme has none. */
void artwork_rgb(const struct theme *theme, const struct artwork_paint *paint, uint8_t rgb[3]);

#endif
