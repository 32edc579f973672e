/*
 * Sheets: what differs as a document to keep. First what is said of it, in words; then each changed
 * page, the old one and the new one side by side, with frames around what has changed.
 */
#ifndef DIFF_SHEET_H
#define DIFF_SHEET_H

#include <stdint.h>

#include "look/theme.h"

struct arena;
struct doc;
struct draw_file;
struct findings;
struct layout;

/* The pages of an edition: of a layout, or, where that is NULL, of a file. */
struct sheet_source {
	const struct layout *layout;
	struct draw_file *file;
};

/* What the sheets are made of. */
struct sheet {
	struct arena *arena;
	const struct findings *findings; /* with the names of pictures: which pages there are */
	struct sheet_source sources[2];  /* old, new */
	struct theme *theme;             /* made by sheet_begin: paper of two pages side by side */
	enum paper paper;
	len place;           /* of the new page on it: how far from the left */
	int first_colour[2]; /* of the theme: where those of a layout begin */
	int first_mark;      /* and those of marks */
};

/* The words, as a document of the day date; theme: the look of its words. */
struct doc *sheet_begin(struct sheet *sheet, const struct theme *theme, int64_t date);

/* The layout of that document, by sheet->theme, with the pages behind it. */
const struct layout *sheet_end(struct sheet *sheet, const struct layout *words);

#endif
