/*
 * What pages are printed on, as people ask for it: one of the papers that a theme lays out itself,
 * another one by its name, or any size, "210x297mm". All but the first take margins, columns and
 * type from the paper of the theme that is nearest to them.
 */
#ifndef LOOK_PAGE_SIZE_H
#define LOOK_PAGE_SIZE_H

#include "look/theme.h"

struct arena;

struct page_size {
	const char *name;  /* as files are named after it: "a4", "a3-landscape", "120x80mm" */
	enum paper paper;  /* the one of the theme, or the one it is made from */
	len width, height; /* 0: those of the theme's paper, */
	bool is_turned;    /* which lies on its longer side */
};

/* Reads a name in capitals or not, with "-landscape" behind it or not; or a width and a height
 * with "x" between them, in mm, cm, in or pt. False and an error at pos on
 * anything else. */
bool page_size_read(struct arena *arena, const char *text, struct srcpos pos,
		    struct page_size *size, struct diag *diag);

/* The same paper with its longer side below. */
void page_size_turn(struct arena *arena, struct page_size *size);

/* The names that there are, from 0 on; NULL behind the last. */
const char *page_size_name(int i);

/*
 * The theme whose masters[size->paper] is of that size: itself, or a copy; as the theme draws it,
 * or else made for it. Margins grow and shrink
 * with the root of the area or with their side, whichever is less; type and grid stay, and as many
 * columns as are about as wide as those of the theme's paper share the width. NULL and an error
 * where text would find no room. size NULL: the theme.
 */
const struct theme *page_size_theme(struct arena *arena, const struct theme *theme,
				    const struct page_size *size, struct diag *diag);

#endif
