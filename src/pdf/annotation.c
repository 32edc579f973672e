/*
 * Annotations: fields of a form, and links (ISO 32000-1, 12.5.6.5). A link names its purpose in
 * Contents (ISO 14289-1, 7.18.5) and is printed, which draws nothing (ISO 19005-3, 6.3.2). A link
 * over two lines has two annotations in one structure element.
 */
#include "pdf/annotation.h"

#include <assert.h>
#include <string.h>

#include "pdf/acroform.h"
#include "pdf/book.h"
#include "pdf/syntax.h"
#include "pdf/tags_words.h"

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

static void write_target(struct buf *out, const struct book *book, const struct annotation *link)
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
	book_lead(book, out, block->id);
}

static void write_annotation(struct buf *out, const void *subject, const void *context)
{
	const struct annotation *annotation = subject;
	const struct book *book = context;
	int key = book->layout->npages + (int)(annotation - book->tags->annotations);

	buf_printf(out, "/Type/Annot/Subtype/%s/F 4/Border[0 0 0]/Rect",
		   annotation->blank ? "Widget" : "Link");
	book_rectangle(book, out, &annotation->box);
	buf_printf(out, "/P %d 0 R/StructParent %d", book->pages[annotation->page], key);
	if (annotation->blank) {
		acroform_write_field(book, annotation, out);
		return;
	}
	buf_addstr(out, "/Contents ");
	syntax_text(out, tags_link_contents(book->tags, annotation->tag));
	write_target(out, book, annotation);
}

void annotation_add_all(struct book *book)
{
	struct tags *tags = book->tags;

	assert(book->pages);
	for (int i = 0; i < tags->nannotations; i++)
		tags->annotations[i].object = haru_add(book->haru, write_annotation,
						       &tags->annotations[i]);
}
