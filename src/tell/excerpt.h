/*
 * Excerpts: the line of a file that a message stands in, and a caret below its place. A reader sees
 * what is meant; what others wrote is cleaned, and long lines are cut around the place.
 */
#ifndef TELL_EXCERPT_H
#define TELL_EXCERPT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"

struct inputs;

/* The file that lines were shown of last, since messages come file by file. */
struct excerpts {
	const struct inputs *inputs; /* only what was read is read again */
	bool shows_answers;          /* files of answers, too */
	int width;                   /* columns of a line */
	const char *path;            /* of the one that is held; NULL: none */
	char *bytes;                 /* NULL: nothing of it is shown */
	size_t n;
	int line; /* that was shown last */
};

void excerpts_begin(struct excerpts *excerpts);
void excerpts_end(struct excerpts *excerpts);

/*
 * Adds the line that a message stands in, and one with a caret where the column is known. Nothing
 * where there is no line, or it was just shown as a whole; where the file was not read, is no plain
 * file of text, or holds what people answered. mark: what the caret is written between, NULL or two
 * texts.
 */
void excerpts_add(struct excerpts *excerpts, const struct diag_message *message,
		  const char *const mark[2], struct buf *out);

/* The same of a line by itself. */
void excerpt_add(struct buf *out, const char *line, size_t n, struct srcpos pos, int column,
		 int width, const char *const mark[2]);

#endif
