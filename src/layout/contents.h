/* Tables of contents. */
#ifndef LAYOUT_CONTENTS_H
#define LAYOUT_CONTENTS_H

#include "base/len.h"

struct block;
struct flow;
struct vlist;

/* A BLOCK_CONTENTS in a column so wide. */
void contents_flow(const struct flow *flow, const struct block *contents, len width,
		   struct vlist *out);

#endif
