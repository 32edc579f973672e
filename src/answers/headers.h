/*
 * The first rows of a table: one, two (SurveyMonkey: the question, then its options) or three
 * (Qualtrics: code, words, {"ImportId": ...}) that say what each column holds.
 */
#ifndef ANSWERS_HEADERS_H
#define ANSWERS_HEADERS_H

#include "answers/reader.h"
#include "answers/sheet.h"

enum { HEADERS_MOST = 3 };

/* What a table's columns hold. */
struct headers {
	int nrows; /* that are no person's */
	int n;     /* columns */
	struct header {
		struct column column;
		const char *text; /* as a person finds it: of two rows both; "": none */
		struct place place;
	} * list;
};

/* rows: the first ones of the sheet, n of them, at least one. */
struct headers headers_read(const struct columns *columns, const struct row *rows, int n);

/* How many cells of the row are headers of questions. */
int headers_count(const struct columns *columns, const struct row *row);

#endif
