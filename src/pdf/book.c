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

/* " /XYZ x y z]": where on a page a block begins. */
static void write_place(const struct book *book, struct buf *out, const struct anchor *anchor,
			const struct tag *tag)
{
	buf_addstr(out, "/XYZ null ");
	if (anchor)
		syntax_length(out, book_y(book, anchor->y));
	else if (tag && tag->page >= 0 && tag->more && tag->more->has_box)
		syntax_length(out, book_y(book, tag->more->box.top));
	else
		buf_addstr(out, "null");
	buf_addstr(out, " null]");
}

/* The element that is written, of a block or around it. */
static int element_object(const struct tag *tag, const struct book *book)
{
	while (tag && !tag->object)
		tag = tag->parent;
	return tag ? tag->object : book->tags->of_block[book->doc->root->id]->object;
}

void book_lead(const struct book *book, struct buf *out, int block)
{
	const struct anchor *anchor = layout_anchor(book->layout, block);
	const struct tag *tag = tags_element(book->tags, block);
	int page = tag && tag->page >= 0 ? tag->page : 0;

	assert(0 <= block && block < book->doc->nblocks && book->pages);
	if (anchor)
		page = anchor->page;
	buf_addstr(out, book->name_space ? "/A<</S/GoTo/D[" : "/Dest[");
	syntax_reference(out, book->pages[page]);
	write_place(book, out, anchor, tag);
	if (!book->name_space)
		return;
	buf_addstr(out, "/SD[");
	syntax_reference(out, element_object(tag, book));
	write_place(book, out, anchor, tag);
	buf_addstr(out, ">>");
}
