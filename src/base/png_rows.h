/* Rows of pixels behind the filters of PNG (ISO 15948, 9), which PDF has too, and files of them. */
#ifndef BASE_PNG_ROWS_H
#define BASE_PNG_ROWS_H

#include <stdint.h>

#include "base/buf.h"

enum { PNG_ROWS_PIXEL = 3 }; /* bytes of a pixel in a file of ours */

/* Filters a row of n bytes into out[0..n], the first of which says how; up is the row above, or
 * NULL; bpp the bytes of a pixel. */
void png_rows_filter(const uint8_t *row, const uint8_t *up, int n, int bpp, uint8_t *out);

struct png_rows {
	int width, height; /* pixels */
	int dpi;           /* how large it is to be shown; 0: it does not say */
};

/* Appends a PNG file of height rows of width pixels in red, green and blue (sRGB). The same pixels
 * give the same bytes. */
void png_rows_write(const struct png_rows *image, const uint8_t *rgb, struct buf *out);

#endif
