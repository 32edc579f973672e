/* Messages for people, as base/diag prints them: with colours and excerpts, where wished. */
#ifndef TELL_TELL_TEXT_H
#define TELL_TELL_TEXT_H

#include <stdbool.h>

#include "base/buf.h"

struct telling;

struct tell_style {
	bool has_colour;
	bool has_excerpts;
	bool shows_answers; /* excerpts of files of answers, too */
	int width;          /* columns of a line */
	int most;           /* messages; 0: all */
};

void tell_text(const struct telling *telling, const struct tell_style *style, struct buf *out);

#endif
