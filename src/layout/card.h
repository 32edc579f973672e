/* Cards: open columns side by side. */
#ifndef LAYOUT_CARD_H
#define LAYOUT_CARD_H

#include "base/len.h"

struct block;
struct flow;
struct vlist;

/* n cards side by side, each of the given width. */
void card_flow(const struct flow *flow, const struct block *const *cards, int n, len width,
	       struct vlist *out);

#endif
