/*
 * Link annotations (ISO 32000-1, 12.5.6.5). Each names its purpose in Contents (ISO 14289-1,
 * 7.18.5) and is printed, which draws nothing (ISO 19005-3, 6.3.2). A link over two lines has two
 * annotations in one structure element.
 */
#include "pdf/annotation.h"

#include <assert.h>
#include <string.h>

#include "pdf/book.h"
#include "pdf/syntax.h"

/* RFC 3986 lets only some ASCII characters stand for themselves; UTF-8 bytes are percent-encoded.
 * */
static void write_uri(struct buf *out, const char *uri)
{
	struct buf text;

	buf_init(&text);
	for (; *uri; uri++) {
		unsigned char c = (unsigned char)*uri;

		if (c <= ' ' || c >= 0x7f || strchr("<>\"{}|\\^`", c))
			buf_printf(&text, "%%%02X", c);
		else
			buf_addc(&text, (char)c);
	}
	buf_addstr(out, "/A<</S/URI/URI");
	syntax_string(out, buf_text(&text));
	buf_addstr(out, ">>");
	buf_release(&text);
}

static void write_target(struct buf *out, const struct book *book, const struct link *link)
{
	const struct block *block;

	if (link->href && link->href[0] != '#') {
		write_uri(out, link->href);
		return;
	}
	block = link->href ? doc_find_anchor(book->doc, link->href + 1)
			   : book->doc->blocks[link->note];
	if (!block)
		return;
	buf_addstr(out, "/Dest");
	book_destination(book, out, block->id);
}

static void write_link(struct buf *out, const void *subject, const void *context)
{
	const struct link *link = subject;
	const struct book *book = context;
	int key = book->layout->npages + (int)(link - book->tags->links);

	buf_addstr(out, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]");
	buf_addstr(out, "/Rect");
	book_rectangle(book, out, &link->box);
	buf_printf(out, "/P %d 0 R/StructParent %d/Contents ", book->pages[link->page], key);
	syntax_text(out, tags_link_contents(book->tags, link->tag));
	write_target(out, book, link);
}

void annotation_add_all(struct book *book)
{
	assert(book->pages);
	for (int i = 0; i < book->tags->nlinks; i++)
		book->tags->links[i].object = haru_add(book->haru, write_link,
						       &book->tags->links[i]);
}
