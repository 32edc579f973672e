/*
 * A table as files hold it: rows of cells, one after the other, from a text with separators or from
 * a workbook. Each format is a kind of sheet.
 */
#ifndef ANSWERS_SHEET_H
#define ANSWERS_SHEET_H

#include <stdbool.h>

#include "answers/place.h"
#include "base/arena.h"

struct cell {
	const char *text; /* UTF-8; "": an empty cell */
	struct place place;
};

struct row {
	struct cell *cells;
	int ncells;
	int number; /* in the sheet, from 1; blank rows count */
};

struct sheet {
	/* The next row that is not blank, in arena; false at the end, and where has_failed. */
	bool (*next)(struct sheet *sheet, struct arena *arena, struct row *row);
	/* Back to before the first row; false with an error. */
	bool (*rewind)(struct sheet *sheet);
	void (*close)(struct sheet *sheet);
	bool has_failed;   /* and an error said why */
	bool may_be_short; /* rows end with their last cell that is filled */
};

#endif
