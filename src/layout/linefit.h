/*
 * Line breaking over a whole paragraph (Knuth and Plass, "Breaking Paragraphs into Lines", 1981):
 * of all ways to break it, the one with the fewest demerits. Integers only.
 */
#ifndef LAYOUT_LINEFIT_H
#define LAYOUT_LINEFIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/len.h"
#include "content/theme.h"

struct paragraph;

struct linefit_options {
	len width;
	enum align align;
	bool is_balanced;  /* fewest lines, then lines of about equal length */
	int max_hyphens;   /* most hyphens at the ends of lines one below the other; 0: no limit */
};

/*
 * Chooses the breaks: line i ends at break lines[i], line 0 starts at break 0. Returns the number of
 * lines; lines lives in arena. *overfull is how far the widest line reaches past the width, 0 where
 * all fit.
 */
int linefit_break(struct arena *arena, const struct paragraph *paragraph,
		  const struct linefit_options *options, int **lines, len *overfull);

/* What a justified line must gain: 0 for a line that a FORCED break ends, for one without spaces,
 * and for one that would be torn apart (spaces more than tripled). May be negative: spaces shrink. */
len linefit_extra(const struct paragraph *paragraph, int from, int to, len width);

/* The demerits of one line from break `from` to break `to`; INT64_MAX where it does not fit. Public
 * so that tests can compare with trying every way. */
int64_t linefit_demerits(const struct paragraph *paragraph, int from, int to,
			 const struct linefit_options *options);

#endif
