/* The table of codes as it is made of codes.txt and doc/codes by tools/codes.sh. */
#ifndef TELL_CODE_TABLE_H
#define TELL_CODE_TABLE_H

#include "tell/code.h"

struct code_kind {
	const char *text; /* a format whose places are "…" */
	int code;         /* which of code_table */
};

extern const struct code code_table[];
extern const int code_count;
extern const struct code_kind code_kinds[];
extern const int code_kind_count;

#endif
