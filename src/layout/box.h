/* Boxes: a frame around what must not be overlooked. */
#ifndef LAYOUT_BOX_H
#define LAYOUT_BOX_H

#include "base/len.h"

struct block;
struct flow;
struct vlist;

void box_flow(const struct flow *flow, const struct block *box, len width, struct vlist *out);

#endif
