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

/* A string that an operator shows, in the order of operators. */
struct read_show {
	int page;        /* from 0 */
	int mark;        /* index of the marked content with an MCID that it is in; -1: in none */
	bool is_foot;    /* in a running foot, as the file says */
	size_t from, to; /* in the text of all pages; nothing, where ActualText says it instead */
	size_t first_code;
	int ncodes; /* its characters: each begins at starts[first_code + i] in the text */
};

struct read_shows {
	struct read_mark *marks;
	int nmarks;
	struct read_show *list;
	int n;
	size_t *starts;
	size_t nstarts;
	int npages;
};

/* The same, with each string that is shown; nothing of forms inside the content. */
bool read_text_shows(struct reading *reading, struct buf *out, struct read_shows *shows);

/* The same, and where what is marked stands in it, *nmarks pieces in the order of pages. */
bool read_text_marks(struct reading *reading, struct buf *out, struct read_mark **marks,
		     int *nmarks);

#endif
