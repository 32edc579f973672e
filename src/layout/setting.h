/*
 * A paragraph set to a width: where its lines end, and their runs. Settings of paragraphs that are
 * kept (text/shelf.h) are kept with them: the key is the paragraph and all that linefit.h is told.
 */
#ifndef LAYOUT_SETTING_H
#define LAYOUT_SETTING_H

#include "layout/linefit.h"

struct paragraph;
struct run;
struct shaper;

struct setting_line {
	int end;                /* the break that ends it */
	const struct run *runs; /* from its left end */
	int nruns;
	len width;
};

struct setting {
	struct setting *next; /* of the same paragraph */
	struct linefit_options options;
	struct setting_line *lines;
	int nlines;
	len overfull; /* linefit.h */
};

/* In arena, or as long as the paragraph where that is kept; the runs' text is the paragraph's. */
const struct setting *setting_find(struct arena *arena, struct shaper *shaper,
				   const struct paragraph *paragraph,
				   const struct linefit_options *options);

/* How many lines without a text it begins with, if not all are: authors break lines there. */
int setting_blank_lines(const struct setting *setting);

/* Copies of runs with a text of their own: runs are told by it from others of
 * their block. */
const struct run *setting_own_text(struct arena *arena, const struct run *runs, int nruns,
				   const char *text);

#endif
