/*
 * Automatic column widths: those that make a table lowest. The caller says how wide cells must and
 * may be, and how high a cell is at a width.
 */
#ifndef LAYOUT_COLWIDTH_H
#define LAYOUT_COLWIDTH_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/len.h"

/* What a cell asks of its column, padding included. A cell that spans columns or rows asks nothing
 * (both 0). */
struct colwidth_cell {
	len min; /* longest word */
	len max; /* unbroken */
};

struct colwidth_table {
	int nrows, ncolumns;
	const struct colwidth_cell *cells; /* nrows * ncolumns, row by row */
	len step;              /* widths are multiples of it where possible; > 0 */
	int nhead_columns;     /* first columns, which hold names */
	bool prefers_equal;    /* the other columns are equally wide if that costs little height */
	const len *preferred;  /* widths that win if they cost little height, sum total; or NULL */
	/* The height of a cell at a width, in any unit (lines do), >= 0, not growing with the
	 * width. Only asked for cells with max > 0. */
	int (*height)(void *context, int row, int column, len width);
	void *context;
};

/*
 * Fills widths[ncolumns] so that they sum to total (> 0) and the sum of the rows' heights is least;
 * among equally low tables, the one whose columns are nearest to equal. Preferred widths win where
 * they cost at most 4 percent more height, then equal ones. Tables of more than 64 rows are judged
 * by a sample: 60 rows evenly taken and the longest of each column. Where the longest words alone
 * need more than total, the widest of these columns give way, the narrow ones keep their words
 * whole. Returns by how much the longest words miss total, 0 where they fit.
 */
len colwidth_fit(struct arena *arena, const struct colwidth_table *table, len total, len *widths);

#endif
