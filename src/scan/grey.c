/* Light between pixels is what lies on straight lines between their middles. */
#include "scan/grey.h"

#include <math.h>

struct grey grey_new(struct arena *arena, int width, int height)
{
	return (struct grey){width, height, arena_take(arena, (size_t)width * (size_t)height)};
}

double grey_light(const struct grey *grey, struct spot at)
{
	double x = at.x - 0.5, y = at.y - 0.5, fx, fy;
	const uint8_t *p;
	int ix, iy;

	/* so that places that are no number are off as well */
	if (!(x >= 0 && y >= 0 && x < grey->width - 1 && y < grey->height - 1))
		return -1;
	ix = (int)x;
	iy = (int)y;
	fx = x - ix;
	fy = y - iy;
	p = grey->at + (size_t)iy * (size_t)grey->width + ix;
	return (p[0] * (1 - fx) + p[1] * fx) * (1 - fy) +
	       (p[grey->width] * (1 - fx) + p[grey->width + 1] * fx) * fy;
}

struct grey grey_half(struct arena *arena, const struct grey *grey)
{
	struct grey half = grey_new(arena, grey->width / 2, grey->height / 2);

	for (int y = 0; y < half.height; y++) {
		const uint8_t *row = grey->at + (size_t)(2 * y) * (size_t)grey->width;

		for (int x = 0; x < half.width; x++) {
			const uint8_t *p = row + 2 * x;

			half.at[(size_t)y * (size_t)half.width + (size_t)x] =
				(uint8_t)((p[0] + p[1] + p[grey->width] + p[grey->width + 1] + 2) /
					  4);
		}
	}
	return half;
}

int grey_quantile(const int counts[256], int n, double part)
{
	int wanted = (int)(part * n), sum = 0;

	for (int i = 0; i < 256; i++) {
		sum += counts[i];
		if (sum > wanted)
			return i;
	}
	return 255;
}
