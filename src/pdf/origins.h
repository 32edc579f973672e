/*
 * Origins: for every operator that paints, in the order in which a page's content stream has them,
 * which lines of content and theme it comes from. Written while drawing; what a check finds in the
 * finished file is told by these lines.
 */
#ifndef PDF_ORIGINS_H
#define PDF_ORIGINS_H

#include "base/arena.h"
#include "base/diag.h"

struct origin {
	struct srcpos content; /* of the block; nowhere for what belongs to no block */
	struct srcpos theme;   /* of the colour */
};

struct page_origins {
	struct origin *list;
	int n;
};

/* Empty at first: {.arena = arena}. */
struct origins {
	struct arena *arena;
	struct page_origins *pages; /* a page of the file each */
	int npages;
};

/* Begins the next page; adds what the next painting operator on it comes from. */
void origins_page(struct origins *origins);
void origins_add(struct origins *origins, struct origin origin);

/* NULL when nothing is known of the paint'th operator (from 0) of the page (from 0). */
const struct origin *origins_find(const struct origins *origins, int page, int paint);

#endif
