/* Where blocks of a document stand: under which head, in which row and column. */
#ifndef DIFF_CONTEXT_H
#define DIFF_CONTEXT_H

#include <stdint.h>

struct arena;
struct doc;

struct context {
	const char *section; /* the head of the section or box; NULL: none */
	const char *row;     /* the name of the row, the head of the card or panel; NULL: none */
	const char *column;  /* the head of the column; NULL: none */
	uint64_t slot;       /* the same for what stands in the same cell; 0: in none */
};

/* By block id, in arena. */
const struct context *context_list(struct arena *arena, const struct doc *doc);

#endif
