/* Pictures of a file that is drawn. */
#ifndef DRAW_FILE_IMAGE_H
#define DRAW_FILE_IMAGE_H

#include <stdbool.h>

#include "draw/draw.h"

struct trace_paint;
struct trace_spaces;

/* The pixels of a picture, which stay in the file. False where they are stored in a way that is not
 * known here: masks, palettes, other than 8 bits, other filters than Flate and DCT. */
bool file_image_find(struct trace_spaces *spaces, const struct trace_paint *paint,
		     struct draw_image *image);

#endif
