/* What is said of differences, in the words that all forms of output share. */
#ifndef DIFF_WORDING_H
#define DIFF_WORDING_H

#include <stdbool.h>

#include "base/buf.h"
#include "diff/compare.h"

/* A stretch of pages, from 0, that are told of together. */
struct wording_pages {
	int first, last;
};

/* The heads that a change stands under: "Detailed comparison, Salary in Israel, PM"; "": none. */
void wording_place(const struct compared *compared, const struct change *change, struct buf *out);

/* The side of a change that is there, of the new edition where both are. */
const struct change_side *wording_side(const struct compared *compared, const struct change *change,
				       const struct edition **edition);

/* The next pages from `from` on whose fate it is, together as long as they follow each other;
 * false: none are left. */
bool wording_next(const struct compared *compared, enum page_fate fate, int from,
		  struct wording_pages *pages);

/* "page 3", "pages 3 to 5", from the first one's number. */
void wording_put_pages(const struct edition *edition, struct wording_pages pages, struct buf *out);

/* What is different about the look, as "colours and pictures". */
void wording_look(unsigned look, struct buf *out);

/* All there is in one line: "2 numbers and 3 passages changed, 1 page is new". */
void wording_summary(const struct compared *compared, struct buf *out);

/* How words reach people where they are not simply seen: "read aloud"; NULL: they are seen. */
const char *wording_way(const struct edition *edition, int block);

#endif
