/* Fonts whose codes are of one byte, for text that is not known yet. */
#ifndef TEXT_FONT_SIMPLE_H
#define TEXT_FONT_SIMPLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

struct fontset;

/* Whether a face can be one: outlines in a glyf table, and a glyph for each character of ASCII. */
bool font_simple_can(const struct fontset *fonts, int font);

struct font_simple {
	const uint8_t *bytes; /* sfnt */
	uint32_t nbytes;
	int widths[256]; /* by code, in font units; 0: it has none */
};

/* Reduces a face that can be one to the characters that codes stand for, 0: none, with the table by
 * which they are found (ISO 32000-1, 9.6.6.4). The bytes live in arena. False when HarfBuzz cannot
 * (diag says so). */
bool font_simple_make(const struct fontset *fonts, struct arena *arena, int font,
		      const uint16_t characters[256], struct font_simple *out, struct diag *diag);

#endif
