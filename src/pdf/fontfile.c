/*
 * A font in the file is a subset of all glyphs that it has codes for: Type 0 (ISO 32000-1, 9.7),
 * CIDFontType2 for glyf outlines and CIDFontType0 for CFF. Codes follow the order in which they
 * were given out, so they must be mapped to glyphs: with glyf outlines the number of a code is a
 * CID, and CIDToGIDMap does it; a CFF table has CIDs of its own, so a CMap of the font's own does
 * it. The tag before the name is taken from the bytes of the subset: no two subsets share a name.
 */
#include "pdf/fontfile.h"

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/pack.h"
#include "pdf/codes.h"
#include "pdf/codespace.h"
#include "pdf/syntax.h"
#include "text/cff.h"

enum { MAP_CHUNK = 100 }; /* most entries of one bfchar block, Adobe technical note 5014 */

static int compare_ids(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* A font on its way into the file. */
struct making {
	const struct fontfile_wish *wish;
	const struct coded_font *coded;
	const struct font_info *info;
	struct arena *arena; /* where what is made of it lives */
	struct diag *diag;
	struct font_subset subset;
	uint32_t *glyphs; /* by code: the glyph in the subset */
	uint32_t *cids;   /* by code */
};

/* The glyphs of all codes, ascending, each once, .notdef first; *n: how many. */
static uint32_t *collect_glyphs(const struct making *font, int *n)
{
	const struct coded_font *coded = font->coded;
	int nall = coded->ncodes, k = 0;
	uint32_t *ids;

	for (int i = 0; i < coded->ncodes; i++)
		nall += coded->codes[i].joined ? coded->codes[i].joined->nparts : 0;
	ids = ARENA_ARRAY(font->arena, uint32_t, nall);
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

/* With glyf outlines the number of a code is its CID; a CFF table has CIDs of its own. */
static void find_cids(struct making *font)
{
	const struct font_subset *subset = &font->subset;
	struct arena *arena = font->arena;
	uint32_t *of_glyphs = ARENA_ARRAY(arena, uint32_t, subset->nglyphs);

	font->cids = ARENA_ARRAY(arena, uint32_t, font->coded->ncodes);
	if (subset->is_cff)
		cff_read_cids(subset->bytes, subset->nbytes, of_glyphs, subset->nglyphs);
	for (int i = 0; i < font->coded->ncodes; i++)
		font->cids[i] = subset->is_cff ? of_glyphs[font->glyphs[i]]
					       : codespace_number(i, false);
}

const char *fontfile_name(struct arena *arena, const struct font_info *info, const void *bytes,
			  size_t n)
{
	char letters[7] = "";
	uint8_t digest[16];

	digest_bytes(bytes, n, digest);
	for (int i = 0; i < 6; i++)
		letters[i] = (char)('A' + digest[i] % 26);
	return arena_printf(arena, "%s+%s", letters, info->postscript_name);
}

/* Numbers the glyphs of codes as the subset does, and adds those that are made of others. */
static bool number_glyphs(struct making *font)
{
	const struct coded_font *coded = font->coded;
	const struct fontfile_wish *wish = font->wish;
	struct joined_glyph *joined = ARENA_ARRAY(font->arena, struct joined_glyph, coded->ncodes);
	int njoined = 0;

	font->glyphs = ARENA_ARRAY(font->arena, uint32_t, coded->ncodes);
	for (int i = 0; i < coded->ncodes; i++) {
		const struct code *code = &coded->codes[i];

		font->glyphs[i] = code->joined ? font->subset.nglyphs + (uint32_t)njoined
					       : font_subset_find(&font->subset, code->glyph);
		if (code->joined)
			joined[njoined++] = *code->joined;
	}
	if (njoined == 0 ||
	    font_join(wish->fonts, font->arena, wish->font, joined, njoined, &font->subset))
		return true;
	diag_fail(font->diag, (struct srcpos){font->info->path, 0},
		  "this font takes no glyphs made of others, which a text in it needs");
	diag_hint(font->diag, "choose another font");
	return false;
}

static bool reduce(struct making *font)
{
	const struct fontfile_wish *wish = font->wish;
	int n;
	uint32_t *ids = collect_glyphs(font, &n);

	if (!font_subset(wish->fonts, font->arena, wish->font, ids, n, &font->subset, font->diag) ||
	    !number_glyphs(font))
		return false;
	find_cids(font);
	return true;
}

/* A stream, packed; the buffer is released. */
static struct packed pack(const struct making *font, const char *entries, struct buf *bytes)
{
	struct packed packed = {.entries = entries, .filter = HARU_PACKED};
	struct buf out;

	buf_init(&out);
	pack_add(font->wish->pack, &out, bytes->bytes, bytes->n);
	packed.bytes = arena_copy(font->arena, out.bytes, out.n);
	packed.n = out.n;
	buf_release(&out);
	buf_release(bytes);
	return packed;
}

/* A text, which lives as long as the rest; the buffer is released. */
static const char *keep(const struct making *font, struct buf *text)
{
	const char *kept = arena_strndup(font->arena, buf_text(text), text->n);

	buf_release(text);
	return kept;
}

/* The CIDToGIDMap: two bytes a CID, of which none are used below the first code's. */
static struct packed make_glyph_map(const struct making *font)
{
	struct buf map;

	buf_init(&map);
	for (int i = 0; i < 2 * CODESPACE_FIRST; i++)
		buf_addc(&map, 0);
	for (int i = 0; i < font->coded->ncodes; i++) {
		buf_addc(&map, (char)(font->glyphs[i] >> 8));
		buf_addc(&map, (char)font->glyphs[i]);
	}
	return pack(font, "", &map);
}

/* The entries of all codes, in blocks of a kind: "bfchar" to characters, "cidchar" to CIDs. */
static void add_entries(struct buf *map, const struct making *font, const char *kind)
{
	int n = font->coded->ncodes;

	for (int i = 0; i < n; i++) {
		const struct code *code = &font->coded->codes[i];
		int left = n - i;

		if (i % MAP_CHUNK == 0)
			buf_printf(map, "%d begin%s\n", left < MAP_CHUNK ? left : MAP_CHUNK, kind);
		codespace_write(map, i, font->subset.is_cff);
		if (*kind == 'c') {
			buf_printf(map, " %u\n", (unsigned)font->cids[i]);
		} else {
			buf_addc(map, '<');
			syntax_utf16(map, code->text, (size_t)code->ntext);
			buf_addstr(map, ">\n");
		}
		if (left == 1 || i % MAP_CHUNK == MAP_CHUNK - 1)
			buf_printf(map, "end%s\n", kind);
	}
}

/* Characters of codes one behind the other, without the codes: half as long, packed. */
static void add_ranges(struct buf *map, const struct making *font)
{
	bool is_cff = font->subset.is_cff;
	int n = font->coded->ncodes;

	for (int i = 0, end; i < n; i = end) {
		end = i + MAP_CHUNK < n ? i + MAP_CHUNK : n;
		if (end > codespace_end(i, is_cff))
			end = codespace_end(i, is_cff);
		buf_addstr(map, "1 beginbfrange\n");
		codespace_write(map, i, is_cff);
		codespace_write(map, end - 1, is_cff);
		buf_addc(map, '[');
		for (int code = i; code < end; code++) {
			buf_addc(map, '<');
			syntax_utf16(map, font->coded->codes[code].text,
				     (size_t)font->coded->codes[code].ntext);
			buf_addc(map, '>');
		}
		buf_addstr(map, "]\nendbfrange\n");
	}
}

/* The CMap of a CFF font, from codes to CIDs. */
static struct packed make_code_map(const struct making *font)
{
	struct codespace_map start = {"Identity", "Codes", 1, font->coded->ncodes, true};
	struct buf map, entries;

	buf_init(&map);
	buf_init(&entries);
	codespace_begin_map(&map, &start);
	add_entries(&map, font, "cidchar");
	codespace_end_map(&map);
	codespace_add_entries(&entries, "Codes");
	return pack(font, keep(font, &entries), &map);
}

static struct packed make_unicode_map(const struct making *font)
{
	struct codespace_map start = {"UCS", "Adobe-Identity-UCS", 2, font->coded->ncodes,
				      font->subset.is_cff};
	struct buf map;

	buf_init(&map);
	codespace_begin_map(&map, &start);
	if (font->wish->is_shared)
		add_ranges(&map, font);
	else
		add_entries(&map, font, "bfchar");
	codespace_end_map(&map);
	return pack(font, "", &map);
}

static struct packed make_program(const struct making *font)
{
	const struct font_subset *subset = &font->subset;
	const char *entries = "/Subtype/CIDFontType0C";
	struct buf bytes;

	if (!subset->is_cff)
		entries = arena_printf(font->arena, "/Length1 %u", (unsigned)subset->nbytes);
	buf_init(&bytes);
	buf_add(&bytes, subset->bytes, subset->nbytes);
	return pack(font, entries, &bytes);
}

/* The weight of stems is not in the fonts; readers only use it to make up a substitute. */
void fontfile_describe(struct buf *out, const struct font_info *info, const char *name,
		       bool is_symbolic)
{
	enum { FIXED_PITCH = 1, SERIF = 2, SYMBOLIC = 4, NONSYMBOLIC = 32, ITALIC = 64 };
	int flags = (is_symbolic ? SYMBOLIC : NONSYMBOLIC) |
		    (info->is_monospace ? FIXED_PITCH : 0) | (info->is_serif ? SERIF : 0) |
		    (info->is_italic ? ITALIC : 0);

	buf_addstr(out, "/Type/FontDescriptor/FontName");
	syntax_name(out, name);
	buf_printf(out, "/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d",
		   flags, info->bbox[0], info->bbox[1], info->bbox[2], info->bbox[3],
		   info->italic_angle, info->ascent, info->descent);
	buf_printf(out, "/CapHeight %d/XHeight %d/StemV %d", info->cap_height, info->x_height,
		   info->is_bold ? 140 : 80);
}

static const char *make_descriptor(const struct making *font, const char *name)
{
	struct buf entries;

	buf_init(&entries);
	fontfile_describe(&entries, font->info, name, true);
	buf_addstr(&entries, font->subset.is_cff ? "/FontFile3 " : "/FontFile2 ");
	return keep(font, &entries);
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
static void write_widths(struct buf *out, const struct making *font)
{
	int n = font->coded->ncodes;
	struct width *widths = ARENA_ARRAY(font->arena, struct width, n);

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
		syntax_length(out, widths[i].width);
	}
	buf_addstr(out, "]]");
}

/* Up to the references that it has. */
static const char *make_descendant(const struct making *font, const char *name)
{
	struct buf entries;

	buf_init(&entries);
	buf_printf(&entries, "/Type/Font/Subtype/CIDFontType%d/BaseFont",
		   font->subset.is_cff ? 0 : 2);
	syntax_name(&entries, name);
	buf_addstr(&entries, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
	return keep(font, &entries);
}

static const char *make_widths(const struct making *font)
{
	struct buf entries;

	buf_init(&entries);
	write_widths(&entries, font);
	return keep(font, &entries);
}

bool fontfile_make(struct arena *arena, const struct fontfile_wish *wish, struct fontfile *out,
		   struct diag *diag)
{
	struct making font = {.wish = wish,
			      .coded = wish->coded,
			      .info = font_info(wish->fonts, wish->font),
			      .arena = arena,
			      .diag = diag};
	struct buf base_font;
	const char *name;

	if (!reduce(&font))
		return false;
	name = fontfile_name(arena, font.info, font.subset.bytes, font.subset.nbytes);
	buf_init(&base_font);
	syntax_name(&base_font, name);
	*out = (struct fontfile){.is_cff = font.subset.is_cff,
				 .ncodes = font.coded->ncodes,
				 .name = keep(&font, &base_font),
				 .program = make_program(&font),
				 .map = font.subset.is_cff ? make_code_map(&font)
							   : make_glyph_map(&font),
				 .unicode_map = make_unicode_map(&font),
				 .descriptor = make_descriptor(&font, name),
				 .descendant = make_descendant(&font, name),
				 .widths = make_widths(&font)};
	return true;
}

size_t fontfile_size(const struct fontfile *file)
{
	const struct packed *streams[] = {&file->program, &file->unicode_map, &file->map};
	const char *texts[] = {file->name, file->descriptor, file->descendant, file->widths};
	size_t n = 0;

	for (int i = 0; i < 3; i++)
		n += streams[i]->n + strlen(streams[i]->entries) + 1;
	for (int i = 0; i < 4; i++)
		n += strlen(texts[i]) + 1;
	return n;
}

struct fontfile fontfile_copy(struct arena *arena, const struct fontfile *file)
{
	struct fontfile copy = *file;
	struct packed *streams[] = {&copy.program, &copy.unicode_map, &copy.map};
	const char **texts[] = {&copy.name, &copy.descriptor, &copy.descendant, &copy.widths};

	for (int i = 0; i < 3; i++) {
		streams[i]->entries = arena_strdup(arena, streams[i]->entries);
		streams[i]->bytes = arena_copy(arena, streams[i]->bytes, streams[i]->n);
	}
	for (int i = 0; i < 4; i++)
		*texts[i] = arena_strdup(arena, *texts[i]);
	return copy;
}

/* A text and a reference behind it. */
static int add_descriptor(struct haru *haru, const struct fontfile *file)
{
	int program = haru_add_packed(haru, &file->program);
	struct buf entries;

	buf_init(&entries);
	buf_addstr(&entries, file->descriptor);
	syntax_reference(&entries, program);
	return haru_add_text(haru, &entries);
}

static int add_descendant(struct haru *haru, const struct fontfile *file)
{
	int descriptor = add_descriptor(haru, file);
	struct buf entries;

	buf_init(&entries);
	buf_addstr(&entries, file->descendant);
	buf_addstr(&entries, "/FontDescriptor ");
	syntax_reference(&entries, descriptor);
	if (!file->is_cff) {
		buf_addstr(&entries, "/CIDToGIDMap ");
		syntax_reference(&entries, haru_add_packed(haru, &file->map));
	}
	buf_addstr(&entries, file->widths);
	return haru_add_text(haru, &entries);
}

int fontfile_add(const struct fontfile *file, int identity, struct haru *haru)
{
	int descendant = add_descendant(haru, file);
	int encoding = file->is_cff ? haru_add_packed(haru, &file->map) : identity;
	int unicode_map = haru_add_packed(haru, &file->unicode_map);
	struct buf entries;

	buf_init(&entries);
	buf_addstr(&entries, "/Type/Font/Subtype/Type0/BaseFont");
	buf_addstr(&entries, file->name);
	buf_addstr(&entries, "/Encoding ");
	syntax_reference(&entries, encoding);
	buf_addstr(&entries, "/DescendantFonts[");
	syntax_reference(&entries, descendant);
	buf_addstr(&entries, "]/ToUnicode ");
	syntax_reference(&entries, unicode_map);
	return haru_add_text(haru, &entries);
}
