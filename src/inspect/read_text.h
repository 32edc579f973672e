/* The text of pages, in the order in which it is drawn. */
#ifndef INSPECT_READ_TEXT_H
#define INSPECT_READ_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct reading;
struct value;

/*
 * Appends the text of all pages, a line for each place; *npages is how many pages there are. Text
 * in fonts that do not say what their characters are is left out. False and an error when the file
 * is damaged.
 */
bool read_text(struct reading *reading, struct buf *out, int *npages);

/* What marked content with an MCID shows. */
struct read_mark {
	const struct value *page;
	int64_t mcid;
	size_t from, to; /* in the text of all pages */
};

/* The same, and where what is marked stands in it, *nmarks pieces in the order of pages. */
bool read_text_marks(struct reading *reading, struct buf *out, struct read_mark **marks,
		     int *nmarks);

#endif
