/*
 * layout/sheets: sheets are printed, folded, cut and stacked in the mind, and what one then holds
 * in the hand is read from the front.
 *
 * The paper is modelled by one rule: a sheet is turned over about its vertical axis, so behind what
 * stands at the left of its front is what stands at the right of its back, at the same height. From
 * this follows the dummy of a booklet: a sheet lies front up and is folded in the middle, with the
 * front outside. It is two leaves now, each with a face outside and a face inside. Bound at the
 * left, the right half of the front is the first face; turned, the leaf shows what was behind it,
 * the left half of the back; the other leaf shows the right half of the back, and turned the left
 * half of the front. Bound at the right, each left is a right. A sheet laid into this one has its
 * two leaves between the two leaves of this one.
 */
#include "layout/sheets.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "layout/layout.h"
#include "tap.h"

enum { W = 300000, H = 420000, MOST = 64, BLANK = -1, CREEP = 700 };

static const struct sides bleed = {1000, 2000, 3000, 4000};

static struct page made_up[100];
static struct theme theme;

static struct layout layout_of(int npages, const struct sides *sides)
{
	for (int i = 0; i < npages; i++)
		made_up[i] = (struct page){.width = W, .height = H, .number = i + 1};
	theme.masters[PAPER_A4].start = theme.masters[PAPER_A4].end = 20000;
	return (struct layout){.theme = &theme,
			       .paper = PAPER_A4,
			       .bleed = *sides,
			       .pages = made_up,
			       .npages = npages};
}

/* The page whose corner is at x, y of a side; BLANK: none. */
static int page_on(const struct side *side, len x, len y)
{
	for (int i = 0; i < side->nplacements; i++)
		if (side->placements[i].x == x && side->placements[i].y == y)
			return side->placements[i].page;
	return BLANK;
}

/* The same, wherever a sheet stands whose page is moved by `shift` towards the fold. */
static int left_of(const struct sheets *sheets, int side, len shift)
{
	return page_on(&sheets->sides[side], shift, 0);
}

static int right_of(const struct sheets *sheets, int side, len shift)
{
	return page_on(&sheets->sides[side], W - shift, 0);
}

/* Folds the sheets into faces[0..], from the front cover to the back cover; how many there are. */
static int fold(const struct sheets *sheets, bool is_rtl, len creep, int *faces)
{
	int nsheets = sheets->nsides / 2, n = 4 * nsheets;

	for (int s = 0; s < nsheets; s++) {
		int front_left = left_of(sheets, 2 * s, s * creep);
		int front_right = right_of(sheets, 2 * s, s * creep);
		int back_left = left_of(sheets, 2 * s + 1, s * creep);
		int back_right = right_of(sheets, 2 * s + 1, s * creep);

		faces[2 * s] = is_rtl ? front_left : front_right;
		faces[2 * s + 1] = is_rtl ? back_right : back_left;
		faces[n - 2 - 2 * s] = is_rtl ? back_left : back_right;
		faces[n - 1 - 2 * s] = is_rtl ? front_right : front_left;
	}
	return n;
}

static bool is_planned_blank(int face, int npages, int nfaces)
{
	int nblanks = nfaces - npages;

	if (npages == 1)
		return face > 0;
	return (nblanks >= 1 && face == nfaces - 2) || (nblanks >= 2 && face == 1) ||
	       (nblanks == 3 && face == 2);
}

/* What is wrong with the booklet of npages; NULL: nothing. */
static const char *fault_of_faces(const int *faces, int nfaces, int npages)
{
	int next = 0;

	if (nfaces % 4 != 0 || nfaces - npages > 3 || nfaces < npages)
		return "too many or too few sheets";
	for (int i = 0; i < nfaces; i++) {
		if ((faces[i] == BLANK) != is_planned_blank(i, npages, nfaces))
			return "a blank in another place than was planned";
		if (faces[i] != BLANK && faces[i] != next++)
			return "pages out of order";
	}
	if (next != npages)
		return "pages lost";
	if (npages > 1 && faces[nfaces - 1] != npages - 1)
		return "the last page is not the back cover";
	for (int i = 3; i + 1 < nfaces; i += 2)
		if (faces[i] == BLANK && faces[i + 1] == BLANK)
			return "an opening in the middle is blank";
	for (int i = 0; i < nfaces - 1 && nfaces - npages != 2; i++)
		if (faces[i] != BLANK && faces[i] % 2 != i % 2)
			return "an odd page is not on the same side as all odd pages";
	return NULL;
}

static const char *fault_of_clip(const struct sheets *sheets, const struct placement *p, len shift)
{
	bool is_left = p->x < W / 2;
	len outer = is_left ? -bleed.left : 2 * W + bleed.right;

	if (p->y != 0 || p->top != -bleed.top || p->bottom != H + bleed.bottom)
		return "not upright, or cut at head or foot";
	if (p->x != (is_left ? shift : W - shift))
		return "not moved towards the spine";
	if ((is_left ? p->right : p->left) != sheets->fold)
		return "not cut off at the fold";
	return (is_left ? p->left : p->right) == outer ? NULL : "no bleed at the outer edge";
}

static const char *fault_of_booklet(int npages, bool is_rtl, len creep)
{
	struct layout layout = layout_of(npages, &bleed);
	struct impose_options options = {
		.imposition = IMPOSE_BOOKLET, .is_rtl = is_rtl, .creep = creep};
	struct arena arena;
	struct sheets *sheets;
	int faces[MOST + 4];
	const char *fault;

	arena_init(&arena);
	sheets = sheets_make(&arena, &layout, &options);
	fault = fault_of_faces(faces, fold(sheets, is_rtl, creep, faces), npages);
	for (int i = 0; i < sheets->nsides; i++)
		for (int k = 0; k < sheets->sides[i].nplacements && !fault; k++)
			fault = fault_of_clip(sheets, &sheets->sides[i].placements[k],
					      i / 2 * creep);
	if (sheets->width != 2 * W || sheets->height != H || sheets->fold != W ||
	    sheets->nxcuts != 2 || sheets->xcuts[1] != 2 * W || sheets->nycuts != 2 ||
	    !sheets->is_imposed)
		fault = "the sheet is not two pages wide, folded in the middle";
	arena_release(&arena);
	return fault;
}

static void test_booklets(void)
{
	for (int n = 1; n <= MOST; n++) {
		const char *ltr = fault_of_booklet(n, false, CREEP);
		const char *rtl = fault_of_booklet(n, true, CREEP);
		const char *thin = fault_of_booklet(n, false, 0);

		tap_ok(!ltr, "booklet of %d, bound at the left%s%s", n, ltr ? ": " : "",
		       ltr ? ltr : "");
		tap_ok(!rtl, "booklet of %d, bound at the right%s%s", n, rtl ? ": " : "",
		       rtl ? rtl : "");
		tap_ok(!thin, "booklet of %d, without creep%s%s", n, thin ? ": " : "",
		       thin ? thin : "");
	}
}

/* A booklet's faces as "1 . 2 3": for rules that a reader can check by eye. */
static void test_blanks(void)
{
	static const char *const booklets[] = {
		"1 . . .",         "1 . . 2",         "1 2 . 3",         "1 2 3 4",
		"1 . . 2 3 4 . 5", "1 . 2 3 4 5 . 6", "1 2 3 4 5 6 . 7", "1 2 3 4 5 6 7 8"};

	for (int n = 1; n <= 8; n++) {
		struct layout layout = layout_of(n, &bleed);
		struct impose_options options = {.imposition = IMPOSE_BOOKLET};
		struct arena arena;
		char text[40] = "";
		int faces[12], nfaces, at = 0;

		arena_init(&arena);
		nfaces = fold(sheets_make(&arena, &layout, &options), false, 0, faces);
		for (int i = 0; i < nfaces; i++)
			at += snprintf(text + at, sizeof text - (size_t)at,
				       faces[i] == BLANK ? "%s." : "%s%d", i ? " " : "",
				       faces[i] + 1);
		tap_is(text, booklets[n - 1], "blanks stand inside the covers");
		arena_release(&arena);
	}
}

/* Where the cells of a grid are, by the rule in words: as far apart as both their bleeds. */
static len cell_x(int column)
{
	return column * (W + bleed.left + bleed.right);
}

static len cell_y(int row)
{
	return row * (H + bleed.top + bleed.bottom);
}

static const char *fault_of_grid(const struct sheets *sheets, int ncolumns, int nrows)
{
	if (sheets->width != cell_x(ncolumns - 1) + W || sheets->height != cell_y(nrows - 1) + H)
		return "the sheet is not as large as its cells";
	if (sheets->nxcuts != 2 * ncolumns || sheets->nycuts != 2 * nrows || sheets->fold >= 0)
		return "not cut around each cell";
	for (int i = 0; i < sheets->nxcuts; i++)
		if (sheets->xcuts[i] != cell_x(i / 2) + i % 2 * W)
			return "a cut beside the edge of a page";
	for (int i = 0; i < sheets->nycuts; i++)
		if (sheets->ycuts[i] != cell_y(i / 2) + i % 2 * H)
			return "a cut above or below the edge of a page";
	for (int i = 0; i < sheets->nsides; i++)
		for (int k = 0; k < sheets->sides[i].nplacements; k++) {
			const struct placement *p = &sheets->sides[i].placements[k];

			if (p->left != p->x - bleed.left || p->top != p->y - bleed.top ||
			    p->right != p->x + W + bleed.right ||
			    p->bottom != p->y + H + bleed.bottom)
				return "a page without its bleed";
		}
	return NULL;
}

/* Sides read one after the other, cell by cell. */
static const char *fault_of_nup(int npages, int nrows, bool is_rtl)
{
	struct layout layout = layout_of(npages, &bleed);
	struct impose_options options = {.imposition = nrows == 1 ? IMPOSE_2UP : IMPOSE_4UP,
					 .is_rtl = is_rtl};
	struct arena arena;
	struct sheets *sheets;
	const char *fault;
	int next = 0;

	arena_init(&arena);
	sheets = sheets_make(&arena, &layout, &options);
	fault = fault_of_grid(sheets, 2, nrows);
	for (int i = 0; i < sheets->nsides; i++)
		for (int row = 0; row < nrows; row++)
			for (int k = 0; k < 2; k++) {
				int column = is_rtl ? 1 - k : k;
				int page = page_on(&sheets->sides[i], cell_x(column), cell_y(row));

				if (page != (next < npages ? next : BLANK))
					fault = "pages out of order";
				next++;
			}
	if (next - npages >= 2 * nrows || next < npages)
		fault = "too many or too few sides";
	arena_release(&arena);
	return fault;
}

/* A leaf, cut out of a sheet: what was behind the cell of its first page. */
static void cut(const struct sheets *sheets, int sheet, len x, len y, int *leaf)
{
	leaf[0] = page_on(&sheets->sides[2 * sheet], x, y);
	leaf[1] = page_on(&sheets->sides[2 * sheet + 1], sheets->width - x - W, y);
}

/* The sheets lie on each other, the first on top, and are cut apart; then the piles are laid on
 * each other in reading order, the first on top. Faces from the top; how many there are. */
static int pile_up(const struct sheets *sheets, int nrows, bool is_rtl, int *faces)
{
	int n = 0;

	for (int row = 0; row < nrows; row++)
		for (int k = 0; k < 2; k++)
			for (int sheet = 0; sheet < sheets->nsides / 2; sheet++, n += 2)
				cut(sheets, sheet, cell_x(is_rtl ? 1 - k : k), cell_y(row),
				    &faces[n]);
	return n;
}

static const char *fault_of_stack(int npages, int nrows, bool is_rtl)
{
	struct layout layout = layout_of(npages, &bleed);
	struct impose_options options = {.imposition = nrows == 1 ? IMPOSE_2UP : IMPOSE_4UP,
					 .is_rtl = is_rtl,
					 .is_stacked = true};
	int even = (npages + 1) / 2 * 2, ncells = 2 * nrows;
	int ncopies = even <= ncells ? 2 * ncells / even : 1;
	int faces[2 * MOST + 16], nfaces;
	struct arena arena;
	struct sheets *sheets;
	const char *fault;

	arena_init(&arena);
	sheets = sheets_make(&arena, &layout, &options);
	fault = fault_of_grid(sheets, 2, nrows);
	nfaces = pile_up(sheets, nrows, is_rtl, faces);
	for (int i = 0; i < nfaces; i++) {
		int page = i < ncopies * even && i % even < npages ? i % even : BLANK;

		if (faces[i] != page)
			fault = "pages out of order, or blanks before the end";
	}
	if (nfaces < ncopies * even || nfaces - ncopies * even >= 2 * ncells)
		fault = "too many or too few sheets";
	arena_release(&arena);
	return fault;
}

static void test_nup(void)
{
	for (int nrows = 1; nrows <= 2; nrows++)
		for (int is_rtl = 0; is_rtl <= 1; is_rtl++)
			for (int n = 1; n <= MOST; n++) {
				const char *fault = fault_of_nup(n, nrows, is_rtl);
				const char *stack = fault_of_stack(n, nrows, is_rtl);
				const char *from = is_rtl ? "right" : "left";

				tap_ok(!fault, "%d pages on %d-up, from the %s%s%s", n, 2 * nrows,
				       from, fault ? ": " : "", fault ? fault : "");
				tap_ok(!stack, "%d pages on %d-up, stacked, from the %s%s%s", n,
				       2 * nrows, from, stack ? ": " : "", stack ? stack : "");
			}
}

static void test_edges(void)
{
	static const struct sides none;
	struct layout layout = layout_of(3, &none);
	struct impose_options options = {.imposition = IMPOSE_4UP};
	struct arena arena;
	struct sheets *sheets;

	arena_init(&arena);
	sheets = sheets_make(&arena, &layout, &options);
	tap_ok(sheets->nxcuts == 3 && sheets->xcuts[1] == W && sheets->nycuts == 3 &&
		       sheets->ycuts[1] == H,
	       "without bleed one cut parts two pages");
	options.imposition = IMPOSE_NONE;
	sheets = sheets_make(&arena, &layout, &options);
	tap_ok(sheets->nsides == 3 && !sheets->is_imposed && sheets->width == W &&
		       sheets->nxcuts == 2 && sheets->xcuts[1] == W && sheets->ycuts[1] == H,
	       "without imposition a page is a sheet, cut at its four edges");
	arena_release(&arena);
}

/* What is said about a booklet: "warnings errors". */
static void check(int npages, len creep, enum imposition imposition, int nwarnings, int nerrors)
{
	struct layout layout = layout_of(npages, &bleed);
	struct impose_options options = {.imposition = imposition, .creep = creep};
	struct diag diag;

	diag_init(&diag);
	sheets_check(&layout, &options, &diag);
	tap_ok(diag.nwarnings == nwarnings && diag.nerrors == nerrors,
	       "%d pages, creep %" PRId64 ": %d warnings, %d errors (%d, %d)", npages, creep,
	       nwarnings, nerrors, diag.nwarnings, diag.nerrors);
	diag_release(&diag);
}

int main(void)
{
	test_booklets();
	test_blanks();
	test_nup();
	test_edges();
	check(8, 283, IMPOSE_BOOKLET, 0, 0);
	check(80, 283, IMPOSE_BOOKLET, 0, 0);
	check(81, 283, IMPOSE_BOOKLET, 1, 0);
	check(2, 283, IMPOSE_BOOKLET, 1, 0);
	check(3, 283, IMPOSE_BOOKLET, 0, 0);
	check(8, 20000, IMPOSE_BOOKLET, 0, 0);
	check(8, 21000, IMPOSE_BOOKLET, 0, 1);
	check(4, 400000, IMPOSE_BOOKLET, 0, 0);
	check(81, 21000, IMPOSE_2UP, 0, 0);
	return tap_done();
}
