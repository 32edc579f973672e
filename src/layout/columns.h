/*
 * Where the columns of a table stand: on the page's grid, as wide as their content wants, or as the
 * table itself says.
 */
#ifndef LAYOUT_COLUMNS_H
#define LAYOUT_COLUMNS_H

#include <stdbool.h>

#include "base/len.h"
#include "doc/doc.h"

struct flow;
struct vlist;
struct vnode;

struct columns {
	int n;
	len *x, *width;  /* of the text in each column, from the start of the text area */
	len *pole;       /* start of each column's pole; -1: none */
	bool is_on_grid; /* names stand in the head columns: heads fit there too */
	const int *roles;
};

/* Whether so many roles stand in columns of the page's grid, unless words are too long for them. */
bool columns_are_of_grid(const struct flow *flow, int nroles);

/* The columns of a table over the whole text area. */
struct columns columns_find(const struct flow *flow, const struct block *table);

/* The width of a cell that may reach over several columns. */
len columns_cell_width(const struct columns *columns, const struct cell *cell);

/* Adds to a box the poles of the columns, from top down to its end, as the cells of a row (NULL: of
 * none in particular) want them; or a line across them all. */
void columns_add_poles(const struct flow *flow, const struct columns *c, const struct block *row,
		       len top, const struct vlist *list, struct vnode *box);
void columns_add_line(const struct flow *flow, const struct vlist *list, struct vnode *box,
		      len weight, int colour);

/* The caption, head or body of a table; NULL: it has none. */
const struct block *columns_table_part(const struct block *table, enum block_kind kind);

#endif
