/* Embedded files, associated with the document (ISO 19005-3, 6.8 and annex E). */
#include "pdf/attach.h"

#include <stdlib.h>
#include <string.h>

#include "pdf/book.h"
#include "pdf/stock.h"
#include "pdf/syntax.h"

/* /F is for old readers, which take bytes of no known encoding; /UF is the name. */
static void write_names(struct buf *out, const char *name)
{
	struct buf ascii;

	buf_init(&ascii);
	for (const char *p = name; *p; p++)
		buf_addc(&ascii, *p >= ' ' && *p < 0x7f ? *p : '_');
	buf_addstr(out, "/F");
	syntax_string(out, buf_text(&ascii));
	buf_addstr(out, "/UF");
	syntax_text(out, name);
	buf_release(&ascii);
}

/* The stream, without entries. */
static const struct packed *find_bytes(struct stock *stock, const struct attachment *attachment)
{
	const struct packed *kept = stock_find_stream(stock, attachment->bytes);
	struct buf entries = {0}, bytes = {0};

	if (kept)
		return kept;
	buf_add(&bytes, attachment->bytes, (size_t)attachment->nbytes);
	return stock_keep_stream(stock, attachment->bytes, &entries, &bytes, HARU_FLATE);
}

static int add_bytes(struct book *book, const struct attachment *attachment)
{
	struct packed ready;
	struct buf entries;
	int object;

	buf_init(&entries);
	buf_addstr(&entries, "/Type/EmbeddedFile/Subtype");
	syntax_name(&entries, attachment->mime);
	buf_printf(&entries, "/Params<</Size %lld/ModDate", (long long)attachment->nbytes);
	syntax_date(&entries, book->doc->date);
	buf_addstr(&entries, ">>");
	if (book->stock && attachment->is_shared) {
		ready = *find_bytes(book->stock, attachment);
		ready.entries = buf_text(&entries);
		object = haru_add_packed(book->haru, &ready);
	} else {
		object = haru_add_stream(book->haru, buf_text(&entries), attachment->bytes,
					 (size_t)attachment->nbytes, HARU_FLATE);
	}
	buf_release(&entries);
	return object;
}

/* PDF/UA-2 wants to hear of every file what it is (ISO 14289-2, 8.14.1). */
static const char *describe(const struct book *book, const struct attachment *attachment)
{
	if (attachment->description || !book->profile->is_pdf2)
		return attachment->description;
	return arena_printf(book->arena, "%s: %s", book->doc->title, attachment->name);
}

static int add_file(struct book *book, const struct attachment *attachment)
{
	const char *description = describe(book, attachment);
	int bytes = add_bytes(book, attachment);
	struct buf entries;

	buf_init(&entries);
	buf_addstr(&entries, "/Type/Filespec");
	write_names(&entries, attachment->name);
	buf_addstr(&entries, "/AFRelationship");
	syntax_name(&entries, attachment->relationship);
	if (description) {
		buf_addstr(&entries, "/Desc ");
		syntax_text(&entries, description);
	}
	buf_printf(&entries, "/EF<</F %d 0 R/UF %d 0 R>>", bytes, bytes);
	return haru_add_text(book->haru, &entries);
}

static int compare_names(const void *a, const void *b)
{
	const struct attachment *const *x = a, *const *y = b;

	return strcmp((*x)->name, (*y)->name);
}

void attach_files(struct book *book, struct buf *catalogue)
{
	int n = book->doc->nattachments;
	const struct attachment **sorted;
	int *objects;

	if (n == 0)
		return;
	/* name trees are sorted by the bytes of the names */
	sorted = ARENA_ARRAY(book->arena, const struct attachment *, n);
	objects = ARENA_ARRAY(book->arena, int, n);
	for (int i = 0; i < n; i++)
		sorted[i] = &book->doc->attachments[i];
	qsort(sorted, (size_t)n, sizeof *sorted, compare_names);
	buf_addstr(catalogue, "/Names<</EmbeddedFiles<</Names[");
	for (int i = 0; i < n; i++) {
		objects[i] = add_file(book, sorted[i]);
		syntax_string(catalogue, sorted[i]->name);
		syntax_reference(catalogue, objects[i]);
	}
	buf_addstr(catalogue, "]>>>>/AF[");
	for (int i = 0; i < n; i++) {
		syntax_reference(catalogue, objects[i]);
		buf_addc(catalogue, ' ');
	}
	buf_addc(catalogue, ']');
}
