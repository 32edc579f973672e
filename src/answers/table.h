/* The people of a table, a row each. */
#ifndef ANSWERS_TABLE_H
#define ANSWERS_TABLE_H

#include "answers/sheet.h"
#include "answers/source.h"

/* Reads the headers, and all rows once for what they show. NULL with errors. The sheet is closed
 * with the source, or here. */
struct source *table_open(struct reader *reader, struct sheet *sheet);

#endif
