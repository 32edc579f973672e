/*
 * From a code to a CID as the font says, and from there to a glyph: by the map beside TrueType
 * outlines, by the charset of a CFF table (ISO 32000-1, 9.7.4.2). Of simple fonts those are known
 * whose glyphs are found by their characters, which is what forms are filled in with.
 */
#include "draw/file_font.h"

#include <stdlib.h>
#include <string.h>

#include "base/winansi.h"
#include "inspect/read_stream.h"
#include "inspect/trace_font.h"
#include "text/cff.h"

enum { NCIDS = 1 << 16 };

struct file_font {
	const struct trace_font *of;
	struct outline_font *outlines; /* NULL: it cannot be drawn */
	uint16_t *glyphs;              /* by CID; NULL: the CID itself */
	bool is_simple;
	struct outline *kept; /* by glyph; nkept */
	bool *is_kept;
	uint32_t nkept;
};

void file_font_init(struct file_fonts *fonts, struct arena *arena, struct reading *reading)
{
	*fonts = (struct file_fonts){.arena = arena, .reading = reading};
}

void file_font_release(struct file_fonts *fonts)
{
	for (int i = 0; i < fonts->n; i++)
		outline_close(fonts->list[i]->outlines);
	fonts->n = 0;
}

/* Two bytes a CID. */
static void read_map(struct file_fonts *fonts, struct file_font *font, const struct value *map)
{
	const char *bytes;
	size_t n;

	if (!read_stream_if_known(fonts->reading, map, &bytes, &n))
		return;
	font->glyphs = ARENA_ARRAY(fonts->arena, uint16_t, NCIDS);
	for (size_t i = 0; i + 1 < n && i / 2 < NCIDS; i += 2)
		font->glyphs[i / 2] = (uint16_t)((uint8_t)bytes[i] << 8 | (uint8_t)bytes[i + 1]);
}

static void read_charset(struct file_fonts *fonts, struct file_font *font, const char *bytes,
			 size_t n)
{
	uint32_t nglyphs = outline_count(font->outlines);
	uint32_t *cids = ARENA_ARRAY(fonts->arena, uint32_t, nglyphs);

	cff_read_cids((const uint8_t *)bytes, (uint32_t)n, cids, nglyphs);
	font->glyphs = ARENA_ARRAY(fonts->arena, uint16_t, NCIDS);
	for (uint32_t i = 0; i < nglyphs; i++)
		if (cids[i] < NCIDS)
			font->glyphs[cids[i]] = (uint16_t)i;
}

/* Whether codes of a simple font are characters, as WinAnsiEncoding has them. */
static bool is_winansi(struct reading *reading, const struct trace_font *of)
{
	const struct value *encoding = read_entry(reading, of->dict, "Encoding");

	return value_is(encoding, VALUE_NAME, "WinAnsiEncoding") ||
	       (encoding->kind == VALUE_DICT && !read_has(reading, encoding, "Differences") &&
		strcmp(read_name(reading, encoding, "BaseEncoding"), "WinAnsiEncoding") == 0);
}

static void open_truetype(struct file_fonts *fonts, struct file_font *font, const char *bytes,
			  size_t n)
{
	font->outlines = outline_open(bytes, n, false);
	if (!font->is_simple)
		read_map(fonts, font, read_entry(fonts->reading, font->of->program, "CIDToGIDMap"));
}

static void open_program(struct file_fonts *fonts, struct file_font *font)
{
	const struct trace_font *of = font->of;
	struct reading *reading = fonts->reading;
	const struct value *truetype = read_entry(reading, of->descriptor, "FontFile2");
	const struct value *cff = read_entry(reading, of->descriptor, "FontFile3");
	const char *bytes;
	size_t n;

	font->is_simple = !of->is_composite;
	if (of->is_composite ? !of->is_mapped : !is_winansi(reading, of))
		return;
	if (read_stream_if_known(reading, truetype, &bytes, &n)) {
		open_truetype(fonts, font, bytes, n);
	} else if (of->is_composite &&
		   strcmp(read_name(reading, cff, "Subtype"), "CIDFontType0C") == 0 &&
		   read_stream_if_known(reading, cff, &bytes, &n)) {
		font->outlines = outline_open(bytes, n, true);
		if (font->outlines)
			read_charset(fonts, font, bytes, n);
	}
}

struct file_font *file_font_find(struct file_fonts *fonts, const struct trace_font *of)
{
	struct file_font *font = NULL;

	for (int i = 0; i < fonts->n && !font; i++)
		if (fonts->list[i]->of == of)
			font = fonts->list[i];
	if (!font) {
		font = ARENA_NEW(fonts->arena, struct file_font);
		font->of = of;
		open_program(fonts, font);
		if (font->outlines) {
			font->nkept = outline_count(font->outlines);
			font->kept = ARENA_ARRAY(fonts->arena, struct outline, font->nkept);
			font->is_kept = ARENA_ARRAY(fonts->arena, bool, font->nkept);
		}
		ARENA_GROW(fonts->arena, fonts->list, fonts->n);
		fonts->list[fonts->n++] = font;
	}
	return font->outlines ? font : NULL;
}

int file_font_units(const struct file_font *font)
{
	return outline_units(font->outlines);
}

static uint32_t find_glyph(const struct file_font *font, unsigned code)
{
	unsigned cid;

	if (font->is_simple)
		return outline_find(font->outlines, winansi_code((uint8_t)code));
	cid = trace_font_cid(font->of, code);
	return font->glyphs ? font->glyphs[cid % NCIDS] : cid;
}

struct outline file_font_draw(struct file_fonts *fonts, struct file_font *font, unsigned code)
{
	uint32_t glyph = find_glyph(font, code);

	if (glyph >= font->nkept)
		return (struct outline){NULL, 0};
	if (!font->is_kept[glyph])
		font->kept[glyph] = outline_draw(font->outlines, fonts->arena, glyph);
	font->is_kept[glyph] = true;
	return font->kept[glyph];
}
