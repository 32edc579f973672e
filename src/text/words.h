/*
 * Words that were shaped before: a long table costs one shaping for each different word.
 */
#ifndef TEXT_WORDS_H
#define TEXT_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "text/text.h"

struct words;

/* What besides its letters decides how a word is shaped. */
struct word_style {
	int font;
	len size;
	int tracking;
	bool has_tabular_figures;
	const char *features; /* or NULL */
	uint32_t script;
	const void *lang; /* HarfBuzz's, one pointer for each language */
};

/* Glyphs with clusters counted from the word's start. */
struct word_glyphs {
	const struct glyph *glyphs;
	const uint8_t *is_unsafe;
	int n;
};

struct words *words_new(void);
void words_free(struct words *words);

/* Whether the word may be kept at all: Latin, Greek or Cyrillic letters and common punctuation. */
bool words_allow(const char *word, int n);

/* NULL: not known. */
const struct word_glyphs *words_find(const struct words *words, const struct word_style *style,
				     const char *word, int n);

/* Keeps glyphs for a word that words_find does not know; n glyphs. */
const struct word_glyphs *words_add(struct words *words, const struct word_style *style,
				    const char *word, int n, struct word_glyphs glyphs);

#endif
