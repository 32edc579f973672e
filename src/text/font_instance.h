/* One weight of a variable font. */
#ifndef TEXT_FONT_INSTANCE_H
#define TEXT_FONT_INSTANCE_H

struct hb_blob_t;

/*
 * The font in that weight, or as near to it as its axis "wght" goes, and as usual in all else: a
 * font of its own, with the old numbers of glyphs, to be destroyed. NULL: the font is no variable
 * one, or, with *why, nothing can be made of it.
 */
struct hb_blob_t *font_instance(struct hb_blob_t *blob, int index, int weight, const char **why);

#endif
