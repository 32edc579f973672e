/* Patterns with named arguments, in ICU's MessageFormat syntax. */
#ifndef LOCALE_MESSAGE_H
#define LOCALE_MESSAGE_H

#include "base/buf.h"
#include "locale/locale.h"

/* Adds the filled-in pattern to out. The answer is NULL, or what is wrong with the pattern, one
 * line that lives in arena. */
const char *message_format(struct locale *locale, struct arena *arena, const char *pattern,
			   const struct locale_arg *args, int nargs, struct buf *out);

#endif
