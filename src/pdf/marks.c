/*
 * Marks. An edge of the sheet is a strip; a place in it is so far along the edge and so deep into
 * the strip, from its border with the bleed outwards. What stops the strip are the cuts and the
 * fold; targets stand in the middle of each page, patches of ink between them and the stops.
 */
#include "pdf/marks.h"

#include <assert.h>

#include "look/artwork.h"
#include "look/picture.h"
#include "pdf/artwork_ink.h"
#include "pdf/book.h"
#include "pdf/inks.h"
#include "pdf/origins.h"
#include "pdf/syntax.h"

enum {
	MM = 2835,
	LEAST_OFFSET = 3 * MM, /* from the trimmed sheet */
	CLEARANCE = MM,        /* from the bleed; of marks from each other; of paper outside */
	DEPTH = 5 * MM,        /* of the strip: length of lines, size of targets and patches */
	RADIUS = 1500 * MM / 1000,
	WEIGHT = 250,
	DASH = MM,
	PATCH = 5 * MM,
	NPROCESS = 4,
	NSTRIPS = 4,
	MOST_STOPS = 8,
};

struct strip {
	bool is_horizontal;
	len border;            /* where the strip begins, on the sheet */
	int outwards;          /* 1: towards larger coordinates, else -1 */
	len stops[MOST_STOPS]; /* along it, ascending: cuts and the fold */
	int nstops;
	len page; /* how long a page is along it */
};

static len find_offset(len bleed)
{
	return len_max(LEAST_OFFSET, bleed + CLEARANCE);
}

len marks_room(const struct sides *bleed)
{
	len most = len_max(len_max(bleed->top, bleed->bottom), len_max(bleed->left, bleed->right));

	return find_offset(most) + DEPTH + CLEARANCE;
}

static void add_stop(struct strip *strip, len stop)
{
	int i = strip->nstops;

	if (i == MOST_STOPS)
		return;
	strip->nstops++;
	for (; i > 0 && strip->stops[i - 1] > stop; i--)
		strip->stops[i] = strip->stops[i - 1];
	strip->stops[i] = stop;
}

static void add_stops(struct strip *strip, const len *cuts, int ncuts)
{
	for (int i = 0; i < ncuts; i++)
		add_stop(strip, cuts[i]);
}

/* Bottom and top first: patches of ink lie across the way of the paper through the press. */
static void find_strips(const struct book *book, struct strip *strips)
{
	const struct sheets *sheets = book->sheets;
	const struct sides *bleed = &sheets->bleed;
	const struct page *page = &book->layout->pages[0];

	strips[0] = (struct strip){.is_horizontal = true,
				   .outwards = 1,
				   .page = page->width,
				   .border = sheets->height + find_offset(bleed->bottom)};
	strips[1] = (struct strip){.is_horizontal = true,
				   .outwards = -1,
				   .page = page->width,
				   .border = -find_offset(bleed->top)};
	strips[2] = (struct strip){.outwards = 1,
				   .page = page->height,
				   .border = sheets->width + find_offset(bleed->right)};
	strips[3] = (struct strip){
		.outwards = -1, .page = page->height, .border = -find_offset(bleed->left)};
	for (int i = 0; i < NSTRIPS; i++) {
		if (!strips[i].is_horizontal) {
			add_stops(&strips[i], sheets->ycuts, sheets->nycuts);
			continue;
		}
		add_stops(&strips[i], sheets->xcuts, sheets->nxcuts);
		if (sheets->fold >= 0)
			add_stop(&strips[i], sheets->fold);
	}
}

/* What marks are drawn with. */
struct pen {
	struct book *book;
	struct buf *out;
	const struct strip *strip;
};

/* A place in the strip as PDF coordinates. */
static void add_point(const struct pen *pen, len along, len depth)
{
	len across = pen->strip->border + pen->strip->outwards * depth;
	bool is_horizontal = pen->strip->is_horizontal;

	syntax_operand(pen->out, book_x(pen->book, is_horizontal ? along : across));
	syntax_operand(pen->out, book_y(pen->book, is_horizontal ? across : along));
}

static void add_line(const struct pen *pen, len along0, len depth0, len along1, len depth1)
{
	add_point(pen, along0, depth0);
	buf_addstr(pen->out, "m\n");
	add_point(pen, along1, depth1);
	buf_addstr(pen->out, "l\n");
}

/* Ends a path; marks come from no line of content or theme. */
static void paint(const struct pen *pen, const char *operator)
{
	buf_addstr(pen->out, operator);
	if (pen->book->origins)
		origins_add(pen->book->origins, (struct origin){0});
}

static void draw_cuts(const struct pen *pen)
{
	const struct strip *strip = pen->strip;
	bool is_folded = strip->is_horizontal && pen->book->sheets->fold >= 0;

	for (int i = 0; i < strip->nstops; i++)
		if (!is_folded || strip->stops[i] != pen->book->sheets->fold)
			add_line(pen, strip->stops[i], 0, strip->stops[i], DEPTH);
	paint(pen, "S\n");
	if (!is_folded)
		return;
	buf_addc(pen->out, '[');
	syntax_length(pen->out, DASH);
	buf_addstr(pen->out, "]0 d\n");
	add_line(pen, pen->book->sheets->fold, 0, pen->book->sheets->fold, DEPTH);
	paint(pen, "S\n[]0 d\n");
}

/* A quarter of a circle about the middle of the strip: from (x0, y0) to (x1, y1) off its centre,
 * which are points on the axes. */
static void add_quarter(const struct pen *pen, len middle, len x0, len y0, len x1, len y1)
{
	/* a Bezier curve is nearest to the circle with its handles as long as this */
	len hx = len_scale(x0 + x1, 5523, 10000), hy = len_scale(y0 + y1, 5523, 10000);

	add_point(pen, middle + x0 + (x0 ? 0 : hx), DEPTH / 2 + y0 + (y0 ? 0 : hy));
	add_point(pen, middle + x1 + (x1 ? 0 : hx), DEPTH / 2 + y1 + (y1 ? 0 : hy));
	add_point(pen, middle + x1, DEPTH / 2 + y1);
	buf_addstr(pen->out, "c\n");
}

static void draw_target(const struct pen *pen, len middle)
{
	const len r = RADIUS;

	add_line(pen, middle, 0, middle, DEPTH);
	add_line(pen, middle - DEPTH / 2, DEPTH / 2, middle + DEPTH / 2, DEPTH / 2);
	add_point(pen, middle + r, DEPTH / 2);
	buf_addstr(pen->out, "m\n");
	add_quarter(pen, middle, r, 0, 0, r);
	add_quarter(pen, middle, 0, r, -r, 0);
	add_quarter(pen, middle, -r, 0, 0, -r);
	add_quarter(pen, middle, 0, -r, r, 0);
	paint(pen, "h S\n");
}

/* Whether a page lies along the strip behind its i'th stop, and not the gap between two. */
static bool is_page(const struct strip *strip, int i)
{
	return i + 1 < strip->nstops && strip->stops[i + 1] - strip->stops[i] == strip->page;
}

static void draw_targets(const struct pen *pen)
{
	for (int i = 0; i < pen->strip->nstops; i++)
		if (is_page(pen->strip, i))
			draw_target(pen, pen->strip->stops[i] + pen->strip->page / 2);
}

/* The patches are numbered: process inks that are used, then spot inks, full; then the same at
 * half. An ink that nothing is printed with gets none: the job would take a plate more for it. */
struct bar {
	int process[NPROCESS]; /* 0 cyan .. 3 black */
	int nprocess, ninks;
	int all;   /* number of the ink All, which is no spot ink */
	int drawn; /* patches so far */
};

static void set_ink(const struct pen *pen, const struct bar *bar)
{
	int ink = bar->drawn % bar->ninks, spot = ink - bar->nprocess;
	int tint = bar->drawn < bar->ninks ? 1000 : 500;

	if (spot < 0) {
		for (int i = 0; i < NPROCESS; i++)
			syntax_operand(pen->out, i == bar->process[ink] ? tint : 0);
		buf_addstr(pen->out, "k\n");
		return;
	}
	buf_printf(pen->out, "/S%d cs ", spot < bar->all ? spot : spot + 1);
	syntax_operand(pen->out, tint);
	buf_addstr(pen->out, "scn\n");
}

/* As many of the patches that are left as there is room for from one place to another. */
static void draw_patches(const struct pen *pen, struct bar *bar, len from, len to)
{
	int left = 2 * bar->ninks - bar->drawn, n = to > from ? (int)((to - from) / PATCH) : 0;

	if (n > left)
		n = left;
	from += (to - from - n * PATCH) / 2;
	for (int i = 0; i < n; i++, bar->drawn++) {
		len at = from + i * PATCH;

		set_ink(pen, bar);
		add_line(pen, at, 0, at + PATCH, 0);
		add_point(pen, at + PATCH, DEPTH);
		buf_addstr(pen->out, "l\n");
		add_point(pen, at, DEPTH);
		paint(pen, "l h f\n");
	}
}

static void draw_bar(const struct pen *pen, struct bar *bar)
{
	const struct strip *strip = pen->strip;

	for (int i = 0; i < strip->nstops; i++) {
		len from = strip->stops[i] + 2 * CLEARANCE, to = from + strip->page - 4 * CLEARANCE;
		len middle = strip->stops[i] + strip->page / 2;

		if (!is_page(strip, i))
			continue;
		if (!(pen->book->marks & MARKS_REGISTRATION)) {
			draw_patches(pen, bar, from, to);
			continue;
		}
		draw_patches(pen, bar, from, middle - DEPTH / 2 - 2 * CLEARANCE);
		draw_patches(pen, bar, middle + DEPTH / 2 + 2 * CLEARANCE, to);
	}
}

static void note_inks(struct book *book, const struct colour *colour)
{
	if (colour->spot)
		inks_spot(book, colour);
	for (int i = 0; i < NPROCESS && !colour->spot; i++)
		book->process |= (unsigned)(colour->cmyk[i] > 0) << i;
}

/* One that has no inks is told when it is drawn. */
static void find_artwork_inks(struct book *book, const struct artwork *artwork)
{
	for (int i = 0; i < artwork->nshapes; i++) {
		const struct colour *colour = artwork_ink_find(book, &artwork->shapes[i]);

		if (colour)
			note_inks(book, colour);
	}
}

static void find_inks(struct book *book, const struct item *item)
{
	bool is_black;

	if (item_is_area(item))
		return;
	if (item->kind == ITEM_IMAGE && item->of.picture->artwork) {
		find_artwork_inks(book, item->of.picture->artwork);
		return;
	}
	if (item->kind == ITEM_IMAGE) {
		is_black = item->of.picture->ncomponents == 1 ||
			   theme_is_black(book->layout->theme);
		book->process |= is_black ? 1u << 3 : 15u;
		return;
	}
	note_inks(book, &book->layout->theme->colours[item->colour]);
}

void marks_find_inks(struct book *book)
{
	for (int p = 0; p < book->layout->npages; p++) {
		const struct page *page = &book->layout->pages[p];

		for (int i = 0; i < page->nitems; i++)
			find_inks(book, &page->items[i]);
	}
}

static struct bar begin_bar(const struct book *book, int all)
{
	struct bar bar = {.all = all};

	for (int i = 0; i < NPROCESS; i++)
		if (book->process & 1u << i)
			bar.process[bar.nprocess++] = i;
	bar.ninks = bar.nprocess + book->ninks - 1;
	return bar;
}

void marks_draw(struct book *book, struct buf *out)
{
	struct pen pen = {book, out, NULL};
	struct strip strips[NSTRIPS];
	int all = inks_all(book);
	struct bar bar = begin_bar(book, all);

	assert(book->marks && book->layout->npages > 0);
	find_strips(book, strips);
	if (book->profile->is_tagged)
		buf_addstr(out, "/Artifact<</Type/Page>>BDC\n");
	buf_printf(out, "q\n/G0 gs\n/S%d CS 1 SCN\n", all);
	syntax_operand(out, WEIGHT);
	buf_addstr(out, "w\n");
	for (int i = 0; i < NSTRIPS; i++) {
		pen.strip = &strips[i];
		if (book->marks & MARKS_CROP)
			draw_cuts(&pen);
		if (book->marks & MARKS_REGISTRATION)
			draw_targets(&pen);
		if (book->marks & MARKS_COLOUR)
			draw_bar(&pen, &bar);
	}
	buf_addstr(out, book->profile->is_tagged ? "Q\nEMC\n" : "Q\n");
}
