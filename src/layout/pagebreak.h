/*
 * Where the pages of a vertical list end: of all ways to break it, the one that costs least in the
 * whole document (Plass, "Optimal Pagination Techniques for Automatic Typesetting Systems", 1981).
 * A page costs the square of its empty room in percent, and the penalty of its break; a page before
 * a forced break, and the last, may be a third empty at no cost; of all others, one that is little
 * more than a third full costs much besides. A page too high costs so much that it is only taken
 * where no other is, and then it holds no more than lies between two breaks.
 *
 *	state      reached by            what may be read
 *	listed     pagebreak_init        list, above, notes, breaks, starts, ends; openings
 *	measured   the caller, who sets  besides: pagebreak_height
 *	           room and note_gap
 *	chosen     pagebreak_choose      all: the pages are those from breaks from[z] to z, with z
 *	                                 from the last break back to break 0
 */
#ifndef LAYOUT_PAGEBREAK_H
#define LAYOUT_PAGEBREAK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/len.h"

struct buf;
struct vlist;
struct vnode;

/* The list with running sums, and for each break the cheapest way to end a page there. */
struct pagebreak {
	const struct vlist *list;
	len room;            /* height of a page's text */
	len note_gap;        /* between text and footnotes, where there are any */
	bool is_desperate;   /* penalties of PENALTY_NEVER may be broken at too */
	len deepest_opening; /* of the boxes that open pages */
	int64_t *above;      /* above[i]: natural height of the nodes before node i */
	int64_t *notes;      /* the same of their footnotes; NULL: there are none */
	int *breaks;         /* node of each break, ascending; the first is -1, the last nnodes */
	int *starts;         /* after break k the next page begins with this node, a box */
	int *ends;           /* before break k the page ends with the node before this one */
	len *depths;         /* how far down what opens the page after break k reaches, or 0 */
	int nbreaks;
	int64_t *cost; /* of all pages up to break k */
	int *from;     /* the break where the last of these pages begins */
};

/* Finds the breaks. note_heights[i] is that of the footnotes of node i; NULL: there are none. */
void pagebreak_init(struct pagebreak *b, struct arena *arena, const struct vlist *list,
		    const len *note_heights, bool is_desperate);

/* The box that opens the page after break k, or NULL. */
const struct vnode *pagebreak_opening(const struct pagebreak *b, int k);

/* How far down what a box shows reaches that opens a page, which may be more than its height: the
 * text of a page stands beside that, but its footnotes do not. */
len pagebreak_depth(const struct vnode *opening);

/* Height of the footnotes of the nodes from start up to end, which is not among them. */
int64_t pagebreak_notes(const struct pagebreak *b, int start, int end);

/* Natural height of the page from break a to break z, opening and footnotes included. */
int64_t pagebreak_height(const struct pagebreak *b, int a, int z);

/* What the page from break a to break z costs; no forced break may lie between them. */
int64_t pagebreak_cost(const struct pagebreak *b, int a, int z);
/* How bad that page is: nearly empty, or parts what should be together; parts what must be; or is
 * too high. 0: it is good. */
enum { PAGE_BAD = 1, PAGE_TORN = 4, PAGE_TOO_HIGH = 16 };
int pagebreak_badness(const struct pagebreak *b, int a, int z);
bool pagebreak_is_forced(const struct pagebreak *b, int k);

/* Chooses: fills cost and from; set room and note_gap before. True if every page holds its text. */
bool pagebreak_choose(struct pagebreak *b);

#endif
