/*
 * Sheets: which pages stand where on what comes out of the press. A sheet side is a page of the
 * file; without imposition it is one page of the layout. Lengths in millipoints, origin at the top
 * left corner of the trimmed sheet, y down.
 *
 * A booklet of eight pages, its two sheets folded one in the other (IMPOSE_BOOKLET); sides[] in
 * this order, and a page is moved towards the fold by the creep of the sheets outside it:
 *
 *	   sheet 1 front    back          sheet 2 front    back
 *	   +---+---+      +---+---+       +---+---+      +---+---+
 *	   | 8 | 1 |      | 2 | 7 |       | 6 | 3 |      | 4 | 5 |
 *	   +---+---+      +---+---+       +---+---+      +---+---+
 *	       ^ fold
 *
 * Four up, stacked (IMPOSE_4UP, is_stacked): a leaf's back lies behind its front when the sheet is
 * turned, so the backs' columns are mirrored; cut in four, pile on pile, the pages are in order:
 *
 *	   +---+---+      +---+---+
 *	   | 1 | 3 |      | 4 | 2 |
 *	   +---+---+      +---+---+
 *	   | 5 | 7 |      | 8 | 6 |
 *	   +---+---+      +---+---+
 */
#ifndef LAYOUT_SHEETS_H
#define LAYOUT_SHEETS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/len.h"

struct diag;
struct layout;

/* A page on a side. What of it may show goes from left, top to right, bottom: its bleed, cut off
 * where the next page begins. */
struct placement {
	int page;                     /* index into the layout's pages */
	len x, y;                     /* top left corner of the trimmed page */
	len left, top, right, bottom; /* on the sheet */
};

struct side {
	struct placement *placements;
	int nplacements; /* 0: a blank side */
};

struct sheets {
	/* what the placements show: the layout they came from, or a copy that bleeds further */
	const struct layout *layout;
	len width, height; /* of the trimmed sheet */
	struct sides bleed;
	struct side *sides; /* each a page of the file, front and back in turn */
	int nsides;
	/* where the sheet is cut, ascending, the four edges among them: marks go there */
	len *xcuts, *ycuts;
	int nxcuts, nycuts;
	len fold;        /* x of the fold; -1: none */
	bool is_imposed; /* placements are clipped, since something stands beside them */
};

enum imposition {
	IMPOSE_NONE,
	IMPOSE_BOOKLET, /* saddle stitch: folded sheets, one in another */
	IMPOSE_2UP,     /* pages side by side in reading order */
	IMPOSE_4UP,
};

struct impose_options {
	enum imposition imposition;
	bool is_stacked; /* 2UP, 4UP: printed on both sides, cut, stacked: leaves back to back */
	len creep;       /* BOOKLET: how far a sheet pushes the one inside it out */
	bool is_rtl;     /* BOOKLET, 2UP, 4UP: read from the right */
};

/* Lays the pages out on sheets; all of it lives in arena and points into layout. */
struct sheets *sheets_make(struct arena *arena, const struct layout *layout,
			   const struct impose_options *options);

/* What will not work out once it is on paper: warnings for a booklet that can't be stapled or is
 * blank inside, an error for one whose creep is more than its margin. */
void sheets_check(const struct layout *layout, const struct impose_options *options,
		  struct diag *diag);

/* As text, a line for each placement (--dump sheets). */
void sheets_dump(const struct sheets *sheets, struct buf *out);

#endif
