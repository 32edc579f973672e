/*
 * Tags: the structure tree (ISO 32000-1, 14.7 and 14.8) of a document, joined with what stands on
 * its pages. A block has one structure element, but for a paragraph that is all of a cell or of an
 * item's body; links, foreign words, abbreviations, marks and references inside its text have
 * elements of their own below it. Items on the pages are gathered into stretches, each of which
 * becomes one marked-content sequence.
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

enum kid_kind { KID_CONTENT, KID_TAG, KID_LINK };

/* What an element holds besides the elements of child blocks, which come after its kids. */
struct kid {
	enum kid_kind kind;
	int page;                    /* CONTENT, LINK: index into layout.pages */
	int index;                   /* CONTENT: in the page's stretches; LINK: in tags.links */
	struct tag *tag;             /* TAG */
	struct kid *next;
};

/* Millipoints, y down; empty while right < left. */
struct box {
	len left, top, right, bottom;
};

struct tag {
	const char *type;            /* "P", "TD"...; NULL: decoration, no element */
	const struct block *block;
	const struct span *span;     /* an element inside a block's text; else NULL */
	struct tag *parent;
	struct tag **inlines;        /* a block's: outer elements by span; or NULL */
	struct kid *first, *last;
	struct box *box;             /* of Figures and Notes, else NULL */
	int page;                    /* where its first content stands; -1: it has none */
	int object;                  /* number in the file; 0: not written */
	bool is_used;                /* written: it has content below, or keeps a place */
};

/* One marked-content sequence: items order[first] .. order[first + n - 1] of its page. */
struct stretch {
	int first, n;
	struct tag *tag;             /* NULL: an artifact */
	enum artifact artifact;
	int mcid;
};

/* A link annotation. */
struct link {
	int page;
	struct box box;
	const char *href;            /* NULL: it leads to a note */
	int note;                    /* the note's block */
	struct tag *tag;
	int object;
};

struct page_tags {
	const struct item **order;   /* items; a paragraph's runs in logical order, links last */
	struct stretch *stretches;
	int nstretches;
	struct tag **parents;        /* by marked-content id */
	int nparents;
	int first_link, nlinks;      /* into tags.links */
};

struct tags {
	struct arena *arena;
	const struct layout *layout;
	const struct doc *doc;
	bool has_links;
	struct tag *of_block;        /* by block id */
	struct page_tags *pages;
	struct link *links;
	int nlinks;
	int nnotes;                  /* used elements of type Note */
	struct tally *tallies;       /* what stands on the pages, by block id */
};

/* Builds all tags; everything lives in arena. Without has_links there are no Link elements. */
struct tags *tags_make(struct arena *arena, const struct layout *layout, const struct doc *doc,
		       bool has_links);

/* The language an element must state: its own, where that differs from the parent's; else NULL. */
const char *tags_lang(const struct tags *tags, const struct tag *tag);

/* The alternative text of a Figure; NULL for all others. */
const char *tags_alt(const struct tag *tag);

/* The expansion an abbreviation's element must state; else NULL. */
const char *tags_expansion(const struct tag *tag);

/* The text of all spans under the link element, or its author's description. */
const char *tags_link_contents(const struct tags *tags, const struct tag *tag);

#endif
