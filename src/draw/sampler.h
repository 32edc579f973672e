/* What colours a picture has where pixels of the page are. */
#ifndef DRAW_SAMPLER_H
#define DRAW_SAMPLER_H

#include <stdbool.h>
#include <stdint.h>

#include "draw/draw_pixels.h"

struct draw_matrix;
struct flat_scale;

/* Places in a picture are 2^20ths of its pixels, from its top left corner. */
struct sampler {
	const struct draw_pixels *pixels;
	int64_t u0, v0;         /* of the middle of the pixel 0, 0 of the page */
	int64_t ux, vx, uy, vy; /* what a pixel further to the right, and down, adds */
	int64_t width, height;  /* of what a pixel of the page sees */
};

/* pixels, which must stay, as a matrix places their unit square. False where it has no area. */
bool sampler_init(struct sampler *sampler, const struct draw_pixels *pixels,
		  const struct draw_matrix *matrix, const struct flat_scale *scale);

/* The mean of what pixel x, y of the page sees. */
void sampler_find(const struct sampler *sampler, int x, int y, uint8_t rgb[3]);

#endif
