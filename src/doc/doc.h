/*
 * The document: what it says, as a tree of blocks without coordinates. Compose makes it, layout
 * places it, pdf takes its tags from it. Block ids count up in reading order, which is the order of
 * the XML; this order is the tag order.
 */
#ifndef DOC_DOC_H
#define DOC_DOC_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"
#include "doc/blank.h"
#include "doc/block_kind.h"
#include "doc/chart.h"
#include "doc/span.h"
#include "doc/table.h"
#include "look/picture.h"
#include "look/theme.h"

enum { DOC_LEVELS = 6 }; /* of headings, from 1 */

/* FIGURES: labels are large figures, and a fine line stands between the items. TERMS: labels are
 * what the bodies explain. BOXES: each item is
 * a box to fill in, its number and its text; SCALE: the same side by side, text below. */
enum numbering {
	NUMBERING_NONE,
	NUMBERING_DISC,
	NUMBERING_DECIMAL,
	NUMBERING_FIGURES,
	NUMBERING_TERMS,
	NUMBERING_BOXES,
	NUMBERING_SCALE
};

/* What a callout is: how its frame and its sign are drawn. */
enum callout { CALLOUT_OF_TIP, CALLOUT_OF_IMPORTANT, CALLOUT_OF_WARNING };

/* What the body of a section opens with; its head and its line stand to it accordingly. */
enum opening {
	OPENING_TEXT,    /* lines of text: level with the head */
	OPENING_TABLE,   /* the table of all dimensions, whose corner takes the head */
	OPENING_PANELS,  /* fields, which must not touch the section's line */
	OPENING_ROLES,   /* a panel for each role, in the columns of the roles, and nothing else */
	OPENING_PICTURE, /* a picture, or a row of things that begin with one: level with its top */
	OPENING_DRAWING  /* a drawing whose top is as free as a line of text */
};

/* Which struct hangs at block.of follows from the kind; NULL for all others. */
union block_data {
	const struct chart *chart;     /* FIGURE */
	const struct picture *picture; /* PICTURE */
	const struct blank *blank;     /* BLANK */
	const struct cell *cell;       /* TH, TD */
	const struct table *table;     /* TABLE */
	const struct row *row;         /* TR; NULL: a fine line, no gap */
	int level;                     /* HEADING */
	enum numbering numbering;      /* LIST */
	enum opening opening;          /* SECTION */
	enum callout callout;          /* CALLOUT */
	const char *mark;              /* QUOTE: the sign that hangs beside it */
};

/* Small: a long table has a million of them. */
struct block {
	int id; /* index in doc.blocks */
	enum block_kind kind : 7;
	enum style_id style : 8;
	bool keeps_with_next : 1, is_unbroken : 1;
	bool is_together : 1; /* the author asks for no page that ends inside it */
	bool is_further : 1;  /* one more paragraph of the same words, which must be told apart */
	bool starts_page : 1; /* the author asks for a new page before it */
	unsigned extra : 3; /* where the document gets too long, what has 1 leaves first; 0: none */
	unsigned enters : 4, leaves : 4; /* steps of doc_leave_out: stands from one on, up to the
					  * other; 0: to the end */
	bool sinks : 1;                  /* to the foot of its page, which ends with it */
	bool is_at_start : 1;            /* a picture beside a title stands where lines begin */
	bool is_of_table : 1; /* small print of the table that stands before it: as wide as that */
	int role : 16;        /* its role's colour; -1: none */
	unsigned for_extra : 3; /* stands only where extras of that number have left; 0: always */
	int nspans;
	const char *lang;   /* BCP 47; NULL: the parent's */
	const char *anchor; /* xml:id, target of "#id" links; or NULL */
	struct span *spans; /* leaf blocks only: a block has spans or children */
	struct block *parent, *first, *last, *next;
	union block_data of;
	struct srcpos pos;
};

/* A file that travels inside the PDF. */
struct attachment {
	const char *name; /* file name shown to the reader */
	const char *mime;
	const char *description;
	const char *relationship; /* Source, Data, Alternative, Supplement, Unspecified */
	const void *bytes;
	int64_t nbytes;
	bool is_shared; /* the bytes are those of all documents of a run */
};

/* One copy of a form on paper: what people, and machines, know its pages by. */
struct doc_copy {
	const char *code;         /* for people */
	const char *const *texts; /* of QR codes: two a page, at its top and its foot */
	int ntexts;               /* 0: not known yet */
};

struct doc {
	const char *lang;   /* BCP 47 */
	const char *digits; /* of page numbers: ten of one length, from zero on; NULL: ASCII's */
	const char *title, *author, *subject, *keywords; /* for metadata; author.. may be NULL */
	const char *creator;                             /* "roleguide 1.0" */
	int64_t date;                                    /* seconds since 1970-01-01 UTC */
	struct block **blocks;                           /* by id */
	struct block **all;        /* with those that are left out; NULL: none ever was */
	int nblocks, nall, nsteps; /* of leaving out: what leaves at step 1 is missed least */
	const struct block *first_page_end; /* to begin on the first page; or NULL */
	const struct block **anchors; /* the blocks that have one, by its name; NULL: not sorted */
	int nanchors;
	struct block *root;
	int nroles;
	const int *order;  /* of roles, from the one that is ahead; NULL: there is none */
	bool is_for_paper; /* nobody can follow its links */
	bool is_fillable;  /* its blanks are fields of a form; else they are only drawn */
	bool is_close;     /* sections follow each other closely: pages that hold much */
	bool is_stacked;   /* nothing stands beside anything that may stand below it */
	bool runs_on;      /* no section begins a page because it is told to */
	int nmarks;        /* for the index, all that there may be */
	const char *index_next, *index_to; /* before a further page; in a range of pages */
	int contents_pages; /* from so many on step 1 holds, whose contents are worth their room;
			     * 0: it has none of that kind */
	const struct doc_copy *copy;        /* it is a copy for somebody, to be scanned; or NULL */
	struct span *foot_start, *foot_end; /* running foot: at start and end of the foot line */
	int nfoot_start, nfoot_end;
	struct srcpos own_start, own_end; /* where an author wrote them; nowhere: as usual */
	const struct picture *foot_logo;  /* beside it; NULL: none */
	bool is_foot_logo_at_start;       /* of the line; else at its end */
	struct attachment *attachments;
	int nattachments;
};

/* An empty document with its root block; everything in it lives in arena. */
struct doc *doc_new(struct arena *arena, const char *lang);
/* Appends a block of the kind under parent; ids count up, so blocks are added in reading order. */
struct block *doc_add(struct arena *arena, struct doc *doc, struct block *parent,
		      enum block_kind kind, enum style_id style, struct srcpos pos);

/* Leaves out what does not stand at a step, and extras: those of number n by bit n - 1. Blocks are
 * numbered as if what is left out had never been made; a note leaves with what refers to it. What
 * is made for that lives in arena, as long as the document is used. False when nothing changes. */
bool doc_leave_out(struct arena *arena, struct doc *doc, int step, unsigned extras);

/* Sorts the anchors of a document that is complete, so that many links are found fast. */
void doc_sort_anchors(struct arena *arena, struct doc *doc);
/* The block that carries the anchor, the first if there are several, or NULL. What "~n" names is
 * the block that was made as number n. */
const struct block *doc_find_anchor(const struct doc *doc, const char *anchor);

/* The note block that a span refers to, wherever it is numbered by now; NULL: none. */
static inline const struct block *doc_note(const struct doc *doc, const struct span *span)
{
	return span->note < 0 ? NULL : (doc->all ? doc->all : doc->blocks)[span->note];
}

/* A page's number, >= 0, as the document writes it. */
const char *doc_page_number(const struct doc *doc, struct arena *arena, int number);

/* What stands in a section behind its own head and the small print below that; NULL: nothing. */
static inline const struct block *block_body(const struct block *section)
{
	const struct block *b = section->first;

	if (b && b->kind == BLOCK_HEADING)
		b = b->next;
	while (b && b->kind == BLOCK_SIDENOTE)
		b = b->next;
	return b;
}

/* What an entry of the index says at a span of FIELD_INDEX_PAGE, in arena: its page, with what
 * parts it from that before; three and more pages that follow each other are a range, and what is
 * said already is "". pages: by number of a mark; NULL: none is known. */
const char *doc_index_pages(const struct doc *doc, struct arena *arena, const int *pages,
			    const struct block *entry, const struct span *span);

/* The language of a block: its own or the nearest ancestor's. */
const char *block_lang(const struct doc *doc, const struct block *block);

#endif
