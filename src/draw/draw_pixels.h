/* The pixels of a picture as red, green and blue. */
#ifndef DRAW_DRAW_PIXELS_H
#define DRAW_DRAW_PIXELS_H

#include <stdbool.h>
#include <stdint.h>

struct draw_image;

struct draw_pixels {
	int width, height;
	uint8_t *rgb;      /* height rows of width times 3 bytes; memory of its own */
	const char *fault; /* what is wrong with the file; NULL: nothing */
};

/* False when a JPEG is damaged; what is missing is white then. To be released in either case. */
bool draw_pixels_make(struct draw_pixels *pixels, const struct draw_image *image);
void draw_pixels_release(struct draw_pixels *pixels);

#endif
