/* Text made alike, so that what people type is found in what they were shown. */
#ifndef LOCALE_FOLD_H
#define LOCALE_FOLD_H

#include "base/arena.h"

/*
 * The text without what typing leaves out: capitals and compatibility forms (NFKC_Casefold, UAX
 * #44), curly quotation marks, long dashes and commas of other scripts, digits of other scripts,
 * spaces at the ends and more than one in a row.
 */
char *fold_text(struct arena *arena, const char *text);

#endif
