/* Links in lines of text: the page they name, where they are live, the line that shows them. */
#ifndef LAYOUT_LINK_H
#define LAYOUT_LINK_H

#include <stdbool.h>

struct block;
struct flow;
struct item;
struct span;
struct vlist;

/* Whether a span names the page of a link that stands on that page itself: nothing stands there. */
bool link_is_at_hand(const struct flow *flow, const struct block *block, const struct span *span);

/* What stands for a span of a block (NULL: none): its text, or the number of the page that it
 * names, in flow.shapes. */
const char *link_text(const struct flow *flow, const struct block *block, const struct span *span);

/* Whether a span is a link that looks like one: pages that layout fills in do not, nor does text of
 * another size, but references do as a whole. */
bool link_is_shown(const struct span *span);

/* Adds the live area of a link's run, an item of the last box of a list, to that box. */
void link_add(const struct flow *flow, const char *href, const struct item *run,
	      struct vlist *list);

/* Adds lines below the links of the last box of a list, as far as they look like links, once all
 * its runs are there. */
void link_underline_all(const struct flow *flow, const struct span *spans, struct vlist *list);

#endif
