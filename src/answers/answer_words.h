/* Words and numbers as people write them, in files and at prompts. */
#ifndef ANSWERS_ANSWER_WORDS_H
#define ANSWERS_ANSWER_WORDS_H

#include <stdint.h>

#include "base/arena.h"

enum {
	ANSWERS_LONGEST_NAME = 200, /* characters; a line of a report holds fewer */
	ANSWERS_LONGEST_WORDS = 500, /* beside "other" */
};

/*
 * Words as they are kept: NFC, white space that can break a line as single spaces, none at the
 * ends; without control characters and without the marks that turn the direction of what follows
 * (UAX #9 embeddings, overrides, isolates).
 */
const char *words_clean(struct arena *arena, const char *text);
/* Words as they are compared: no-break spaces as spaces too, and no marks of direction at all. */
const char *words_fold(struct arena *arena, const char *text);
/* The beginning of a text, short enough for a message. */
const char *words_quote(struct arena *arena, const char *text);
/* How many characters (code points). */
int words_length(const char *text);

enum number_fault {
	NUMBER_READ,
	NUMBER_NONE,      /* words, a range, groups of odd lengths */
	NUMBER_TWO_WAYS,
	NUMBER_BROKEN,    /* a number, but no whole one */
	NUMBER_TOO_LARGE
};

/*
 * Reads a whole number in an unambiguous form: digits of one script, in groups or not, a sign, a
 * sign of a currency, decimals that are zeros. "1.234" can be read in two ways; where only one lies
 * within min and max, that is it. TWO_WAYS: *value is what it is if the mark sets off thousands.
 */
enum number_fault number_read(const char *text, int64_t min, int64_t max, int64_t *value);

#endif
