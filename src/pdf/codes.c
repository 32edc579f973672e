/*
 * Codes are numbered in the order in which the pages need them, so one pass over the pages does;
 * the fonts are reduced afterwards, and the file maps codes to the glyphs of the reduced font.
 */
#include "pdf/codes.h"

#include <string.h>

/* U+2060, word joiner: a ToUnicode map must say something for glyphs that add no text. */
static const char no_text[] = "\xe2\x81\xa0";

void codes_init(struct codes *codes, struct arena *arena, const struct fontset *fontset)
{
	int nfonts = fontset_count(fontset);

	*codes = (struct codes){.arena = arena, .fontset = fontset, .nfonts = nfonts};
	codes->fonts = ARENA_ARRAY(arena, struct coded_font, nfonts);
	codes->used = ARENA_ARRAY(arena, int, nfonts);
}

int codes_use_font(struct codes *codes, int font)
{
	struct coded_font *coded = &codes->fonts[font];

	if (coded->place == 0) {
		codes->used[codes->nused++] = font;
		coded->place = codes->nused;
	}
	return coded->place - 1;
}

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

static len glyph_width(const struct codes *codes, int font, uint32_t glyph)
{
	int upem = font_info(codes->fontset, font)->units_per_em;

	return len_scale(font_glyph_advance(codes->fontset, font, glyph), 1000, upem);
}

/* Marks around names of any direction, U+2066 to U+2069: the page needs them, whoever copies or
 * searches its text does not. The text without them, in room if it had some. */
static void drop_isolates(const char **text, int *n, char *room, int size)
{
	int kept = 0;

	if (*n > size || !memchr(*text, 0xe2, (size_t)*n))
		return;
	for (int i = 0; i < *n; i++) {
		unsigned char last = i + 2 < *n ? (unsigned char)(*text)[i + 2] : 0;

		if (last >= 0xa6 && last <= 0xa9 && memcmp(*text + i, "\xe2\x81", 2) == 0)
			i += 2;
		else
			room[kept++] = (*text)[i];
	}
	if (kept < *n) {
		*text = room;
		*n = kept;
	}
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

static int add_code(struct codes *codes, int font, struct code code)
{
	struct coded_font *coded = &codes->fonts[font];

	code.width = glyph_width(codes, font, code.glyph);
	code.text = arena_strndup(codes->arena, code.text, (size_t)code.ntext);
	ARENA_GROW(codes->arena, coded->codes, coded->ncodes);
	coded->codes[coded->ncodes] = code;
	return coded->ncodes++;
}

int codes_find(struct codes *codes, int font, uint32_t glyph, const char *text, int n)
{
	struct coded_font *coded = &codes->fonts[font];
	char marks[64], room[64];
	int code;

	drop_isolates(&text, &n, marks, sizeof marks);
	replace_text(&text, &n, room, sizeof room);
	if (coded->ncodes == 0)
		add_code(codes, font,
			 (struct code){.text = no_text, .ntext = (int)sizeof no_text - 1});
	widen_first(codes->arena, coded, glyph);
	for (code = coded->first[glyph]; code; code = coded->codes[code].next)
		if (coded->codes[code].ntext == n &&
		    memcmp(coded->codes[code].text, text, (size_t)n) == 0)
			return code;
	code = add_code(codes, font, (struct code){.glyph = glyph, .text = text, .ntext = n,
						   .next = coded->first[glyph]});
	coded->first[glyph] = code;
	return code;
}
