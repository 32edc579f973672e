/* A file of CSV as a table: rows of cells that remember where they stand. */
#ifndef ANSWERS_ANSWER_TABLE_H
#define ANSWERS_ANSWER_TABLE_H

#include <stdbool.h>

#include "answers/answer_read.h"

struct cell {
	const char *text;
	struct place place;
};

struct row {
	struct cell *cells;
	int ncells;
};

struct table {
	struct row *rows; /* blank ones left out; the first is the header */
	int nrows;
};

/* The people of a table, a row each; the first row says what stands in which column. */
void answers_read_table(struct answers_reader *reader, const struct table *table);

/* How many of the cells are headers of questions. */
int table_count_questions(struct answers_reader *reader, const struct row *row);

#endif
