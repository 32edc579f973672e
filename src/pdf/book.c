/* Places inside the file. */
#include "pdf/book.h"

#include "pdf/syntax.h"

void book_destination(const struct book *book, struct buf *out, int block)
{
	const struct layout *layout = book->layout;
	int anchor = book->anchors[block];
	int page = book->tags->of_block[block].page;

	if (anchor >= 0)
		page = layout->anchors[anchor].page;
	if (page < 0)
		page = 0;
	buf_addc(out, '[');
	syntax_reference(out, book->pages[page]);
	buf_addstr(out, "/XYZ null ");
	if (anchor >= 0)
		syntax_length(out, layout->pages[page].height - layout->anchors[anchor].y);
	else
		buf_addstr(out, "null");
	buf_addstr(out, " null]");
}
