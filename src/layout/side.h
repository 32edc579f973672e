/* Things side by side. */
#ifndef LAYOUT_SIDE_H
#define LAYOUT_SIDE_H

#include "base/len.h"

struct block;
struct flow;
struct vlist;

/* Panels or cards, in as many rows as the width asks for. */
void side_flow_row(const struct flow *flow, const struct block *row, len width, struct vlist *out);

/* A decision path: the question, and below it a column a branch. */
void side_flow_path(const struct flow *flow, const struct block *path, len width,
		    struct vlist *out);

/* A call to action, its code beside or below it. */
void side_flow_cta(const struct flow *flow, const struct block *cta, len width, struct vlist *out);

#endif
