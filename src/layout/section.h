/* The parts of a document over the whole text area. */
#ifndef LAYOUT_SECTION_H
#define LAYOUT_SECTION_H

struct flow;
struct vlist;

/* Masthead, sections and colophon of the document, one below the other. */
void section_flow_all(struct flow *flow, struct vlist *out);

#endif
