/* Blocks of any kind in one column. */
#ifndef LAYOUT_BLOCKS_H
#define LAYOUT_BLOCKS_H

#include "base/len.h"

struct block;
struct flow;
struct vlist;

/* One block. */
void blocks_flow_one(const struct flow *flow, const struct block *block, len width,
		     struct vlist *out);

/* A chain of siblings from first up to, not including, end (or NULL), with space between them. */
void blocks_flow(const struct flow *flow, const struct block *first, const struct block *end,
		 len width, struct vlist *out);

/* Has no page end inside a block whose nodes are those of list from `from` on, if it is no higher
 * than a page; a warning if it is. */
void blocks_keep_together(const struct flow *flow, const struct block *block, int from,
			  struct vlist *list);

#endif
