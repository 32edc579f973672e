/*
 * Codes of a face's font follow from the texts alone: characters in Unicode's order, then words in
 * the order in which they were added. So they are the same for all documents with these texts.
 */
#include "pdf/stock.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/pack.h"
#include "base/utf8.h"
#include "look/theme.h"
#include "pdf/cluster.h"
#include "pdf/codes.h"
#include "pdf/fontfile.h"
#include "pdf/ownfonts.h"
#include "pdf/shown.h"
#include "text/face.h"
#include "text/repertoire.h"

enum { MOST_CODES = 640 }; /* documents show a part of what is said in thousands of ideographs */

/* Of a face. */
struct stocked {
	struct coded_font coded; /* without codes: there is no font */
	struct fontfile file;
};

/* A stream that was kept. */
struct kept_stream {
	const void *of;
	struct packed packed;
	struct kept_stream *next;
};

struct stock {
	struct arena arena;
	struct fontset *fonts;
	const struct theme *theme;
	struct repertoire *repertoire;
	struct pack *pack, *fast; /* for what all show, and for what one does */
	struct stocked **faces;   /* by font number; NULL: it was not asked for */
	int nfaces;
	struct kept_stream *streams;
	struct shown *shown;
	struct ownfonts *ownfonts;
};

struct stock *stock_new(struct fontset *fonts, const struct theme *theme, const char *lang)
{
	struct stock *stock = mem_alloc(sizeof *stock);

	*stock = (struct stock){.fonts = fonts, .theme = theme};
	arena_init(&stock->arena);
	stock->repertoire = repertoire_new(lang);
	stock->pack = pack_new();
	stock->fast = pack_new_fast();
	stock->shown = shown_new();
	stock->ownfonts = ownfonts_new();
	return stock;
}

void stock_free(struct stock *stock)
{
	if (!stock)
		return;
	repertoire_free(stock->repertoire);
	pack_free(stock->pack);
	pack_free(stock->fast);
	shown_free(stock->shown);
	ownfonts_free(stock->ownfonts);
	arena_release(&stock->arena);
	free(stock);
}

void stock_add_text(struct stock *stock, const char *text, size_t n)
{
	repertoire_add(stock->repertoire, text, n);
}

struct pack *stock_pack(const struct stock *stock)
{
	return stock->fast;
}

/* Whether the theme names the face's family. */
static bool is_named(const struct stock *stock, int font)
{
	const struct theme *theme = stock->theme;

	if (fontset_is_of(stock->fonts, font, theme->family))
		return true;
	for (int paper = 0; paper < PAPER_COUNT; paper++)
		for (int i = 0; i < STYLE_COUNT; i++) {
			const char *family = theme->styles[paper][i].family;

			if (family && fontset_is_of(stock->fonts, font, family))
				return true;
		}
	return false;
}

/* The face that has all that others need not say; -1 and no word when it cannot be opened. */
static int find_main(const struct stock *stock)
{
	struct diag unsaid;
	int font;

	diag_init(&unsaid);
	font = fontset_find(stock->fonts, stock->theme->family, 0, &unsaid);
	diag_release(&unsaid);
	return font;
}

/* From left to right, the last glyph before a forced line break says that too (cluster.h). */
static void take_end(struct codes *codes, int font, uint32_t glyph, const char *text, int n)
{
	char ending[16];

	if (n == 0 || n > 8)
		return;
	memcpy(ending, text, (size_t)n);
	memcpy(ending + n, UTF8_LINE_BREAK, UTF8_LINE_BREAK_SIZE);
	codes_find(codes, font, glyph, ending, n + UTF8_LINE_BREAK_SIZE);
}

/* What one glyph after the other says. Glyphs that say it together depend on the size. */
static void take_run(struct codes *codes, const struct run *run, bool is_at_end)
{
	struct cluster cluster = cluster_begin(run);

	while (cluster_next(&cluster)) {
		const char *text = cluster.text;
		int left = cluster.n;

		if (cluster_is_spelled(&cluster, codes->fontset, run->size))
			continue;
		for (int i = cluster.from; i < cluster.to; i++) {
			int n = cluster_share(text, left, cluster.to - i - 1);

			if (is_at_end)
				take_end(codes, run->font, run->glyphs[i].id, text, n);
			else
				codes_find(codes, run->font, run->glyphs[i].id, text, n);
			text += n;
			left -= n;
		}
	}
}

static void make_font(struct stock *stock, int font, struct stocked *stocked)
{
	int spared = is_named(stock, font) ? -1 : find_main(stock), n;
	struct fontfile_wish wish = {
		.fonts = stock->fonts, .font = font, .pack = stock->pack, .is_shared = true};
	struct codes codes;
	const struct run *runs;
	struct diag unsaid;

	runs = repertoire_shape(stock->repertoire, stock->fonts, &stock->arena, font, spared, &n);
	codes_init(&codes, &stock->arena, stock->fonts);
	for (int i = 0; i < n; i++)
		take_run(&codes, &runs[i], false);
	for (int i = 0; i < n; i++)
		if (!runs[i].is_rtl)
			take_run(&codes, &runs[i], true);
	if (codes.fonts[font].ncodes == 0 || codes.fonts[font].ncodes > MOST_CODES)
		return;
	wish.coded = &codes.fonts[font];
	/* what is wrong with the face is said where a document's own font is made of it */
	diag_init(&unsaid);
	if (fontfile_make(&stock->arena, &wish, &stocked->file, &unsaid))
		stocked->coded = codes.fonts[font];
	diag_release(&unsaid);
}

static const struct stocked *find(struct stock *stock, int font)
{
	struct stocked *stocked;

	while (stock->nfaces <= font) {
		ARENA_GROW(&stock->arena, stock->faces, stock->nfaces);
		stock->faces[stock->nfaces++] = NULL;
	}
	stocked = stock->faces[font];
	if (!stocked) {
		stocked = stock->faces[font] = ARENA_NEW(&stock->arena, struct stocked);
		make_font(stock, font, stocked);
	}
	return stocked->coded.ncodes > 0 ? stocked : NULL;
}

const struct coded_font *stock_codes(struct stock *stock, int font)
{
	const struct stocked *stocked = find(stock, font);

	return stocked ? &stocked->coded : NULL;
}

const struct fontfile *stock_fontfile(struct stock *stock, int font)
{
	const struct stocked *stocked = find(stock, font);

	return stocked ? &stocked->file : NULL;
}

const struct packed *stock_find_stream(const struct stock *stock, const void *of)
{
	for (const struct kept_stream *at = stock->streams; at; at = at->next)
		if (at->of == of)
			return &at->packed;
	return NULL;
}

const struct packed *stock_keep_stream(struct stock *stock, const void *of, struct buf *entries,
				       struct buf *bytes, enum haru_filter filter)
{
	struct kept_stream *kept = ARENA_NEW(&stock->arena, struct kept_stream);
	struct buf packed;

	buf_init(&packed);
	if (filter == HARU_FLATE)
		pack_add(stock->pack, &packed, bytes->bytes, bytes->n);
	else
		buf_add(&packed, bytes->bytes, bytes->n);
	kept->of = of;
	kept->packed = (struct packed){
		.entries = arena_strndup(&stock->arena, buf_text(entries), entries->n),
		.bytes = arena_copy(&stock->arena, packed.bytes, packed.n),
		.n = packed.n,
		.filter = filter == HARU_FLATE ? HARU_PACKED : filter};
	kept->next = stock->streams;
	stock->streams = kept;
	buf_release(&packed);
	buf_release(entries);
	buf_release(bytes);
	return &kept->packed;
}

struct shown *stock_shown(const struct stock *stock)
{
	return stock->shown;
}

struct ownfonts *stock_ownfonts(const struct stock *stock)
{
	return stock->ownfonts;
}
