/*
 * Where the stock has a font of a face, that is one resource, and what the document shows beyond it
 * another; else there is one with all that the document shows.
 */
#include "pdf/embed.h"

#include "pdf/book.h"
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

bool embed_fonts(struct book *book, struct buf *resources)
{
	for (int place = 0; place < book->codes.nused; place++) {
		int font = book->codes.used[place];
		const struct coded_font *coded = &book->codes.fonts[font];
		struct fontfile_wish wish = {book->fonts, font, coded, book->pack, false};
		const struct fontfile *own;

		if (coded->base)
			buf_printf(resources, "/F%d %d 0 R", place,
				   fontfile_add(stock_fontfile(book->stock, font), book->haru));
		if (coded->ncodes == 0)
			continue;
		own = make_own(book, &wish);
		if (!own)
			return false;
		buf_printf(resources, "/%c%d %d 0 R", coded->base ? 'E' : 'F', place,
			   fontfile_add(own, book->haru));
	}
	return true;
}
