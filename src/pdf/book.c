/* Places inside the file. */
#include "pdf/book.h"

#include "pdf/syntax.h"

len book_x(const struct book *book, len x)
{
	return book->left + x;
}

len book_y(const struct book *book, len y)
{
	return book->height - book->top - y;
}

void book_destination(const struct book *book, struct buf *out, int block)
{
	const struct layout *layout = book->layout;
	int anchor = book->anchors[block];
	const struct tag *tag = &book->tags->of_block[block];
	int page = tag->page < 0 ? 0 : tag->page;

	if (anchor >= 0)
		page = layout->anchors[anchor].page;
	buf_addc(out, '[');
	syntax_reference(out, book->pages[page]);
	buf_addstr(out, "/XYZ null ");
	if (anchor >= 0)
		syntax_length(out, book_y(book, layout->anchors[anchor].y));
	else if (tag->box && tag->page >= 0)
		syntax_length(out, book_y(book, tag->box->top));
	else
		buf_addstr(out, "null");
	buf_addstr(out, " null]");
}
