/*
 * Letters: the words of the message that somebody's report is sent with, from phrases, or as a
 * coach has written them.
 */
#ifndef COHORT_LETTER_H
#define COHORT_LETTER_H

#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

struct letter;
struct phrases;

/* The letters of a file, by the schema letters.rng. NULL when diag received errors. */
const struct letter *letter_load(struct arena *arena, const char *path, const char *schema,
				 struct diag *diag);

/* The letter that phrases make. */
const struct letter *letter_of_phrases(struct arena *arena, const struct phrases *phrases);

/* That for who reads a language: in it, or in one of its kind, or the first. */
const struct letter *letter_find(const struct letter *letters, const char *lang);

/* Who is written, about what. */
struct letter_reader {
	const char *name;  /* or NULL */
	const char *guide; /* its title */
	int64_t date;      /* of the answers, seconds since 1970; 0: not known */
};

struct letter_text {
	const char *lang;
	const char *subject; /* one line */
	const char *body;    /* a paragraph a line, and empty lines between them */
	const char *file;    /* what the report is called */
};

/* Fills a letter in. NULL, or what of the reader is not known though the letter asks for it ("name"
 * or "date"), and in *pos where it does. Patterns that say nothing are errors in diag. */
const char *letter_fill(struct arena *arena, const struct letter *letter,
			const struct letter_reader *reader, struct letter_text *text,
			struct srcpos *pos, struct diag *diag);

#endif
