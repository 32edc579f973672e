/*
 * What a scanned page is known and placed by: four solid discs near its corners, and its code
 * twice, at the top and at the foot, with what people call the copy.
 */
#ifndef LAYOUT_COPY_MARKS_H
#define LAYOUT_COPY_MARKS_H

#include <stdbool.h>

#include "base/len.h"
#include "look/theme.h"

struct flow;
struct page;

enum { COPY_DISCS = 4, COPY_CODES = 2, COPY_MODULES = 21 /* of a side: version 1 */ };

struct copy_point {
	len x, y;
};

/* Where they are on a page, from its top left corner. */
struct copy_marks {
	struct copy_point discs[COPY_DISCS]; /* middles, clockwise from the top left */
	len disc;                            /* how wide they are */
	struct copy_point codes[COPY_CODES]; /* top left corners: at the top, at the foot */
	len module;
};

/* On a page of that size; is_rtl: of a document written from the right. */
struct copy_marks copy_marks_find(len width, len height, bool is_rtl);

/* The theme with margins that leave room for them on the paper, in arena. */
const struct theme *copy_marks_theme(struct arena *arena, const struct theme *theme,
				     enum paper paper);

/* Draws them on a page of the flow's document, which is a copy; the page is mirrored already. */
void copy_marks_add(const struct flow *flow, struct page *page);

#endif
