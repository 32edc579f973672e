/* Curves are cut into equal steps of their parameter, as many as keep each line near to them. */
#include "draw/flat.h"

#include <stdlib.h>

#include "base/mem.h"
#include "draw/draw.h"
#include "text/outline.h"

enum {
	CURVE_LEAST = 2,
	CURVE_MOST = 64,   /* lines for a curve */
	FINE = 1024,       /* of a millipoint */
	INCH = 72 * LEN_PT /* millipoints */
};

/* In 256ths of a pixel, held within what a raster takes. */
static int32_t pixels(int64_t fine, int dpi, int origin)
{
	const int64_t most = (int64_t)RASTER_FAR * INCH / RASTER_PIXEL / FLAT_MOST_DPI * FINE;
	int64_t place;

	if (fine > most || fine < -most)
		fine = fine > 0 ? most : -most;
	place = len_scale(fine, (int64_t)dpi * RASTER_PIXEL, (int64_t)FINE * INCH) +
		(int64_t)origin * RASTER_PIXEL;
	return (int32_t)len_max(len_min(place, RASTER_FAR), -RASTER_FAR);
}

struct raster_point flat_place(const struct flat_scale *scale, const struct draw_matrix *matrix,
			       int64_t x, int64_t y)
{
	int64_t right = (matrix->a * x + matrix->c * y) / (DRAW_ONE / FINE) + matrix->e * FINE;
	int64_t down = (matrix->b * x + matrix->d * y) / (DRAW_ONE / FINE) + matrix->f * FINE;

	return (struct raster_point){pixels(right, scale->dpi, scale->x),
				     pixels(down, scale->dpi, scale->y)};
}

static void add_point(struct flat *flat, struct raster_point point)
{
	if (flat->npoints == flat->most_points) {
		flat->most_points = flat->most_points ? 2 * flat->most_points : 256;
		flat->points = mem_resize(flat->points,
					  (size_t)flat->most_points * sizeof *flat->points);
	}
	flat->points[flat->npoints++] = point;
}

static void begin_part(struct flat *flat, struct raster_point point)
{
	if (flat->nparts == flat->most_parts) {
		flat->most_parts = flat->most_parts ? 2 * flat->most_parts : 64;
		flat->parts = mem_resize(flat->parts,
					 (size_t)flat->most_parts * sizeof *flat->parts);
	}
	flat->parts[flat->nparts++] = (struct flat_part){flat->npoints, false};
	add_point(flat, point);
}

/* The error of n lines falls with n squared. */
static int count_lines(int64_t bend)
{
	enum { NEAR = 40 };
	int n = CURVE_LEAST;

	while (n < CURVE_MOST && (int64_t)n * n * NEAR < bend)
		n++;
	return n;
}

/* How far three points are from even steps on a line. */
static int64_t bend_of(struct raster_point a, struct raster_point b, struct raster_point c)
{
	return len_max(llabs((int64_t)a.x - 2 * (int64_t)b.x + c.x),
		       llabs((int64_t)a.y - 2 * (int64_t)b.y + c.y));
}

static int32_t mean(const int64_t weights[4], int32_t a, int32_t b, int32_t c, int32_t d,
		    int64_t whole)
{
	return (int32_t)len_scale(weights[0] * a + weights[1] * b + weights[2] * c + weights[3] * d,
				  1, whole);
}

static void add_bend(struct flat *flat, struct raster_point one, struct raster_point to)
{
	struct raster_point from = flat->points[flat->npoints - 1];
	int64_t n = count_lines(bend_of(from, one, to));

	for (int64_t i = 1; i <= n; i++) {
		int64_t weights[] = {(n - i) * (n - i), 2 * (n - i) * i, i * i, 0};

		add_point(flat,
			  (struct raster_point){mean(weights, from.x, one.x, to.x, 0, n * n),
						mean(weights, from.y, one.y, to.y, 0, n * n)});
	}
}

static void add_curve(struct flat *flat, struct raster_point one, struct raster_point two,
		      struct raster_point to)
{
	struct raster_point from = flat->points[flat->npoints - 1];
	int64_t n = count_lines(3 * len_max(bend_of(from, one, two), bend_of(one, two, to)));

	for (int64_t i = 1; i <= n; i++) {
		int64_t k = n - i, all = n * n * n;
		int64_t weights[] = {k * k * k, 3 * k * k * i, 3 * k * i * i, i * i * i};

		add_point(flat,
			  (struct raster_point){mean(weights, from.x, one.x, two.x, to.x, all),
						mean(weights, from.y, one.y, two.y, to.y, all)});
	}
}

/* Ends the contour; what comes without a move begins where it began. */
static void close_part(struct flat *flat)
{
	flat->parts[flat->nparts - 1].is_closed = true;
}

/* A part that is closed is followed by another one from its first point. */
static void go_on(struct flat *flat)
{
	const struct flat_part *part;

	if (flat->nparts == 0) {
		begin_part(flat, (struct raster_point){0, 0});
		return;
	}
	part = &flat->parts[flat->nparts - 1];
	if (part->is_closed)
		begin_part(flat, flat->points[part->first]);
}

void flat_make(struct flat *flat, const struct outline *outline, const struct draw_matrix *matrix,
	       const struct flat_scale *scale)
{
	flat->npoints = flat->nparts = 0;
	for (int i = 0; i < outline->nsteps; i++) {
		const struct outline_step *step = &outline->steps[i];
		struct raster_point to = flat_place(scale, matrix, step->x, step->y);
		struct raster_point one = flat_place(scale, matrix, step->x1, step->y1);

		if (step->op != OUTLINE_MOVE)
			go_on(flat);
		switch (step->op) {
		case OUTLINE_MOVE:
			begin_part(flat, to);
			break;
		case OUTLINE_LINE:
			add_point(flat, to);
			break;
		case OUTLINE_BEND:
			add_bend(flat, one, to);
			break;
		case OUTLINE_CURVE:
			add_curve(flat, one, flat_place(scale, matrix, step->x2, step->y2), to);
			break;
		case OUTLINE_CLOSE:
			close_part(flat);
			break;
		}
	}
}

void flat_release(struct flat *flat)
{
	free(flat->points);
	free(flat->parts);
	*flat = (struct flat){0};
}
