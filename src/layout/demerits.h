/*
 * What a line costs: the objective that linefit.c minimises. The order of magnitude is the order of
 * importance: a line that does not fit, a word broken where it must not, stacked hyphens, one line
 * more, a last line of one short word, hyphens, uneven lines. Integers only; ordinary lines cost up
 * to 1e8, so that a sum over 1e5 lines stays far below 2^63.
 */
#ifndef LAYOUT_DEMERITS_H
#define LAYOUT_DEMERITS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/len.h"
#include "text/text.h"

#define DEMERITS_MAX (INT64_MAX / 2) /* sums stop here */

/* How full a justified line is; neighbours should not differ by more than one class. */
enum fit { FIT_TIGHT, FIT_NORMAL, FIT_LOOSE, FIT_VERY_LOOSE, FIT_COUNT };

struct measure {
	len width;        /* of every line ... */
	len first_indent; /* ... less this for the one that starts the paragraph */
	bool is_justified;
	bool is_balanced; /* the last line should be as full as others; one line more is dear */
	bool is_head;     /* and, balanced, rather turns where its words do: at a colon */
	int max_hyphens;  /* in a row; 0: no limit */
	len space;        /* justified: width of an ordinary space */
};

/* Average width of the spaces at the breaks from..to, 0 if there are none. */
len demerits_space(const struct paragraph *paragraph, int from, int to);

/* The line's width before spaces are stretched. */
static inline len demerits_natural(const struct paragraph *paragraph, int from, int to)
{
	return len_max(paragraph->brks[to].end - paragraph->brks[from].begin, 0);
}

/* How many of its spaces can stretch. */
static inline int demerits_count_spaces(const struct paragraph *paragraph, int from, int to)
{
	const struct text_break *a = &paragraph->brks[from], *b = &paragraph->brks[to];
	int n = b->nspaces - b->ntrailing - a->nspaces;

	return n > 0 ? n : 0;
}

/* By how much so many spaces of that width can shrink. */
len demerits_shrink(int nspaces, len space);

/* How much the line is too wide even with its spaces at their narrowest; 0 or less: it fits. */
len demerits_overshoot(const struct paragraph *paragraph, const struct measure *measure, int from,
		       int to);

/* What the line from break `from` to break `to` costs by itself. *fit: its class, FIT_NORMAL for
 * ragged lines. */
int64_t demerits_line(const struct paragraph *paragraph, const struct measure *measure, int from,
		      int to, enum fit *fit);

/* A way to a point of a paragraph where a line may end. */
struct demerits_way {
	int64_t cost;   /* DEMERITS_MAX: there is none */
	int32_t before; /* the way that it goes on from */
};

/* Makes ways[b] the cheapest that ends in a line from an earlier point to point b; points: breaks.
 * For paragraphs that are not justified and of whose points none divides a word, so that a line
 * costs the same whatever is before it. */
void demerits_extend(const struct paragraph *paragraph, const struct measure *measure,
		     const int *points, int b, struct demerits_way *ways);

/* What two lines cost as neighbours: their classes; and the hyphens in a row, the second line's
 * included (0: it has none). */
int64_t demerits_pair(const struct measure *measure, enum fit before, enum fit after, int nhyphens);

#endif
