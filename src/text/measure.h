/* How wide a paragraph is up to each break. */
#ifndef TEXT_MEASURE_H
#define TEXT_MEASURE_H

#include "text/shaper.h"

/*
 * A cut through a stretch that changes the glyphs around it: those of [first, last), which stand
 * for the bytes of range, are to be shaped anew on each side.
 */
struct cut {
	int first, last;
	struct range range;
};

/* Whether a cut at byte offset changes glyphs. If not, cut holds the glyph there,
 * twice. */
bool cut_find(const struct paragraph_shape *shape, const struct stretch *stretch, int32_t offset,
	      struct cut *cut);

/* Fills in the widths of all breaks and longest_word. */
void paragraph_measure(struct shaper *shaper, struct paragraph *paragraph);

#endif
