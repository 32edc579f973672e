/* Glyphs are found by the characters that they stand for: the table of those stays in. */
#include "text/font_simple.h"

#include <assert.h>

#include <hb-subset.h>

#include "text/face.h"
#include "text/font_subset.h"
#include "text/fontset.h"

bool font_simple_can(const struct fontset *fonts, int font)
{
	const struct face *face = fonts->faces[font];

	return face->has_ascii && !face->info.is_cff;
}

/* Adds the characters to what is kept, and takes their widths. */
static void add_characters(const struct face *face, const uint16_t characters[256], hb_set_t *kept,
			   struct font_simple *out)
{
	for (int code = 0; code < 256; code++) {
		hb_codepoint_t glyph;

		if (!characters[code] ||
		    !hb_font_get_nominal_glyph(face->font, characters[code], &glyph))
			continue;
		hb_set_add(kept, characters[code]);
		out->widths[code] = hb_font_get_glyph_h_advance(face->font, glyph);
	}
}

static void copy_bytes(hb_face_t *subset, struct arena *arena, struct font_simple *out)
{
	hb_blob_t *blob = hb_face_reference_blob(subset);
	unsigned n;
	const char *bytes = hb_blob_get_data(blob, &n);

	out->nbytes = n;
	out->bytes = arena_copy(arena, bytes, n);
	hb_blob_destroy(blob);
}

bool font_simple_make(const struct fontset *fonts, struct arena *arena, int font,
		      const uint16_t characters[256], struct font_simple *out, struct diag *diag)
{
	struct face *face = fonts->faces[font];
	hb_subset_input_t *input;
	hb_face_t *subset;

	assert(font_simple_can(fonts, font));
	*out = (struct font_simple){0};
	if (!font_subset_is_intact(face, diag))
		return false;
	input = font_subset_input();
	if (input) {
		hb_set_del(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG),
			   HB_TAG('c', 'm', 'a', 'p'));
		add_characters(face, characters, hb_subset_input_unicode_set(input), out);
	}
	subset = input ? hb_subset_or_fail(face->face, input) : NULL;
	if (subset)
		copy_bytes(subset, arena, out);
	hb_face_destroy(subset);
	hb_subset_input_destroy(input);
	return font_subset_end(out->nbytes > 0, face, diag);
}
