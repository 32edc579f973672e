/* Cells: paths by four lines of a scan in each row, exact along the line. */
#include "inspect/preflight_area.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum {
	LINES = 4, /* of a scan, in a cell */
	MOST_CELLS = 1 << 20,
	SQUARE_MM = 15,
	MOST_WORK = 200 * 1000 * 1000,
};

static const double mm = 72 / 25.4;
static const double text_share = 0.25; /* of its box that a text covers */

void preflight_area_release(struct preflight_area *area)
{
	for (int i = 0; i < TRACE_INKS; i++)
		free(area->planes[i]);
	free(area->cover);
	free(area->crossings);
	free(area->turns);
	*area = (struct preflight_area){.work = area->work};
}

void preflight_area_begin(struct preflight_area *area, struct trace_box trim)
{
	double width = fmin(fmax(trim.right - trim.left, 1), 1e5);
	double height = fmin(fmax(trim.top - trim.bottom, 1), 1e5);
	double cell = mm;

	preflight_area_release(area);
	while (width / cell * height / cell > MOST_CELLS)
		cell *= 2;
	area->left = trim.left;
	area->top = trim.top;
	area->cell = cell;
	area->width = (int)fmax(ceil(width / cell - 0.01), 1);
	area->height = (int)fmax(ceil(height / cell - 0.01), 1);
	area->square = (int)fmax(SQUARE_MM * mm / cell + 0.5, 1);
	area->cover = mem_alloc_zeroed((size_t)area->width * sizeof *area->cover);
}

/* A number of cells, within 0 and most. */
static int clamp(double value, int most)
{
	return value > 0 ? value < most ? (int)value : most : 0;
}

static float *find_plane(struct preflight_area *area, int ink)
{
	if (!area->planes[ink])
		area->planes[ink] = mem_alloc_zeroed((size_t)area->width * (size_t)area->height *
						     sizeof(float));
	return area->planes[ink];
}

/* The inks that a paint changes: those it overprints with, else all. */
static uint32_t find_changed(const struct trace_paint *paint, const struct trace_inks *inks)
{
	bool is_cmyk = paint->colour && paint->colour->space->kind == TRACE_CMYK;
	uint32_t changed = inks->named;

	if (!paint->overprints)
		return ~0u;
	for (int i = 0; i < TRACE_PROCESS; i++)
		if (is_cmyk && paint->overprint_mode == 1 && inks->amounts[i] == 0)
			changed &= ~(1u << i);
	return changed;
}

/* Lays ink on cells from..to of a row, as much as the row's cover says, which is cleared. */
static void lay(struct preflight_area *area, int row, int from, int to,
		const struct trace_inks *inks, uint32_t changed)
{
	for (int i = 0; i < TRACE_INKS; i++) {
		float amount = (float)inks->amounts[i];
		float *plane = amount > 0 ? find_plane(area, i) : area->planes[i];

		if (!plane || !(changed >> i & 1))
			continue;
		plane += (size_t)row * (size_t)area->width;
		for (int x = from; x < to; x++)
			plane[x] += (amount - plane[x]) * area->cover[x];
	}
	if (to > from)
		memset(area->cover + from, 0, (size_t)(to - from) * sizeof *area->cover);
}

/* Adds a stretch of a line, in cells, to the cover of its row. */
static void cover_stretch(struct preflight_area *area, double from, double to, double share)
{
	int first, last;

	from = fmax(from, 0);
	to = fmin(to, area->width);
	if (!(from < to))
		return;
	first = clamp(from, area->width - 1);
	last = clamp(to, area->width - 1);
	if (first == last) {
		area->cover[first] += (float)((to - from) * share);
		return;
	}
	area->cover[first] += (float)((first + 1 - from) * share);
	for (int x = first + 1; x < last; x++)
		area->cover[x] += (float)share;
	area->cover[last] += (float)((to - last) * share);
}

/* A scan of a path: how its lines are counted, and where paint is let through. */
struct scan {
	const struct trace_path *path;
	bool is_even_odd;
	double left, right; /* in cells */
	double share;
};

static void add_crossing(struct preflight_area *area, int n, double x, int turn)
{
	int i = n;

	if (n == area->most_crossings) {
		area->most_crossings = n > 0 ? n * 2 : 64;
		area->crossings = mem_resize(area->crossings, (size_t)area->most_crossings *
								      sizeof *area->crossings);
		area->turns = mem_resize(area->turns,
					 (size_t)area->most_crossings * sizeof *area->turns);
	}
	for (; i > 0 && area->crossings[i - 1] > x; i--) {
		area->crossings[i] = area->crossings[i - 1];
		area->turns[i] = area->turns[i - 1];
		area->work++;
	}
	area->crossings[i] = x;
	area->turns[i] = turn;
}

/* Where the edges of a part meet the line at y; returns how many crossings there are now. */
static int cross_part(struct preflight_area *area, const struct scan *scan, int part, double y,
		      int n)
{
	int first = scan->path->parts[part].first, end = trace_path_end(scan->path, part);

	area->work += end - first;
	for (int i = first; i < end; i++) {
		struct trace_point a = scan->path->points[i];
		struct trace_point b = scan->path->points[i + 1 < end ? i + 1 : first];

		if ((a.y <= y) == (b.y <= y))
			continue;
		add_crossing(area, n++,
			     (a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y) - area->left) /
				     area->cell,
			     a.y < b.y ? 1 : -1);
	}
	return n;
}

static void scan_line(struct preflight_area *area, const struct scan *scan, double y)
{
	int n = 0, turns = 0;

	for (int part = 0; part < scan->path->nparts; part++)
		n = cross_part(area, scan, part, y, n);
	for (int i = 0; i + 1 < n; i++) {
		turns += scan->is_even_odd ? 1 : area->turns[i];
		if (scan->is_even_odd ? turns % 2 != 0 : turns != 0)
			cover_stretch(area, fmax(area->crossings[i], scan->left),
				      fmin(area->crossings[i + 1], scan->right), scan->share);
	}
}

/* Paints a path within a box. Beyond the limit of work, or where there is no path, the box. */
static void paint_path(struct preflight_area *area, struct scan *scan, struct trace_box box,
		       const struct trace_paint *paint)
{
	uint32_t changed = find_changed(paint, &paint->inks);
	double top = (area->top - box.top) / area->cell;
	double bottom = (area->top - box.bottom) / area->cell;
	int first = clamp(floor(top), area->height), end = clamp(ceil(bottom), area->height);
	int from, to;

	scan->left = (box.left - area->left) / area->cell;
	scan->right = (box.right - area->left) / area->cell;
	from = clamp(floor(scan->left), area->width);
	to = clamp(ceil(scan->right), area->width);
	for (int row = first; row < end && from < to; row++) {
		if (!scan->path || area->work > MOST_WORK)
			cover_stretch(area, scan->left, scan->right,
				      scan->share * (fmin(bottom, row + 1) - fmax(top, row)));
		for (int i = 0; scan->path && area->work <= MOST_WORK && i < LINES; i++) {
			double at = row + (i + 0.5) / LINES;
			struct scan line = *scan;

			line.share /= LINES;
			if (at > top && at < bottom)
				scan_line(area, &line, area->top - at * area->cell);
		}
		area->work += to - from;
		lay(area, row, from, to, &paint->inks, changed);
	}
}

/* A line as a bar; all bars turn the same way, so that they never take each other away. */
static void add_bar(struct trace_path *bars, struct trace_point a, struct trace_point b,
		    double half)
{
	double length = hypot(b.x - a.x, b.y - a.y);
	double x = length > 0 ? (b.y - a.y) / length * half : half;
	double y = length > 0 ? (a.x - b.x) / length * half : 0;

	trace_path_move(bars, (struct trace_point){a.x + x, a.y + y});
	trace_path_line(bars, (struct trace_point){b.x + x, b.y + y});
	trace_path_line(bars, (struct trace_point){b.x - x, b.y - y});
	trace_path_line(bars, (struct trace_point){a.x - x, a.y - y});
	trace_path_close(bars);
}

static void paint_stroke(struct preflight_area *area, const struct trace_paint *paint)
{
	const struct trace_path *path = paint->path;
	struct trace_path bars = {0};
	struct scan scan = {.path = &bars, .share = 1};

	for (int part = 0; part < path->nparts; part++) {
		int first = path->parts[part].first, end = trace_path_end(path, part);

		for (int i = first; i + 1 < end; i++)
			add_bar(&bars, path->points[i], path->points[i + 1], paint->size / 2);
		if (path->parts[part].is_closed && end - first > 2)
			add_bar(&bars, path->points[end - 1], path->points[first], paint->size / 2);
	}
	paint_path(area, &scan, paint->box, paint);
	trace_path_release(&bars);
}

/* Whether an upright rectangle is all there is of a path. */
static bool is_box(const struct trace_path *path)
{
	const struct trace_point *p = path->points;
	double width;

	return path->nparts == 1 && trace_path_is_bar(path, 0, &width) &&
	       (fabs(p[0].x - p[1].x) < 0.001 || fabs(p[0].y - p[1].y) < 0.001);
}

void preflight_area_paint(struct preflight_area *area, const struct trace_paint *paint)
{
	struct scan scan = {.path = paint->path, .is_even_odd = paint->is_even_odd, .share = 1};

	if (!paint->inks.is_known || trace_is_empty(paint->box))
		return;
	if (paint->kind == TRACE_STROKE) {
		paint_stroke(area, paint);
		return;
	}
	if (paint->kind == TRACE_TEXT)
		scan.share = text_share;
	if (paint->path && is_box(paint->path))
		scan.path = NULL;
	paint_path(area, &scan, paint->box, paint);
}

void preflight_area_picture(struct preflight_area *area, const struct trace_paint *paint,
			    bool (*sample)(const void *context, double u, double v,
					   struct trace_inks *inks),
			    const void *context)
{
	const struct trace_matrix *m = &paint->matrix;
	double area_of = m->a * m->d - m->b * m->c;
	const struct trace_box *box = &paint->box;
	int first = clamp((area->top - box->top) / area->cell, area->height);
	int end = clamp(ceil((area->top - box->bottom) / area->cell), area->height);
	int from = clamp((box->left - area->left) / area->cell, area->width);
	int to = clamp(ceil((box->right - area->left) / area->cell), area->width);

	if (!(fabs(area_of) > 1e-9) || trace_is_empty(*box))
		return;
	for (int row = first; row < end; row++)
		for (int column = from; column < to; column++) {
			double x = area->left + (column + 0.5) * area->cell - m->e;
			double y = area->top - (row + 0.5) * area->cell - m->f;
			struct trace_inks inks;

			if (!sample(context, (x * m->d - y * m->c) / area_of,
				    (y * m->a - x * m->b) / area_of, &inks))
				continue;
			area->cover[column] = 1;
			lay(area, row, column, column + 1, &inks, find_changed(paint, &inks));
		}
}

/* Sums of all cells above and left of each place, so that any square takes four of them. */
static double *sum_up(const struct preflight_area *area)
{
	size_t stride = (size_t)area->width + 1;
	double *sums = mem_alloc(stride * ((size_t)area->height + 1) * sizeof *sums);
	const float *planes[TRACE_INKS] = {NULL};
	int nplanes = 0;

	for (int i = 0; i < TRACE_INKS; i++)
		if (area->planes[i])
			planes[nplanes++] = area->planes[i];
	memset(sums, 0, stride * sizeof *sums);
	for (int row = 0; row < area->height; row++) {
		double *sum = sums + stride * ((size_t)row + 1), line = 0;
		const double *above = sum - stride;

		sum[0] = 0;
		for (int x = 0; x < area->width; x++) {
			for (int i = 0; i < nplanes; i++)
				line += planes[i][(size_t)row * (size_t)area->width + (size_t)x];
			sum[x + 1] = above[x + 1] + line;
		}
	}
	return sums;
}

double preflight_area_most(const struct preflight_area *area, struct trace_point *place)
{
	size_t stride = (size_t)area->width + 1;
	int wide = area->square < area->width ? area->square : area->width;
	int high = area->square < area->height ? area->square : area->height;
	double *sums = sum_up(area), most = 0;

	*place = (struct trace_point){area->left, area->top};
	for (int row = 0; row + high <= area->height; row++)
		for (int x = 0; x + wide <= area->width; x++) {
			const double *above = sums + stride * (size_t)row + x;
			const double *below = above + stride * (size_t)high;
			double sum = below[wide] - below[0] - above[wide] + above[0];

			if (sum <= most)
				continue;
			most = sum;
			place->x = area->left + x * area->cell;
			place->y = area->top - row * area->cell;
		}
	free(sums);
	return most / wide / high;
}
