/* Text in the columns of a terminal: how many it takes, and where its lines end. */
#ifndef LOCALE_TERMINAL_H
#define LOCALE_TERMINAL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"

/*
 * The text without what could steer a terminal or turn the order of what follows: control
 * characters, bidi embeddings and overrides, soft hyphens, bytes that are no UTF-8. The sequences
 * that arrow keys send go as a whole; tabs and ends of lines become spaces.
 */
char *terminal_clean(struct arena *arena, const char *text);

/* The columns of a clean text: none for marks that combine, 2 for wide characters (UAX #11). */
int terminal_columns(const char *text);

/* Whether it holds letters that are written from right to left (UAX #9, R and AL): a terminal may
 * show them in another order. */
bool terminal_turns(const char *text);

/*
 * Adds a clean text to out, in lines of at most width columns that end where the language (a BCP 47
 * tag) lets them (UAX #14); a longer piece is cut between two characters as readers see them. The
 * first line starts in the given column, the others are indented so far. No newline at the end.
 */
void terminal_wrap(struct buf *out, const char *text, const char *lang, int width, int column);

#endif
