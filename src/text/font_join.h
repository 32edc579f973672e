/* Glyphs that are made of others, added to a subset: what the two kinds of outlines share. */
#ifndef TEXT_FONT_JOIN_H
#define TEXT_FONT_JOIN_H

#include "text/text.h"

struct face;

/* font_join_cff.c: font_join for CFF outlines. */
bool font_join_cff(const struct face *face, struct arena *arena, const struct joined_glyph *joined,
		   int n, struct font_subset *subset);

#endif
