/*
 * Line breaking over a whole paragraph (Knuth and Plass, "Breaking Paragraphs into Lines", 1981):
 * of all ways to break it, the one with the fewest demerits; demerits.h says what a line costs.
 * Integers only.
 */
#ifndef LAYOUT_LINEFIT_H
#define LAYOUT_LINEFIT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/len.h"
#include "look/theme.h"

struct buf;
struct paragraph;

struct linefit_options {
	len width;
	len first_indent; /* the first line is that much shorter */
	enum align align;
	bool is_balanced; /* fewest lines, then about equally long ones; not for ALIGN_JUSTIFY */
	bool is_head;     /* balanced, it rather ends lines behind colons */
	int max_hyphens;  /* most hyphens at the ends of lines one below the other; 0: no limit */
};

/*
 * Chooses the breaks: line i ends at break lines[i], line 0 starts at break 0. Returns the number
 * of lines, at least 1; lines lives in arena. *overfull is how far the widest line reaches past the
 * width, 0 where all fit: only a piece that even emergency breaks do not divide is too wide.
 */
int linefit_break(struct arena *arena, const struct paragraph *paragraph,
		  const struct linefit_options *options, int **lines, len *overfull);

/*
 * The same as text: every break that was looked at, with what the cheapest way to a line that ends
 * there costs and at which break that line begins, and the text up to it; "*": it was taken. Then
 * the lines, with their own demerits.
 */
void linefit_dump(const struct paragraph *paragraph, const struct linefit_options *options,
		  struct buf *out);

/* What a justified line must gain: 0 for a line that a FORCED break ends and for one without
 * spaces; where spaces would become more than three times as wide, the line stays short. Negative
 * where spaces must shrink. */
len linefit_extra(const struct paragraph *paragraph, int from, int to, len width);

#endif
