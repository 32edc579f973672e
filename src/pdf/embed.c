/*
 * Fonts are embedded as subsets of all glyphs that the whole document shows: Type 0 with two-byte
 * codes (ISO 32000-1, 9.7), CIDFontType2 for glyf outlines and CIDFontType0 for CFF. Codes follow
 * the order of first use, so a CIDFontType2 carries a map from codes to glyphs. The tag before the
 * name is taken from the bytes of the subset: two different subsets never share a name.
 */
#include "pdf/embed.h"

#include <stdlib.h>

#include "pdf/book.h"
#include "pdf/syntax.h"

enum { MAP_CHUNK = 100 }; /* most entries of one bfchar block, Adobe technical note 5014 */

static int compare_ids(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* The glyphs of all codes, ascending, each once, .notdef first; returns how many. */
static int collect_glyphs(const struct coded_font *coded, uint32_t *ids)
{
	int n = 0;

	for (int i = 0; i < coded->ncodes; i++)
		ids[i] = coded->codes[i].glyph;
	qsort(ids, (size_t)coded->ncodes, sizeof *ids, compare_ids);
	for (int i = 0; i < coded->ncodes; i++)
		if (n == 0 || ids[n - 1] != ids[i])
			ids[n++] = ids[i];
	return n;
}

/* The CIDToGIDMap: two bytes a code. */
static int add_glyph_map(struct book *book, const struct coded_font *coded, const uint32_t *ids,
			 int n)
{
	struct buf map;
	int object;

	buf_init(&map);
	for (int i = 0; i < coded->ncodes; i++) {
		const uint32_t *at = bsearch(&coded->codes[i].glyph, ids, (size_t)n, sizeof *ids,
					     compare_ids);
		uint32_t glyph = coded->subset.new_ids[at - ids];

		buf_addc(&map, (char)(glyph >> 8));
		buf_addc(&map, (char)glyph);
	}
	object = haru_add_stream(book->haru, "", map.bytes, map.n, HARU_FLATE);
	buf_release(&map);
	return object;
}

static void write_map_entries(struct buf *map, const struct coded_font *coded)
{
	int left = 0;

	for (int i = 0; i < coded->ncodes; i++) {
		if (!coded->codes[i].text)
			continue;
		if (left == 0) {
			for (int k = i; k < coded->ncodes && left < MAP_CHUNK; k++)
				left += coded->codes[k].text != NULL;
			buf_printf(map, "%d beginbfchar\n", left);
		}
		buf_addc(map, '<');
		syntax_code(map, (unsigned)i);
		buf_addstr(map, "><");
		syntax_utf16(map, coded->codes[i].text, (size_t)coded->codes[i].ntext);
		buf_addstr(map, ">\n");
		if (--left == 0)
			buf_addstr(map, "endbfchar\n");
	}
}

static int add_unicode_map(struct book *book, const struct coded_font *coded)
{
	struct buf map;
	int object;

	buf_init(&map);
	buf_addstr(&map, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
			 "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
			 "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
			 "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	write_map_entries(&map, coded);
	buf_addstr(&map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
	object = haru_add_stream(book->haru, "", map.bytes, map.n, HARU_FLATE);
	buf_release(&map);
	return object;
}

/* "ABCDEF+Name", written as a PDF name. */
static void write_name(struct buf *out, const struct coded_font *coded,
		       const struct font_info *info)
{
	struct buf name;
	uint8_t digest[16];

	buf_init(&name);
	haru_digest(coded->subset.bytes, coded->subset.nbytes, digest);
	for (int i = 0; i < 6; i++)
		buf_addc(&name, (char)('A' + digest[i] % 26));
	buf_printf(&name, "+%s", info->postscript_name);
	syntax_name(out, buf_text(&name));
	buf_release(&name);
}

static int add_program(struct book *book, const struct coded_font *coded)
{
	const struct font_subset *subset = &coded->subset;
	struct buf entries;
	int object;

	buf_init(&entries);
	if (subset->is_cff)
		buf_addstr(&entries, "/Subtype/CIDFontType0C");
	else
		buf_printf(&entries, "/Length1 %u", (unsigned)subset->nbytes);
	object = haru_add_stream(book->haru, buf_text(&entries), subset->bytes, subset->nbytes,
				 HARU_FLATE);
	buf_release(&entries);
	return object;
}

/* ISO 32000-1, table 122. The weight of stems is not in the fonts; readers only use it to make up
 * a substitute. */
static int add_descriptor(struct book *book, const struct coded_font *coded,
			  const struct font_info *info)
{
	enum { FIXED_PITCH = 1, SERIF = 2, SYMBOLIC = 4, ITALIC = 64 };
	int flags = SYMBOLIC | (info->is_monospace ? FIXED_PITCH : 0) |
		    (info->is_serif ? SERIF : 0) | (info->is_italic ? ITALIC : 0);
	int program = add_program(book, coded);
	struct buf entries;
	int object;

	buf_init(&entries);
	buf_addstr(&entries, "/Type/FontDescriptor/FontName");
	write_name(&entries, coded, info);
	buf_printf(&entries, "/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d",
		   flags, info->bbox[0], info->bbox[1], info->bbox[2], info->bbox[3],
		   info->italic_angle, info->ascent, info->descent);
	buf_printf(&entries, "/CapHeight %d/XHeight %d/StemV %d/%s %d 0 R", info->cap_height,
		   info->x_height, info->is_bold ? 140 : 80,
		   coded->subset.is_cff ? "FontFile3" : "FontFile2", program);
	object = haru_add_text(book->haru, &entries);
	buf_release(&entries);
	return object;
}

static int add_descendant(struct book *book, const struct coded_font *coded,
			  const struct font_info *info, int glyph_map)
{
	int descriptor = add_descriptor(book, coded, info);
	struct buf entries;
	int object;

	buf_init(&entries);
	buf_printf(&entries, "/Type/Font/Subtype/CIDFontType%d/BaseFont",
		   coded->subset.is_cff ? 0 : 2);
	write_name(&entries, coded, info);
	buf_addstr(&entries, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
	buf_printf(&entries, "/FontDescriptor %d 0 R", descriptor);
	if (glyph_map)
		buf_printf(&entries, "/CIDToGIDMap %d 0 R", glyph_map);
	buf_addstr(&entries, "/DW 0/W[0[");
	for (int i = 0; i < coded->ncodes; i++) {
		if (i > 0)
			buf_addc(&entries, ' ');
		syntax_integer(&entries, coded->codes[i].width);
	}
	buf_addstr(&entries, "]]");
	object = haru_add_text(book->haru, &entries);
	buf_release(&entries);
	return object;
}

static int add_font(struct book *book, struct coded_font *coded, const struct font_info *info,
		    int glyph_map)
{
	int descendant = add_descendant(book, coded, info, glyph_map);
	int unicode_map = add_unicode_map(book, coded);
	struct buf entries;
	int object;

	buf_init(&entries);
	buf_addstr(&entries, "/Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont");
	write_name(&entries, coded, info);
	buf_printf(&entries, "/DescendantFonts[%d 0 R]/ToUnicode %d 0 R", descendant, unicode_map);
	object = haru_add_text(book->haru, &entries);
	buf_release(&entries);
	return object;
}

bool embed_fonts(struct book *book, struct buf *resources)
{
	for (int font = 0; font < book->codes.nfonts; font++) {
		struct coded_font *coded = &book->codes.fonts[font];
		int glyph_map = 0;

		if (!coded->is_used)
			continue;
		if (!coded->has_fixed_codes) {
			uint32_t *ids = ARENA_ARRAY(book->arena, uint32_t, coded->ncodes);
			int n = collect_glyphs(coded, ids);

			if (!font_subset(book->fonts, book->arena, font, ids, n, &coded->subset,
					 book->diag))
				return false;
			glyph_map = add_glyph_map(book, coded, ids, n);
		}
		buf_printf(resources, "/F%d %d 0 R", font,
			   add_font(book, coded, font_info(book->fonts, font), glyph_map));
	}
	return true;
}
