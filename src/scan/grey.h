/* A page as it was scanned or photographed: light, pixel by pixel. */
#ifndef SCAN_GREY_H
#define SCAN_GREY_H

#include <stdint.h>

#include "base/arena.h"

/* The middle of the pixel in the corner at the top left is at 0.5, 0.5. */
struct grey {
	int width, height;
	uint8_t *at; /* height rows of width: 0 black, 255 white */
};

/* A place on a picture, in its pixels, or on a sheet of paper, in millipoints. */
struct spot {
	double x, y;
};

struct grey grey_new(struct arena *arena, int width, int height);

/* The light at a place, from the four pixels around it; -1 off the picture. */
double grey_light(const struct grey *grey, struct spot at);

/* A picture of half the width and height, each pixel the mean of four. */
struct grey grey_half(struct arena *arena, const struct grey *grey);

/* The light that a part (0 to 1) of n values, counted by light in 256 steps, lies below. */
int grey_quantile(const int counts[256], int n, double part);

#endif
