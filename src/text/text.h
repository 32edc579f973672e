/*
 * Text: from styled Unicode text to positioned glyph runs and break points. Fonts are opened once
 * and const afterwards. Shaping follows HarfBuzz, break opportunities UAX #14, directions UAX #9.
 */
#ifndef TEXT_TEXT_H
#define TEXT_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/len.h"

struct fontset; /* the open faces; text/font.c */
struct shaper;  /* ICU iterators, HarfBuzz buffers, hyphenation dictionaries; text/shaper.c */

enum { FONT_BOLD = 1, FONT_ITALIC = 2, FONT_STRESS = 4, FONT_WEIGHT_SHIFT = 4 /* hundreds */ };

/* Facts about a face; lengths in thousandths of an em. */
struct font_info {
	const char *postscript_name, *path;
	int face_index, units_per_em;
	int ascent, descent, cap_height, x_height; /* descent is negative */
	int underline, underline_weight;           /* its top, below 0 below the baseline */
	int italic_angle, weight; /* degrees; of an instance of a variable font, else 0 */
	int bbox[4];              /* left, bottom, right, top */
	bool is_bold, is_italic, is_serif, is_monospace;
	bool is_cff; /* outlines in a CFF table, else glyf */
};

/* Opens the catalogue, fonts/catalogue.txt, whose head tells its format; fonts are opened when
 * first asked for. fontconfig answers for families that it does not know. Files in its folder win
 * over installed ones. NULL and an environment error when it can't be read. */
struct fontset *fontset_open(const char *catalogue, struct diag *diag);
void fontset_close(struct fontset *fonts);

/* The number of the face for family and flags (FONT_BOLD | FONT_ITALIC), opened if need be; -1 and
 * an environment error that names file, reason and package when the face is missing, damaged or may
 * not be embedded. A family without italic, bold or the weight is set without, with a warning. */
int fontset_find(struct fontset *fonts, const char *family, unsigned flags, struct diag *diag);
const struct font_info *font_info(const struct fontset *fonts, int font);
int fontset_count(const struct fontset *fonts);

/* Advance of a glyph in font units. */
int font_glyph_advance(const struct fontset *fonts, int font, uint32_t glyph);

/*
 * A face reduced to some glyphs. Glyph ids change: ids[i] of the input becomes new_ids[i] of the
 * subset, NOT i, since the components of composite glyphs take ids in between. The order stays
 * ascending; glyph 0 is .notdef always.
 */
struct font_subset {
	const uint32_t *ids, *new_ids; /* nids each */
	int nids;
	const uint8_t *bytes; /* sfnt with glyf outlines, or the bare CFF table */
	uint32_t nbytes;
	bool is_cff;
	uint32_t nglyphs; /* all of them, components included */
};

/*
 * Reduces a face to the glyphs ids[0..n), ids[0] == 0, ascending, each once; components of
 * composites are added by themselves. Layout, name, cmap, post, OS/2 and hinting tables are dropped
 * (hb-subset does it), which is what ISO 32000-1 9.9 asks of a CIDFontType2 or CIDFontType0C. The
 * bytes and new_ids live in arena. False when HarfBuzz cannot (diag says so).
 */
bool font_subset(const struct fontset *fonts, struct arena *arena, int font, const uint32_t *ids,
		 int n, struct font_subset *out, struct diag *diag);

/* A glyph made of others: where their origins are, and its advance; in font units. */
struct glyph_part {
	uint32_t id;
	int dx, dy;
};

struct joined_glyph {
	struct glyph_part *parts;
	int nparts;
	int advance;
};

/* Adds n glyphs, whose parts are numbered as in the font, to a subset of it: glyphs nglyphs and on.
 * The new bytes live in arena. False when the font takes no more. */
bool font_join(const struct fontset *fonts, struct arena *arena, int font,
	       const struct joined_glyph *joined, int n, struct font_subset *subset);

/* The number in the subset of a glyph of the font. */
uint32_t font_subset_find(const struct font_subset *subset, uint32_t glyph);

/* One stretch of text in one style, as shaping wants it. */
struct text_span {
	const char *text; /* UTF-8, n bytes; U+2028 forces a break */
	int n;
	const char *family;
	unsigned font_flags; /* FONT_...; STRESS: the other weight for want of an italic */
	len size;
	int tracking; /* thousandths of an em */
	bool has_tabular_figures;
	const char *features; /* of OpenType, "smcp,onum,liga=0"; NULL: the usual ones */
	const char *lang;     /* BCP 47 */
	len object_width;     /* U+FFFC in this span takes this much room and draws nothing */
	len rise;             /* baseline shift, up */
	int tag;              /* the caller's own number, handed on to the runs */
	struct srcpos pos;    /* where a person typed it; file NULL: it is an author's text */
	int column;           /* in that line, from 1; 0: none */
	const char *typed;    /* what of the text a person typed; NULL: all, if pos has a file */
};

struct text_options {
	bool is_rtl; /* base direction of the paragraph */
	bool is_hyphenated;
	bool breaks_anywhere; /* EMERGENCY: in short words too, where they are too wide */
	int hyphen_left, hyphen_right;
	struct srcpos pos; /* named in errors */
};

struct glyph {
	uint32_t id;
	int32_t advance; /* along the line, tracking included, never negative */
	int32_t dx, dy;  /* offset from the pen; dy up */
	/* Byte offset into the paragraph's text; ascending in a run. Characters that draw nothing
	 * (default ignorables) have no glyph and belong to the cluster before them. An added hyphen
	 * has the run's end. */
	int32_t cluster;
};

/* What a glyph blackens, from the left end of its run and up from the line's baseline. */
struct ink {
	len left, right, top, bottom;
};

/*
 * Glyphs of one font, size, direction and span that stand together on a line. Glyphs are in logical
 * order in both directions. Left to right, the first glyph starts at x and the pen moves right.
 * Right to left, the first glyph ENDS at x + width and the pen moves left.
 */
struct run {
	const char *text;   /* the paragraph's text (all of it) ... */
	int32_t start, end; /* ... and the bytes of it that these glyphs stand for */
	const struct glyph *glyphs;
	int nglyphs;
	int font;
	int tag;       /* of its text_span */
	uint32_t kept; /* 0, or a number that only runs share which are the same in all but x */
	bool is_rtl;
	bool ends_with_hyphen; /* the last glyph is a hyphen that the source does not contain */
	bool is_object;        /* an inline object: one U+FFFC, no glyphs */
	bool is_broken;        /* U+2028 follows, for which there is no glyph */
	len size;
	len x; /* left edge, from the left end of the line */
	len rise;
	len width;
	const struct ink *ink; /* of each glyph; NULL: of a script no taller than Latin */
};

/* PLAIN: after a dash, between ideographs; RELUCTANT: in a range; EMERGENCY: in a word */
enum break_kind {
	BREAK_SPACE,
	BREAK_HYPHEN,
	BREAK_PLAIN,
	BREAK_RELUCTANT,
	BREAK_EMERGENCY,
	BREAK_FORCED
};

/*
 * A place where a line may end. The width of a line from break a to break b is
 * brks[b].end - brks[a].begin; in brks[0], the start of the paragraph, begin is 0.
 */
struct text_break {
	int32_t offset; /* byte where the next line begins */
	enum break_kind kind;
	len end;   /* width of all before it, less trailing space, plus hyphen if any */
	len begin; /* width of all before the next line's first glyph */
	/* Stretchable spaces before it, counted from the paragraph's start, and how many of them
	 * stand directly before it: a line from a to b can stretch at
	 * brks[b].nspaces - brks[b].ntrailing - brks[a].nspaces spaces. */
	int nspaces, ntrailing;
};

struct paragraph {
	const char *text; /* the spans' text joined: NFC, no soft hyphens, no controls */
	int32_t n;
	struct text_break *brks;       /* brks[0] is the start, brks[nbrks - 1] the end (FORCED) */
	int nbrks;                     /* at least 2, also for no text */
	len longest_word;              /* widest piece between two breaks that are not EMERGENCY */
	struct paragraph_shape *shape; /* text/ only */
	struct shelf_paragraph *kept;  /* NULL: it is not (shelf.h) */
};

struct shaper *shaper_new(struct fontset *fonts, const char *hyphenation_dir);
void shaper_free(struct shaper *shaper);
const struct font_info *shaper_font(const struct shaper *shaper, int font);

/*
 * Shapes one paragraph: NFC, bidi levels, script and font runs with fallback, glyphs, and where it
 * may break; in arena, or kept (shelf.h). EMERGENCY breaks stand between grapheme clusters that
 * draw something and are listed like any other; the line breaker makes them dear. Pieces of more
 * than 12 clusters between two other breaks have them, not beside their first or last one; all, if
 * breaks_anywhere. A text beyond LIMIT_PARAGRAPH or LIMIT_MARKS is an error, and shaped as none.
 */
void paragraph_shape(struct shaper *shaper, struct arena *arena, const struct text_span *spans,
		     int nspans, const struct text_options *options, struct paragraph *out,
		     struct diag *diag);

/*
 * The runs of the line from break `from` to break `to` (from < to), in visual order, left to
 * right, with x set. Lines are reordered by UAX #9 L1-L2, trailing space is kept as a zero-width
 * space glyph so that copied text keeps it, a BREAK_HYPHEN gets its hyphen. justify_extra is added,
 * spread over the line's spaces. Returns the number of runs, which live in arena, or, where they
 * have `kept` numbers, as long as the kept paragraph.
 */
int paragraph_line(struct shaper *shaper, struct arena *arena, const struct paragraph *paragraph,
		   int from, int to, len justify_extra, const struct run **runs);

/* Whether a language, as a tag, is written from right to left. */
bool text_is_rtl(const char *lang);

#endif
