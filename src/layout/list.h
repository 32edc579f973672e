/* Lists: labels at the start, bodies beside them. */
#ifndef LAYOUT_LIST_H
#define LAYOUT_LIST_H

#include "base/len.h"

struct block;
struct flow;
struct vlist;

void list_flow(const struct flow *flow, const struct block *list, len width, struct vlist *out);

#endif
