/* Quotations. */
#ifndef LAYOUT_QUOTE_H
#define LAYOUT_QUOTE_H

#include "base/len.h"

struct block;
struct flow;
struct vlist;

/* Appends a QUOTE in a column of that width. */
void quote_flow(const struct flow *flow, const struct block *quote, len width, struct vlist *out);

#endif
