/*
 * Fonts are embedded as subsets of all glyphs that the whole document shows: Type 0 with two-byte
 * codes (ISO 32000-1, 9.7), CIDFontType2 for glyf outlines and CIDFontType0 for CFF. Codes follow
 * the order of first use, so they must be mapped to glyphs: with glyf outlines a code is a CID, and
 * CIDToGIDMap does it; a CFF table has CIDs of its own, so the font's CMap does it. The tag before
 * the name is taken from the bytes of the subset: no two subsets share a name.
 */
#include "pdf/embed.h"

#include <stdlib.h>

#include "pdf/book.h"
#include "pdf/syntax.h"
#include "text/cff.h"

enum { MAP_CHUNK = 100 }; /* most entries of one bfchar block, Adobe technical note 5014 */

static int compare_ids(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* A font on its way into the file. */
struct embedded {
	struct book *book;
	const struct coded_font *coded;
	const struct font_info *info;
	struct font_subset subset;
	uint32_t *glyphs; /* by code: the glyph in the subset */
	uint32_t *cids;   /* by code */
	char *name;       /* "ABCDEF+Name" */
};

/* The glyphs of all codes, ascending, each once, .notdef first; *n: how many. */
static uint32_t *collect_glyphs(const struct embedded *font, int *n)
{
	const struct coded_font *coded = font->coded;
	int nall = coded->ncodes, k = 0;
	uint32_t *ids;

	for (int i = 0; i < coded->ncodes; i++)
		nall += coded->codes[i].joined ? coded->codes[i].joined->nparts : 0;
	ids = ARENA_ARRAY(font->book->arena, uint32_t, nall);
	for (int i = 0; i < coded->ncodes; i++) {
		const struct joined_glyph *joined = coded->codes[i].joined;

		ids[k++] = coded->codes[i].glyph;
		for (int part = 0; joined && part < joined->nparts; part++)
			ids[k++] = joined->parts[part].id;
	}
	qsort(ids, (size_t)nall, sizeof *ids, compare_ids);
	*n = 0;
	for (int i = 0; i < nall; i++)
		if (*n == 0 || ids[*n - 1] != ids[i])
			ids[(*n)++] = ids[i];
	return ids;
}

/* With glyf outlines a code is a CID; a CFF table has CIDs of its own. */
static void find_cids(struct embedded *font)
{
	const struct font_subset *subset = &font->subset;
	struct arena *arena = font->book->arena;
	uint32_t *of_glyphs = ARENA_ARRAY(arena, uint32_t, subset->nglyphs);

	font->cids = ARENA_ARRAY(arena, uint32_t, font->coded->ncodes);
	if (subset->is_cff)
		cff_read_cids(subset->bytes, subset->nbytes, of_glyphs, subset->nglyphs);
	for (int i = 0; i < font->coded->ncodes; i++)
		font->cids[i] = subset->is_cff ? of_glyphs[font->glyphs[i]] : (uint32_t)i;
}

static void make_name(struct embedded *font)
{
	char letters[7] = "";
	uint8_t digest[16];

	haru_digest(font->subset.bytes, font->subset.nbytes, digest);
	for (int i = 0; i < 6; i++)
		letters[i] = (char)('A' + digest[i] % 26);
	font->name = arena_printf(font->book->arena, "%s+%s", letters, font->info->postscript_name);
}

/* Numbers the glyphs of codes as the subset does, and adds those that are made of others. */
static bool number_glyphs(struct embedded *font, int number)
{
	const struct coded_font *coded = font->coded;
	struct book *book = font->book;
	struct joined_glyph *joined = ARENA_ARRAY(book->arena, struct joined_glyph, coded->ncodes);
	int njoined = 0;

	font->glyphs = ARENA_ARRAY(book->arena, uint32_t, coded->ncodes);
	for (int i = 0; i < coded->ncodes; i++) {
		const struct code *code = &coded->codes[i];

		font->glyphs[i] = code->joined ? font->subset.nglyphs + (uint32_t)njoined
					       : font_subset_find(&font->subset, code->glyph);
		if (code->joined)
			joined[njoined++] = *code->joined;
	}
	if (njoined == 0 ||
	    font_join(book->fonts, book->arena, number, joined, njoined, &font->subset))
		return true;
	diag_fail(book->diag, (struct srcpos){font->info->path, 0},
		  "this font takes no glyphs made of others, which a text in it needs");
	diag_hint(book->diag, "choose another font");
	return false;
}

static bool reduce(struct embedded *font, int number)
{
	struct book *book = font->book;
	int n;
	uint32_t *ids = collect_glyphs(font, &n);

	if (!font_subset(book->fonts, book->arena, number, ids, n, &font->subset, book->diag) ||
	    !number_glyphs(font, number))
		return false;
	find_cids(font);
	make_name(font);
	return true;
}

/* The CIDToGIDMap: two bytes a code. */
static int add_glyph_map(const struct embedded *font)
{
	struct buf map;

	buf_init(&map);
	for (int i = 0; i < font->coded->ncodes; i++) {
		buf_addc(&map, (char)(font->glyphs[i] >> 8));
		buf_addc(&map, (char)font->glyphs[i]);
	}
	return haru_add_buf(font->book->haru, "", &map, HARU_FLATE);
}

/* What CMaps begin with (Adobe technical note 5014). */
static void begin_map(struct buf *map, const char *ordering, const char *name, int type)
{
	buf_printf(map,
		   "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
		   "/CIDSystemInfo <</Registry (Adobe) /Ordering (%s) /Supplement 0>> def\n"
		   "/CMapName /%s def\n/CMapType %d def\n"
		   "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
		   ordering, name, type);
}

/* The entries of all codes, in blocks of a kind: "bfchar" to characters, "cidchar" to CIDs. */
static void add_entries(struct buf *map, const struct embedded *font, const char *kind)
{
	int n = font->coded->ncodes;

	for (int i = 0; i < n; i++) {
		const struct code *code = &font->coded->codes[i];
		int left = n - i;

		if (i % MAP_CHUNK == 0)
			buf_printf(map, "%d begin%s\n", left < MAP_CHUNK ? left : MAP_CHUNK, kind);
		buf_addc(map, '<');
		syntax_code(map, (unsigned)i);
		if (*kind == 'c') {
			buf_printf(map, "> %u\n", (unsigned)font->cids[i]);
		} else {
			buf_addstr(map, "><");
			syntax_utf16(map, code->text, (size_t)code->ntext);
			buf_addstr(map, ">\n");
		}
		if (left == 1 || i % MAP_CHUNK == MAP_CHUNK - 1)
			buf_printf(map, "end%s\n", kind);
	}
	buf_addstr(map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
}

/* The CMap of a CFF font, from codes to CIDs. */
static int add_code_map(const struct embedded *font)
{
	struct buf map;

	buf_init(&map);
	begin_map(&map, "Identity", "Codes", 1);
	add_entries(&map, font, "cidchar");
	return haru_add_buf(font->book->haru,
			    "/Type/CMap/CMapName/Codes/CIDSystemInfo"
			    "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
			    &map, HARU_FLATE);
}

static int add_unicode_map(const struct embedded *font)
{
	struct buf map;

	buf_init(&map);
	begin_map(&map, "UCS", "Adobe-Identity-UCS", 2);
	add_entries(&map, font, "bfchar");
	return haru_add_buf(font->book->haru, "", &map, HARU_FLATE);
}

static int add_program(const struct embedded *font)
{
	const struct font_subset *subset = &font->subset;
	const char *entries = "/Subtype/CIDFontType0C";

	if (!subset->is_cff)
		entries = arena_printf(font->book->arena, "/Length1 %u", (unsigned)subset->nbytes);
	return haru_add_stream(font->book->haru, entries, subset->bytes, subset->nbytes,
			       HARU_FLATE);
}

/* ISO 32000-1, table 122. The weight of stems is not in the fonts; readers only use it to make up
 * a substitute. */
static int add_descriptor(const struct embedded *font)
{
	enum { FIXED_PITCH = 1, SERIF = 2, SYMBOLIC = 4, ITALIC = 64 };
	const struct font_info *info = font->info;
	int flags = SYMBOLIC | (info->is_monospace ? FIXED_PITCH : 0) |
		    (info->is_serif ? SERIF : 0) | (info->is_italic ? ITALIC : 0);
	int program = add_program(font);
	struct buf entries;

	buf_init(&entries);
	buf_addstr(&entries, "/Type/FontDescriptor/FontName");
	syntax_name(&entries, font->name);
	buf_printf(&entries, "/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d",
		   flags, info->bbox[0], info->bbox[1], info->bbox[2], info->bbox[3],
		   info->italic_angle, info->ascent, info->descent);
	buf_printf(&entries, "/CapHeight %d/XHeight %d/StemV %d/%s %d 0 R", info->cap_height,
		   info->x_height, info->is_bold ? 140 : 80,
		   font->subset.is_cff ? "FontFile3" : "FontFile2", program);
	return haru_add_text(font->book->haru, &entries);
}

struct width {
	uint32_t cid;
	int width;
};

static int compare_widths(const void *a, const void *b)
{
	const struct width *x = a, *y = b;

	return (x->cid > y->cid) - (x->cid < y->cid);
}

/* Stretches of CIDs that follow each other: "12[500 600]". Several codes may share a CID. */
static void write_widths(struct buf *out, const struct embedded *font)
{
	int n = font->coded->ncodes;
	struct width *widths = ARENA_ARRAY(font->book->arena, struct width, n);

	for (int i = 0; i < n; i++)
		widths[i] = (struct width){font->cids[i], font->coded->codes[i].width};
	qsort(widths, (size_t)n, sizeof *widths, compare_widths);
	buf_addstr(out, "/DW 0/W[");
	for (int i = 0; i < n; i++) {
		if (i > 0 && widths[i].cid == widths[i - 1].cid)
			continue;
		if (i == 0 || widths[i].cid != widths[i - 1].cid + 1)
			buf_printf(out, "%s%u[", i > 0 ? "]" : "", (unsigned)widths[i].cid);
		else
			buf_addc(out, ' ');
		syntax_integer(out, widths[i].width);
	}
	buf_addstr(out, "]]");
}

static int add_descendant(const struct embedded *font)
{
	int descriptor = add_descriptor(font);
	struct buf entries;

	buf_init(&entries);
	buf_printf(&entries, "/Type/Font/Subtype/CIDFontType%d/BaseFont",
		   font->subset.is_cff ? 0 : 2);
	syntax_name(&entries, font->name);
	buf_addstr(&entries, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
	buf_printf(&entries, "/FontDescriptor %d 0 R", descriptor);
	if (!font->subset.is_cff)
		buf_printf(&entries, "/CIDToGIDMap %d 0 R", add_glyph_map(font));
	write_widths(&entries, font);
	return haru_add_text(font->book->haru, &entries);
}

static int add_font(const struct embedded *font)
{
	int descendant = add_descendant(font);
	int unicode_map = add_unicode_map(font);
	struct buf entries;

	buf_init(&entries);
	buf_addstr(&entries, "/Type/Font/Subtype/Type0/BaseFont");
	syntax_name(&entries, font->name);
	if (font->subset.is_cff)
		buf_printf(&entries, "/Encoding %d 0 R", add_code_map(font));
	else
		buf_addstr(&entries, "/Encoding/Identity-H");
	buf_printf(&entries, "/DescendantFonts[%d 0 R]/ToUnicode %d 0 R", descendant, unicode_map);
	return haru_add_text(font->book->haru, &entries);
}

bool embed_fonts(struct book *book, struct buf *resources)
{
	for (int place = 0; place < book->codes.nused; place++) {
		int number = book->codes.used[place];
		struct embedded font = {.book = book,
					.coded = &book->codes.fonts[number],
					.info = font_info(book->fonts, number)};

		if (font.coded->ncodes == 0)
			continue;
		if (!reduce(&font, number))
			return false;
		buf_printf(resources, "/F%d %d 0 R", place, add_font(&font));
	}
	return true;
}
