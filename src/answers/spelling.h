/*
 * The one way from words to an option, in files and at prompts: all its spellings, made alike by
 * whoever adds and looks up (wording_fold in files, fold_text for what is typed).
 */
#ifndef ANSWERS_SPELLING_H
#define ANSWERS_SPELLING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "content/quiz.h"

/* One way to write an option: its id, an alias, a label in some language. */
struct spelling {
	const char *text;
	size_t n;
	const char *loose; /* by wording_loose; or NULL */
	int option;
};

struct spellings {
	struct spelling *list;
	int n;
	int npoints; /* options that are also called by their number; 0: none is */
	int base;    /* the number of the first */
	int other;   /* the one option for own words, which tools call so; -1: none */
};

void spelling_add(struct arena *arena, struct spellings *spellings, const char *text, int option);

/* All that a questionnaire says of the options of a question, folded. The points of a scale are
 * also called by their number, unless other numbers are their aliases. */
struct spellings spelling_list(struct arena *arena, const struct question *question);

/* Has the options called by their number as well, from base on. */
void spelling_number(struct arena *arena, struct spellings *spellings, int base);

/* The option that the text is a spelling of, to the letter or else alike (wording_loose) and of
 * one option only; -1: none. Numbers of points are none, and are words here. */
int spelling_find_name(const struct spellings *spellings, const char *text);
bool spelling_find_exact(const struct spellings *spellings, const char *text);
/* The option that the text is a spelling or the number of, also as "4.0" and "5 - Label"; or -1. */
int spelling_find(const struct spellings *spellings, const char *text);
/* The first option that is spelt so or, when none is, has a spelling that begins so; or -1. *next
 * is then another one that begins so, or -1. */
int spelling_find_begun(const struct spellings *spellings, const char *text, int *next);
/* The spelling nearest to a text that is none; NULL: none is near. */
const char *spelling_near(const struct spellings *spellings, const char *text);

#endif
