/*
 * Outlines of glyphs, as HarfBuzz draws them (OpenType 1.9: glyf, CFF), in integers: what a program
 * that paints pages itself needs of a font. Lengths are quarters of a font unit, y up.
 */
#ifndef TEXT_OUTLINE_H
#define TEXT_OUTLINE_H

#include <stdint.h>

#include "base/arena.h"

struct fontset;

enum { OUTLINE_UNIT = 4 }; /* of what a glyph's outline counts in, to a font unit */

/* BEND: a parabola with the control point x1, y1; CURVE: a cubic Bézier curve with both. */
enum outline_op { OUTLINE_MOVE, OUTLINE_LINE, OUTLINE_BEND, OUTLINE_CURVE, OUTLINE_CLOSE };

/* All of a step is filled, 0 where it has no meaning, so that steps are compared as bytes. */
struct outline_step {
	enum outline_op op;
	int32_t x, y, x1, y1, x2, y2;
};

/* A contour goes from a MOVE to the next, and is closed where it is filled. */
struct outline {
	const struct outline_step *steps;
	int nsteps; /* 0: it draws nothing */
};

/* The outline of a glyph of an open face, in arena. */
struct outline outline_make(const struct fontset *fonts, struct arena *arena, int font,
			    uint32_t glyph);

#endif
