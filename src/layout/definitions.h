/* Lists of terms. */
#ifndef LAYOUT_DEFINITIONS_H
#define LAYOUT_DEFINITIONS_H

#include "base/len.h"

struct block;
struct flow;
struct vlist;

/* Appends a list of NUMBERING_TERMS in a column of that width. */
void definitions_flow(const struct flow *flow, const struct block *list, len width,
		      struct vlist *out);

#endif
