/* Pages made of the one vertical list of a document. */
#ifndef LAYOUT_PAGE_H
#define LAYOUT_PAGE_H

struct flow;
struct layout;
struct vlist;

/* Breaks the list into pages and fills them: layout's pages and portions. */
void page_make_all(struct flow *flow, const struct vlist *list, struct layout *layout);

/* When the list is gone: where on these pages each block begins. */
void page_anchor_all(struct flow *flow, struct layout *layout);

#endif
