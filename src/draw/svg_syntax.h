/* Numbers and paths as SVG 1.1 spells them, in few bytes. */
#ifndef DRAW_SVG_SYNTAX_H
#define DRAW_SVG_SYNTAX_H

#include <stdint.h>

#include "base/buf.h"
#include "base/len.h"
#include "text/outline.h"

struct draw_matrix;

/* A length in points, to a hundredth. */
void svg_syntax_points(struct buf *out, len length);

/* value / one with so many decimals, 1 to 9; |value| below 2^40. */
void svg_syntax_decimal(struct buf *out, int64_t value, int64_t one, int ndecimals);

/* The data of a path: of a glyph in font units, else in points. */
void svg_syntax_outline(struct buf *out, const struct outline *outline, bool is_glyph);

/* " transform="matrix(..)"", of an outline that is written in `units` of its own: 1 where it is
 * written as it is. */
void svg_syntax_matrix(struct buf *out, const struct draw_matrix *matrix, int units);

/* " fill="#1a2b3c"", name being that of the attribute. */
void svg_syntax_colour(struct buf *out, const char *name, uint32_t rgb);

#endif
