/*
 * A pixel of the page sees a rectangle of the picture's: the mean of that, each pixel weighed by as
 * much as lies inside. So pictures that are made small lose nothing, and edges of large ones stay.
 */
#include "draw/sampler.h"

#include <stdlib.h>

#include "base/len.h"
#include "draw/draw.h"
#include "draw/flat.h"

enum { FINE = 20, WEIGHT = 8 }; /* bits behind the point: of places, of weights */

__extension__ typedef __int128 wide;

/* value * n / det, in places. */
static int64_t place(int64_t value, int64_t n, int64_t det)
{
	const int64_t most = (int64_t)1 << 50;
	wide found = (wide)value * n * ((wide)1 << FINE) / det;

	if (found > most)
		return most;
	return found < -most ? -most : (int64_t)found;
}

bool sampler_init(struct sampler *sampler, const struct draw_pixels *pixels,
		  const struct draw_matrix *matrix, const struct flat_scale *scale)
{
	struct raster_point o = flat_place(scale, matrix, 0, 1); /* the top left corner */
	struct raster_point right = flat_place(scale, matrix, 1, 1);
	struct raster_point down = flat_place(scale, matrix, 0, 0);
	int64_t ax = (int64_t)right.x - o.x, ay = (int64_t)right.y - o.y;
	int64_t bx = (int64_t)down.x - o.x, by = (int64_t)down.y - o.y;
	int64_t w = pixels->width, h = pixels->height, half = RASTER_PIXEL / 2;
	wide area = (wide)ax * by - (wide)ay * bx;
	int64_t det = (int64_t)area;

	if (area != det || det == 0)
		return false;
	*sampler = (struct sampler){.pixels = pixels};
	sampler->ux = place(by * RASTER_PIXEL, w, det);
	sampler->uy = place(-bx * RASTER_PIXEL, w, det);
	sampler->vx = place(-ay * RASTER_PIXEL, h, det);
	sampler->vy = place(ax * RASTER_PIXEL, h, det);
	sampler->u0 = place(by * (half - o.x) - bx * (half - o.y), w, det);
	sampler->v0 = place(ax * (half - o.y) - ay * (half - o.x), h, det);
	sampler->width = len_max(llabs(sampler->ux) + llabs(sampler->uy), 1 << (FINE - WEIGHT));
	sampler->height = len_max(llabs(sampler->vx) + llabs(sampler->vy), 1 << (FINE - WEIGHT));
	return true;
}

/* Pixels [first, end) of n that lie between two places, at least one. */
struct stretch {
	int first, end;
	int64_t from, to; /* in weights, from pixel 0 on */
};

static struct stretch find_stretch(int64_t middle, int64_t size, int n)
{
	int64_t most = (int64_t)n << WEIGHT;
	struct stretch stretch;

	stretch.from = (middle - size / 2) >> (FINE - WEIGHT);
	stretch.to = stretch.from + (size >> (FINE - WEIGHT));
	stretch.from = len_max(len_min(stretch.from, most - 1), 0);
	stretch.to = len_max(len_min(stretch.to, most), stretch.from + 1);
	stretch.first = (int)(stretch.from >> WEIGHT);
	stretch.end = (int)((stretch.to + (1 << WEIGHT) - 1) >> WEIGHT);
	return stretch;
}

/* How much of pixel i lies in it. */
static int64_t weight_of(const struct stretch *stretch, int i)
{
	int64_t from = len_max((int64_t)i << WEIGHT, stretch->from);
	int64_t to = len_min((int64_t)(i + 1) << WEIGHT, stretch->to);

	return to - from;
}

void sampler_find(const struct sampler *sampler, int x, int y, uint8_t rgb[3])
{
	const struct draw_pixels *pixels = sampler->pixels;
	int64_t u = sampler->u0 + x * sampler->ux + y * sampler->uy;
	int64_t v = sampler->v0 + x * sampler->vx + y * sampler->vy;
	struct stretch across = find_stretch(u, sampler->width, pixels->width);
	struct stretch down = find_stretch(v, sampler->height, pixels->height);
	int64_t all = (across.to - across.from) * (down.to - down.from), sums[3] = {0};

	for (int row = down.first; row < down.end; row++) {
		const uint8_t *at = pixels->rgb +
				    ((size_t)row * (size_t)pixels->width + (size_t)across.first) *
					    3;
		int64_t high = weight_of(&down, row), parts[3] = {0};

		for (int i = across.first; i < across.end; i++, at += 3) {
			int64_t weight = weight_of(&across, i);

			for (int k = 0; k < 3; k++)
				parts[k] += weight * at[k];
		}
		for (int k = 0; k < 3; k++)
			sums[k] += high * parts[k];
	}
	for (int k = 0; k < 3; k++)
		rgb[k] = (uint8_t)((sums[k] + all / 2) / all);
}
