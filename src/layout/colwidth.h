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
	int first_equal; /* columns from this one on are to be equal if that costs little */
	len step;        /* widths are whole steps, but for one column that takes the rest; > 0 */
};

/*
 * widths[c], sum = total exactly. Among all widths of whole steps that give every column its
 * longest word, those with the fewest lines, and of these the ones nearest to equal; but columns
 * from first_equal on are exactly equal where that costs at most 4 percent more lines. Of tables
 * with more than 64 rows, 60 rows evenly taken and the longest of each column decide; large
 * searches end with a good answer instead of the best. Where the longest words need more than
 * total, the answer is false: no column then has a claim to more than an equal share; or, where
 * none are to be equal, narrow columns keep their words whole and the widest are cut to one width.
 */
bool colwidth_fit(struct arena *arena, const struct colwidth_table *table, len total, len *widths);

/* Estimated lines of all rows at these widths: a row is as high as its highest cell, at least 1. */
int64_t colwidth_lines(const struct colwidth_table *table, const len *widths);

#endif
