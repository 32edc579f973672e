/* What a designer would send back of the pages of a layout, counted by kind. */
#ifndef OVERLAPS_PAGES_H
#define OVERLAPS_PAGES_H

struct buf;
struct doc;
struct layout;

enum pages_fault {
	PAGES_HEAD,  /* a head, or what else is kept with the next, and that on the next page */
	PAGES_RUNT,  /* a last line under an eighth of its measure, which need not be so short */
	PAGES_EMPTY, /* a page under a third full that is not the last, nor ends where asked */
	PAGES_FAULT_COUNT
};

extern const char *const pages_fault_names[PAGES_FAULT_COUNT];

/* Adds to counts, and a line to out for each fault. */
void pages_count(const struct layout *layout, const struct doc *doc, int *counts, struct buf *out);

#endif
