/*
 * Least squares over the linear form of the map (Hartley and Zisserman, Multiple View Geometry,
 * 4.1), with the last number fixed to 1: a sheet is never seen from its own plane. Both sides are
 * moved and scaled first (4.4), without which the sums of squares lose most of their digits.
 */
#include "scan/plane.h"

#include <math.h>

enum { UNKNOWNS = 8, FLAT = 6 };

/* Normal equations: a square matrix and what it gives. */
struct sums {
	double a[UNKNOWNS][UNKNOWNS + 1];
	int n;
};

static void add_row(struct sums *sums, const double *row, double value)
{
	for (int i = 0; i < sums->n; i++) {
		for (int j = 0; j < sums->n; j++)
			sums->a[i][j] += row[i] * row[j];
		sums->a[i][UNKNOWNS] += row[i] * value;
	}
}

static int find_pivot(const struct sums *sums, int column)
{
	int best = column;

	for (int i = column + 1; i < sums->n; i++)
		if (fabs(sums->a[i][column]) > fabs(sums->a[best][column]))
			best = i;
	return best;
}

/* Gauss and Jordan, with the largest pivots. */
static bool solve(struct sums *sums, double *out)
{
	for (int c = 0; c < sums->n; c++) {
		int pivot = find_pivot(sums, c);

		if (!(fabs(sums->a[pivot][c]) > 1e-9))
			return false;
		for (int j = 0; j <= UNKNOWNS; j++) {
			double kept = sums->a[c][j];

			sums->a[c][j] = sums->a[pivot][j];
			sums->a[pivot][j] = kept;
		}
		for (int i = 0; i < sums->n; i++) {
			double part = i == c ? 0 : sums->a[i][c] / sums->a[c][c];

			for (int j = c; j <= UNKNOWNS && part != 0; j++)
				sums->a[i][j] -= part * sums->a[c][j];
		}
	}
	for (int i = 0; i < sums->n; i++)
		out[i] = sums->a[i][UNKNOWNS] / sums->a[i][i];
	return true;
}

/* Moved by -x, -y, and then made larger. */
struct norm {
	double x, y, scale;
};

static struct norm find_norm(const struct tie *ties, int n, bool is_to)
{
	struct norm norm = {0, 0, 0};
	double far = 0;

	for (int i = 0; i < n; i++) {
		struct spot at = is_to ? ties[i].to : ties[i].from;

		norm.x += at.x / n;
		norm.y += at.y / n;
	}
	for (int i = 0; i < n; i++) {
		struct spot at = is_to ? ties[i].to : ties[i].from;

		far += hypot(at.x - norm.x, at.y - norm.y) / n;
	}
	norm.scale = far > 0 ? 1 / far : 1;
	return norm;
}

static struct spot apply(struct norm norm, struct spot at)
{
	return (struct spot){(at.x - norm.x) * norm.scale, (at.y - norm.y) * norm.scale};
}

static void multiply(const double *a, const double *b, double *out)
{
	for (int i = 0; i < 9; i++) {
		out[i] = 0;
		for (int k = 0; k < 3; k++)
			out[i] += a[i / 3 * 3 + k] * b[k * 3 + i % 3];
	}
}

/* Back from normed places to those that were given. */
static bool undo_norms(const double *m, struct norm from, struct norm to, struct plane *plane)
{
	const double in[] = {
		from.scale, 0, -from.x * from.scale, 0, from.scale, -from.y * from.scale, 0, 0, 1};
	const double back[] = {1 / to.scale, 0, to.x, 0, 1 / to.scale, to.y, 0, 0, 1};
	double half[9], whole[9];

	multiply(m, in, half);
	multiply(back, half, whole);
	if (!(fabs(whole[8]) > 1e-9))
		return false;
	for (int i = 0; i < 9; i++)
		plane->m[i] = whole[i] / whole[8];
	return true;
}

static bool fit(const struct tie *ties, int n, int unknowns, struct plane *plane)
{
	struct norm from = find_norm(ties, n, false), to = find_norm(ties, n, true);
	struct sums sums = {.n = unknowns};
	double m[9] = {0};

	for (int i = 0; i < n; i++) {
		struct spot p = apply(from, ties[i].from), q = apply(to, ties[i].to);
		const double across[] = {p.x, p.y, 1, 0, 0, 0, -p.x * q.x, -p.y * q.x};
		const double down[] = {0, 0, 0, p.x, p.y, 1, -p.x * q.y, -p.y * q.y};

		add_row(&sums, across, q.x);
		add_row(&sums, down, q.y);
	}
	if (!solve(&sums, m))
		return false;
	m[8] = 1;
	return undo_norms(m, from, to, plane);
}

bool plane_fit(const struct tie *ties, int n, struct plane *plane)
{
	return n >= 4 && fit(ties, n, UNKNOWNS, plane);
}

bool plane_fit_flat(const struct tie *ties, int n, struct plane *plane)
{
	return n >= 3 && fit(ties, n, FLAT, plane);
}

struct spot plane_map(const struct plane *plane, struct spot at)
{
	const double *m = plane->m;
	double w = m[6] * at.x + m[7] * at.y + m[8];

	return (struct spot){(m[0] * at.x + m[1] * at.y + m[2]) / w,
			     (m[3] * at.x + m[4] * at.y + m[5]) / w};
}

double plane_scale(const struct plane *plane, struct spot at)
{
	const double step = 1000;
	struct spot here = plane_map(plane, at);
	struct spot right = plane_map(plane, (struct spot){at.x + step, at.y});
	struct spot down = plane_map(plane, (struct spot){at.x, at.y + step});
	double area = (right.x - here.x) * (down.y - here.y) -
		      (right.y - here.y) * (down.x - here.x);

	return sqrt(fabs(area)) / step;
}

double plane_miss(const struct plane *plane, const struct tie *tie)
{
	struct spot at = plane_map(plane, tie->from);

	return hypot(at.x - tie->to.x, at.y - tie->to.y);
}
