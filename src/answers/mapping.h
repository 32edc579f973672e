/*
 * How a file of answers is understood, for a person to look at: what each column holds, which
 * values are no option, what settling found. It looks on while the file is read as always.
 */
#ifndef ANSWERS_MAPPING_H
#define ANSWERS_MAPPING_H

#include "answers/answers.h"
#include "answers/column.h"
#include "answers/headers.h"

struct evidence;

enum { MAPPING_EXAMPLES = 3, MAPPING_VALUES = 20 };

/* A value that is no option of the question of its column. */
struct mapping_value {
	const char *text, *near; /* near: the name of an option; or NULL */
	int option;              /* that has this name; -1: none */
	int64_t n;               /* cells */
};

struct mapping_column {
	const char *header;
	struct place place;
	struct column column;        /* as settled */
	struct column_proposal near; /* of an unknown one */
	bool is_dropped;             /* settling could not keep what it seemed to be */
	int64_t nfilled, latest;     /* cells; the record of the last one, from 1 */
	const char *examples[MAPPING_EXAMPLES];
	int nexamples; /* one more than there is room for: there are others */
	struct mapping_value *values;
	int nvalues;      /* at most MAPPING_VALUES */
	int64_t nrefused; /* cells with such values */
};

struct mapping {
	struct arena *arena;
	const struct quiz *quiz;
	struct mapping_column *columns;
	int n;
	int nrows; /* of headers; 0: the file is no table */
	bool is_settled;
	struct diag said; /* what settling found */
	int64_t nrecords;
	struct answers_count count;
	int base;       /* from which number codes count; -1: there are none, or nothing shows it */
	bool has_dates; /* that could be read in two ways */
	enum dates dates; /* how they are read; DATES_BY_FILE: they are left out */
};

struct mapping *mapping_begin(struct arena *arena, const struct quiz *quiz);
void mapping_release(struct mapping *mapping);

/* What stands in a cell that is not empty, folded; of a list each of its values. */
void mapping_note(struct mapping *mapping, int column, int64_t record, const char *text);

/* Before settling: where its messages go; and behind it. */
struct diag *mapping_listen(struct mapping *mapping, const struct headers *headers);
void mapping_settle(struct mapping *mapping, const struct evidence *evidence,
		    const struct headers *headers);

/* A value that is no option of its question; near: the name of the nearest, or NULL, which is that
 * of option. */
void mapping_refuse(struct mapping *mapping, struct place place, const char *text,
		    struct mapping_value near);

#endif
