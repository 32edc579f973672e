/* A file of CSV as a table: rows of cells that remember where they stand. */
#ifndef ANSWERS_ROWS_H
#define ANSWERS_ROWS_H

#include "answers/reader.h"
#include "answers/sheet.h"

struct table {
	struct row *rows; /* blank ones left out; the first is the header */
	int nrows;
};

/* The people of a table, a row each; the first row says what stands in which column. */
void rows_read(struct reader *reader, const struct table *table);

/* How many of the cells are headers of questions. */
int rows_count_questions(struct arena *arena, const struct columns *columns, const struct row *row);

#endif
