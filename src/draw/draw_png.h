/* Pages as PNG. */
#ifndef DRAW_DRAW_PNG_H
#define DRAW_DRAW_PNG_H

#include <stdint.h>

struct buf;
struct draw_row;

enum { DRAW_PNG_LEAST = 10, DRAW_PNG_MOST = 1200, DRAW_PNG_USUAL = 96 }; /* pixels to an inch */

/* How many pixels the picture of a row has; dpi from DRAW_PNG_LEAST to DRAW_PNG_MOST. */
int64_t draw_png_size(const struct draw_row *row, int dpi);

/* Appends a file, red, green and blue of 8 bits (sRGB); its memory is six bytes a pixel. NULL, or
 * what is wrong with a picture, of which a part is missing then. */
const char *draw_png(const struct draw_row *row, int dpi, struct buf *out);

#endif
