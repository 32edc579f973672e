/*
 * Exact fractions for shares and weights. Numerator and denominator stay below 2^62, so that sums
 * and products of two fit 128 bits; only beyond that (weights in the millions) the last bits go.
 */
#ifndef SCORE_FRACTION_H
#define SCORE_FRACTION_H

__extension__ typedef __int128 wide;

struct fraction {
	wide num, den; /* in lowest terms, den > 0 */
};

/* num / den in lowest terms; den must not be 0. */
struct fraction fraction_make(wide num, wide den);
struct fraction fraction_add(struct fraction a, struct fraction b);
struct fraction fraction_multiply(struct fraction a, struct fraction b);

/* num / den rounded half away from zero; den > 0. */
wide fraction_round(wide num, wide den);

#endif
