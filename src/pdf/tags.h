/*
 * Tags: the structure tree (ISO 32000-1, 14.7 and 14.8) of a document, joined with what stands on
 * its pages. A block has one structure element, but for a paragraph that is all of a cell or of an
 * item's body; links, foreign words, abbreviations, marks and references inside its text have
 * elements of their own below it. Items on the pages are gathered into stretches, each of which
 * becomes one marked-content sequence. This is done page by page, and what a page needs to be drawn
 * lasts no longer than that.
 *
 * A paragraph "See the site, too" that goes over to the next page behind "the", with a link in it:
 *
 *	element                kids                            on the page
 *	Document               (the elements of child blocks)
 *	  P    page 0          CONTENT page 0, mcid 7          /P<</MCID 7>>BDC (See ) EMC
 *	                       TAG ---+
 *	                       CONTENT | page 1, mcid 1        /P<</MCID 1>>BDC (, too) EMC
 *	  +-- Link  page 0  <---------+
 *	                       CONTENT page 0, mcid 8          /Link<</MCID 8>>BDC (the) EMC
 *	                       ANNOTATION page 0, annotations[0]
 *	                       CONTENT page 1, mcid 0          /Link<</MCID 0>>BDC ( site) EMC
 *	                       ANNOTATION page 1, annotations[1]
 *
 *	pages[0].parents = {..., [7] = P, [8] = Link}, pages[1].parents = {Link, P, ...}
 *
 * What holds (tags_check.h sees to it in debug builds):
 *  1 The element of a block hangs below that of the block around it.
 *  2 An element inside a text has a span of that text and is a kid of its parent: the block's
 *    element, a Link or a Reference; they are three deep at most.
 *  3 Contents of an element follow each other by page and MCID, annotations by number; its page is
 *    the one where the first of them stands.
 *  4 Each MCID of a page hangs at one element, the one that the page's parents name.
 *  5 Each annotation hangs at one Link, and leads somewhere, or at a Form, which has no other kid;
 *    those of a page follow each other.
 *  6 Used are elements with content below them and such that keep a place, and all around them;
 *    nothing else has kids.
 *  7 Stretches of a page hold its items one after the other; those of elements count up from
 *    MCID 0, the others are artifacts.
 */
#ifndef PDF_TAGS_H
#define PDF_TAGS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "doc/doc.h"
#include "layout/layout.h"

struct tag;
struct tally;

enum kid_kind { KID_CONTENT, KID_TAG, KID_ANNOTATION };

/* What an element holds besides the elements of child blocks, which come after its kids. */
struct kid {
	enum kid_kind kind;
	int page;        /* CONTENT, ANNOTATION: index into layout.pages */
	int index;       /* CONTENT: in the page's stretches; ANNOTATION: in tags.annotations */
	int mcid;        /* CONTENT */
	struct tag *tag; /* TAG */
	struct kid *next;
};

/* Millipoints, y down; empty while right < left. */
struct box {
	len left, top, right, bottom;
};

/* What few elements have. */
struct tag_more {
	bool has_box; /* Figures and Notes */
	struct box box;
	struct tag **inlines;   /* a block's: outer elements by span; or NULL */
	struct tag **citations; /* of a FENote: the elements that refer to it */
	int ncitations;
	len rise; /* of a text's baseline above that of the line around it, or below 0 */
};

/* Small: a long table has half a million of them. */
struct tag {
	const char *type;          /* "P", "TD"...; NULL: decoration, no element */
	const struct block *block; /* whose it is, or in whose text it stands */
	const struct span *span;   /* an element inside a block's text; else NULL */
	struct tag *parent;
	struct kid *first, *last;
	struct tag_more *more; /* or NULL */
	int page;              /* where its first content stands; -1: it has none */
	int object : 30;       /* number in the file; 0: not written */
	bool is_used : 1;      /* written: it has content below, or keeps a place */
	bool is_drawing : 1;   /* the picture alone, beside its caption in the block's element */
};

/* One marked-content sequence: items order[first] .. order[first + n - 1] of its page. */
struct stretch {
	int first, n;
	struct tag *tag; /* NULL: an artifact */
	enum artifact artifact;
	int mcid;
};

/* A link, or a field of a form. */
struct annotation {
	int page;
	struct box box;
	const struct blank *blank; /* of a field; NULL: it is a link */
	const char *href;          /* of a link; NULL: it leads to a note */
	int note;                  /* the note's block */
	struct tag *tag;
	int object;
};

struct page_tags {
	/* To draw the page, where tags_page was told to put it. */
	const struct item **order; /* items; a paragraph's runs in logical order, links last */
	struct stretch *stretches;
	int nstretches;
	/* For the rest of the file. */
	bool is_counted;      /* in tags.tallies */
	struct tag **parents; /* by marked-content id */
	int nparents;
	int first_annotation, nannotations; /* into tags.annotations */
};

struct tags {
	struct arena *arena;
	const struct layout *layout;
	const struct doc *doc;
	unsigned live;         /* bits of TAGS_.. */
	struct tag **of_block; /* by block id; NULL: it has no element of its own */
	struct page_tags *pages;
	struct annotation *annotations;
	int nannotations;
	int nnotes, nheaders;  /* used elements of type Note; TH that cells name */
	struct tally *tallies; /* what stands on the pages, by block id */
	struct arena *counts;  /* where they live, to be released when they are checked */
};

/* What of a document can be clicked: links and blanks; others have no elements. PDF2: elements are
 * of the types of ISO 32000-2, 14.8.4, where these differ. */
enum { TAGS_LINKS = 1, TAGS_FIELDS = 2, TAGS_PDF2 = 4 };

/* Tags without content, which live in arena. */
struct tags *tags_begin(struct arena *arena, const struct layout *layout, const struct doc *doc,
			unsigned live);

/* Hangs the content of a page, an index into layout.pages, to its elements: for a file that is
 * tagged, once for each page, in their order. What the page needs to be drawn lives in drawn. */
void tags_page(struct tags *tags, struct arena *drawn, int page);

/* When all pages have been there: finds out which elements are used. */
void tags_end(struct tags *tags);

/* All three, for all pages; everything lives in arena. */
struct tags *tags_make(struct arena *arena, const struct layout *layout, const struct doc *doc,
		       unsigned live);

/* The element that holds what stands in a block: its own or the one around it; NULL: nothing of it
 * stands anywhere. */
const struct tag *tags_element(const struct tags *tags, int block);

#endif
