/*
 * Where the stock has a font of a face, that is one resource, and what the document shows beyond it
 * another; else there is one with all that the document shows.
 */
#include "pdf/embed.h"

#include "pdf/book.h"
#include "pdf/codespace.h"
#include "pdf/fontfile.h"
#include "pdf/ownfonts.h"
#include "pdf/stock.h"

/* The font of codes that the stock has not; NULL when there can be none (diag says so). */
static const struct fontfile *make_own(struct book *book, const struct fontfile_wish *wish)
{
	struct fontfile *own;

	if (book->stock)
		return ownfonts_find(stock_ownfonts(book->stock), book->arena, wish, book->diag);
	own = ARENA_NEW(book->arena, struct fontfile);
	return fontfile_make(book->arena, wish, own, book->diag) ? own : NULL;
}

/* The CMap of codes whose numbers are CIDs. */
static int add_identity(struct book *book, int nbytes)
{
	static const char kinds[CODESPACE_BYTES + 1]; /* what stands for each */
	const void *of = &kinds[nbytes];
	const struct packed *kept = book->stock ? stock_find_stream(book->stock, of) : NULL;
	struct buf entries = {0}, map = {0};
	int object;

	if (kept)
		return haru_add_packed(book->haru, kept);
	codespace_identity(&map, &entries, nbytes);
	if (book->stock)
		return haru_add_packed(book->haru, stock_keep_stream(book->stock, of, &entries,
								     &map, HARU_FLATE));
	object = haru_add_buf(book->haru, buf_text(&entries), &map, HARU_FLATE);
	buf_release(&entries);
	return object;
}

/* Fonts on their way into the file. */
struct embedding {
	struct book *book;
	struct buf *resources;
	int identities[CODESPACE_BYTES + 1]; /* objects by how long codes are; 0: none yet */
};

/* As the resource of that letter and number. */
static void add_font(struct embedding *embedding, const struct fontfile *file, char letter,
		     int place)
{
	int nbytes = codespace_bytes(file->ncodes);
	int *identity = &embedding->identities[nbytes];

	if (!file->is_cff && *identity == 0)
		*identity = add_identity(embedding->book, nbytes);
	buf_printf(embedding->resources, "/%c%d %d 0 R", letter, place,
		   fontfile_add(file, *identity, embedding->book->haru));
}

/* A file that said less than the document would be wrong in silence. */
static bool has_room(const struct book *book, int font)
{
	const struct coded_font *coded = &book->codes.fonts[font];

	if (!coded->is_full)
		return true;
	diag_fail(book->diag, (struct srcpos){font_info(book->fonts, font)->path, 0},
		  "this font is asked for more than %d different characters in one file",
		  CODESPACE_MOST - 1);
	return false;
}

bool embed_fonts(struct book *book, struct buf *resources)
{
	struct embedding embedding = {.book = book, .resources = resources};

	for (int place = 0; place < book->codes.nused; place++) {
		int font = book->codes.used[place];
		const struct coded_font *coded = &book->codes.fonts[font];
		struct fontfile_wish wish = {book->fonts, font, coded, book->pack, false};
		const struct fontfile *own;

		if (coded->base)
			add_font(&embedding, stock_fontfile(book->stock, font), 'F', place);
		if (coded->ncodes == 0)
			continue;
		own = has_room(book, font) ? make_own(book, &wish) : NULL;
		if (!own)
			return false;
		add_font(&embedding, own, coded->base ? 'E' : 'F', place);
	}
	return true;
}
