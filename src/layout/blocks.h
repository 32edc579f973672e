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

#endif
