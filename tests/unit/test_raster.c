/*
 * draw/raster, stroke, flat, sampler: what shapes cover, against areas that are known. A pixel that
 * is covered whole counts 255.
 */
#include "draw/raster.h"

#include <stdlib.h>

#include "base/mem.h"
#include "draw/draw.h"
#include "draw/flat.h"
#include "draw/sampler.h"
#include "draw/stroke.h"
#include "tap.h"

enum { SIDE = 40, PIXEL = RASTER_PIXEL };

struct picture {
	uint8_t covered[SIDE][SIDE];
	int nrows; /* that were told of */
};

static void take(void *context, int y, int x, int n, const uint8_t *covered)
{
	struct picture *picture = context;

	memcpy(&picture->covered[y][x], covered, (size_t)n);
	picture->nrows++;
}

static long sum(const struct picture *picture)
{
	long all = 0;

	for (int y = 0; y < SIDE; y++)
		for (int x = 0; x < SIDE; x++)
			all += picture->covered[y][x];
	return all;
}

/* Contours of four points each: x, y in 256ths, eight numbers a contour. */
static struct picture draw(const int32_t (*quads)[8], int n, bool is_even_odd)
{
	static const struct raster_box whole = {0, 0, SIDE, SIDE};
	struct picture picture = {0};
	struct raster raster;

	raster_init(&raster);
	raster_reset(&raster, &whole);
	for (int i = 0; i < n; i++) {
		struct raster_point points[4];

		for (int k = 0; k < 4; k++)
			points[k] = (struct raster_point){quads[i][2 * k], quads[i][2 * k + 1]};
		raster_add(&raster, points, 4);
	}
	raster_sweep(&raster, is_even_odd, &(struct raster_taker){take, &picture});
	raster_release(&raster);
	return picture;
}

#define BOX(l, t, r, b) \
	{ \
		l, t, r, t, r, b, l, b \
	}

static void check_rectangles(void)
{
	static const int32_t whole[][8] = {BOX(2 * PIXEL, 3 * PIXEL, 7 * PIXEL, 5 * PIXEL)};
	static const int32_t part[][8] = {BOX(640, 640, 896, 704)};
	static const int32_t thin[][8] = {BOX(2 * PIXEL + 100, 0, 2 * PIXEL + 164, 10 * PIXEL)};
	struct picture picture = draw(whole, 1, false);

	tap_ok(sum(&picture) == 10 * 255 && picture.nrows == 2, "pixels of a rectangle");
	picture = draw(part, 1, false);
	tap_ok(picture.covered[2][2] == 32 && picture.covered[2][3] == 32 && sum(&picture) == 64,
	       "a quarter of a row, half and half: an eighth of 255 each");
	picture = draw(thin, 1, false);
	tap_ok(picture.covered[0][2] == 64 && sum(&picture) == 640, "a line inside a pixel");
}

static void check_slopes(void)
{
	static const int32_t triangle[][8] = {{0, 0, 8 * PIXEL, 8 * PIXEL, 0, 8 * PIXEL, 0, 0}};
	static const int32_t steep[][8] = {{0, 0, PIXEL, 0, PIXEL, 8 * PIXEL, PIXEL, 8 * PIXEL}};
	struct picture picture = draw(triangle, 1, false);
	int ndiagonal = 0;

	for (int i = 0; i < 8; i++)
		ndiagonal += picture.covered[i][i] == 128;
	tap_ok(ndiagonal == 8 && sum(&picture) == 28 * 255 + 8 * 128,
	       "half of each pixel on a diagonal, all below");
	picture = draw(steep, 1, false);
	tap_ok(picture.covered[0][0] == 239 && picture.covered[7][0] == 16,
	       "15 and 1 sixteenths of what a steep edge cuts");
}

static void check_rules(void)
{
	static const int32_t nested[][8] = {BOX(0, 0, 10 * PIXEL, 10 * PIXEL),
					    BOX(2 * PIXEL, 2 * PIXEL, 5 * PIXEL, 5 * PIXEL)};
	static const int32_t hole[][8] = {BOX(0, 0, 10 * PIXEL, 10 * PIXEL),
					  {2 * PIXEL, 2 * PIXEL, 2 * PIXEL, 5 * PIXEL, 5 * PIXEL,
					   5 * PIXEL, 5 * PIXEL, 2 * PIXEL}};
	struct picture picture = draw(nested, 2, false);

	tap_ok(sum(&picture) == 100 * 255, "non-zero: what winds twice is covered once");
	picture = draw(nested, 2, true);
	tap_ok(sum(&picture) == 91 * 255 && picture.covered[3][3] == 0, "even-odd: it is a hole");
	picture = draw(hole, 2, false);
	tap_ok(sum(&picture) == 91 * 255, "non-zero: a contour the other way round is a hole");
}

static void check_borders(void)
{
	static const int32_t beyond[][8] = {BOX(-9 * PIXEL, -PIXEL / 2, 99 * PIXEL, PIXEL)};
	static const int32_t left[][8] = {BOX(-9 * PIXEL, 0, PIXEL / 2, 2 * PIXEL)};
	static const int32_t across[][8] = {{-RASTER_FAR, -RASTER_FAR, RASTER_FAR, -RASTER_FAR,
					     RASTER_FAR, RASTER_FAR, -RASTER_FAR, RASTER_FAR}};
	static const int32_t turned[][8] = {
		{-40 * PIXEL, 0, 0, -40 * PIXEL, 40 * PIXEL, 0, 0, 40 * PIXEL}};
	struct picture picture = draw(beyond, 1, false);

	tap_ok(sum(&picture) == SIDE * 255L, "what runs past all sides is cut off");
	picture = draw(left, 1, false);
	tap_ok(sum(&picture) == 2 * 128, "what comes from the left");
	picture = draw(across, 1, false);
	tap_ok(sum(&picture) == 255L * SIDE * SIDE, "places as far away as there are");
	picture = draw(turned, 1, false);
	tap_ok(sum(&picture) == 255L * SIDE * (SIDE - 1) / 2 + SIDE * 128L,
	       "a square on its corner, of which a quarter is seen");
}

/* Strokes along a path that is `n` steps long, whose lengths are millipoints at 72 dpi. */
static struct picture draw_line(const struct outline_step *steps, int n, int32_t weight)
{
	static const struct raster_box whole = {0, 0, SIDE, SIDE};
	static const struct flat_scale scale = {72, 0, 0};
	struct picture picture = {0};
	struct raster raster;
	struct flat flat = {0};

	raster_init(&raster);
	raster_reset(&raster, &whole);
	flat_make(&flat, &(struct outline){steps, n}, &draw_identity, &scale);
	if (weight > 0)
		stroke_add(&raster, &flat, weight);
	for (int i = 0; i < flat.nparts && weight == 0; i++)
		raster_add(&raster, flat.points + flat.parts[i].first,
			   flat_end(&flat, i) - flat.parts[i].first);
	raster_sweep(&raster, false, &(struct raster_taker){take, &picture});
	flat_release(&flat);
	raster_release(&raster);
	return picture;
}

static void check_strokes(void)
{
	static const struct outline_step open[] = {{.op = OUTLINE_MOVE, .x = 5000, .y = 5000},
						   {.op = OUTLINE_LINE, .x = 15000, .y = 5000}};
	static const struct outline_step square[] = {{.op = OUTLINE_MOVE, .x = 5000, .y = 5000},
						     {.op = OUTLINE_LINE, .x = 15000, .y = 5000},
						     {.op = OUTLINE_LINE, .x = 15000, .y = 15000},
						     {.op = OUTLINE_LINE, .x = 5000, .y = 15000},
						     {.op = OUTLINE_CLOSE}};
	static const struct outline_step needle[] = {{.op = OUTLINE_MOVE, .x = 5000, .y = 5000},
						     {.op = OUTLINE_LINE, .x = 15000, .y = 5000},
						     {.op = OUTLINE_LINE, .x = 5000, .y = 5100}};
	struct picture picture = draw_line(open, 2, 2 * PIXEL);

	tap_ok(sum(&picture) == 20 * 255, "an open line ends where its path does");
	picture = draw_line(square, 5, 2 * PIXEL);
	tap_ok(sum(&picture) == (12 * 12 - 8 * 8) * 255 && picture.covered[4][4] == 255,
	       "corners of a closed one are mitred");
	picture = draw_line(needle, 3, 2 * PIXEL);
	tap_ok(picture.covered[5][17] == 0 && picture.covered[5][10] == 255 &&
		       picture.covered[4][14] == 255,
	       "a corner that is too sharp is cut");
}

/* A circle of four curves around 20, 20: the usual control points, 0.5523 of the radius. */
static void check_curves(void)
{
	enum { R = 15000, C = 20000, K = 8284 };
	static const struct outline_step circle[] = {
		{.op = OUTLINE_MOVE, .x = C + R, .y = C},
		{OUTLINE_CURVE, C, C + R, C + R, C + K, C + K, C + R},
		{OUTLINE_CURVE, C - R, C, C - K, C + R, C - R, C + K},
		{OUTLINE_CURVE, C, C - R, C - R, C - K, C - K, C - R},
		{OUTLINE_CURVE, C + R, C, C + K, C - R, C + R, C - K},
		{.op = OUTLINE_CLOSE}};
	static const struct outline_step bend[] = {
		{.op = OUTLINE_MOVE, .x = 0, .y = 30000},
		{.op = OUTLINE_BEND, .x = 30000, .y = 30000, .x1 = 15000, .y1 = 0},
		{.op = OUTLINE_CLOSE}};
	struct picture picture = draw_line(circle, 6, 0);
	long is = sum(&picture) / 255;

	tap_ok(is >= 705 && is <= 707, "a circle has pi times its radius squared: %ld of 706", is);
	picture = draw_line(bend, 3, 0);
	is = sum(&picture) / 255;
	tap_ok(is >= 298 && is <= 300, "a parabola has two thirds of its box: %ld of 300", is);
	picture = draw_line(circle, 6, PIXEL);
	is = sum(&picture) / 255;
	tap_ok(is >= 93 && is <= 95, "a ring has its length times its weight: %ld of 94", is);
}

static void check_sampler(void)
{
	uint8_t bytes[2][2][3] = {{{255, 0, 0}, {0, 255, 0}}, {{0, 0, 255}, {255, 255, 255}}};
	struct draw_pixels pixels = {2, 2, &bytes[0][0][0], NULL};
	/* 4 pt wide and high, at 8, 8; y of the square goes up */
	struct draw_matrix matrix = {4000L * DRAW_ONE, 0, 0, -4000L * DRAW_ONE, 8000, 12000};
	struct sampler sampler;
	uint8_t rgb[3];

	tap_ok(sampler_init(&sampler, &pixels, &matrix, &(struct flat_scale){72, 0, 0}),
	       "a picture has a place");
	sampler_find(&sampler, 8, 8, rgb);
	tap_ok(rgb[0] == 255 && rgb[1] == 0 && rgb[2] == 0, "its first row is on top");
	sampler_find(&sampler, 11, 11, rgb);
	tap_ok(rgb[0] == 255 && rgb[1] == 255, "its last pixel at the foot");
	matrix = (struct draw_matrix){1000L * DRAW_ONE, 0, 0, -1000L * DRAW_ONE, 8000, 9000};
	sampler_init(&sampler, &pixels, &matrix, &(struct flat_scale){72, 0, 0});
	sampler_find(&sampler, 8, 8, rgb);
	tap_ok(rgb[0] == 128 && rgb[1] == 128 && rgb[2] == 128,
	       "made small it has the mean of its pixels");
	matrix.a = matrix.d = 0;
	tap_ok(!sampler_init(&sampler, &pixels, &matrix, &(struct flat_scale){72, 0, 0}),
	       "one without area has none");
}

int main(void)
{
	check_rectangles();
	check_slopes();
	check_rules();
	check_borders();
	check_strokes();
	check_curves();
	check_sampler();
	return tap_done();
}
