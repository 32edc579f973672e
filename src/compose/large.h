/* A document once more for large print: the same words in the same order, one below the other. */
#ifndef COMPOSE_LARGE_H
#define COMPOSE_LARGE_H

struct arena;
struct block;
struct diag;
struct doc;
struct guide;
struct locales;
struct phrases;

/* Where a page of the normal edition begins. */
struct large_start {
	const struct block *block; /* of its document */
	int span, at; /* inside that block: the span, and the byte of its text; span -1:
				    * with the block */
};

struct large_input {
	const struct doc *doc;            /* of the normal edition, with all its blocks */
	const struct large_start *starts; /* of pages 2 and on, as they follow each other */
	int nstarts;
	const struct guide *guide;
	const struct phrases *phrases;
	struct locales *locales;
};

/* What stands side by side follows each other; a row of a table is a head, and below it each cell
 * under the name of its column. Where a page of the normal edition begins, a line or words in
 * brackets say so. Errors: patterns that ICU refuses. */
struct doc *compose_large(struct arena *arena, const struct large_input *input, struct diag *diag);

#endif
