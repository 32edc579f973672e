/* Numbers as people write them, in files and at prompts. */
#ifndef ANSWERS_NUMBER_H
#define ANSWERS_NUMBER_H

#include <stdint.h>

enum number_fault {
	NUMBER_READ,
	NUMBER_NONE, /* words, a range, groups of odd lengths */
	NUMBER_TWO_WAYS,
	NUMBER_BROKEN, /* a number, but no whole one */
	NUMBER_TOO_LARGE
};

/*
 * Reads a whole number in an unambiguous form: digits of one script, in groups or not, a sign, a
 * sign of a currency, decimals that are zeros. "1.234" can be read in two ways; where only one lies
 * within min and max, that is it. TWO_WAYS: *value is what it is if the mark sets off thousands.
 */
enum number_fault number_read(const char *text, int64_t min, int64_t max, int64_t *value);

#endif
