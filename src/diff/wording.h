/* What is said of differences, in the words that all forms of output share. */
#ifndef DIFF_WORDING_H
#define DIFF_WORDING_H

#include <stdbool.h>

#include "base/buf.h"
#include "diff/compare.h"

struct findings;

/* The heads that a change stands under: "Detailed comparison, Salary in Israel, PM"; "": none. */
void wording_place(const struct compared *compared, const struct change *change, struct buf *out);

/* The side of a change that is there, of the new edition where both are. */
const struct change_side *wording_side(const struct compared *compared, const struct change *change,
				       const struct edition **edition);

/* So many words of the block before or behind a stretch, or fewer where there are no more: from,
 * to. False: there are none. */
bool wording_around(const struct edition *edition, const struct change_side *side, bool is_before,
		    int most, int *from, int *to);

/* What became of pages, a line each behind what stands before it: "pages 3 to 5 flow anew". */
void wording_pages(const struct compared *compared, const char *before, struct buf *out);

/* All there is in one line: "2 numbers and 3 passages changed, 1 page is new". */
void wording_summary(const struct compared *compared, struct buf *out);

/* How many sample people get another outcome, or other scores, on a line. */
void wording_people(const struct findings *findings, struct buf *out);

/* How words reach people where they are not simply seen: "read aloud"; NULL: they are seen. */
const char *wording_way(const struct edition *edition, int block);

#endif
