/* The head of a table: the names of its columns, and in its corner the head of its section. */
#ifndef LAYOUT_TABLE_HEAD_H
#define LAYOUT_TABLE_HEAD_H

#include <stdbool.h>

#include "base/len.h"
#include "layout/columns.h"

struct arena;
struct block;
struct flow;
struct vlist;
struct vnode;

enum { SPLIT_PENALTY = 150 /* of a page that ends within a row */ };

/* How one table is set. */
struct table_setting {
	struct columns columns;
	len above, below; /* room around the text of a row: whole steps of the grid together */
	bool is_close;    /* rows take little room */
	bool is_tight;    /* rows take none */
	bool is_to_fill;  /* what its page has left is ruled */
	bool is_own;      /* it names its columns; may have groups, a total, lines of charts */
};

/* Appends it with the section's head, which may be NULL, and the table's caption. is_joined: the
 * columns are those of the panels that out ends in. */
void table_head_flow(const struct flow *flow, const struct block *table, const struct block *head,
		     bool is_joined, const struct table_setting *setting, struct vlist *out);

/* The head as it opens every further page: a box of artifacts. row: that of the names. */
const struct vnode *table_head_repeated(const struct flow *flow, const struct block *row,
					const struct table_setting *setting, struct arena *arena);

/* The same with the head of a group of rows below it, where the rows go on. */
const struct vnode *table_head_of_group(const struct flow *flow, const struct block *row,
					const struct table_setting *setting,
					const struct vnode *repeated);

/* The same with so much room below it, as a row has above its text, where text of a row goes on: so
 * that this is on the grid. */
const struct vnode *table_head_deeper(const struct flow *flow, const struct vnode *repeated,
				      len room);

/* The same where a row goes on: below hangs its name, if it is to, and that it is continued, for
 * which there is room if the page goes on with the row for *height. */
const struct vnode *table_head_continued(const struct flow *flow, const struct block *row,
					 const struct table_setting *setting,
					 const struct vnode *repeated, bool has_name, len *height);

#endif
