/*
 * Codes are numbered in the order in which pages need them. For glyf outlines any numbering will
 * do, because the font object maps codes to glyphs; so one pass over the pages is enough, and the
 * font is reduced afterwards. The codes of a bare CFF table are its glyph ids, which are only known
 * once it is reduced; such fonts are looked through beforehand, and a second text of a glyph is
 * left to an ActualText.
 */
#include "pdf/codes.h"

#include <stdlib.h>
#include <string.h>

#include "layout/layout.h"

/* U+2060, word joiner: a ToUnicode map must say something for glyphs that add no text. */
static const char no_text[] = "\xe2\x81\xa0";

static void widen_first(struct arena *arena, struct coded_font *coded, uint32_t glyph)
{
	uint32_t wanted = coded->nfirst ? coded->nfirst : 512;
	int *first;

	if (glyph < coded->nfirst)
		return;
	while (wanted <= glyph)
		wanted *= 2;
	first = ARENA_ARRAY(arena, int, wanted);
	if (coded->nfirst)
		memcpy(first, coded->first, sizeof *first * coded->nfirst);
	coded->first = first;
	coded->nfirst = wanted;
}

static int glyph_width(const struct codes *codes, int font, uint32_t glyph)
{
	int upem = font_info(codes->fontset, font)->units_per_em;

	return len_scale(font_glyph_advance(codes->fontset, font, glyph), 1000, upem);
}

/*
 * Texts that a ToUnicode map may not hold, or that would disturb the reader, give way: nothing, a
 * byte order mark, and a forced line break (U+2028) at the end, for which a space is made in room.
 */
static void replace_text(const char **text, int *n, char *room, int size)
{
	if (*n == 0 || (*n == 3 && memcmp(*text, "\xef\xbb\xbf", 3) == 0)) {
		*text = no_text;
		*n = (int)sizeof no_text - 1;
	} else if (*n >= 3 && *n - 2 <= size &&
		   memcmp(*text + *n - 3, "\xe2\x80\xa8", 3) == 0) {
		memcpy(room, *text, (size_t)(*n - 3));
		room[*n - 3] = ' ';
		*text = room;
		*n -= 2;
	}
}

static void init_font(struct codes *codes, int font)
{
	struct coded_font *coded = &codes->fonts[font];

	coded->is_used = true;
	ARENA_GROW(codes->arena, coded->codes, coded->ncodes);
	coded->codes[coded->ncodes++] = (struct code){
		.width = glyph_width(codes, font, 0), .text = no_text, .ntext = sizeof no_text - 1};
}

static int compare_ids(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* Makes the codes of a CFF font: one for each glyph in use, at the glyph's place in the subset. */
static bool fix_codes(struct codes *codes, int font, struct diag *diag)
{
	struct coded_font *coded = &codes->fonts[font];
	uint32_t *ids = ARENA_ARRAY(codes->arena, uint32_t, coded->ncodes);
	int n = coded->ncodes;

	for (int i = 0; i < n; i++)
		ids[i] = coded->codes[i].glyph;
	qsort(ids, (size_t)n, sizeof *ids, compare_ids);
	if (!font_subset(codes->fontset, codes->arena, font, ids, n, &coded->subset, diag))
		return false;
	coded->ncodes = (int)coded->subset.nglyphs;
	coded->codes = ARENA_ARRAY(codes->arena, struct code, coded->ncodes);
	for (int i = 0; i < n; i++) {
		struct code *code = &coded->codes[coded->subset.new_ids[i]];

		code->glyph = ids[i];
		code->width = glyph_width(codes, font, ids[i]);
		coded->first[ids[i]] = (int)coded->subset.new_ids[i];
	}
	return true;
}

static void note_glyph(struct codes *codes, int font, uint32_t glyph)
{
	struct coded_font *coded = &codes->fonts[font];

	widen_first(codes->arena, coded, glyph);
	if (glyph == 0 || coded->first[glyph])
		return;
	ARENA_GROW(codes->arena, coded->codes, coded->ncodes);
	coded->first[glyph] = coded->ncodes;
	coded->codes[coded->ncodes++] = (struct code){.glyph = glyph};
}

static void note_page(struct codes *codes, const struct page *page)
{
	for (int i = 0; i < page->nitems; i++) {
		const struct item *item = &page->items[i];

		if (item->kind != ITEM_RUN || item->of.run->is_object ||
		    !font_info(codes->fontset, item->of.run->font)->is_cff)
			continue;
		if (!codes->fonts[item->of.run->font].is_used)
			init_font(codes, item->of.run->font);
		for (int k = 0; k < item->of.run->nglyphs; k++)
			note_glyph(codes, item->of.run->font, item->of.run->glyphs[k].id);
	}
}

bool codes_init(struct codes *codes, struct arena *arena, const struct fontset *fontset,
		const struct layout *layout, struct diag *diag)
{
	bool has_cff = false;

	*codes = (struct codes){
		.arena = arena, .fontset = fontset, .nfonts = fontset_count(fontset)};
	codes->fonts = ARENA_ARRAY(arena, struct coded_font, codes->nfonts);
	for (int font = 0; font < codes->nfonts; font++) {
		codes->fonts[font].has_fixed_codes = font_info(fontset, font)->is_cff;
		has_cff = has_cff || codes->fonts[font].has_fixed_codes;
	}
	for (int i = 0; has_cff && i < layout->npages; i++)
		note_page(codes, &layout->pages[i]);
	for (int font = 0; has_cff && font < codes->nfonts; font++)
		if (codes->fonts[font].is_used && !fix_codes(codes, font, diag))
			return false;
	return true;
}

static bool says(const struct code *code, const char *text, int n)
{
	return code->ntext == n && memcmp(code->text, text, (size_t)n) == 0;
}

static int fixed_code(struct codes *codes, struct coded_font *coded, uint32_t glyph,
		      const char *text, int n, bool *is_exact)
{
	int code = glyph < coded->nfirst ? coded->first[glyph] : 0;

	if (!coded->codes[code].text) {
		coded->codes[code].text = arena_strndup(codes->arena, text, (size_t)n);
		coded->codes[code].ntext = n;
	}
	*is_exact = says(&coded->codes[code], text, n);
	return code;
}

int codes_find(struct codes *codes, int font, uint32_t glyph, const char *text, int n,
	      bool *is_exact)
{
	struct coded_font *coded = &codes->fonts[font];
	char room[64];
	int code;

	replace_text(&text, &n, room, sizeof room);
	if (coded->has_fixed_codes)
		return fixed_code(codes, coded, glyph, text, n, is_exact);
	*is_exact = true;
	if (!coded->is_used)
		init_font(codes, font);
	widen_first(codes->arena, coded, glyph);
	for (code = coded->first[glyph]; code; code = coded->codes[code].next)
		if (says(&coded->codes[code], text, n))
			return code;
	ARENA_GROW(codes->arena, coded->codes, coded->ncodes);
	code = coded->ncodes++;
	coded->codes[code] = (struct code){
		.glyph = glyph,
		.width = glyph_width(codes, font, glyph),
		.text = arena_strndup(codes->arena, text, (size_t)n),
		.ntext = n,
		.next = coded->first[glyph],
	};
	coded->first[glyph] = code;
	return code;
}
