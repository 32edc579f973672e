/* What can be filled in on the pages of a layout: for those who look for it there. */
#ifndef LAYOUT_FIELDS_H
#define LAYOUT_FIELDS_H

#include "base/arena.h"
#include "base/len.h"
#include "doc/blank.h"

struct buf;
struct layout;

/* A box or a line on a page. */
struct form_field {
	int page;             /* index into layout.pages */
	len x, y, w, h;       /* from the top left corner of the trimmed page, millipoints */
	enum blank_role role; /* all but CODE */
	int question, option; /* numbers in the questionnaire, from 0; -1: of none */
	int place, digit;     /* as a blank has them */
};

/* All of them, page by page, each in reading order: n, in arena. For a layout that has its items.
 */
const struct form_field *fields_find(struct arena *arena, const struct layout *layout, int *n);

/* Appends them as text: a line each, with its page from 1 and its place in millimetres. */
void fields_dump(const struct form_field *fields, int n, struct buf *out);

#endif
