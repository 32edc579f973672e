/* A file as the pieces that it is written of, in a tree: nothing of it is left out. */
#ifndef XML_PIECE_H
#define XML_PIECE_H

#include <stdbool.h>

#include "base/arena.h"
#include "xml/token.h"

/* An element with what is in it, a stretch of text, a comment ... */
struct piece {
	struct token token;   /* of an element: its start tag */
	struct piece *parent; /* NULL: the file as a whole */
	struct piece *first, *last, *next;
	const char *end; /* of an element: behind its end tag */
	int nlines;      /* how many ends of lines stand before it, behind other than white space */
	bool has_words;  /* of an element: text stands in it, or what stands within lines */
	bool keeps_space; /* xml:space says "preserve" */
};

/*
 * The pieces of a well-formed text, NUL-terminated. inline_names: elements that stand within lines
 * of text, up to a NULL. Text that is white space alone is a piece too.
 */
struct piece *piece_read(struct arena *arena, const char *text, const char *const *inline_names);

/* Whether a text is white space alone (XML 1.0, 2.3). */
bool piece_is_blank(const struct piece *piece);

/* Whether it is an element; of that name, unless that is NULL. */
bool piece_is_element(const struct piece *piece, const char *name);

#endif
