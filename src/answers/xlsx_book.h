/* What a workbook says for all its sheets: which there are, formats of numbers, shared texts. */
#ifndef ANSWERS_XLSX_BOOK_H
#define ANSWERS_XLSX_BOOK_H

#include "answers/xlsx_package.h"
#include "answers/xlsx_value.h"

struct xml_source;

/* A sheet among the others. */
struct xlsx_tab {
	const char *name;
	const char *part; /* of the archive; NULL: it holds no cells but a chart or a macro */
	bool is_hidden;
};

struct xlsx_book {
	struct xlsx_package package;
	struct xlsx_tab *tabs; /* in the order people see */
	int ntabs;
	bool is_1904; /* how days are counted */
	struct xlsx_format *formats;
	int nformats; /* by the style of a cell */
	const char **strings;
	int nstrings; /* that cells share */
	size_t strings_bytes;
};

/* Everything in arena; the bytes of source must outlive the book. False with an error that says
 * what the file is where it is no workbook; then nothing is to be closed. */
bool xlsx_book_open(struct xlsx_book *book, struct arena *arena, const struct xml_source *source,
		    struct diag *diag);
void xlsx_book_close(struct xlsx_book *book);

/* Adds the text of the element that was just opened, a string of runs in several fonts, to out:
 * without the signs that tell how to pronounce it. False with an error. */
bool xlsx_string_read(struct pull *pull, struct buf *out);

#endif
