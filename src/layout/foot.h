/* The running foot: one line at the start and one at the end of the room under the text. */
#ifndef LAYOUT_FOOT_H
#define LAYOUT_FOOT_H

#include "base/len.h"

struct arena;
struct flow;
struct span;
struct vlist;

/* What stands at the start of a foot instead of all that should, on a line so wide; the same on
 * every page. Zeroed before the first but for the arena where it is kept. */
struct foot_cut {
	struct arena *arena;
	struct span *spans;
	int n; /* 0: nothing had to be cut */
	len width;
};

struct foot_page {
	int number, count;
};

/* The logo in the foot of a page, if there is one: where it stands below the foot's line, and what
 * it leaves to the words. */
struct foot_logo {
	len x, y, w, h;    /* from the corner of the foot; w 0: there is none */
	len before, after; /* that words leave free for it, at their start or end */
	len down;          /* that they stand lower, for its middle to be theirs */
};

struct foot_logo foot_find_logo(const struct flow *flow);

/* Fills two empty lists with the start and the end of a page's foot; a warning tells what had to be
 * cut. */
void foot_flow(const struct flow *flow, struct foot_page page, struct foot_cut *cut,
	       struct vlist *lists);

#endif
