/*
 * Outlines of glyphs, as HarfBuzz draws them (OpenType 1.9: glyf, CFF), in integers: what a program
 * that paints pages itself needs of a font. Lengths are quarters of a font unit, y up.
 */
#ifndef TEXT_OUTLINE_H
#define TEXT_OUTLINE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct fontset;
struct outline_font; /* a font in memory */

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

/*
 * Opens a font as a PDF holds it, for its outlines: sfnt with glyf or CFF outlines, or a bare CFF
 * table; the bytes must stay. NULL when it is none. To be closed.
 */
struct outline_font *outline_open(const void *bytes, size_t n, bool is_bare_cff);
void outline_close(struct outline_font *font);

/* Font units to an em. */
int outline_units(const struct outline_font *font);
uint32_t outline_count(const struct outline_font *font);

/* The glyph that a character has; 0: none. */
uint32_t outline_find(const struct outline_font *font, uint32_t character);

/* The outline of a glyph, in arena. */
struct outline outline_draw(const struct outline_font *font, struct arena *arena, uint32_t glyph);

#endif
