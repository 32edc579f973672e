/* Whether the letters of one line run into those of the next. */
#ifndef LAYOUT_OVERLAP_H
#define LAYOUT_OVERLAP_H

#include "text/text.h"

/* A line as it was set: its runs, and where its left end stands. */
struct set_line {
	const struct run *runs;
	int nruns;
	len x;
};

/* How far glyphs of the line reach up into those of the line above, whose baseline is `leading`
 * higher; 0: nowhere. Only runs that know their ink count. */
len line_overlap(const struct set_line *above, const struct set_line *line, len leading);

#endif
