/*
 * Automatic column widths: shares a table's width out so that its rows are least high in all; equal
 * columns where that costs little, since a comparison reads best so.
 */
#ifndef LAYOUT_COLWIDTH_H
#define LAYOUT_COLWIDTH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/len.h"

struct colwidth_table {
	int nrows, ncolumns;
	/* nrows * ncolumns, row by row: what a cell needs at least (its longest word) and what it
	 * would take unbroken; 0, 0 for an empty cell */
	const len *least, *most;
	int first_equal;  /* columns from this one on are to be equal if that costs little */
	len step;         /* widths are whole steps, but for the last column's rest */
};

/*
 * widths[c], sum = total exactly. A column narrower than its longest word is a last resort: what is
 * lacking is then shared in proportion, and the answer is false.
 */
bool colwidth_fit(struct arena *arena, const struct colwidth_table *table, len total, len *widths);

/* Estimated lines of all rows at these widths: a cell takes most / width lines, rounded up. */
int64_t colwidth_lines(const struct colwidth_table *table, const len *widths);

#endif
