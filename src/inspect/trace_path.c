/* Paths: curves become eight lines each, near enough for ink on paper. */
#include "inspect/trace_path.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/arena.h"

enum { CURVE_STEPS = 8, MOST_POINTS = 1 << 20 };

const struct trace_matrix trace_identity = {1, 0, 0, 1, 0, 0};

struct trace_matrix trace_multiply(struct trace_matrix one, struct trace_matrix other)
{
	return (struct trace_matrix){
		one.a * other.a + one.b * other.c,
		one.a * other.b + one.b * other.d,
		one.c * other.a + one.d * other.c,
		one.c * other.b + one.d * other.d,
		one.e * other.a + one.f * other.c + other.e,
		one.e * other.b + one.f * other.d + other.f,
	};
}

struct trace_point trace_place(const struct trace_matrix *matrix, double x, double y)
{
	return (struct trace_point){matrix->a * x + matrix->c * y + matrix->e,
				    matrix->b * x + matrix->d * y + matrix->f};
}

/* The singular values of a matrix are half the sum and half the difference of these two. */
static double turning(const struct trace_matrix *m)
{
	return hypot(m->a + m->d, m->b - m->c);
}

static double mirroring(const struct trace_matrix *m)
{
	return hypot(m->a - m->d, m->b + m->c);
}

double trace_least_scale(const struct trace_matrix *matrix)
{
	return fabs(turning(matrix) - mirroring(matrix)) / 2;
}

double trace_most_scale(const struct trace_matrix *matrix)
{
	return (turning(matrix) + mirroring(matrix)) / 2;
}

bool trace_is_upright(const struct trace_matrix *matrix)
{
	return (matrix->b == 0 && matrix->c == 0) || (matrix->a == 0 && matrix->d == 0);
}

struct trace_box trace_meet(struct trace_box one, struct trace_box other)
{
	return (struct trace_box){fmax(one.left, other.left), fmax(one.bottom, other.bottom),
				  fmin(one.right, other.right), fmin(one.top, other.top)};
}

bool trace_is_empty(struct trace_box box)
{
	return !(box.left <= box.right && box.bottom <= box.top);
}

static void grow(struct trace_box *box, struct trace_point point)
{
	box->left = fmin(box->left, point.x);
	box->right = fmax(box->right, point.x);
	box->bottom = fmin(box->bottom, point.y);
	box->top = fmax(box->top, point.y);
}

/* A box that grow begins anew. */
static struct trace_box nowhere(void)
{
	return (struct trace_box){INFINITY, INFINITY, -INFINITY, -INFINITY};
}

struct trace_box trace_around(const struct trace_matrix *matrix, struct trace_box box)
{
	struct trace_box around = nowhere();

	grow(&around, trace_place(matrix, box.left, box.bottom));
	grow(&around, trace_place(matrix, box.right, box.bottom));
	grow(&around, trace_place(matrix, box.right, box.top));
	grow(&around, trace_place(matrix, box.left, box.top));
	return around;
}

static bool make_room(struct trace_path *path)
{
	if (path->npoints + CURVE_STEPS > MOST_POINTS) {
		path->is_full = true;
		return false;
	}
	if (path->npoints + CURVE_STEPS > path->most_points) {
		path->most_points = path->most_points > 0 ? path->most_points * 2 : 64;
		path->points = mem_resize(path->points,
					  (size_t)path->most_points * sizeof *path->points);
	}
	if (path->nparts == path->most_parts) {
		path->most_parts = path->most_parts > 0 ? path->most_parts * 2 : 16;
		path->parts = mem_resize(path->parts,
					 (size_t)path->most_parts * sizeof *path->parts);
	}
	return true;
}

void trace_path_move(struct trace_path *path, struct trace_point point)
{
	if (!make_room(path))
		return;
	/* a place that was only moved to is no part */
	if (path->nparts > 0 && path->parts[path->nparts - 1].first == path->npoints - 1) {
		path->nparts--;
		path->npoints--;
	}
	path->parts[path->nparts++] = (struct trace_part){.first = path->npoints};
	path->points[path->npoints++] = point;
}

/* After a part has been closed, the next line begins where that one did. */
static void go_on(struct trace_path *path)
{
	if (path->nparts > 0 && path->parts[path->nparts - 1].is_closed)
		trace_path_move(path, path->points[path->parts[path->nparts - 1].first]);
}

void trace_path_line(struct trace_path *path, struct trace_point point)
{
	go_on(path);
	if (path->nparts == 0)
		trace_path_move(path, point);
	else if (make_room(path))
		path->points[path->npoints++] = point;
}

void trace_path_curve(struct trace_path *path, struct trace_point one, struct trace_point two,
		      struct trace_point end)
{
	struct trace_point from;

	go_on(path);
	if (path->nparts == 0)
		trace_path_move(path, one);
	if (!make_room(path))
		return;
	from = path->points[path->npoints - 1];
	for (int i = 1; i <= CURVE_STEPS; i++) {
		double t = (double)i / CURVE_STEPS, u = 1 - t;

		path->points[path->npoints++] = (struct trace_point){
			u * u * u * from.x + 3 * u * u * t * one.x + 3 * u * t * t * two.x +
				t * t * t * end.x,
			u * u * u * from.y + 3 * u * u * t * one.y + 3 * u * t * t * two.y +
				t * t * t * end.y};
	}
}

void trace_path_close(struct trace_path *path)
{
	if (path->nparts > 0)
		path->parts[path->nparts - 1].is_closed = true;
}

void trace_path_clear(struct trace_path *path)
{
	path->npoints = path->nparts = 0;
	path->is_full = false;
}

void trace_path_release(struct trace_path *path)
{
	free(path->points);
	free(path->parts);
	*path = (struct trace_path){0};
}

struct trace_box trace_path_box(const struct trace_path *path)
{
	struct trace_box box = nowhere();

	for (int i = 0; i < path->npoints; i++)
		grow(&box, path->points[i]);
	return box;
}

int trace_path_end(const struct trace_path *path, int part)
{
	assert(0 <= part && part < path->nparts);
	return part + 1 < path->nparts ? path->parts[part + 1].first : path->npoints;
}

bool trace_path_is_bar(const struct trace_path *path, int part, double *width)
{
	enum { CORNERS = 4 };
	const double enough = 0.01; /* of a point, as figures are rounded */
	const struct trace_point *p = path->points + path->parts[part].first;
	int n = trace_path_end(path, part) - path->parts[part].first;
	double one, other;

	if (n == CORNERS + 1 && hypot(p[4].x - p[0].x, p[4].y - p[0].y) < enough)
		n--;
	if (n != CORNERS)
		return false;
	one = hypot(p[1].x - p[0].x, p[1].y - p[0].y);
	other = hypot(p[2].x - p[1].x, p[2].y - p[1].y);
	/* opposite sides are equal, and so are the diagonals */
	if (fabs(p[0].x + p[2].x - p[1].x - p[3].x) > enough ||
	    fabs(p[0].y + p[2].y - p[1].y - p[3].y) > enough ||
	    fabs(hypot(p[2].x - p[0].x, p[2].y - p[0].y) -
		 hypot(p[3].x - p[1].x, p[3].y - p[1].y)) > enough)
		return false;
	*width = fmin(one, other);
	return true;
}

bool trace_path_is_upright(const struct trace_path *path)
{
	const struct trace_point *p = path->points;
	int n = path->npoints;

	if (n == 5 && p[4].x == p[0].x && p[4].y == p[0].y)
		n = 4;
	if (path->nparts != 1 || n != 4)
		return false;
	return (p[0].x == p[1].x && p[1].y == p[2].y && p[2].x == p[3].x && p[3].y == p[0].y) ||
	       (p[0].y == p[1].y && p[1].x == p[2].x && p[2].y == p[3].y && p[3].x == p[0].x);
}
