/* Marks: the small signs inside a line. */
#ifndef LAYOUT_MARK_H
#define LAYOUT_MARK_H

#include <stdbool.h>

#include "base/len.h"

struct chart_context;
struct item;
struct mark;
struct pen;
struct theme;

/* How the marks of one row of a table are set, so that the widest fits its column: levels smaller,
 * or the longer ones in two lines above each other; words beside or below, alike in all cells. */
struct mark_form {
	int percent;          /* of the levels' size; 0: as they are */
	bool is_double;       /* levels of more than MARK_SINGLE stand in two lines */
	bool has_words_below; /* a mark has its line for itself */
};

enum { MARK_SINGLE = 5 };

/* Width of an inline mark beside text of that size. */
len mark_width(const struct theme *theme, const struct mark *mark, len size,
	       const struct mark_form *form);

/* The largest percent at which two lines of marks stand in a line of the text, with air between. */
int mark_double_percent(const struct theme *theme, len size, len leading);

/* Draws an inline mark: x from its start, y from the text's baseline (up is negative). */
void mark_draw(struct chart_context *context, const struct mark *mark, len size,
	       const struct mark_form *form, struct item **items, int *nitems);

/* How far a role's shape reaches from its middle: to either side, up and down. */
struct mark_reach {
	len side, up, down;
};

/* A role's shape (-1: a disc in ink), about as large as a disc of that size, its middle at x, y. */
void mark_role(struct pen *pen, int role, len size, len x, len y);
struct mark_reach mark_role_reach(const struct pen *pen, int role, len size);

#endif
