/*
 * What the stages of shaping share: source (source.h), then stretches of one font and direction
 * (itemise.c), then glyphs (shape.c), then breaks (breaks.c, paragraph.c), then lines (line.c).
 */
#ifndef TEXT_SHAPER_H
#define TEXT_SHAPER_H

#include "base/buf.h"
#include "text/face.h"
#include "text/source.h"
#include "text/text.h"

struct hb_buffer_t;
struct UBiDi;
struct UBreakIterator;
struct hyphen;
struct shelf;
struct told;
struct words;

enum stretch_kind {
	STRETCH_TEXT,
	STRETCH_OBJECT,  /* one U+FFFC */
	STRETCH_NOTHING, /* U+2028 and the like, or text without any font: no glyphs */
	STRETCH_MISSING  /* characters that no font has: a sign for each cluster */
};

/* A piece of one span with one font, script and level. */
struct stretch {
	enum stretch_kind kind;
	int32_t start, end; /* bytes */
	int span;
	int font;
	uint32_t script; /* ISO 15924 tag */
	uint8_t level;
	bool is_neutral;    /* holds no character that has a script of its own */
	int first, nglyphs; /* into the paragraph's glyphs */
	len width;
};

/* What is set: the text, and the styles of its stretches. */
struct matter {
	const struct text_span *spans;
	const char *text;
	int32_t n;
};

/* Bytes of a text. */
struct range {
	int32_t start, end;
};

/* A paragraph as line.c needs it again. */
struct paragraph_shape {
	struct matter matter;
	struct stretch *stretches;
	int nstretches;
	struct glyph *glyphs; /* of all stretches, in logical order */
	uint8_t *is_unsafe;   /* beside glyphs: a cut before it changes the shapes around it */
	int nglyphs;
	uint8_t level; /* of the paragraph */
};

/* Glyphs being collected; the memory is kept for the next paragraph. */
struct glyph_list {
	struct glyph *glyphs;
	uint8_t *is_unsafe;
	int n, capacity;
};

/* A break iterator of ICU, kept open. */
struct line_breaker {
	const char *lang;
	struct UBreakIterator *iterator;
};

/* The font that stands in for one character. */
struct stand_in {
	uint32_t code;
	int wanted, found; /* faces; found -1: no font has it */
	unsigned flags;
	uint32_t script;
	struct unusable unusable; /* a file that has it but cannot be used */
	bool is_told;             /* the search had something to say */
};

/* The characters of a grapheme cluster, as far as fonts are chosen by them. */
enum { TEXT_CLUSTER = 16 };
struct cluster_codes {
	uint32_t codes[TEXT_CLUSTER];
	int n;
};

/* No font has a character; or none has it together with the base of its cluster; or all that have
 * both draw it beside the base. */
enum missing_kind { MISSING_CHARACTER, MISSING_TOGETHER, MISSING_PLACE };

struct missing {
	enum missing_kind kind;
	uint32_t code, base, script;
	int span;
	struct unusable unusable;
};

enum { STAND_INS = 512 };

struct shaper {
	struct fontset *fonts;
	struct arena arena;   /* as long as the shaper */
	struct arena telling; /* what told needs */
	struct arena scratch; /* emptied after each paragraph */
	struct hb_buffer_t *buffer;
	struct UBiDi *bidi;
	struct UBreakIterator *clusters;
	struct line_breaker *breakers;
	int nbreakers;
	struct hyphen *hyphen;
	struct glyph_list glyphs;  /* of the paragraph */
	struct glyph_list cut;     /* of a piece shaped again */
	struct glyph_list learned; /* of a word shaped for words */
	struct words *words;
	struct shelf *shelf;
	struct stand_in stand_ins[STAND_INS];
	struct buf family; /* the last one looked up, with its flags and face */
	unsigned family_flags;
	int family_font;
	const struct diag *family_diag; /* what was told of what it lacks, */
	bool is_family_told;            /* if anything was */
	struct told *told;              /* missing.c: errors that grow */
	int ntold;
};

/* One paragraph on its way through the stages. */
struct job {
	struct shaper *shaper;
	const struct text_span *spans;
	const struct text_options *options;
	struct source source;
	const uint8_t *levels;     /* of units; NULL: all 0 */
	const uint8_t *boundaries; /* of units: 1 where a cluster begins; NULL: everywhere */
	struct stretch *stretches;
	int nstretches;
	struct missing *missing;
	int nmissing;
	struct unusable unusable; /* of the character looked for last */
	struct diag *diag;
	bool is_told; /* something was said of it, now or when a font was found */
};

#endif
