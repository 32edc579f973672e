/* The running foot: one line at the start and one at the end of the room under the text. */
#ifndef LAYOUT_FOOT_H
#define LAYOUT_FOOT_H

#include "base/len.h"

struct flow;
struct span;
struct vlist;

/* What stands at the start of a foot instead of all that should, on a line so wide; the same on
 * every page. Zeroed before the first. */
struct foot_cut {
	struct span *spans;
	int n; /* 0: nothing had to be cut */
	len width;
};

/* Fills two lists, start and end, for the page flow->page; a warning tells what had to be cut. */
void foot_flow(struct flow *flow, struct foot_cut *cut, struct vlist *lists);

#endif
