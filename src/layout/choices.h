/* Lists of boxes to fill in, each with its number and text. */
#ifndef LAYOUT_CHOICES_H
#define LAYOUT_CHOICES_H

#include "base/len.h"

struct block;
struct flow;
struct vlist;

/* A list of NUMBERING_BOXES or NUMBERING_SCALE. */
void choices_flow(const struct flow *flow, const struct block *list, len width, struct vlist *out);

#endif
