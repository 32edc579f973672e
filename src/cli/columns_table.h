/* How a file of answers is understood, as lines for people. */
#ifndef CLI_COLUMNS_TABLE_H
#define CLI_COLUMNS_TABLE_H

#include <stdbool.h>

#include "answers/mapping.h"
#include "base/buf.h"

/* Adds the table, and what needs a decision. width: of a terminal, where headers are cut and lines
 * broken; 0: none. */
void columns_table_write(struct buf *out, struct arena *arena, const struct mapping *mapping,
			 int width, bool shows_answers);

#endif
