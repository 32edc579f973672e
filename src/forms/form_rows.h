/* Tables that forms are made of: rows whose cells are set by the names of their columns. */
#ifndef FORMS_FORM_ROWS_H
#define FORMS_FORM_ROWS_H

#include "base/arena.h"

struct form_rows {
	struct arena *arena;
	const char **columns; /* the first row */
	int ncolumns;
	const char ***rows; /* a row, a column: never NULL */
	int nrows;
};

void form_rows_add_column(struct form_rows *rows, const char *name);

/* A row of empty cells, which those that follow set; all columns are there by then. */
void form_rows_add(struct form_rows *rows);
void form_rows_set(struct form_rows *rows, const char *column, const char *text);

#endif
