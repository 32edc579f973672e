/*
 * How a language writes numbers: digits, groups, signs. Learned once from what ICU writes, then
 * written without it, at a twentieth of the cost.
 */
#ifndef LOCALE_NUMERAL_H
#define LOCALE_NUMERAL_H

#include <stdint.h>

#include "base/arena.h"

enum { NUMERAL_BYTES = 23 };

/* A digit, a mark between digits, or what stands beside them. */
struct numeral_sign {
	unsigned char n;
	char bytes[NUMERAL_BYTES];
};

struct numeral_around {
	struct numeral_sign before, after;
};

struct numerals {
	struct numeral_sign digits[10], point, separator; /* of groups */
	int first_group, group;   /* digits of the group at the point, of any other */
	uint64_t least_in_groups; /* smaller numbers are not grouped; UINT64_MAX: none is */
	struct numeral_around plain, minus, plus;
	struct numeral_around true_minus; /* U+2212 where the language writes a hyphen */
};

/* locale: as ICU calls it. plus, which few documents need, is learned apart, after the rest. */
void numeral_learn(struct numerals *numerals, const char *locale);
void numeral_learn_plus(struct numerals *numerals, const char *locale);

/* Its ten digits as one text, from zero on, all of one length; NULL: they are ASCII's, or some are
 * longer than others. */
const char *numeral_digits(const struct numerals *numerals, struct arena *arena);

/* A number whose last places digits, 0..2, are behind the point, and what stands around it. */
char *numeral_write(const struct numerals *numerals, struct arena *arena, uint64_t number,
		    int places, const struct numeral_around *around);

#endif
