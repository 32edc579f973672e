/* Patterns with named arguments, filled in by the rules of a language. */
#ifndef LOCALE_MESSAGE_H
#define LOCALE_MESSAGE_H

#include "base/diag.h"
#include "locale/locale.h"

/* One argument of a pattern, by name. */
struct message_arg {
	const char *name;
	const char *text; /* or NULL: number counts */
	int64_t number;
};

/*
 * Formats a pattern in ICU's MessageFormat syntax with named arguments: {name}, {name, number},
 * plural with offset and =n, selectordinal, select, and apostrophes as ICU quotes. A pattern that
 * breaks this syntax, or asks for an argument not given, is an error at pos. The answer is then the
 * pattern itself, and so it is where there is nothing to fill in.
 */
const char *message_format(struct locale *locale, struct arena *arena, const char *pattern,
			   const struct message_arg *args, int nargs, struct srcpos pos,
			   struct diag *diag);

#endif
