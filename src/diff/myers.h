/*
 * What differs between two sequences of numbers: Myers, An O(ND) Difference Algorithm and Its
 * Variations (Algorithmica 1, 1986), in linear space.
 */
#ifndef DIFF_MYERS_H
#define DIFF_MYERS_H

#include <stdbool.h>
#include <stdint.h>

struct arena;

/* Marks what of a[0..na) is not in b, and what of b[0..nb) is not in a, where all the rest is the
 * same in the same order. The least there is, as long as that costs little; where everything
 * differs, not quite. The marks, na and nb of them, are cleared first; scratch is left as it
 * was. */
void myers_diff(struct arena *scratch, const uint64_t *a, int na, const uint64_t *b, int nb,
		bool *a_differs, bool *b_differs);

#endif
