/* The parts of a document over the whole text area. */
#ifndef LAYOUT_SECTION_H
#define LAYOUT_SECTION_H

#include "base/len.h"
#include "look/theme.h"

struct block;
struct flow;
struct vlist;

/* Masthead, sections and colophon of the document, one below the other: the children of its root
 * from first up to, not including, end (or NULL). out: with those before them. */
void section_flow_all(const struct flow *flow, const struct block *first, const struct block *end,
		      struct vlist *out);

/* A line over the whole text area, in a box without height; the page's own where a page begins with
 * it. */
void section_add_line(const struct flow *flow, len weight, enum colour_use colour,
		      struct vlist *out);

#endif
