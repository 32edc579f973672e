/*
 * Each row is as high as its highest cell of one row; where a cell that spans needs more than its
 * rows have, the last of them grows. All cells are then laid side by side, each pushed down to its
 * row, so that their notes and drawings stay theirs. Lines between the rows leave out the columns
 * of cells that reach across.
 *
 * What is higher than a page has room for parts into slices, from a row to another. A cell that
 * reaches over the end of a slice leaves there what has no room above it, which goes on level with
 * the first lines of the next slice:
 *
 *	-------------------------
 *	1998   sown     All the     a slice ends as early as the words of its cells allow, or before
 *	       -----    years of    it takes more of a page than a row that never parts
 *	       reaped   the farm
 *	       -----------------    here a page may end
 *	       sold     in one
 *	                row
 */
#include "layout/band.h"

#include <stdlib.h>

#include "layout/blocks.h"
#include "layout/columns.h"
#include "layout/flow.h"
#include "layout/row.h"
#include "layout/table_head.h"

/* A cell on its way: its row, counted from the first of the band, and what it holds. */
struct banded {
	const struct cell *at;
	int row;
	int from;          /* the row where what it holds begins: the slices above have the rest */
	struct vlist list; /* of that */
};

struct band {
	const struct flow *flow;
	const struct table_setting *setting;
	struct banded *cells;
	int ncells;
	const struct banded **spanning; /* cells of several of the rows that are still to be set */
	int nspanning;
	len *heights; /* of the rows */
	int nrows;
};

const struct block *band_last(const struct block *row)
{
	int left = 1; /* rows that are still tied, with this one */

	for (;; row = row->next) {
		for (const struct block *cell = row->first; cell; cell = cell->next)
			if (cell->of.cell->rowspan > left)
				left = cell->of.cell->rowspan;
		if (--left == 0 || !row->next)
			return row;
	}
}

static void add_cells(struct band *band, const struct block *row, struct arena *arena)
{
	const struct columns *c = &band->setting->columns;

	for (const struct block *cell = row->first; cell; cell = cell->next) {
		struct banded *to = &band->cells[band->ncells++];

		to->at = cell->of.cell;
		to->row = to->from = band->nrows;
		vlist_init(&to->list, arena);
		blocks_flow(band->flow, cell->first, NULL, columns_cell_width(c, to->at),
			    &to->list);
		vlist_shift(&to->list, c->x[to->at->column], 0);
	}
	band->nrows++;
}

/* The row behind the last one of a cell. */
static int end_of(const struct banded *cell)
{
	return cell->row + cell->at->rowspan;
}

static len sum(const struct band *band, int from, int end)
{
	len all = 0;

	for (int i = from; i < end; i++)
		all += band->heights[i];
	return all;
}

/* The room around the text of a row. */
static len pad(const struct band *band)
{
	return band->setting->above + band->setting->below;
}

static int by_rows(const void *a, const void *b)
{
	const struct banded *x = *(const struct banded *const *)a;
	const struct banded *y = *(const struct banded *const *)b;

	if (end_of(x) - x->from != end_of(y) - y->from)
		return end_of(x) - x->from < end_of(y) - y->from ? -1 : 1;
	return (x > y) - (x < y);
}

/* Makes the last row of a cell higher where it needs more than its rows have. */
static void make_room(struct band *band, const struct banded *cell)
{
	int end = end_of(cell);
	len more = cell->list.height + pad(band) - sum(band, cell->from, end);

	band->heights[end - 1] += len_max(more, 0);
}

/* The heights of the rows from one on: those of their own cells first, then by the number of rows
 * that cells span. */
static void find_heights(struct band *band, int from)
{
	band->nspanning = 0;
	for (int r = from; r < band->nrows; r++)
		band->heights[r] = 2 * band->flow->master->grid + pad(band);
	for (int i = 0; i < band->ncells; i++) {
		const struct banded *cell = &band->cells[i];
		int nrows = end_of(cell) - cell->from;

		if (cell->from >= from && nrows == 1)
			make_room(band, cell);
		else if (cell->from >= from && nrows > 1)
			band->spanning[band->nspanning++] = cell;
	}
	if (band->nspanning)
		qsort(band->spanning, (size_t)band->nspanning, sizeof *band->spanning, by_rows);
	for (int i = 0; i < band->nspanning; i++)
		make_room(band, band->spanning[i]);
}

/* Whether a cell reaches in its column from the row above into this one. */
static bool is_crossed(const struct band *band, int row, int column)
{
	for (int i = 0; i < band->ncells; i++) {
		const struct banded *cell = &band->cells[i];

		if (cell->row < row && row < end_of(cell) && cell->at->column <= column &&
		    column < cell->at->column + cell->at->colspan)
			return true;
	}
	return false;
}

/* The line above row r of the band, but where cells reach across. */
static void add_line(const struct band *band, int r, len y, const struct vlist *list,
		     struct vnode *box)
{
	const struct columns *c = &band->setting->columns;
	const struct flow *flow = band->flow;

	for (int from = 0, to; from < c->n; from = to) {
		len x = c->x[from];
		struct item line;

		to = from + 1;
		if (is_crossed(band, r, from))
			continue;
		while (to < c->n && !is_crossed(band, r, to))
			to++;
		line = flow_box(x, y,
				(to < c->n ? c->x[to - 1] + c->width[to - 1]
					   : flow_body_width(flow)) -
					x,
				flow->theme->row_line, flow->theme->uses[COLOUR_HAIR]);
		vlist_add_item(list, box, &line);
	}
}

/* The same so far down in a list. */
static void add_line_within(const struct band *band, int r, len y, const struct vlist *list)
{
	for (int i = 0; i < list->nnodes; i++) {
		struct vnode *node = &list->nodes[i];

		if (node->kind == V_BOX && y < node->height) {
			add_line(band, r, y, list, node);
			return;
		}
		y -= node->height;
	}
}

/* As one box, which no page parts. */
static void add_whole(const struct band *band, struct vlist *out)
{
	struct vlist *lists = ARENA_ARRAY(out->arena, struct vlist, band->ncells + 1);
	struct vlist whole;
	struct vnode *box;
	int n = 0;

	for (; n < band->ncells; n++) {
		lists[n] = band->cells[n].list;
		vlist_pad_top(&lists[n], sum(band, 0, band->cells[n].row) + band->setting->above);
	}
	vlist_init(&lists[n], out->arena);
	vlist_add_box(&lists[n++], sum(band, 0, band->nrows));
	vlist_init(&whole, out->arena);
	vlist_parallel(lists, n, 0, PENALTY_NEVER, &whole);
	box = vlist_box_up(&whole, out);
	columns_add_line(band->flow, out, box, band->flow->theme->row_line,
			 band->flow->theme->uses[COLOUR_HAIR]);
	for (int r = 1; r < band->nrows; r++)
		add_line(band, r, sum(band, 0, r), out, box);
}

/* The number of nodes of a list, up to a place where it may part, that have room in a height. */
static int count_fitting(const struct vlist *list, len room)
{
	int n = 0;

	for (int i = 0; i < list->nnodes; i++) {
		const struct vnode *node = &list->nodes[i];

		room -= node->height;
		if (node->kind == V_BOX && room < 0)
			return n;
		if (node->kind == V_PENALTY && node->penalty < PENALTY_LINE)
			n = i;
	}
	return list->nnodes;
}

/* What of a cell stands in the rows up to one. */
static int count_above(const struct band *band, const struct banded *cell, int end)
{
	if (end_of(cell) <= end)
		return cell->list.nnodes;
	return count_fitting(&cell->list, sum(band, cell->from, end) - pad(band));
}

static bool is_among(const struct banded *cell, int from, int end)
{
	return from <= cell->from && cell->from < end && cell->from < end_of(cell);
}

/* How the words of cells stand in a slice: all end in it; some go on below; one has none in it. */
enum slice { SLICE_ENDS, SLICE_GOES_ON, SLICE_STUCK };

static enum slice find_slice(const struct band *band, int from, int end)
{
	enum slice slice = SLICE_ENDS;

	for (int i = 0; i < band->nspanning; i++) {
		const struct banded *cell = band->spanning[i];
		int n;

		if (!is_among(cell, from, end) || end_of(cell) <= end)
			continue;
		n = count_above(band, cell, end);
		if (n == 0 && cell->list.nnodes)
			return SLICE_STUCK;
		if (n < cell->list.nnodes)
			slice = SLICE_GOES_ON;
	}
	return slice;
}

/* The row behind the slice that begins with a row. A high row in which words end is part of the
 * slice in which they began: it may part by itself. */
static int find_end(const struct band *band, int from)
{
	len page = flow_body_height(band->flow), little = page / 100 * WHOLE_SHARE;
	int end = from + 1;

	for (; end < band->nrows; end++) {
		enum slice slice = find_slice(band, from, end);
		len above = sum(band, from, end), more = above + band->heights[end];

		if (slice == SLICE_ENDS)
			break;
		if (above <= little && band->heights[end] > little)
			return end + 1;
		if (more > (slice == SLICE_STUCK ? page : little))
			break;
	}
	return end;
}

/* Cuts off what of a cell stands in the rows up to one; the rest goes on there. */
static struct vlist take(const struct band *band, struct banded *cell, int end, struct arena *arena)
{
	int n = count_above(band, cell, end);
	struct vlist *list = &cell->list, part;

	vlist_init(&part, arena);
	for (int i = 0; i < n; i++)
		part.height += list->nodes[i].height;
	part.nodes = list->nodes;
	part.nnodes = n;
	while (n < list->nnodes && list->nodes[n].kind != V_BOX)
		n++; /* what vanishes at a page's top */
	cell->from = end;
	list->height = 0;
	list->first_baseline = -1;
	list->nodes += n;
	list->nnodes -= n;
	for (int i = 0; i < list->nnodes; i++)
		list->height += list->nodes[i].height;
	return part;
}

/* The rows from one up to another, side by side. */
static void add_slice(struct band *band, int from, int end, struct vlist *out)
{
	struct vlist slice, *lists;
	int n = 0;

	for (int i = 0; i < band->ncells; i++)
		n += is_among(&band->cells[i], from, end);
	lists = ARENA_ARRAY(out->arena, struct vlist, n + 1);
	n = 0;
	for (int i = 0; i < band->ncells; i++) {
		struct banded *cell = &band->cells[i];
		struct vlist part;
		len down;

		if (!is_among(cell, from, end))
			continue;
		down = sum(band, from, cell->from);
		part = take(band, cell, end, out->arena);
		row_pad_cell(&part, band->setting->above);
		vlist_init(&lists[n], out->arena);
		vlist_add_glue(&lists[n], down, 0);
		vlist_append(&lists[n++], &part);
	}
	vlist_init(&lists[n], out->arena); /* the rows are as high as that, whatever they hold */
	vlist_add_glue(&lists[n++], sum(band, from, end) - band->setting->below, 0);
	vlist_init(&slice, out->arena);
	row_join(band->flow, lists, n, band->setting, true, &slice);
	for (int r = from; r < end; r++)
		add_line_within(band, r, sum(band, from, r), &slice);
	vlist_append(out, &slice);
}

static void add_slices(struct band *band, struct vlist *out)
{
	for (int from = 0, end; from < band->nrows; from = end) {
		end = find_end(band, from);
		add_slice(band, from, end, out);
		if (end == band->nrows)
			break;
		vlist_add_penalty(out, SPLIT_PENALTY);
		find_heights(band, end);
	}
}

/* What a page has room for below what opens it, or with what is kept with the rows. */
static len find_room(const struct flow *flow, const struct vnode *opening, const struct vlist *out)
{
	len taken = len_max(opening ? opening->height : flow->master->grid, vlist_kept_height(out));

	return flow_body_height(flow) - taken;
}

void band_flow(const struct flow *flow, const struct block *first, const struct block *last,
	       const struct table_setting *setting, const struct vnode *opening, struct vlist *out)
{
	struct band band = {.flow = flow, .setting = setting};
	int nrows = 1;

	for (const struct block *row = first; row != last; row = row->next)
		nrows++;
	band.cells = ARENA_ARRAY(out->arena, struct banded, nrows * setting->columns.n);
	band.spanning = ARENA_ARRAY(out->arena, const struct banded *, nrows * setting->columns.n);
	band.heights = ARENA_ARRAY(out->arena, len, nrows);
	for (const struct block *row = first; row != last->next; row = row->next)
		add_cells(&band, row, out->arena);
	find_heights(&band, 0);
	if (sum(&band, 0, nrows) <= find_room(flow, opening, out))
		add_whole(&band, out);
	else
		add_slices(&band, out);
}
