/* A good PDF file with a few bytes changed, the same ones every time. */
#ifndef TESTS_MUTATE_H
#define TESTS_MUTATE_H

#include <stdint.h>

#include "base/buf.h"

/* Fills copy with good, n of its bytes replaced by ones that mean something to PDF; chance is where
 * the row of random numbers has got to. */
static inline void mutate(struct buf *copy, const struct buf *good, int n, uint32_t *chance)
{
	buf_clear(copy);
	buf_add(copy, good->bytes, good->n);
	for (int i = 0; i < n; i++) {
		*chance = *chance * 1664525 + 1013904223;
		copy->bytes[(*chance >> 8) % copy->n] = "0987 /<>[]R()\0\n\xff"[*chance >> 28];
	}
}

#endif
