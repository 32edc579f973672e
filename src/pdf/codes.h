/*
 * Codes: which character codes show which glyphs of a font, for which text. A code stands for one
 * glyph AND the text it was set for, since the file maps every code to one text (ISO 32000-1,
 * 9.10.3): a glyph that is a hyphen here and a soft hyphen there has two codes.
 */
#ifndef PDF_CODES_H
#define PDF_CODES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "text/text.h"

struct code {
	uint32_t glyph;
	const struct joined_glyph *joined; /* made of several, glyph the first; or NULL */
	int width;                         /* of the glyph, millionths of an em */
	const char *text;                  /* UTF-8, not empty, fit for a ToUnicode map */
	int ntext;
	int next; /* the next code of the same glyph; 0: none */
};

/* Codes of a face, for one font in the file. */
struct coded_font {
	struct code *codes; /* by code; 0 is .notdef */
	int ncodes;         /* 0: there is none */
	bool is_full;       /* there is no room for another that was wanted */
	int *first;         /* by glyph: its first code; 0: none */
	uint32_t nfirst;    /* a power of two */
	/* Codes that are there before, in a font of their own; NULL: none are. Codes of a font that
	 * has such are those of glyphs and texts which are not among them. */
	const struct coded_font *base;
	int place; /* in the order of first use, from 1; 0: not in use */
};

/* Parts of an em in which the file says how wide glyphs are: as fine as their fonts do, to a width
 * of 65 ems. */
enum { CODES_EM = 1000000 };

/* Beside a code: it is none of the base that there is. */
enum { CODES_OWN = 0x10000 };

struct codes {
	struct arena *arena;
	const struct fontset *fontset;
	struct coded_font *fonts; /* by font number */
	int nfonts;
	int *used; /* numbers of fonts in the order of first use */
	int nused;
};

/* Codes for no glyph of any font yet. */
void codes_init(struct codes *codes, struct arena *arena, const struct fontset *fontset);

/* Which of the used fonts it is, from 0, now used if it was not: its resource name is F<that>.
 * Fonts that other documents have opened before change nothing. */
int codes_use_font(struct codes *codes, int font);

/* The code itself. */
static inline const struct code *codes_at(const struct coded_font *coded, int code)
{
	if (!coded->base)
		return &coded->codes[code];
	return code & CODES_OWN ? &coded->codes[code & ~CODES_OWN] : &coded->base->codes[code];
}

/* The code for a glyph of a font that stands for text[0..n), made when it is new; of the base where
 * that has it, else, where there is a base, with CODES_OWN. Of .notdef when the font is full. */
int codes_find(struct codes *codes, int font, uint32_t glyph, const char *text, int n);

/* The same for a glyph that is made of several, which is copied. */
int codes_find_joined(struct codes *codes, int font, const struct joined_glyph *joined,
		      const char *text, int n);

#endif
