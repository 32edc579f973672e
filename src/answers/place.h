/* Where something stands in a file of answers. */
#ifndef ANSWERS_PLACE_H
#define ANSWERS_PLACE_H

#include "base/arena.h"
#include "base/diag.h"

struct place {
	struct srcpos pos;
	int column;         /* in characters from 1; 0: not known */
	int row, cell;      /* of a sheet, from 1; row: of a list, its entry; 0: none */
	const char *header; /* over the cell, or the name of a member; or NULL */
};

/* On the way through a text, byte by byte. */
struct place_walk {
	struct place place; /* of the next byte */
	char last;          /* the byte before it */
};

struct place_walk place_begin(const char *path);

/* "row 18, column AD (header)", "entry 3, "member""; "" where the place is in no sheet or list.
 * row_name: what rows are called. */
const char *place_words(struct arena *arena, struct place place, const char *row_name);

/* The letters of a column of a sheet, from 1: A to Z, AA and on. */
const char *place_letters(struct arena *arena, int cell);

/* Past one byte; lines end in LF, CR or both. */
void place_step(struct place_walk *walk, char byte);

#endif
