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

/* Adds the live area of a link's run, an item of the last box of a list, to that box. */
void link_add(const struct flow *flow, const char *href, const struct item *run,
	      struct vlist *list);

/* Adds lines below the links of the last box of a list, once all its runs are there; but for those
 * that are a page's number or of another size than the text, which nowhere look like links. */
void link_underline_all(const struct flow *flow, const struct span *spans, struct vlist *list);

#endif
