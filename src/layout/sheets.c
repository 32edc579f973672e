/*
 * Sheets. A side is a grid of cells, one for each page that stands on it; what differs is which
 * page goes into which cell, and how far apart the cells are. A sheet is turned over about its
 * vertical axis, so what stands at the left of its front has the right of its back behind it.
 */
#include "layout/sheets.h"

#include <assert.h>
#include <inttypes.h>

#include "layout/bleed.h"
#include "layout/layout.h"

enum {
	MOST_STAPLED = 80, /* pages; more, and folded office paper springs open */
	LEAST_FOLDED = 3,  /* pages; fewer leave the inside blank */
};

/* The cells of a side, all of the same size. */
struct grid {
	int ncolumns, nrows;
	len width, height; /* of a page */
	len across, down;  /* from the corner of one cell to that of the next */
};

static struct grid grid_make(const struct layout *layout, int ncolumns, int nrows, bool is_apart)
{
	const struct page *page = &layout->pages[0];
	const struct sides *bleed = &layout->bleed;

	return (struct grid){.ncolumns = ncolumns,
			     .nrows = nrows,
			     .width = page->width,
			     .height = page->height,
			     .across = page->width + (is_apart ? bleed->left + bleed->right : 0),
			     .down = page->height + (is_apart ? bleed->top + bleed->bottom : 0)};
}

/* Where n cells of a size, step from each other, are cut apart; *ncuts of them. */
static len *cuts_make(struct arena *arena, len size, len step, int n, int *ncuts)
{
	len *cuts = ARENA_ARRAY(arena, len, 2 * n);

	*ncuts = 0;
	for (int i = 0; i < n; i++) {
		if (i == 0 || step > size)
			cuts[(*ncuts)++] = i * step;
		cuts[(*ncuts)++] = i * step + size;
	}
	return cuts;
}

static struct sheets *sheets_new(struct arena *arena, const struct layout *layout,
				 const struct grid *grid, int nsides)
{
	struct sheets *sheets = ARENA_NEW(arena, struct sheets);

	sheets->layout = layout;
	sheets->width = (grid->ncolumns - 1) * grid->across + grid->width;
	sheets->height = (grid->nrows - 1) * grid->down + grid->height;
	sheets->bleed = layout->bleed;
	sheets->fold = -1;
	sheets->is_imposed = grid->ncolumns > 1;
	sheets->xcuts = cuts_make(arena, grid->width, grid->across, grid->ncolumns,
				  &sheets->nxcuts);
	sheets->ycuts = cuts_make(arena, grid->height, grid->down, grid->nrows, &sheets->nycuts);
	sheets->nsides = nsides;
	sheets->sides = ARENA_ARRAY(arena, struct side, nsides);
	for (int i = 0; i < nsides; i++)
		sheets->sides[i].placements = ARENA_ARRAY(arena, struct placement,
							  grid->ncolumns * grid->nrows);
	return sheets;
}

/* Puts a page on a side where x, y is the corner of its cell. */
static struct placement *place(struct sheets *sheets, int side, const struct grid *grid, int page,
			       len x, len y)
{
	struct side *on = &sheets->sides[side];
	struct placement *placement = &on->placements[on->nplacements++];

	*placement = (struct placement){.page = page,
					.x = x,
					.y = y,
					.left = x - sheets->bleed.left,
					.top = y - sheets->bleed.top,
					.right = x + grid->width + sheets->bleed.right,
					.bottom = y + grid->height + sheets->bleed.bottom};
	return placement;
}

static struct sheets *make_single(struct arena *arena, const struct layout *layout)
{
	struct grid grid = grid_make(layout, 1, 1, true);
	struct sheets *sheets = sheets_new(arena, layout, &grid, layout->npages);

	for (int i = 0; i < layout->npages; i++)
		place(sheets, i, &grid, i, 0, 0);
	return sheets;
}

/*
 * Which page of the document stands at a place of the booklet, both from 0; -1: none. The last page
 * is the back cover. Blanks stand inside the covers, where a reader expects them: one inside the
 * back; a second inside the front; a third beside that one.
 */
static int page_at(int place_in_booklet, int npages, int nplaces)
{
	int nblanks = nplaces - npages, nfront = nblanks > 1 ? nblanks - 1 : 0;

	if (place_in_booklet == 0)
		return 0;
	if (npages == 1)
		return -1;
	if (place_in_booklet == nplaces - 1)
		return npages - 1;
	if (place_in_booklet <= nfront || (nblanks > 0 && place_in_booklet == nplaces - 2))
		return -1;
	return place_in_booklet - nfront;
}

static int count_places(int npages)
{
	return (npages + 3) / 4 * 4;
}

/* How far the pages of a sheet, 0 the outermost, are moved towards the spine. */
static len find_shift(const struct impose_options *options, int sheet, len page_width)
{
	int64_t shift = (int64_t)options->creep * sheet;

	return shift > page_width ? page_width : (len)shift;
}

static void clip(struct placement *placement, len left, len right)
{
	placement->left = left;
	placement->right = right;
}

/* A copy whose pages bleed further by a length to left and right, where they bleed at all. */
static const struct layout *widen(struct arena *arena, const struct layout *layout, len by)
{
	struct layout *copy = arena_copy(arena, layout, sizeof *layout);

	copy->pages = arena_copy(arena, layout->pages, sizeof *copy->pages * (size_t)copy->npages);
	for (int i = 0; i < copy->npages; i++) {
		struct page *page = &copy->pages[i];

		if (page->nitems > 0)
			page->items = arena_copy(arena, page->items,
						 sizeof *page->items * (size_t)page->nitems);
	}
	copy->bleed.left += copy->bleed.left > 0 ? by : 0;
	copy->bleed.right += copy->bleed.right > 0 ? by : 0;
	bleed_extend(arena, copy);
	return copy;
}

/*
 * Sheets lie one in another, folded with their fronts outside. The n'th has, counted from the
 * covers inwards, the n'th pair of leaves: on its front a left-hand page from the end beside a
 * right-hand page from the beginning, on its back the pages behind them. All sheets are cut where
 * the outermost is; pages that creep has moved away from there bleed further, up to the same place.
 */
static struct sheets *make_booklet(struct arena *arena, const struct layout *layout,
				   const struct impose_options *options)
{
	struct grid grid = grid_make(layout, 2, 1, false);
	int nplaces = count_places(layout->npages);
	struct sheets *sheets = sheets_new(arena, layout, &grid, nplaces / 2);

	sheets->layout = widen(arena, layout, find_shift(options, nplaces / 4 - 1, grid.width));
	sheets->fold = grid.width;
	/* the fold is no cut */
	sheets->xcuts[1] = sheets->width;
	sheets->nxcuts = 2;
	for (int i = 0; i < sheets->nsides; i++) {
		/* from 0, places i and nplaces - 1 - i share a side; even ones are right-hand */
		int low = page_at(i, layout->npages, nplaces);
		int high = page_at(nplaces - 1 - i, layout->npages, nplaces);
		bool is_low_left = (i % 2 == 1) != options->is_rtl;
		int left = is_low_left ? low : high, right = is_low_left ? high : low;
		len shift = find_shift(options, i / 2, grid.width);

		if (left >= 0)
			clip(place(sheets, i, &grid, left, shift, 0), -sheets->bleed.left,
			     sheets->fold);
		if (right >= 0)
			clip(place(sheets, i, &grid, right, sheets->fold - shift, 0), sheets->fold,
			     sheets->width + sheets->bleed.right);
	}
	return sheets;
}

/* The leaves of a pile to be, two pages each. */
struct pile {
	int nleaves, ncopies;
	int nsheets;
};

static struct pile pile_make(int npages, int ncells)
{
	int nleaves = (npages + 1) / 2, ncopies = ncells / nleaves > 1 ? ncells / nleaves : 1;

	return (struct pile){nleaves, ncopies, (nleaves * ncopies + ncells - 1) / ncells};
}

/* Which page is on a side, cut out of a cell; -1: none. All leaves from one cell come before all
 * from the next, so that piles are laid on each other as they were cut. */
static int page_in_pile(const struct pile *pile, int side, int cell)
{
	int leaf = cell * pile->nsheets + side / 2;

	if (leaf >= pile->nleaves * pile->ncopies)
		return -1;
	return leaf % pile->nleaves * 2 + side % 2;
}

static struct sheets *make_nup(struct arena *arena, const struct layout *layout,
			       const struct impose_options *options)
{
	struct grid grid = grid_make(layout, 2, options->imposition == IMPOSE_4UP ? 2 : 1, true);
	int ncells = grid.ncolumns * grid.nrows;
	struct pile pile = pile_make(layout->npages, ncells);
	struct sheets *sheets = sheets_new(arena, layout, &grid,
					   options->is_stacked
						   ? 2 * pile.nsheets
						   : (layout->npages + ncells - 1) / ncells);

	for (int i = 0; i < sheets->nsides; i++) {
		bool is_back = options->is_stacked && i % 2 == 1;
		bool is_mirrored = options->is_rtl != is_back;

		for (int cell = 0; cell < ncells; cell++) {
			int page = options->is_stacked ? page_in_pile(&pile, i, cell)
						       : i * ncells + cell;
			int column = cell % grid.ncolumns, row = cell / grid.ncolumns;

			if (is_mirrored)
				column = grid.ncolumns - 1 - column;
			if (page >= 0 && page < layout->npages)
				place(sheets, i, &grid, page, column * grid.across,
				      row * grid.down);
		}
	}
	return sheets;
}

#ifndef NDEBUG
/* Whether every page has a place, and none is where no page is. */
static bool holds_all(const struct sheets *sheets, int npages)
{
	bool is_there = true;

	for (int page = 0, nfound; page < npages && is_there; page++) {
		nfound = 0;
		for (int i = 0; i < sheets->nsides; i++)
			for (int k = 0; k < sheets->sides[i].nplacements; k++)
				nfound += sheets->sides[i].placements[k].page == page;
		is_there = nfound > 0;
	}
	return is_there && sheets->xcuts[0] == 0 &&
	       sheets->xcuts[sheets->nxcuts - 1] == sheets->width;
}
#endif

struct sheets *sheets_make(struct arena *arena, const struct layout *layout,
			   const struct impose_options *options)
{
	struct sheets *sheets = NULL;

	switch (options->imposition) {
	case IMPOSE_NONE:
		sheets = make_single(arena, layout);
		break;
	case IMPOSE_BOOKLET:
		sheets = make_booklet(arena, layout, options);
		break;
	case IMPOSE_2UP:
	case IMPOSE_4UP:
		sheets = make_nup(arena, layout, options);
		break;
	}
	assert(sheets && holds_all(sheets, layout->npages));
	return sheets;
}

/* Tenths of a millimetre. */
static int in_tenths(len length)
{
	return (int)len_scale(length, 254, 72000);
}

void sheets_check(const struct layout *layout, const struct impose_options *options,
		  struct diag *diag)
{
	const struct master *master = &layout->theme->masters[layout->paper];
	int nplaces = count_places(layout->npages), innermost = nplaces / 4 - 1;
	int margin = in_tenths(len_min(master->start, master->end)), shift;
	struct srcpos nowhere = {0};

	if (options->imposition != IMPOSE_BOOKLET)
		return;
	if (layout->npages < LEAST_FOLDED) {
		diag_warn(diag, nowhere, "a booklet of %d page%s is blank inside", layout->npages,
			  layout->npages == 1 ? "" : "s");
		diag_hint(diag, "without --booklet it is one leaf");
	}
	if (layout->npages > MOST_STAPLED) {
		diag_warn(diag, nowhere,
			  "a booklet of %d pages is too thick to be stapled: %d sheets",
			  layout->npages, nplaces / 4);
		diag_hint(diag,
			  "up to %d pages lie flat; without --booklet they can be glued or bound "
			  "in a ring",
			  MOST_STAPLED);
	}
	shift = in_tenths(find_shift(options, innermost, layout->pages[0].width));
	if (shift > margin)
		diag_error(diag, nowhere,
			   "creep moves the innermost pages by %d.%d mm, and the margin is %d.%d "
			   "mm: text would be lost in the fold",
			   shift / 10, shift % 10, margin / 10, margin % 10);
}

static void dump_lengths(struct buf *out, const char *name, const len *lengths, int n)
{
	buf_addstr(out, name);
	for (int i = 0; i < n; i++)
		buf_printf(out, " %" PRId64, lengths[i]);
	buf_addc(out, '\n');
}

void sheets_dump(const struct sheets *sheets, struct buf *out)
{
	const struct sides *bleed = &sheets->bleed;

	buf_printf(out, "sheet %" PRId64 "x%" PRId64 "\n", sheets->width, sheets->height);
	buf_printf(out, "bleed %" PRId64 " %" PRId64 " %" PRId64 " %" PRId64 "\n", bleed->top,
		   bleed->right, bleed->bottom, bleed->left);
	dump_lengths(out, "xcuts", sheets->xcuts, sheets->nxcuts);
	dump_lengths(out, "ycuts", sheets->ycuts, sheets->nycuts);
	if (sheets->fold >= 0)
		buf_printf(out, "fold %" PRId64 "\n", sheets->fold);
	for (int i = 0; i < sheets->nsides; i++) {
		const struct side *side = &sheets->sides[i];

		buf_printf(out, "side %d%s\n", i + 1, side->nplacements == 0 ? " blank" : "");
		for (int k = 0; k < side->nplacements; k++) {
			const struct placement *p = &side->placements[k];

			buf_printf(out, "page %d at %" PRId64 ",%" PRId64, p->page + 1, p->x, p->y);
			buf_printf(out,
				   " shows %" PRId64 ",%" PRId64 " to %" PRId64 ",%" PRId64 "\n",
				   p->left, p->top, p->right, p->bottom);
		}
	}
}
