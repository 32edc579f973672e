/* Fractions in lowest terms, by Euclid. */
#include "score/fraction.h"

#include <assert.h>
#include <stdint.h>

static wide absolute(wide a)
{
	return a < 0 ? -a : a;
}

static wide common_divisor(wide a, wide b)
{
	while (b) {
		wide rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

struct fraction fraction_make(wide num, wide den)
{
	const wide limit = (wide)1 << 62;
	wide divisor;

	assert(den != 0);
	divisor = common_divisor(absolute(num), absolute(den));

	if (den < 0)
		divisor = -divisor;
	num /= divisor;
	den /= divisor;
	while (den > 1 && (absolute(num) >= limit || den >= limit)) {
		num /= 2;
		den /= 2;
	}
	return (struct fraction){num, den};
}

struct fraction fraction_add(struct fraction a, struct fraction b)
{
	return fraction_make(a.num * b.den + b.num * a.den, a.den * b.den);
}

struct fraction fraction_multiply(struct fraction a, struct fraction b)
{
	return fraction_make(a.num * b.num, a.den * b.den);
}

wide fraction_round(wide num, wide den)
{
	const wide small = (wide)1 << 61;
	wide size = absolute(num), half;

	assert(den > 0);
	if (size < small && den < small) /* a division of 64 bits, not of 128 */
		half = (2 * (int64_t)size + (int64_t)den) / (2 * (int64_t)den);
	else
		half = (2 * size + den) / (2 * den);
	return num < 0 ? -half : half;
}
