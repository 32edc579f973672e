/*
 * The layout: where everything goes. Pages of items with exact coordinates in millipoints, origin
 * at the top left corner of the trimmed page, y down. No PDF, no XML.
 */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/len.h"
#include "doc/doc.h"
#include "look/artwork.h"
#include "look/theme.h"
#include "text/text.h"

/* LINK and BLANK are areas, which draw nothing: what is to be seen of them are other items. */
enum item_kind { ITEM_RUN, ITEM_BOX, ITEM_PATH, ITEM_IMAGE, ITEM_LINK, ITEM_BLANK };

/* Why an item that belongs to no block is on the page. */
enum artifact {
	ARTIFACT_NONE,   /* real content: item.block >= 0 */
	ARTIFACT_LAYOUT, /* lines, fills, drawings beside text that says the same */
	ARTIFACT_HEADER, /* repeated table headers, "continued" */
	ARTIFACT_FOOTER, /* running foot */
	ARTIFACT_BACKGROUND,
	ARTIFACT_COPY /* what copies of a form are known and placed by, in the margins */
};

struct path {
	const struct path_step *steps; /* relative to the item's x, y */
	int nsteps;
	bool is_filled;   /* else stroked */
	bool is_even_odd; /* filled so; else by the non-zero winding number */
	len weight;       /* of the stroke */
};

/* A long table has half a million of them. */
struct item {
	enum item_kind kind : 8;
	enum artifact artifact : 8;
	bool is_cropped; /* IMAGE: covers its box, middle on middle; what is more is cut */
	bool is_field;   /* BOX: a panel's, behind its text */
	int block;       /* id of the block it belongs to; -1: artifact */
	len x, y, w, h;  /* RUN: x is the run's left edge, y its baseline */
	int span;        /* index of the span inside that block; -1: none */
	int colour;      /* index into theme.colours */
	union {
		const struct run *run;
		const struct path *path;
		const struct picture *picture;
		const char *href; /* LINK: address, or "#anchor" */
		const struct blank *blank;
	} of;
};

/* Whether it draws nothing. */
static inline bool item_is_area(const struct item *item)
{
	return item->kind == ITEM_LINK || item->kind == ITEM_BLANK;
}

struct page {
	len width, height;
	int number;         /* from 1 */
	struct item *items; /* in painting order; a block's follow each other in logical order */
	int nitems;
	struct arena *arena; /* where they live, part of layout.items; some pages share one */
};

/* Where a block begins. */
struct anchor {
	int page;  /* index into pages; -1: it has nothing on a page */
	int32_t y; /* a page is no higher than 32 bits of millipoints */
};

/* What a child of the document's root takes of a page, before gaps are stretched. */
struct portion {
	int page;  /* index into pages */
	int block; /* its id */
	len height;
};

struct fit_search;
struct flow;

struct layout {
	struct arena *items; /* where all live that pages show: texts, drawings */
	const struct theme *theme;
	enum paper paper;
	struct sides bleed; /* how far items may run past the trimmed page */
	bool is_rtl;        /* its language is written from the right */
	struct page *pages;
	int npages;
	struct anchor *anchors; /* by block id */
	int nanchors;
	const int
		*mark_pages; /* by number of a mark for the index, its page; NULL: there are none */
	const bool *excused; /* by block id: a warning says that something of it is too large */
	const struct fit_search *fit; /* how its look was found; NULL: it is as designed */
	struct portion *portions;     /* by page; all of a page make its height */
	int nportions;
};

/*
 * Places the document on pages of the paper. Warnings (a word wider than its column, a picture
 * scaled down, a row taller than a page) name the line of the content. The result lives in arena
 * and points into doc and theme; what has no more use for its items may
 * release them before the rest. Never NULL.
 */
const struct layout *layout_make(struct arena *arena, struct shaper *shaper, const struct doc *doc,
				 const struct theme *theme, enum paper paper, struct diag *diag);

/* The same, of what a flow says is wanted: shaper, doc, theme, paper, diag, and what several
 * layouts share, shaped and reuse. NULL as soon as it shows that held, if it isn't NULL, will not
 * begin on the first page; not what is said until then. */
const struct layout *layout_make_held(struct arena *arena, const struct flow *wanted,
				      const struct block *held);

/* Where a block begins, by its id; NULL: nowhere. */
static inline const struct anchor *layout_anchor(const struct layout *layout, int block)
{
	return block < layout->nanchors && layout->anchors[block].page >= 0
		       ? &layout->anchors[block]
		       : NULL;
}

/* Whether a block, if it is on a page at all, begins on the first. */
static inline bool layout_opens_with(const struct layout *layout, const struct block *block)
{
	const struct anchor *anchor = block ? layout_anchor(layout, block->id) : NULL;

	return !anchor || anchor->page == 0;
}

/* Of a layout of doc, by laying it out once more: each paragraph with its breaks, what the ways to
 * them cost, and those taken (linefit.h); the vertical list with the page ends (pagebreak.h). */
void layout_dump_paragraphs(const struct layout *layout, struct shaper *shaper,
			    const struct doc *doc, struct buf *out);
void layout_dump_list(const struct layout *layout, struct shaper *shaper, const struct doc *doc,
		      struct buf *out);

#endif
