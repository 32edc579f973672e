/*
 * Workbooks for spreadsheet programs (.xlsx: Office Open XML, ECMA-376): sheets of rows of texts.
 *	struct workbook workbook;
 *	workbook_init(&workbook);
 *	workbook_add_sheet(&workbook, "survey");
 *	workbook_add_row(&workbook, (const char *const[]){"type", "name"}, 2);
 *	...
 *	is_written = workbook_write(&workbook, &out, diag);
 *	workbook_release(&workbook);
 */
#ifndef BASE_WORKBOOK_H
#define BASE_WORKBOOK_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"

enum { WORKBOOK_SHEETS = 16 }; /* the most there may be */

struct workbook {
	const char *names[WORKBOOK_SHEETS];
	struct buf sheets[WORKBOOK_SHEETS]; /* their XML, as yet without its end */
	int nsheets;
	int nrows; /* of the last sheet */
};

void workbook_init(struct workbook *workbook);
void workbook_release(struct workbook *workbook);

/* Adds a sheet behind the others. name: 1 to 31 characters, none of []:*?/\, and once; kept. */
void workbook_add_sheet(struct workbook *workbook, const char *name);

/* Adds a row to the last sheet. Every cell is a text, figures too, so that "007" stays as it is;
 * NULL and "" are empty cells. */
void workbook_add_row(struct workbook *workbook, const char *const *cells, int ncells);

/* Adds the file to out; the same rows give the same bytes. False with an environment error where
 * the library for archives is missing. */
bool workbook_write(const struct workbook *workbook, struct buf *out, struct diag *diag);

/* Adds the letters of a column, from 1: A, B, ... Z, AA, AB, ... */
void workbook_add_column(struct buf *out, int column);

/* The character that an escape at text stands for, by seven bytes: _x000D_; -1: none is there. */
int workbook_escaped(const char *text);

#endif
