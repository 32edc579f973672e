/* Tables, over the whole text area or as wide as text. */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include <stdbool.h>

#include "base/len.h"

struct block;
struct flow;
struct vlist;

/* head: the section's head, drawn in the corner, or NULL. is_joined: the poles reach up to panels
 * that stand right above. */
void table_flow(const struct flow *flow, const struct block *table, const struct block *head,
		bool is_joined, struct vlist *out);

/* The same of a table among text, in a column of that width. */
void table_beside_flow(const struct flow *flow, const struct block *table, len width,
		       struct vlist *out);

#endif
