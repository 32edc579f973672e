/* Fonts of a file that is read back: how wide their characters are, and which ones are shown. */
#ifndef INSPECT_TRACE_FONT_H
#define INSPECT_TRACE_FONT_H

#include <stdbool.h>
#include <stdint.h>

#include "inspect/read_codespace.h"
#include "inspect/read_file.h"

enum { TRACE_CODES = 1 << 16 };

struct trace_font {
	const struct value *dict;
	const struct value *program; /* which has the descriptor: dict, or its descendant */
	const struct value *descriptor;
	const char *name, *kind;     /* BaseFont; Subtype, of a descendant where there is one */
	bool is_composite, is_drawn; /* Type 0; Type 3 */
	bool is_mapped;              /* its codes are known to be CIDs, or cids has them */
	struct read_codespace space; /* of its strings */
	const uint16_t *cids;        /* by code; NULL: the code itself */
	const float *widths;         /* by CID, or code: thousandths of the size; -1: none said */
	int nwidths;
	double width, ascent, descent; /* of all others; thousandths */
	uint8_t *shown;                /* bits, by code */
};

struct trace_fonts {
	struct reading *reading;
	struct trace_font *list;
	int n;
};

/* The font of a dictionary; NULL when it is none, or there are too many. */
struct trace_font *trace_font_find(struct trace_fonts *fonts, const struct value *dict);

static inline unsigned trace_font_cid(const struct trace_font *font, unsigned code)
{
	if (!font->cids)
		return code;
	return code < TRACE_CODES ? font->cids[code] : 0;
}

double trace_font_width(const struct trace_font *font, unsigned code);

static inline bool trace_font_shows(const struct trace_font *font, unsigned code)
{
	return font->shown[code / 8] >> code % 8 & 1;
}

#endif
