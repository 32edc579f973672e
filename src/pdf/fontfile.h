/*
 * A font as it stands in a file: a Type 0 font, its descendant, descriptor, program and maps. All
 * of it is made before, but for the numbers of its objects, so that many files can have it.
 */
#ifndef PDF_FONTFILE_H
#define PDF_FONTFILE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"
#include "pdf/haru.h"
#include "text/text.h"

struct buf;
struct coded_font;
struct pack;

struct fontfile {
	bool is_cff;
	int ncodes;
	const char *name; /* "/ABCDEF+Name" */
	struct packed program, unicode_map;
	struct packed map;      /* CFF: from codes to CIDs; else from CIDs to glyphs */
	const char *descriptor; /* entries up to the reference to the program */
	const char *descendant; /* entries before its references; */
	const char *widths;     /* those behind them */
};

/* Which face, by number, reduced to the glyphs of which codes. */
struct fontfile_wish {
	const struct fontset *fonts;
	int font;
	const struct coded_font *coded;
	struct pack *pack;
	bool is_shared; /* by many documents, whose files it shall make no larger than need be */
};

/* What it consists of lives in arena. False when the face cannot be reduced (diag says so). */
bool fontfile_make(struct arena *arena, const struct fontfile_wish *wish, struct fontfile *out,
		   struct diag *diag);

/* The name of a subset that is so many bytes, without a slash; the entries of its descriptor (ISO
 * 32000-1, table 122), but for its program. */
const char *fontfile_name(struct arena *arena, const struct font_info *info, const void *bytes,
			  size_t n);
void fontfile_describe(struct buf *out, const struct font_info *info, const char *name,
		       bool is_symbolic);

/* How many bytes it consists of; a copy of it, all of which lives in arena. */
size_t fontfile_size(const struct fontfile *file);
struct fontfile fontfile_copy(struct arena *arena, const struct fontfile *file);

/* Adds its objects, copies of what it consists of; returns the number of the font's. identity: that
 * of the CMap for codes which are CIDs (codespace.h), where it has none of its own. */
int fontfile_add(const struct fontfile *file, int identity, struct haru *haru);

#endif
