/*
 * A line that is closed becomes two contours, one on each side of it, and one that is not becomes
 * one, which goes there on its left and back on its right. At a corner a side goes to where its
 * edges meet; where that is too far outside, straight from one to the other, and where it is too
 * far inside, by way of the corner itself.
 */
#include "draw/stroke.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/len.h"
#include "base/mem.h"
#include "draw/flat.h"

enum { MITRE = 50 }; /* half of the limit squared */

struct vector {
	int64_t x, y;
};

/* The points of a part, each once, and the contour that they become. */
struct pen {
	struct raster *raster;
	struct raster_point *points;
	struct vector *sides; /* from a point to the left of the line behind it */
	int n;
	bool is_closed;
	int64_t half; /* of the weight */
	struct raster_point *contour;
	int ncontour;
};

/* The largest integer whose square is not more. */
static int64_t root(int64_t square)
{
	int64_t low = 0, high = INT64_C(3037000499);

	while (low < high) {
		int64_t middle = low + (high - low + 1) / 2;

		if (middle <= square / middle)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

/* Half the weight to the left of a line. Short ones are measured larger, so that little is lost. */
static struct vector find_side(struct raster_point from, struct raster_point to, int64_t half)
{
	int64_t dx = (int64_t)to.x - from.x, dy = (int64_t)to.y - from.y, length;

	while (llabs(dx) < 1 << 20 && llabs(dy) < 1 << 20) {
		dx *= 2;
		dy *= 2;
	}
	length = root(dx * dx + dy * dy);
	return (struct vector){len_scale(dy, half, length), len_scale(-dx, half, length)};
}

static void put(struct pen *pen, struct raster_point at, int64_t x, int64_t y)
{
	int64_t px = at.x + x, py = at.y + y;

	pen->contour[pen->ncontour++] = (struct raster_point){
		(int32_t)len_max(len_min(px, RASTER_FAR), -RASTER_FAR),
		(int32_t)len_max(len_min(py, RASTER_FAR), -RASTER_FAR)};
}

static int64_t distance(struct raster_point a, struct raster_point b)
{
	return len_max(llabs((int64_t)a.x - b.x), llabs((int64_t)a.y - b.y));
}

/* The corner at point i, as `hand` (1: left, -1: right) goes by it. */
static void put_corner(struct pen *pen, int i, int hand)
{
	int before = i > 0 ? i - 1 : pen->n - 1, next = i + 1 < pen->n ? i + 1 : 0;
	struct raster_point at = pen->points[i];
	struct vector one = pen->sides[before], two = pen->sides[i];
	int64_t dot = one.x * two.x + one.y * two.y, square = pen->half * pen->half;
	int64_t turn = (one.x * two.y - one.y * two.x) * hand; /* below 0: to the hand's side */
	bool meets = square + dot > 0 && (square + dot) * MITRE >= square;
	int64_t x = 0, y = 0;

	if (meets) {
		x = len_scale((one.x + two.x) * hand, square, square + dot);
		y = len_scale((one.y + two.y) * hand, square, square + dot);
	}
	if (turn < 0 && meets)
		meets = len_max(llabs(x), llabs(y)) <=
			len_min(distance(at, pen->points[before]), distance(at, pen->points[next]));
	if (meets) {
		put(pen, at, x, y);
		return;
	}
	if (hand < 0) { /* on the way back the line behind comes first */
		struct vector other = one;

		one = two;
		two = other;
	}
	put(pen, at, one.x * hand, one.y * hand);
	if (turn < 0)
		put(pen, at, 0, 0);
	put(pen, at, two.x * hand, two.y * hand);
}

static void end_contour(struct pen *pen)
{
	/* backwards: what runs to the right must wind as what runs to the left */
	raster_add(pen->raster, pen->contour, pen->ncontour);
	pen->ncontour = 0;
}

static void draw_closed(struct pen *pen)
{
	for (int i = 0; i < pen->n; i++)
		put_corner(pen, i, 1);
	end_contour(pen);
	for (int i = pen->n - 1; i >= 0; i--)
		put_corner(pen, i, -1);
	end_contour(pen);
}

static void draw_open(struct pen *pen)
{
	int last = pen->n - 1;
	struct vector first = pen->sides[0], end = pen->sides[last - 1];

	put(pen, pen->points[0], first.x, first.y);
	for (int i = 1; i < last; i++)
		put_corner(pen, i, 1);
	put(pen, pen->points[last], end.x, end.y);
	put(pen, pen->points[last], -end.x, -end.y);
	for (int i = last - 1; i > 0; i--)
		put_corner(pen, i, -1);
	put(pen, pen->points[0], -first.x, -first.y);
	end_contour(pen);
}

static bool is_same(struct raster_point a, struct raster_point b)
{
	return a.x == b.x && a.y == b.y;
}

/* The points of a part without those that stand where the one before stands. */
static void take_points(struct pen *pen, const struct flat *flat, int part)
{
	int end = flat_end(flat, part);

	pen->n = 0;
	pen->is_closed = flat->parts[part].is_closed;
	for (int i = flat->parts[part].first; i < end; i++)
		if (pen->n == 0 || !is_same(pen->points[pen->n - 1], flat->points[i]))
			pen->points[pen->n++] = flat->points[i];
	if (pen->is_closed && pen->n > 1 && is_same(pen->points[0], pen->points[pen->n - 1]))
		pen->n--;
	if (pen->n < 3)
		pen->is_closed = false;
	for (int i = 0; i < pen->n && pen->n > 1; i++)
		pen->sides[i] = i + 1 < pen->n || pen->is_closed
					? find_side(pen->points[i],
						    pen->points[i + 1 < pen->n ? i + 1 : 0],
						    pen->half)
					: (struct vector){0, 0};
}

void stroke_add(struct raster *raster, const struct flat *flat, int32_t weight)
{
	size_t n = (size_t)flat->npoints;
	struct pen pen = {.raster = raster, .half = weight / 2};

	if (pen.half < 1 || n < 2)
		return;
	pen.points = mem_alloc(n * sizeof *pen.points);
	pen.sides = mem_alloc(n * sizeof *pen.sides);
	pen.contour = mem_alloc(6 * n * sizeof *pen.contour);
	for (int part = 0; part < flat->nparts; part++) {
		take_points(&pen, flat, part);
		if (pen.n < 2)
			continue;
		if (pen.is_closed)
			draw_closed(&pen);
		else
			draw_open(&pen);
	}
	free(pen.contour);
	free(pen.sides);
	free(pen.points);
}
