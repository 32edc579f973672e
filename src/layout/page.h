/* Pages made of the one vertical list of a document. */
#ifndef LAYOUT_PAGE_H
#define LAYOUT_PAGE_H

struct arena;
struct doc;
struct flow;
struct layout;
struct vlist;

/* Breaks the list into pages and fills them: layout's pages and portions, which live in arena. */
void page_make_all(const struct flow *flow, struct arena *arena, const struct vlist *list,
		   struct layout *layout);

/* When the list is gone: where on these pages each block begins. */
void page_anchor_all(const struct doc *doc, struct arena *arena, struct layout *layout);

#endif
