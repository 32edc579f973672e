/* Places inside the file. */
#include "pdf/book.h"

#include <assert.h>

#include "pdf/syntax.h"

len book_x(const struct book *book, len x)
{
	return book->left + x;
}

len book_y(const struct book *book, len y)
{
	return book->height - book->top - y;
}

void book_rectangle(const struct book *book, struct buf *out, const struct box *box)
{
	buf_addc(out, '[');
	syntax_operand(out, book_x(book, box->left));
	syntax_operand(out, book_y(book, box->bottom));
	syntax_operand(out, book_x(book, box->right));
	syntax_length(out, book_y(book, box->top));
	buf_addc(out, ']');
}

void book_destination(const struct book *book, struct buf *out, int block)
{
	const struct anchor *anchor = layout_anchor(book->layout, block);
	const struct tag *tag = tags_element(book->tags, block);
	int page = tag && tag->page >= 0 ? tag->page : 0;

	assert(0 <= block && block < book->doc->nblocks && book->pages);
	if (anchor)
		page = anchor->page;
	buf_addc(out, '[');
	syntax_reference(out, book->pages[page]);
	buf_addstr(out, "/XYZ null ");
	if (anchor)
		syntax_length(out, book_y(book, anchor->y));
	else if (tag && tag->page >= 0 && tag->more && tag->more->has_box)
		syntax_length(out, book_y(book, tag->more->box.top));
	else
		buf_addstr(out, "null");
	buf_addstr(out, " null]");
}
