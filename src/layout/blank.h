/* Places to fill in: boxes, frames for figures, lines to write on. */
#ifndef LAYOUT_BLANK_H
#define LAYOUT_BLANK_H

#include "base/len.h"

struct blank;
struct block;
struct flow;
struct vlist;
struct vnode;

/* The side of a box to tick, 3.6 mm; how high what takes figures or words is, 5.4 mm. */
enum { BLANK_BOX = 10205, BLANK_TALL = 15307 };

/* The outline of a box that is looked for in a scan, 0.28 mm: it comes through copiers. */
enum { BLANK_LINE = 794 };

/* How wide a blank is in a column that has so much room. */
len blank_width(const struct blank *blank, len room);

/* Where a blank stands beside a line of text. */
struct blank_place {
	len x, width; /* from its start edge */
	len baseline; /* of the text, from the top of the box around both */
	len size;     /* of the text */
};

/* Adds a blank to a box of a list. */
void blank_add(const struct flow *flow, const struct block *block, const struct blank_place *at,
	       const struct vlist *list, struct vnode *box);

/* A blank by itself, in a column so wide. */
void blank_flow(const struct flow *flow, const struct block *block, len width, struct vlist *out);

#endif
