/*
 * What a file as a whole shows before anybody's answers are read: whether day or month comes first,
 * from which number codes count, what numbered columns are, which columns hold anything.
 */
#ifndef ANSWERS_EVIDENCE_H
#define ANSWERS_EVIDENCE_H

#include "answers/headers.h"
#include "answers/record.h"

struct evidence {
	struct reader *reader;
	struct seen *columns; /* one a header */
	int ncolumns;
	struct codes *codes; /* one a question */
	struct {
		bool is_seen;
		struct place place; /* the first such */
	} orders[DATES_MDY + 1];    /* of day and month; DATES_BY_FILE: a date that can be either */
	int base;                   /* of codes: 0 or 1; -1: nothing shows it, -2: this and that */
	int nrecords;
};

struct evidence evidence_begin(struct reader *reader, int ncolumns);

/* Makes room for so many columns. */
void evidence_widen(struct evidence *evidence, int ncolumns);

/* Takes one person's record into account; a field a column, and more behind them that count for
 * nothing here. */
void evidence_note(struct evidence *evidence, const struct record *record);

/*
 * Settles what the columns hold, the order of dates and the base of codes, for the reader. false
 * with errors: filled columns that are no question, questions that are scored and have no column
 * (both warnings where partial), columns that say the same. needs_columns: false where a format
 * leaves out what nobody answered. Where the reader has a mapping, that is told instead, and
 * reading may go on.
 */
bool evidence_settle(struct evidence *evidence, struct headers *headers, bool needs_columns);

#endif
