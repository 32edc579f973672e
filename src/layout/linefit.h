/*
 * Where the lines of a paragraph end: total fit (Knuth and Plass, "Breaking Paragraphs into Lines",
 * 1981) over the break points that text/ finds. All arithmetic is integer.
 */
#ifndef LAYOUT_LINEFIT_H
#define LAYOUT_LINEFIT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/len.h"
#include "content/theme.h"

struct paragraph;

struct linefit_options {
	len width;         /* of every line */
	len first_indent;  /* less for the first line */
	enum align align;  /* ALIGN_JUSTIFY, or ragged */
	bool is_balanced;  /* lines of about equal length; not for ALIGN_JUSTIFY */
	int max_hyphens;   /* lines in a row that may end with a hyphen */
};

/*
 * Chooses the breaks with the least demerits (linefit.c and demerits.h say which). lines[i] is the
 * index in paragraph->brks where line i ends; line 0 starts at brks[0]. Returns the number of lines,
 * at least 1 (an empty paragraph has one empty line). The array lives in arena. *overfull is the
 * widest overshoot of a line, 0 where all fit: only a piece that even emergency breaks do not divide
 * is wider than its line.
 */
int linefit_break(struct arena *arena, const struct paragraph *paragraph,
		  const struct linefit_options *options, int **lines, len *overfull);

/*
 * What a justified line from break `from` to break `to` needs to fill the width: goes to
 * paragraph_line. Negative where spaces shrink. 0 or less for lines that end at a forced break, 0
 * for lines without spaces; where spaces would become wider than a reader bears, the line stays
 * short.
 */
len linefit_extra(const struct paragraph *paragraph, int from, int to, len width);

/* The longest word, and the widest line if only forced breaks break. */
void linefit_extent(const struct paragraph *paragraph, len *longest_word, len *unbroken);

#endif
