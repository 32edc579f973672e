/*
 * Lengths. Everything that has a place on paper is counted in millipoints, 1/1000 of a PostScript
 * point (1/72 inch), as integers, so that the same pages come out on every machine. They have 64
 * bits, since not only places are lengths but also sums: the width of a text that is one line
 * still, the height of a list before it is pages. The longest file that is read stays far below
 * LEN_MAX.
 */
#ifndef BASE_LEN_H
#define BASE_LEN_H

#include <stdbool.h>
#include <stdint.h>

typedef int64_t len; /* millipoints; a sheet of 14,400 pt is 14,400,000 */

#define LEN_PT 1000
#define LEN_MAX (INT64_C(1) << 50) /* no limit; a thousandfold it still is a number */

/* value * num / den, rounded half away from zero, in 64 bits, which must hold the product; den must
 * not be 0. */
len len_scale(len value, int64_t num, int64_t den);

/* The smallest multiple of unit (> 0) that is at least value (>= 0). */
len len_round_up(len value, len unit);

/*
 * Reads "12pt", "4.5mm", "1cm", "0.5in", up to three decimals, optional leading minus.
 * Returns false, leaving *out alone, on anything else or beyond 14,400 pt.
 */
bool len_parse(const char *text, len *out);

/* A length for each side of a sheet of paper. */
struct sides {
	len top, right, bottom, left;
};

/* Reads one to four lengths that stand apart by spaces, in the order of CSS: all sides; top and
 * bottom, left and right; top, left and right, bottom; top, right, bottom, left. */
bool len_parse_sides(const char *text, struct sides *out);

/* A length for people, with what decimals it needs and without its unit. */
struct len_text {
	char text[24];
};

struct len_text len_points(len length);
struct len_text len_millimetres(len length); /* to a hundredth */

static inline len len_min(len a, len b)
{
	return a < b ? a : b;
}

static inline len len_max(len a, len b)
{
	return a > b ? a : b;
}

#endif
