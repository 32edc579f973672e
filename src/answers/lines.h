/* A decoded text line by line, of any number of lines. */
#ifndef ANSWERS_LINES_H
#define ANSWERS_LINES_H

#include "answers/decoder.h"
#include "base/buf.h"

struct lines {
	struct decoder *decoder; /* outlives it */
	struct diag *diag;
	const char *block; /* what is left of it */
	size_t n;
	struct buf line;    /* the one given last, without its end */
	struct place place; /* where it begins */
	char last;          /* the byte that ended it */
	bool has_failed;    /* and an error said why */
};

/* From the beginning of the decoder's text. */
void lines_init(struct lines *lines, struct decoder *decoder, struct diag *diag);
void lines_release(struct lines *lines);

/* The next line that holds more than white space, followed by a NUL; it is there until the next
 * call. Lines end in LF, CR or both. NULL at the end, or where has_failed: the text can't be read,
 * or the line has more than limit bytes. */
const char *lines_next(struct lines *lines, size_t limit);

/* To the beginning. */
void lines_rewind(struct lines *lines);

#endif
