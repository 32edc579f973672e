/*
 * Tracing: the content streams of a page run as a printer's machine would, and every piece of paint
 * is told: what it is, in which colour, whether it overprints, how large it is, and where. Forms
 * and tiles are traced too; what lies inside a picture, a shading or a soft mask is not.
 */
#ifndef INSPECT_TRACE_H
#define INSPECT_TRACE_H

#include "inspect/trace_font.h"
#include "inspect/trace_page.h"
#include "inspect/trace_path.h"
#include "inspect/trace_space.h"

enum trace_kind { TRACE_TEXT, TRACE_FILL, TRACE_STROKE, TRACE_PICTURE, TRACE_SHADING };

/* A character of a font that is shown, and where its origin is on the page. */
struct trace_glyph {
	unsigned code;
	struct trace_point at;
};

/* What else says how paint looks, for those who draw it; bits. */
enum {
	TRACE_OUTLINED = 1,   /* TEXT: the outlines of the letters are drawn, not what is inside */
	TRACE_BLENDED = 2,    /* a blend mode, or a soft mask */
	TRACE_CUT = 4,        /* what is seen of it is no rectangle, as clip has it */
	TRACE_STYLED = 8,     /* STROKE: with dashes, round ends or joins */
	TRACE_TILED = 16,     /* it is in a tile, of which one is told for many */
	TRACE_CLIPS_TEXT = 32 /* TEXT: what comes later is seen inside the letters alone */
};

/* A piece of paint; B and its like are two, the fill first. Places are in units of the page. */
struct trace_paint {
	enum trace_kind kind;
	int page;                          /* from 0 */
	int number;                        /* of the painting operator on the page, from 0; for all
					   * inside a form or a tile, of the one that shows it */
	const struct trace_colour *colour; /* of a PICTURE that is a mask too; else of it NULL */
	struct trace_inks inks;
	bool overprints;     /* OP or op */
	int overprint_mode;  /* OPM */
	bool is_transparent; /* an alpha below 1, a blend mode, or a soft mask */
	double alpha;
	unsigned looks;       /* TRACE_OUTLINED and its like */
	double size;          /* TEXT: of the font; STROKE: of the line; on paper */
	struct trace_box box; /* what can be seen of it; empty: nothing */
	struct trace_box clip;
	const struct trace_path *path; /* FILL, STROKE */
	bool is_even_odd;              /* FILL */
	const struct trace_font *font; /* TEXT */
	struct trace_matrix matrix;    /* PICTURE: from the unit square; TEXT: from the em square */
	const struct trace_glyph *glyphs; /* TEXT: where they are wanted; nglyphs */
	int nglyphs;
	const struct value *picture;   /* its dictionary; of one inside the content too */
	const struct value *resources; /* in which names of the picture are looked up */
};

/* Who listens. */
struct trace_listener {
	void *context;
	void (*paint)(void *context, const struct trace_paint *paint);
	/* Content that is malformed, or beyond a limit; once for every kind of fault on a page. */
	void (*fault)(void *context, int page, bool is_limit, const char *what);
	bool wants_glyphs; /* of text */
};

struct trace;

struct trace *trace_new(struct reading *reading, const struct trace_listener *listener);
void trace_free(struct trace *trace); /* NULL is nothing to free */

/* Traces a page; returns how many painting operators its content has, those of forms and tiles not
 * counted. False when the file is damaged. */
bool trace_run(struct trace *trace, const struct trace_page *page, int number, int *npaints);

/* What was met on the way; spaces and fonts can be asked for more. */
struct trace_spaces *trace_spaces(struct trace *trace);
struct trace_fonts *trace_fonts(struct trace *trace);

#endif
