/*
 * A sheet of a workbook (.xlsx: Office Open XML, ECMA-376, ISO 29500), row by row. What is read is
 * what people see in its cells; formulas by what they last came to.
 */
#ifndef ANSWERS_XLSX_H
#define ANSWERS_XLSX_H

#include "answers/sheet.h"

struct xml_source;

/* Whether a file of n bytes begins as a workbook does, or as what people take for one: another ZIP
 * archive, an older or a locked workbook. xlsx_open reads it or says what it is. */
bool xlsx_is_like(const char *bytes, size_t n);

/*
 * The sheet of that name or (NULL) the first one that is not hidden; a warning tells of others in
 * which something is filled. The bytes of source must outlive it. NULL with an error that says what
 * the file is, or which sheets there are.
 *
 * Rows are filled with empty cells up to the widest row before them. Places tell row and cell. A
 * sheet is read no further after an error: a row or cell out of its order, or past the limits.
 */
struct sheet *xlsx_open(struct arena *arena, const struct xml_source *source, const char *name,
			struct diag *diag);

#endif
