/* The parts of a document over the whole text area. */
#ifndef LAYOUT_SECTION_H
#define LAYOUT_SECTION_H

struct block;
struct flow;
struct vlist;

/* Masthead, sections and colophon of the document, one below the other: the children of its root
 * from first up to, not including, end (or NULL). out: with those before them. */
void section_flow_all(const struct flow *flow, const struct block *first, const struct block *end,
		      struct vlist *out);

#endif
