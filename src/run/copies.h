/*
 * Copies of a form on paper, one a person: the same pages with other codes. What is read from a
 * scan of them is read where this layout has its boxes, so it is made for both in one way.
 */
#ifndef RUN_COPIES_H
#define RUN_COPIES_H

#include <stdbool.h>

#include "answers/sheet_code.h"
#include "base/buf.h"
#include "layout/copy_marks.h"
#include "layout/fields.h"

struct content;
struct kit;
struct output;

struct copies {
	struct kit *kit;
	const struct content *content;
	const struct theme *theme;
	enum paper paper;
	int npages; /* of a copy */
	len width, height;
	struct copy_marks marks;
	const struct form_field *fields; /* of all pages */
	int nfields;
	char quiz_mark[SHEET_CODE_MARK], look_mark[SHEET_CODE_MARK];
};

/* Lays the form out, in kit's arena. False with errors: among them, that it has too many pages. */
bool copies_begin(struct copies *copies, struct kit *kit, const struct content *content,
		  enum paper paper);

/* The boxes as text: the marks of a page, then a line a box, in millimetres. */
void copies_dump(const struct copies *copies, struct buf *out);

/* Which copies: those of the people numbered first to last; as which output, one for the screen. */
struct copies_wish {
	int first, last;
	const struct output *output;
};

/* Writes them into one file. False with errors. */
bool copies_write(const struct copies *copies, const struct copies_wish *wish, const char *path);

#endif
