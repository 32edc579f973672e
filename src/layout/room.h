/*
 * Room: a layout whose first page holds what must stand on it. What is missed least is left out of
 * the document, step by step, until it does; and extras, where there would be too many pages.
 */
#ifndef LAYOUT_ROOM_H
#define LAYOUT_ROOM_H

#include "base/arena.h"
#include "base/diag.h"
#include "doc/doc.h"
#include "layout/layout.h"
#include "look/theme.h"

struct room_wish {
	struct doc *doc; /* what is left out of it in the end is what the layout does not show */
	const struct theme *theme;
	enum paper paper;
	int most_pages;   /* with more, sections begin no page because they are told to, then there
			   * is little space, then extras leave, one after the other, */
	unsigned nextras; /* up to this one; then margins are narrow too */
	int npages;       /* or as many pages as are wanted; 0: no number is */
	bool is_small;    /* the paper: the first two of these hold from the start */
};

/*
 * The layout, in arena. Where no step makes doc->first_page_end begin on the first page, nothing is
 * left out there; where all that is done still makes too many pages, it is as designed, with all
 * extras. Never NULL. diag is told what every layout that was tried has to say; after an error none
 * is tried any more.
 */
const struct layout *room_make(struct arena *arena, struct shaper *shaper,
			       const struct room_wish *wish, struct diag *diag);

#endif
