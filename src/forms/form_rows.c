/* There are few columns, so that names are looked up from the front. */
#include "forms/form_rows.h"

#include <assert.h>
#include <string.h>

void form_rows_add_column(struct form_rows *rows, const char *name)
{
	ARENA_GROW(rows->arena, rows->columns, rows->ncolumns);
	rows->columns[rows->ncolumns++] = name;
}

void form_rows_add(struct form_rows *rows)
{
	const char **row = ARENA_ARRAY(rows->arena, const char *, rows->ncolumns);

	for (int i = 0; i < rows->ncolumns; i++)
		row[i] = "";
	ARENA_GROW(rows->arena, rows->rows, rows->nrows);
	rows->rows[rows->nrows++] = row;
}

void form_rows_set(struct form_rows *rows, const char *column, const char *text)
{
	int at = 0;

	while (at < rows->ncolumns && strcmp(rows->columns[at], column) != 0)
		at++;
	assert(at < rows->ncolumns);
	rows->rows[rows->nrows - 1][at] = text;
}
