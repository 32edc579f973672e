/* Directions (UAX #9): levels of a paragraph by ICU, and the order of the pieces of a line. */
#ifndef TEXT_BIDI_H
#define TEXT_BIDI_H

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct UBiDi;

/* The resolved level of each of n UTF-16 units, before L1 and L2 (rules P1 to I2; explicit marks
 * have the level of what stands before them). arena is for the while. */
void bidi_levels(struct UBiDi *bidi, const uint16_t *units, int32_t n, bool is_rtl,
		 struct arena *arena, uint8_t *levels);

/* Rule L2: order[i] is the piece that stands ith from the left, for pieces of one level each. */
void bidi_order(const uint8_t *levels, int n, int *order);

/* Rule L1: whether code, at the end of a line, takes the level of the paragraph. */
bool bidi_is_trailing(uint32_t code);

#endif
