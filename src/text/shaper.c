/*
 * The shaper: foreign objects that are dear to open, kept for all paragraphs of a run, and the few
 * questions about characters that several stages ask.
 */
#include "text/shaper.h"

#include <stdlib.h>

#include <hb.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#include "text/hyphen.h"
#include "text/shape.h"
#include "text/shelf.h"
#include "text/words.h"

struct shaper *shaper_new(struct fontset *fonts, const char *hyphenation_dir)
{
	struct shaper *shaper = mem_alloc(sizeof *shaper);
	UErrorCode status = U_ZERO_ERROR;

	*shaper = (struct shaper){.fonts = fonts};
	arena_init(&shaper->arena);
	arena_init(&shaper->telling);
	arena_init(&shaper->scratch);
	buf_init(&shaper->family);
	shaper->buffer = hb_buffer_create();
	shaper->bidi = ubidi_open();
	shaper->clusters = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &status);
	if (U_FAILURE(status))
		mem_die_of("ICU", u_errorName(status));
	shaper->hyphen = hyphen_new(hyphenation_dir, fonts->diag);
	shaper->words = words_new();
	shaper->shelf = shelf_new();
	arena_alloc(&shaper->scratch, 1); /* so that resetting it keeps the first chunk */
	return shaper;
}

const struct font_info *shaper_font(const struct shaper *shaper, int font)
{
	return font_info(shaper->fonts, font);
}

void shaper_free(struct shaper *shaper)
{
	if (!shaper)
		return;
	for (int i = 0; i < shaper->nbreakers; i++)
		ubrk_close(shaper->breakers[i].iterator);
	if (shaper->clusters)
		ubrk_close(shaper->clusters);
	ubidi_close(shaper->bidi);
	hb_buffer_destroy(shaper->buffer);
	hyphen_free(shaper->hyphen);
	words_free(shaper->words);
	shelf_free(shaper->shelf);
	glyph_list_release(&shaper->glyphs);
	glyph_list_release(&shaper->cut);
	glyph_list_release(&shaper->learned);
	buf_release(&shaper->family);
	arena_release(&shaper->scratch);
	arena_release(&shaper->telling);
	arena_release(&shaper->arena);
	free(shaper);
}
