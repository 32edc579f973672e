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
#include "base/diag.h"
#include "text/text.h"

struct layout;

struct code {
	uint32_t glyph;
	int width;              /* of the glyph, thousandths of an em */
	const char *text;       /* UTF-8, not empty, fit for a ToUnicode map; NULL: not in use */
	int ntext;
	int next;               /* the next code of the same glyph; 0: none */
};

struct coded_font {
	bool is_used;
	struct code *codes;     /* by code; 0 is .notdef */
	int ncodes;
	int *first;             /* by glyph: its first code; 0: none */
	uint32_t nfirst;        /* a power of two */
	bool has_fixed_codes;   /* CFF: the code is the glyph id of the subset */
	struct font_subset subset;
};

struct codes {
	struct arena *arena;
	const struct fontset *fontset;
	struct coded_font *fonts; /* by font number; their resource names are F<number> */
	int nfonts;
};

/* No codes yet; but fonts with CFF outlines, whose codes are glyph ids, are reduced to what the
 * layout shows at once. False when that failed (diag says so). */
bool codes_init(struct codes *codes, struct arena *arena, const struct fontset *fontset,
		const struct layout *layout, struct diag *diag);

/*
 * The code for a glyph of a font that stands for text[0..n), made when it is new. *is_exact is
 * false when the code's own text is another one, so that the text must be said beside it.
 */
int codes_find(struct codes *codes, int font, uint32_t glyph, const char *text, int n,
	       bool *is_exact);

#endif
