/* How the rows, columns and cells of a table stand. A block of the tree holds one of these. */
#ifndef DOC_TABLE_H
#define DOC_TABLE_H

#include <stdbool.h>

#include "look/theme.h"

enum scope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW, SCOPE_BOTH };

struct block;

/* Whose headers do not follow from its row and column alone, since heads stand between rows or
 * cells span, names them. */
struct cell {
	int column; /* from 0 */
	int colspan, rowspan;
	enum scope scope;                   /* TH only */
	enum align align;                   /* of its paragraphs; START: as their style says */
	const struct block *const *headers; /* TH blocks of the same table; NULL: none is named */
	int nheaders;
	bool is_named; /* TH: cells name it */
};

/* How wide a column is. FIT: as its widest line. SHARE: a part of what is left. WORDS: such a part,
 * of which it gives some to others of its kind where rows take fewer lines then. */
enum column_width { COLUMN_FIT, COLUMN_SHARE, COLUMN_WORDS };

struct column {
	enum column_width width;
	int share; /* SHARE, WORDS: parts of all shares */
};

/* What stands above a row: the fine line between rows, or one that opens a group or a total. */
enum row_line { ROW_LINE_FINE, ROW_LINE_STRONG, ROW_LINE_NONE };

struct row {
	enum row_line line;
	bool has_gap; /* room above the line */
};

struct table {
	int ncolumns;     /* with the column of names */
	const int *roles; /* ncolumns entries: the role whose pole a column gets; -1: none */
	const struct column *columns; /* ncolumns entries; NULL: found by layout */
	bool is_close;                /* rows take little room, gutters of columns of its own too */
	bool is_tight;                /* rows take no room but that of their text */
	bool is_to_fill;              /* to write in: what its page has left is ruled like rows */
	bool is_beside;               /* stands among text: beside heads, as wide as that */
	bool is_led_to;               /* stands with the text that leads to it */
	const char *summary;          /* for the Summary attribute; or NULL */
	const char *continued;        /* below the name of a row that goes on on a page; or NULL */
};

#endif
