/*
 * A text with separators as a sheet (RFC 4180, and what tools make of it). The separator is what a
 * first line "sep=;" says, in quotation marks or not; else the one by which most cells of the first
 * three rows are headers, and of several such the one that cuts most of the first rows into equally
 * many cells.
 */
#ifndef ANSWERS_CSV_SHEET_H
#define ANSWERS_CSV_SHEET_H

#include "answers/decoder.h"
#include "answers/sheet.h"

/* How many cells of a row, which may be one of headers, are known. */
struct csv_votes {
	int (*count)(void *context, const struct row *row); /* NULL: nothing is known */
	void *context;
};

/*
 * Reads on from the beginning of the decoder, which outlives the sheet. NULL with an error where
 * its text can't be read. A row is an error that ends the sheet where a quotation mark stands in
 * the middle of a cell or is never closed, and past LIMIT_COLUMNS, LIMIT_TEXT_BYTES and
 * LIMIT_ROW_BYTES; places are where a cell begins. Text that was UTF-8, read as something else and
 * saved again, is warned of once.
 */
struct sheet *csv_sheet_open(struct arena *arena, struct decoder *decoder, struct csv_votes votes,
			     struct diag *diag);

#endif
