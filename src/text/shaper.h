/*
 * What the stages of shaping share: source (source.h), then stretches of one font and direction
 * (itemise.c), then glyphs (shape.c), then breaks (breaks.c, paragraph.c), then lines (line.c).
 */
#ifndef TEXT_SHAPER_H
#define TEXT_SHAPER_H

#include "text/face.h"
#include "text/source.h"
#include "text/text.h"

struct hb_buffer_t;
struct UBiDi;
struct UBreakIterator;
struct hyphen;
struct told;
struct words;

enum stretch_kind {
	STRETCH_TEXT,
	STRETCH_OBJECT,   /* one U+FFFC */
	STRETCH_NOTHING,  /* U+2028 and the like, or text without any font: no glyphs */
	STRETCH_MISSING   /* characters that no font has: a sign for each cluster */
};

/* A piece of one span with one font, script and level. */
struct stretch {
	enum stretch_kind kind;
	int32_t start, end; /* bytes */
	int span;
	int font;
	uint32_t script;    /* ISO 15924 tag */
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
	struct glyph *glyphs;      /* of all stretches, in logical order */
	uint8_t *is_unsafe;        /* beside glyphs: a cut before it changes the shapes around it */
	int nglyphs;
	uint8_t level;             /* of the paragraph */
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
	struct unusable unusable; /* a file that has it but cannot be used */
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
	struct arena scratch; /* emptied after each paragraph */
	struct hb_buffer_t *buffer;
	struct UBiDi *bidi;
	struct UBreakIterator *clusters;
	struct line_breaker *breakers;
	int nbreakers;
	struct hyphen *hyphen;
	struct glyph_list glyphs; /* of the paragraph */
	struct glyph_list cut;    /* of a piece shaped again */
	struct glyph_list learned; /* of a word shaped for words */
	struct words *words;
	struct stand_in stand_ins[STAND_INS];
	const char *family;       /* the last one looked up, with its flags and face */
	unsigned family_flags;
	int family_font;
	const struct diag *family_diag; /* what was told of what it lacks */
	struct told *told;        /* missing.c: errors that grow */
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
	struct unusable unusable;  /* of the character looked for last */
	struct diag *diag;
};

/* itemise.c: fills in stretches. */
void job_itemise(struct job *job);

/* The ISO 15924 tag of ICU's script. */
uint32_t script_tag(int script);

/* fallback.c: the face for a cluster of the span, which its wanted face does not set; -1 when none
 * has its base. What no font has is noted in the job. *script is the ISO 15924 tag of the text, and
 * then that by which the cluster is to be shaped: of a mark whose base has none. */
int job_find_fallback(struct job *job, const struct cluster_codes *cluster, int wanted,
		      unsigned flags, uint32_t *script, int span);

/* The face that draws a sign for a character that no font has. */
int job_find_substitute(struct job *job, int wanted);

/* Whether stand-ins for a script are taken from a family of the catalogue. */
bool family_stands_in_for(const struct catalogue_family *family, uint32_t script);

/* Whether every font means another thing by the character. */
bool text_is_private(uint32_t code);

/* missing.c: says what no font has: an error for each file and script, which names the characters
 * and their lines, or a warning at each place in words that a person typed. */
void job_report_missing(struct job *job);

/* shape.c: appends the glyphs of some bytes of a stretch, in logical order. */
void shape_stretch(struct shaper *shaper, const struct matter *matter,
		   const struct stretch *stretch, struct range range, struct glyph_list *out);

/* The width of some bytes of a stretch when they are cut out and shaped by themselves. */
len shape_width(struct shaper *shaper, const struct matter *matter, const struct stretch *stretch,
		struct range range);

/* The advance of a hyphen added behind the stretch; *glyph is its id, 0: its font has none. */
len shape_hyphen(const struct shaper *shaper, const struct matter *matter,
		 const struct stretch *stretch, uint32_t *glyph);

void glyph_list_release(struct glyph_list *list);
struct glyph *glyph_list_add(struct glyph_list *list);

/*
 * breaks.c: marks[o] is 1 + the kind of break at byte o, or 0; n + 1 of them, in scratch. Widths
 * are not known yet.
 */
uint8_t *job_find_breaks(struct job *job);

/*
 * A cut through a stretch that changes the glyphs around it: those of [first, last), which stand
 * for the bytes of range, are to be shaped anew on each side.
 */
struct cut {
	int first, last;
	struct range range;
};

/* measure.c: whether a cut at byte offset changes glyphs. If not, cut holds the glyph there,
 * twice. */
bool cut_find(const struct paragraph_shape *shape, const struct stretch *stretch, int32_t offset,
	      struct cut *cut);

/* measure.c: fills in the widths of all breaks and longest_word. */
void paragraph_measure(struct shaper *shaper, struct paragraph *paragraph);

/* shaper.c: U+0020 and its kin that vanish at the end of a line, by the bytes at text; their
 * size, or 0. */
int text_space_size(const char *text, int32_t n);
/* Characters that draw nothing (Unicode's Default_Ignorable_Code_Point). */
bool text_is_ignorable(uint32_t code);

/* Whether justification may widen the character at text: U+0020 and U+00A0. */
bool text_is_stretchable(const char *text, int32_t n);

#endif
