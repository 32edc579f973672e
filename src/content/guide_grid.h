/* Small free tables: rows of cells, which the author's heads and spans make a grid of. */
#ifndef CONTENT_GUIDE_GRID_H
#define CONTENT_GUIDE_GRID_H

#include <stdbool.h>

#include "base/diag.h"
#include "content/rich.h"

struct field_kind;

/* AUTO: as its column, which ends alike where it holds figures alone. None is left in the end. */
enum grid_align { GRID_AUTO, GRID_START, GRID_CENTRE, GRID_END };

struct grid_cell {
	bool is_head;
	int column; /* from 0 */
	int colspan, rowspan;
	enum grid_align align;
	struct rich *paragraphs; /* nparagraphs 0: it is empty */
	int nparagraphs;
	const char *lang;
	struct srcpos pos;
};

struct grid_row {
	struct grid_cell *cells; /* those that begin in it */
	int ncells;
	const char *lang;
	struct srcpos pos;
};

/* The cells of all rows fill the grid and do not overlap. */
struct grid {
	struct grid_row *rows;
	int nrows;
	int nheads; /* rows of heads at the top: none of the others has a head but in column 0 */
	int ncolumns;
	struct rich caption; /* nspans 0: none */
	struct rich *notes;  /* below it */
	int nnotes;
};

/* struct grid *: what the element itself holds. */
extern const struct field_kind guide_grid;

#endif
