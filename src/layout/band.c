/*
 * Each row is as high as its highest cell of one row; where a cell that spans needs more than its
 * rows have, the last of them grows. All cells are then laid side by side, each pushed down to its
 * row, so that their notes and drawings stay theirs. Lines between the rows leave out the columns
 * of cells that reach across.
 */
#include "layout/band.h"

#include "layout/blocks.h"
#include "layout/columns.h"
#include "layout/flow.h"
#include "layout/table_head.h"

/* A cell on its way: its row, counted from the first of the band, and what it holds. */
struct banded {
	const struct cell *at;
	int row;
	struct vlist list;
};

struct band {
	const struct flow *flow;
	const struct table_setting *setting;
	struct banded *cells;
	int ncells;
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
		to->row = band->nrows;
		vlist_init(&to->list, arena);
		blocks_flow(band->flow, cell->first, NULL, columns_cell_width(c, to->at),
			    &to->list);
		vlist_shift(&to->list, c->x[to->at->column], 0);
	}
	band->nrows++;
}

static len sum(const struct band *band, int from, int n)
{
	len all = 0;

	for (int i = from; i < from + n; i++)
		all += band->heights[i];
	return all;
}

/* Rows by the number of rows that cells span, so that fewer come first. */
static void find_heights(struct band *band)
{
	len pad = band->setting->above + band->setting->below;

	for (int r = 0; r < band->nrows; r++)
		band->heights[r] = 2 * band->flow->master->grid + pad;
	for (int span = 1; span <= band->nrows; span++)
		for (int i = 0; i < band->ncells; i++) {
			const struct banded *cell = &band->cells[i];
			len more;

			if (cell->at->rowspan != span)
				continue;
			more = cell->list.height + pad - sum(band, cell->row, span);
			band->heights[cell->row + span - 1] += len_max(more, 0);
		}
}

/* Whether a cell reaches in its column from the row above into this one. */
static bool is_crossed(const struct band *band, int row, int column)
{
	for (int i = 0; i < band->ncells; i++) {
		const struct banded *cell = &band->cells[i];

		if (cell->row < row && row < cell->row + cell->at->rowspan &&
		    cell->at->column <= column && column < cell->at->column + cell->at->colspan)
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

void band_flow(const struct flow *flow, const struct block *first, const struct block *last,
	       const struct table_setting *setting, struct vlist *out)
{
	struct band band = {.flow = flow, .setting = setting};
	int nrows = 1;

	for (const struct block *row = first; row != last; row = row->next)
		nrows++;
	band.cells = ARENA_ARRAY(out->arena, struct banded, nrows * setting->columns.n);
	band.heights = ARENA_ARRAY(out->arena, len, nrows);
	for (const struct block *row = first; row != last->next; row = row->next)
		add_cells(&band, row, out->arena);
	find_heights(&band);
	add_whole(&band, out);
}
