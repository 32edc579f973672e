/*
 * Edges are sorted by the row they begin in. In a row each one adds, pixel by pixel, how far it
 * goes down there (cover), and twice the area between it and the left side of the pixel (area); the
 * sum of all covers to the left, less the area of a pixel's own, is what is covered of it. That is
 * the way of Levien's libart and of FreeType.
 */
#include "draw/raster.h"

#include <stdlib.h>
#include <string.h>

#include "base/len.h"
#include "base/mem.h"

enum {
	PIXEL = RASTER_PIXEL,
	WHOLE = 2 * PIXEL * PIXEL /* the doubled area of a pixel */
};

struct raster_edge {
	int32_t x0, y0, x1, y1; /* y0 < y1 */
	int sign;               /* 1: it goes down, -1: up */
};

void raster_init(struct raster *raster)
{
	*raster = (struct raster){0};
}

void raster_release(struct raster *raster)
{
	free(raster->edges);
	raster->edges = NULL;
}

void raster_reset(struct raster *raster, const struct raster_box *box)
{
	raster->nedges = 0;
	raster->box = *box;
}

static void add_edge(struct raster *raster, struct raster_point a, struct raster_point b)
{
	struct raster_edge edge = {a.x, a.y, b.x, b.y, 1};
	int64_t top = (int64_t)raster->box.top * PIXEL,
		bottom = (int64_t)raster->box.bottom * PIXEL;

	if (a.y > b.y)
		edge = (struct raster_edge){b.x, b.y, a.x, a.y, -1};
	if (edge.y0 == edge.y1 || edge.y1 <= top || edge.y0 >= bottom)
		return;
	if (raster->nedges == raster->most) {
		raster->most = raster->most ? 2 * raster->most : 256;
		raster->edges = mem_resize(raster->edges,
					   (size_t)raster->most * sizeof *raster->edges);
	}
	raster->edges[raster->nedges++] = edge;
}

void raster_add(struct raster *raster, const struct raster_point *points, int n)
{
	for (int i = 0; i < n; i++)
		add_edge(raster, points[i], points[i + 1 < n ? i + 1 : 0]);
}

/* A row of pixels while its edges are added. */
struct raster_row {
	int32_t *cover, *area; /* by pixel from the left of the box; none is missing */
	int left, right;       /* of the box */
	int first, end;        /* pixels that edges were added to */
};

static void add_piece(struct raster_row *row, int pixel, int64_t cover, int64_t area)
{
	row->cover[pixel - row->left] += (int32_t)cover;
	row->area[pixel - row->left] += (int32_t)area;
	if (pixel < row->first)
		row->first = pixel;
	if (pixel >= row->end)
		row->end = pixel + 1;
}

/* Where an edge is at height y, which it reaches. */
static int64_t x_at(const struct raster_edge *edge, int64_t y)
{
	int64_t height = (int64_t)edge->y1 - edge->y0;

	return edge->x0 + len_scale(y - edge->y0, (int64_t)edge->x1 - edge->x0, height);
}

static int pixel_of(int64_t x)
{
	return (int)(x >= 0 ? x / PIXEL : -((-x + PIXEL - 1) / PIXEL));
}

/* A line inside a row from x0 to x1, which goes `down` in all, times its sign, within the box. */
static void add_inside(struct raster_row *row, int64_t x0, int64_t x1, int64_t down, int sign)
{
	int from = pixel_of(x0), to = pixel_of(x1), step = x1 >= x0 ? 1 : -1;
	int64_t width = x1 - x0, done = 0, x = x0;

	for (int pixel = from;; pixel += step) {
		int64_t border = (int64_t)(step > 0 ? pixel + 1 : pixel) * PIXEL;
		int64_t end = pixel == to ? x1 : border;
		int64_t until = pixel == to ? down : down * (end - x0) / width;
		int64_t left = (int64_t)pixel * PIXEL, cover = sign * (until - done);

		if (pixel < row->right)
			add_piece(row, pixel, cover, cover * (x - left + end - left));
		if (pixel == to)
			return;
		done = until;
		x = end;
	}
}

/* What lies to the left of the box covers all of it, what lies to the right nothing: the line is
 * cut where it enters and where it leaves. */
static void add_line(struct raster_row *row, int64_t x0, int64_t x1, int64_t down, int sign)
{
	int64_t left = (int64_t)row->left * PIXEL, right = (int64_t)row->right * PIXEL;
	int64_t least = x0 < x1 ? x0 : x1, most = x0 < x1 ? x1 : x0;
	int64_t low = len_min(len_max(left, least), most);
	int64_t high = len_min(len_max(right, least), most);
	int64_t cuts[] = {x0, x0 < x1 ? low : high, x0 < x1 ? high : low, x1};
	int64_t parts[] = {0, 0, 0, down};

	for (int i = 1; i < 3 && x0 != x1; i++)
		parts[i] = down * (cuts[i] - x0) / (x1 - x0);
	for (int i = 0; i < 3; i++) {
		int64_t a = cuts[i], b = cuts[i + 1], part = parts[i + 1] - parts[i];

		if (part == 0 || (a >= right && b >= right))
			continue;
		if (a <= left && b <= left)
			add_piece(row, row->left, sign * part, 0);
		else
			add_inside(row, a, b, part, sign);
	}
}

static void add_edge_to_row(struct raster_row *row, const struct raster_edge *edge, int y)
{
	int64_t top = (int64_t)y * PIXEL, bottom = top + PIXEL;

	if (top < edge->y0)
		top = edge->y0;
	if (bottom > edge->y1)
		bottom = edge->y1;
	add_line(row, x_at(edge, top), x_at(edge, bottom), bottom - top, edge->sign);
}

/* What is covered of a pixel, of 255, from its doubled area as often as contours run around it. */
static uint8_t covered(int64_t area, bool is_even_odd)
{
	area = llabs(area);
	if (is_even_odd) {
		area %= 2 * WHOLE;
		if (area > WHOLE)
			area = 2 * WHOLE - area;
	} else if (area > WHOLE) {
		area = WHOLE;
	}
	return (uint8_t)((area * 255 + WHOLE / 2) / WHOLE);
}

/* Tells of a row and empties it. Where no edge is, what is covered goes on to the next one. */
static void tell_row(struct raster_row *row, int y, bool is_even_odd, uint8_t *bytes,
		     const struct raster_taker *taker)
{
	int64_t cover = 0;
	int start = row->first, width = row->right - row->left;

	for (int x = row->first; x < row->end; x++) {
		int at = x - row->left;

		cover += row->cover[at];
		bytes[at] = covered(cover * 2 * PIXEL - row->area[at], is_even_odd);
		row->cover[at] = row->area[at] = 0;
	}
	if (row->end > row->first && covered(cover * 2 * PIXEL, is_even_odd)) {
		/* a shape that goes on past the right side of the box */
		memset(bytes + row->end - row->left, covered(cover * 2 * PIXEL, is_even_odd),
		       (size_t)(width - (row->end - row->left)));
		row->end = row->right;
	}
	if (row->end > start)
		taker->take(taker->context, y, start, row->end - start, bytes + start - row->left);
	row->first = row->right;
	row->end = row->left;
}

static int compare_edges(const void *a, const void *b)
{
	const struct raster_edge *x = a, *y = b;

	return (x->y0 > y->y0) - (x->y0 < y->y0);
}

/* Drops the edges that end above y, keeping the others together. */
static int drop_ended(struct raster_edge **active, int n, int64_t y)
{
	int kept = 0;

	for (int i = 0; i < n; i++)
		if (active[i]->y1 > y)
			active[kept++] = active[i];
	return kept;
}

void raster_sweep(struct raster *raster, bool is_even_odd, const struct raster_taker *taker)
{
	const struct raster_box *box = &raster->box;
	size_t width = box->right > box->left ? (size_t)(box->right - box->left) : 0;
	struct raster_row row = {
		.left = box->left, .right = box->right, .first = box->right, .end = box->left};
	struct raster_edge **active;
	uint8_t *bytes;
	int next = 0, n = 0;

	if (raster->nedges == 0 || width == 0)
		return;
	qsort(raster->edges, (size_t)raster->nedges, sizeof *raster->edges, compare_edges);
	active = mem_alloc((size_t)raster->nedges * sizeof(struct raster_edge *));
	row.cover = mem_alloc_zeroed(width * 2 * sizeof *row.cover);
	row.area = row.cover + width;
	bytes = mem_alloc(width);
	for (int y = box->top; y < box->bottom && (n > 0 || next < raster->nedges); y++) {
		int64_t top = (int64_t)y * PIXEL;

		n = drop_ended(active, n, top);
		while (next < raster->nedges && raster->edges[next].y0 < top + PIXEL)
			active[n++] = &raster->edges[next++];
		for (int i = 0; i < n; i++)
			add_edge_to_row(&row, active[i], y);
		tell_row(&row, y, is_even_odd, bytes, taker);
	}
	free(bytes);
	free(row.cover);
	free(active);
}
