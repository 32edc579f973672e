/*
 * A repertoire: all that texts known beforehand can say, as characters of scripts that are set one
 * by one, and as words of scripts whose letters look different beside others. A face can be asked
 * what it shows for them.
 */
#ifndef TEXT_REPERTOIRE_H
#define TEXT_REPERTOIRE_H

#include <stddef.h>

#include "text/text.h"

struct repertoire;

/* Holds letters, figures and the usual signs of ASCII, and what texts are set with in any language.
 * lang: a BCP 47 tag. */
struct repertoire *repertoire_new(const char *lang);
void repertoire_free(struct repertoire *repertoire);

/* Adds what a text says: n bytes of UTF-8, or of XML, whose references to characters by number are
 * understood. */
void repertoire_add(struct repertoire *repertoire, const char *text, size_t n);

/*
 * The runs that a face sets for it, each in the order in which characters were sorted or words
 * added, with a size of one millipoint a font unit; n of them, in arena. Left out is what the face
 * has no glyphs for, and what the face `spared` has: -1 where that is nothing.
 */
struct run *repertoire_shape(const struct repertoire *repertoire, const struct fontset *fonts,
			     struct arena *arena, int font, int spared, int *n);

#endif
