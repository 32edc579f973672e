/* The glyphs of one stretch. */
#ifndef TEXT_SHAPE_H
#define TEXT_SHAPE_H

#include "text/shaper.h"

/* Appends the glyphs of some bytes of a stretch, in logical order. */
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

#endif
