/*
 * Codes are numbered in the order in which the pages need them, so one pass over the pages does;
 * the fonts are reduced afterwards, and the file maps codes to the glyphs of the reduced font.
 */
#include "pdf/codes.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "pdf/cluster.h"
#include "pdf/codespace.h"

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

	assert(0 <= font && font < codes->nfonts);
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

	return len_scale(font_glyph_advance(codes->fontset, font, glyph), CODES_EM, upem);
}

/* The text without what is not copied, in room if it had some. */
static void drop_helpers(const char **text, int *n, char *room, int size)
{
	int kept = 0;

	if (*n > size || (!memchr(*text, 0xe2, (size_t)*n) && !memchr(*text, 0xef, (size_t)*n) &&
			  !memchr(*text, 0xd8, (size_t)*n)))
		return;
	for (int i = 0, end; i < *n; i = end) {
		uint32_t code;

		end = i + (int)utf8_decode(*text + i, (size_t)(*n - i), &code);
		if (!cluster_is_copied(code))
			continue;
		memcpy(room + kept, *text + i, (size_t)(end - i));
		kept += end - i;
	}
	if (kept < *n) {
		*text = room;
		*n = kept;
	}
}

/*
 * Texts that a ToUnicode map may not hold, or that would disturb the reader, give way: nothing, and
 * a forced line break (U+2028) at the end, for which a space is made in room.
 */
static void replace_text(const char **text, int *n, char *room, int size)
{
	int before = *n - UTF8_LINE_BREAK_SIZE;

	if (*n == 0) {
		*text = no_text;
		*n = (int)sizeof no_text - 1;
	} else if (before >= 0 && before + 1 <= size &&
		   memcmp(*text + before, UTF8_LINE_BREAK, UTF8_LINE_BREAK_SIZE) == 0) {
		memcpy(room, *text, (size_t)before);
		room[before] = ' ';
		*text = room;
		*n = before + 1;
	}
}

static bool is_joined_alike(const struct joined_glyph *a, const struct joined_glyph *b)
{
	if (!a || !b)
		return a == b;
	if (a->nparts != b->nparts || a->advance != b->advance)
		return false;
	return a->nparts == 0 ||
	       memcmp(a->parts, b->parts, sizeof *a->parts * (size_t)a->nparts) == 0;
}

static int add_code(struct codes *codes, int font, struct code code)
{
	struct coded_font *coded = &codes->fonts[font];
	struct joined_glyph *joined;

	assert(code.ntext > 0 && coded->ncodes < CODESPACE_MOST);
	code.width = glyph_width(codes, font, code.glyph);
	code.text = arena_strndup(codes->arena, code.text, (size_t)code.ntext);
	if (code.joined) {
		code.width = len_scale(code.joined->advance, CODES_EM,
				       font_info(codes->fontset, font)->units_per_em);
		joined = arena_copy(codes->arena, code.joined, sizeof *joined);
		if (joined->nparts > 0)
			joined->parts = arena_copy(codes->arena, joined->parts,
						   sizeof *joined->parts * (size_t)joined->nparts);
		code.joined = joined;
	}
	ARENA_GROW(codes->arena, coded->codes, coded->ncodes);
	coded->codes[coded->ncodes] = code;
	return coded->ncodes++;
}

/* The code of the same glyph and text among those of one font, or 0. */
static int find_in(const struct coded_font *coded, const struct code *wanted)
{
	const struct code *code;
	int i = wanted->glyph < coded->nfirst ? coded->first[wanted->glyph] : 0;

	for (; i; i = code->next) {
		code = &coded->codes[i];
		if (code->ntext == wanted->ntext &&
		    memcmp(code->text, wanted->text, (size_t)wanted->ntext) == 0 &&
		    is_joined_alike(code->joined, wanted->joined))
			break;
	}
	return i;
}

static int find_same(const struct coded_font *coded, const struct code *wanted)
{
	int code = coded->base ? find_in(coded->base, wanted) : 0;

	if (code)
		return code;
	code = find_in(coded, wanted);
	return code && coded->base ? code | CODES_OWN : code;
}

static int find_code(struct codes *codes, int font, struct code wanted)
{
	struct coded_font *coded = &codes->fonts[font];
	char marks[64], room[64];
	int i;

	drop_helpers(&wanted.text, &wanted.ntext, marks, sizeof marks);
	replace_text(&wanted.text, &wanted.ntext, room, sizeof room);
	i = find_same(coded, &wanted);
	if (i)
		return i;
	if (coded->ncodes == 0)
		add_code(codes, font,
			 (struct code){.text = no_text, .ntext = (int)sizeof no_text - 1});
	if (coded->ncodes == CODESPACE_MOST) {
		coded->is_full = true;
		return coded->base ? CODES_OWN : 0;
	}
	widen_first(codes->arena, coded, wanted.glyph);
	wanted.next = coded->first[wanted.glyph];
	i = add_code(codes, font, wanted);
	coded->first[wanted.glyph] = i;
	return coded->base ? i | CODES_OWN : i;
}

/* The code that a glyph has first got. */
static const struct code *oldest_code(const struct coded_font *coded, uint32_t glyph)
{
	int i = glyph < coded->nfirst ? coded->first[glyph] : 0;

	while (i && coded->codes[i].next)
		i = coded->codes[i].next;
	return i ? &coded->codes[i] : NULL;
}

/* A glyph with CFF outlines is its own CID, and some programs keep texts by CIDs: where it stands
 * for several texts, each of the others has a copy of the glyph. */
int codes_find(struct codes *codes, int font, uint32_t glyph, const char *text, int n)
{
	const struct coded_font *coded = &codes->fonts[font];
	struct code wanted = {.glyph = glyph, .text = text, .ntext = n};
	struct glyph_part part = {.id = glyph};
	struct joined_glyph copy = {&part, 1, 0};
	const struct code *oldest;
	int i = find_same(coded, &wanted); /* as it is; nearly all text is */

	assert(0 <= font && font < codes->nfonts && n >= 0);
	if (i)
		return i;
	oldest = font_info(codes->fontset, font)->is_cff ? oldest_code(coded, glyph) : NULL;
	if (oldest && (oldest->ntext != n || memcmp(oldest->text, text, (size_t)n) != 0)) {
		copy.advance = font_glyph_advance(codes->fontset, font, glyph);
		return codes_find_joined(codes, font, &copy, text, n);
	}
	return find_code(codes, font, wanted);
}

int codes_find_joined(struct codes *codes, int font, const struct joined_glyph *joined,
		      const char *text, int n)
{
	assert(joined->nparts >= 0);
	return find_code(codes, font,
			 (struct code){.glyph = joined->nparts > 0 ? joined->parts[0].id : 0,
				       .joined = joined,
				       .text = text,
				       .ntext = n});
}
