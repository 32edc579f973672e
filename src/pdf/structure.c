/*
 * Structure elements (ISO 32000-1, 14.7 and 14.8). The elements are written from the tags when the
 * file is saved, so that a long table costs no more than its tags. Keys of the parent tree: the
 * page indices first, then one for each annotation.
 */
#include "pdf/structure.h"

#include <assert.h>
#include <string.h>

#include "pdf/book.h"
#include "pdf/syntax.h"
#include "pdf/tags_words.h"

enum { LEAF = 64 }; /* entries of a leaf of the parent tree */

/* What elements are found by: headers of cells stand before Notes in their tree. */
#define HEADER_ID "(cell-%08d)"
#define NOTE_ID "(note-%08d)"

static const struct tag *parent_of(const struct tag *tag)
{
	const struct tag *parent = tag->parent;

	while (parent && !parent->object)
		parent = parent->parent;
	return parent;
}

static void write_content(struct buf *out, const struct book *book, const struct tag *tag,
			  const struct kid *kid)
{
	if (kid->page == tag->page) {
		syntax_integer(out, kid->mcid);
		return;
	}
	buf_addstr(out, "<</Type/MCR/Pg ");
	syntax_reference(out, book->pages[kid->page]);
	buf_addstr(out, "/MCID ");
	syntax_integer(out, kid->mcid);
	buf_addstr(out, ">>");
}

static void write_kid(struct buf *out, const struct book *book, const struct tag *tag,
		      const struct kid *kid)
{
	switch (kid->kind) {
	case KID_CONTENT:
		write_content(out, book, tag, kid);
		break;
	case KID_TAG:
		syntax_reference(out, kid->tag->object);
		break;
	case KID_ANNOTATION:
		buf_addstr(out, "<</Type/OBJR/Pg ");
		syntax_reference(out, book->pages[kid->page]);
		buf_addstr(out, "/Obj ");
		syntax_reference(out, book->tags->annotations[kid->index].object);
		buf_addstr(out, ">>");
		break;
	}
}

/* The object of a block's own element; 0: it has none. */
static int object_of(const struct tags *tags, int block)
{
	const struct tag *tag = tags->of_block[block];

	return tag ? tag->object : 0;
}

/* Kids with their separators; returns how many. */
static int write_each_kid(struct buf *out, const struct book *book, const struct tag *tag)
{
	const struct block *child = tag->span || tag->is_drawing ? NULL : tag->block->first;
	int n = 0;

	for (const struct kid *kid = tag->first; kid; kid = kid->next, n++) {
		if (n > 0)
			buf_addc(out, ' ');
		write_kid(out, book, tag, kid);
	}
	for (; child; child = child->next) {
		int object = object_of(book->tags, child->id);

		if (object == 0)
			continue;
		if (n++ > 0)
			buf_addc(out, ' ');
		syntax_reference(out, object);
	}
	return n;
}

/* One kid stands alone, several in brackets. */
static void write_kids(struct buf *out, const struct book *book, const struct tag *tag)
{
	size_t at = out->n;
	int n;

	buf_addstr(out, "/K[");
	n = write_each_kid(out, book, tag);
	if (n > 1)
		buf_addc(out, ']');
	else if (n == 1)
		out->bytes[at + 2] = ' ';
	else
		out->n = at;
}

/* How many columns or rows a cell takes. */
static void write_span(struct buf *out, const char *key, int n)
{
	if (n <= 1)
		return;
	buf_addstr(out, key);
	syntax_integer(out, n);
}

static void write_cell(struct buf *out, const struct block *block)
{
	const struct cell *cell = block->of.cell;
	const char *scope = tags_scope(block);

	if (!scope && cell->colspan <= 1 && cell->rowspan <= 1 && !cell->nheaders)
		return;
	buf_addstr(out, "<</O/Table");
	if (scope) {
		buf_addstr(out, "/Scope/");
		buf_addstr(out, scope);
	}
	write_span(out, "/ColSpan ", cell->colspan);
	write_span(out, "/RowSpan ", cell->rowspan);
	if (cell->nheaders) {
		buf_addstr(out, "/Headers[");
		for (int i = 0; i < cell->nheaders; i++)
			buf_printf(out, HEADER_ID, cell->headers[i]->id);
		buf_addc(out, ']');
	}
	buf_addstr(out, ">>");
}

/* A text under a key; NULL: nothing. */
static void write_text(struct buf *out, const char *key, const char *text)
{
	if (!text)
		return;
	buf_addstr(out, key);
	syntax_text(out, text);
}

/* Where a Figure stands. */
static void write_place(struct buf *out, const struct book *book, const struct tag *tag)
{
	const struct box *box = tag->more && tag->more->has_box ? &tag->more->box : NULL;

	if (!box || box->right < box->left || tag->page < 0)
		return;
	buf_addstr(out, "<</O/Layout/Placement/");
	buf_addstr(out, tag->span ? "Inline/BBox" : "Block/BBox");
	book_rectangle(book, out, box);
	buf_addstr(out, ">>");
}

/* What is small and high or low: how far, or, in PDF 2.0, which (ISO 32000-2, table 378). */
static void write_position(struct buf *out, const struct book *book, const struct tag *tag)
{
	if (!tag->more || tag->more->rise == 0)
		return;
	if (book->name_space) {
		buf_addstr(out, "<</O/Layout/TextPosition/");
		buf_addstr(out, tag->more->rise > 0 ? "Sup>>" : "Sub>>");
		return;
	}
	buf_addstr(out, "<</O/Layout/BaselineShift ");
	syntax_length(out, tag->more->rise);
	buf_addstr(out, ">>");
}

static void write_block_attributes(struct buf *out, const struct book *book,
				   const struct block *block)
{
	if (block->kind == BLOCK_NOTE && book->name_space)
		buf_addstr(out, "<</O/FENote/NoteType/Footnote>>");
	if (block->kind == BLOCK_TH || block->kind == BLOCK_TD)
		write_cell(out, block);
	if (block->kind == BLOCK_LIST) {
		buf_addstr(out, "<</O/List/ListNumbering/");
		buf_addstr(out, tags_numbering(book->tags, block));
		buf_addstr(out, ">>");
	}
	if (block->kind == BLOCK_TABLE && block->of.table->summary) {
		write_text(out, "<</O/Table/Summary ", block->of.table->summary);
		buf_addstr(out, ">>");
	}
}

/* One object of attributes alone, several in brackets. */
static void write_attributes(struct buf *out, const struct book *book, const struct tag *tag)
{
	const char *mode = tags_writing_mode(book->tags, tag);
	size_t at = out->n, first;

	buf_addstr(out, mode ? "/A[" : "/A");
	first = out->n;
	if (mode) {
		buf_addstr(out, "<</O/Layout/WritingMode/");
		buf_addstr(out, mode);
		buf_addstr(out, ">>");
	}
	if (strcmp(tag->type, "Figure") == 0)
		write_place(out, book, tag);
	write_position(out, book, tag);
	if (!tag->span)
		write_block_attributes(out, book, tag->block);
	if (out->n == first)
		out->n = at;
	else if (mode)
		buf_addc(out, ']');
}

/* PDF 2.0: what refers to a footnote and the FENote name each other (ISO 14289-2, 8.2.5.14). */
static void write_citations(struct buf *out, const struct book *book, const struct tag *tag)
{
	const struct tag_more *more = tag->more;

	if (tags_is_citation(tag)) {
		buf_addstr(out, "/Ref[");
		syntax_reference(out, object_of(book->tags, doc_note(book->doc, tag->span)->id));
		buf_addc(out, ']');
	}
	if (tag->span || !more || more->ncitations == 0)
		return;
	buf_addstr(out, "/Ref[");
	for (int i = 0; i < more->ncitations; i++) {
		syntax_reference(out, more->citations[i]->object);
		buf_addc(out, ' ');
	}
	buf_addc(out, ']');
}

static void write_element(struct buf *out, const void *subject, const void *context)
{
	const struct tag *tag = subject;
	const struct book *book = context;
	const struct tag *parent = parent_of(tag);
	const char *alt = tags_alt(tag);

	buf_addstr(out, "/S/");
	buf_addstr(out, tag->type);
	if (book->name_space) {
		buf_addstr(out, "/NS ");
		syntax_reference(out, book->name_space);
		write_citations(out, book, tag);
	}
	buf_addstr(out, "/P ");
	syntax_reference(out, parent ? parent->object : book->structure);
	if (tag->page >= 0) {
		buf_addstr(out, "/Pg ");
		syntax_reference(out, book->pages[tag->page]);
	}
	write_kids(out, book, tag);
	write_text(out, "/Lang ", tags_lang(book->tags, tag));
	write_text(out, "/E ", tags_expansion(tag));
	if (strcmp(tag->type, "Figure") == 0)
		write_text(out, "/Alt ", alt && *alt ? alt : NULL);
	write_attributes(out, book, tag);
	if (!tag->span && tag->block->kind == BLOCK_NOTE)
		buf_printf(out, "/ID" NOTE_ID, tag->block->id);
	if (!tag->span && tags_is_named(tag->block))
		buf_printf(out, "/ID" HEADER_ID, tag->block->id);
}

/* Elements of a kind have numbers that follow each other: so they lie side by side in object
 * streams, where one hardly differs from the next. Those inside texts are told by initials. */
enum { INLINE = BLOCK_KIND_COUNT, KINDS = INLINE + 26 };

static int kind_of(const struct tag *tag)
{
	return tag->span || tag->is_drawing ? INLINE + tag->type[0] - 'A' : (int)tag->block->kind;
}

static void count_element(int counts[KINDS], const struct tag *tag)
{
	assert(tag->type && !tag->object);
	counts[kind_of(tag)]++;
	for (const struct kid *kid = tag->first; kid; kid = kid->next)
		if (kid->kind == KID_TAG) /* at most two deep: a mark inside a link */
			count_element(counts, kid->tag);
}

static void number_element(struct book *book, int next[KINDS], struct tag *tag)
{
	tag->object = next[kind_of(tag)]++;
	haru_put(book->haru, tag->object, write_element, tag);
	for (struct kid *kid = tag->first; kid; kid = kid->next)
		if (kid->kind == KID_TAG)
			number_element(book, next, kid->tag);
}

/* The element of a block; NULL: none is written. */
static struct tag *used_tag(const struct book *book, int block)
{
	struct tag *tag = book->tags->of_block[block];

	return tag && tag->is_used ? tag : NULL;
}

static void add_elements(struct book *book)
{
	int counts[KINDS] = {0}, next[KINDS];

	for (int id = 0; id < book->doc->nblocks; id++)
		if (used_tag(book, id))
			count_element(counts, used_tag(book, id));
	for (int kind = 0; kind < KINDS; kind++)
		next[kind] = haru_reserve(book->haru, counts[kind]);
	for (int id = 0; id < book->doc->nblocks; id++)
		if (used_tag(book, id))
			number_element(book, next, used_tag(book, id));
}

void structure_write_parents(const struct book *book, int key, struct buf *out)
{
	const struct page_tags *page;

	if (key >= book->layout->npages) {
		syntax_reference(out,
				 book->tags->annotations[key - book->layout->npages].tag->object);
		return;
	}
	page = &book->tags->pages[key];
	buf_addc(out, '[');
	for (int i = 0; i < page->nparents; i++) {
		if (i > 0)
			buf_addc(out, ' ');
		syntax_reference(out, page->parents[i]->object);
	}
	buf_addc(out, ']');
}

static int add_leaf(struct book *book, int from, int to)
{
	struct buf entries;

	buf_init(&entries);
	buf_printf(&entries, "/Limits[%d %d]/Nums[", from, to - 1);
	for (int key = from; key < to; key++) {
		buf_printf(&entries, "%d ", key);
		structure_write_parents(book, key, &entries);
		buf_addc(&entries, '\n');
	}
	buf_addc(&entries, ']');
	return haru_add_text(book->haru, &entries);
}

static int add_parent_tree(struct book *book, int nkeys)
{
	struct buf entries;

	buf_init(&entries);
	buf_addstr(&entries, "/Kids[");
	for (int key = 0; key < nkeys; key += LEAF) {
		syntax_reference(&entries,
				 add_leaf(book, key, key + LEAF < nkeys ? key + LEAF : nkeys));
		buf_addc(&entries, ' ');
	}
	buf_addc(&entries, ']');
	return haru_add_text(book->haru, &entries);
}

static int next_used(const struct book *book, int id, bool is_note)
{
	while (++id < book->doc->nblocks) {
		const struct block *block = book->doc->blocks[id];

		if ((is_note ? block->kind == BLOCK_NOTE : tags_is_named(block)) &&
		    object_of(book->tags, id) != 0)
			return id;
	}
	return -1;
}

int structure_next_id(const struct book *book, int id)
{
	bool is_note = id >= 0 && book->doc->blocks[id]->kind == BLOCK_NOTE;
	int next = next_used(book, id, is_note);

	return next < 0 && !is_note ? next_used(book, -1, true) : next;
}

void structure_write_id(const struct book *book, int id, struct buf *out)
{
	bool is_note = book->doc->blocks[id]->kind == BLOCK_NOTE;

	if (is_note)
		buf_printf(out, NOTE_ID, id);
	else
		buf_printf(out, HEADER_ID, id);
	syntax_reference(out, object_of(book->tags, id));
}

/* Ids ascend: kind by kind with the blocks. */
static void write_ids(struct buf *out, const struct book *book)
{
	buf_addstr(out, "/IDTree<</Names[");
	for (int id = -1; (id = structure_next_id(book, id)) >= 0;)
		structure_write_id(book, id, out);
	buf_addstr(out, "]>>");
}

static void write_root(struct buf *out, const void *subject, const void *context)
{
	const struct book *book = context;

	(void)subject;
	buf_addstr(out, "/Type/StructTreeRoot/K ");
	syntax_reference(out, object_of(book->tags, book->doc->root->id));
	buf_addstr(out, "/ParentTree ");
	syntax_reference(out, book->parent_tree);
	buf_printf(out, "/ParentTreeNextKey %d", book->layout->npages + book->tags->nannotations);
	if (book->name_space)
		buf_printf(out, STRUCTURE_ROLES "/Namespaces[%d 0 R]", book->name_space);
	if (book->tags->nnotes + book->tags->nheaders > 0)
		write_ids(out, book);
}

/* ISO 32000-2, 14.7.4 */
static void write_name_space(struct buf *out, const void *subject, const void *context)
{
	(void)subject;
	(void)context;
	buf_addstr(out, STRUCTURE_NAME_SPACE);
}

int structure_add(struct book *book)
{
	assert(book->profile->is_tagged && book->pages);
	book->structure = haru_add(book->haru, write_root, NULL);
	if (book->profile->is_pdf2)
		book->name_space = haru_add(book->haru, write_name_space, NULL);
	add_elements(book);
	book->parent_tree = add_parent_tree(book, book->layout->npages + book->tags->nannotations);
	return book->structure;
}
