/* Numbers inside words: where they stand, and what they are worth. */
#ifndef DIFF_FIGURE_TEXT_H
#define DIFF_FIGURE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* A number as a text holds it. */
struct figure_text {
	size_t from, to; /* bytes of the text */
	bool is_known;   /* what it is worth; else it can be read in two ways, or is too long */
	int64_t value;   /* without its decimals' point, */
	int ndecimals;   /* of which so many are behind it; 0..3 */
};

/* The next number of text[from..n): digits of any script, with marks of groups and decimals between
 * them, as in 25,000 or 1.5. False: there is none. decimal: the sign that the language has before
 * decimals, '.' or ','. */
bool figure_text_next(const char *text, size_t n, size_t from, char decimal,
		      struct figure_text *found);

/* The text with '#' in place of each number. */
void figure_text_mask(const char *text, size_t n, struct buf *out);

/* to - from of two numbers that are known, as "+3,000" or "−0.5"; "" where they are not. */
void figure_text_difference(const struct figure_text *from, const struct figure_text *to,
			    struct buf *out);

#endif
