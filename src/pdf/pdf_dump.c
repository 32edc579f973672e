/*
 * The structure tree as text. Text that stands in an element directly is joined over lines and
 * pages, so that the dump changes with what the document says and how it is tagged, not with where
 * lines break.
 */
#include "pdf/pdf_dump.h"

#include <string.h>

#include "pdf/cluster.h"
#include "pdf/tags.h"
#include "pdf/tags_words.h"

static void indent(struct buf *out, int depth)
{
	for (int i = 0; i < depth; i++)
		buf_addstr(out, "  ");
}

static void add_attribute(struct buf *out, const char *name, const char *value)
{
	if (value)
		buf_printf(out, " %s=\"%s\"", name, value);
}

static void dump_cell(struct buf *out, const struct block *block)
{
	if (block->kind != BLOCK_TH && block->kind != BLOCK_TD)
		return;
	add_attribute(out, "Scope", tags_scope(block));
	if (block->of.cell->colspan > 1)
		buf_printf(out, " ColSpan=%d", block->of.cell->colspan);
	if (block->of.cell->rowspan > 1)
		buf_printf(out, " RowSpan=%d", block->of.cell->rowspan);
	if (block->of.cell->is_named)
		buf_printf(out, " ID=%d", block->id);
	for (int i = 0; i < block->of.cell->nheaders; i++)
		buf_printf(out, "%s%d", i ? "," : " Headers=", block->of.cell->headers[i]->id);
}

/* What is cited has a number to know it by. */
static void dump_note(struct buf *out, const struct tags *tags, const struct tag *tag)
{
	if (!(tags->live & TAGS_PDF2))
		return;
	if (tags_is_citation(tag))
		buf_printf(out, " Ref=%d", doc_note(tags->doc, tag->span)->id);
	if (!tag->span && tag->block->kind == BLOCK_NOTE)
		buf_printf(out, " ID=%d Ref=%d", tag->block->id,
			   tag->more ? tag->more->ncitations : 0);
}

static void dump_element(struct buf *out, const struct tags *tags, const struct tag *tag, int depth)
{
	indent(out, depth);
	buf_addstr(out, tag->type);
	add_attribute(out, "Lang", tags_lang(tags, tag));
	add_attribute(out, "WritingMode", tags_writing_mode(tags, tag));
	add_attribute(out, "Alt", tags_alt(tag));
	add_attribute(out, "E", tags_expansion(tag));
	dump_note(out, tags, tag);
	if (!tag->span) {
		dump_cell(out, tag->block);
		if (tag->block->kind == BLOCK_LIST)
			add_attribute(out, "ListNumbering", tags_numbering(tags, tag->block));
		if (tag->block->kind == BLOCK_TABLE)
			add_attribute(out, "Summary", tag->block->of.table->summary);
		if (tag->block->kind == BLOCK_BLANK)
			add_attribute(out, "TU", tag->block->of.blank->label);
	} else if (strcmp(tag->type, "Link") == 0) {
		add_attribute(out, "href", tag->span->href);
	}
	buf_addc(out, '\n');
}

/* The runs of a sequence; a quote before the first of them, where none is open. */
static void dump_text(struct buf *out, const struct tags *tags, const struct kid *kid, int depth,
		      bool *is_open)
{
	const struct page_tags *page = &tags->pages[kid->page];
	const struct stretch *stretch = &page->stretches[kid->index];

	for (int i = 0; i < stretch->n; i++) {
		const struct item *item = page->order[stretch->first + i];
		const struct run *run = item->of.run;

		if (item->kind != ITEM_RUN)
			continue;
		if (!*is_open) {
			indent(out, depth);
			buf_addc(out, '"');
		}
		*is_open = true;
		if (run->is_object)
			continue;
		buf_add(out, run->text + run->start, (size_t)(run->end - run->start));
		if (cluster_text_end(run) > run->end)
			buf_addc(out, ' ');
	}
}

/* The kids of an element; those that are content directly behind each other share a line. */
static void dump_kids(struct buf *out, const struct tags *tags, const struct tag *tag, int depth)
{
	bool is_open = false;

	for (const struct kid *kid = tag->first; kid; kid = kid->next) {
		if (kid->kind == KID_CONTENT)
			dump_text(out, tags, kid, depth, &is_open);
		if (kid->kind != KID_TAG)
			continue;
		if (is_open)
			buf_addstr(out, "\"\n");
		is_open = false;
		dump_element(out, tags, kid->tag, depth);
		dump_kids(out, tags, kid->tag, depth + 1);
	}
	if (is_open)
		buf_addstr(out, "\"\n");
}

void pdf_dump_tags(const struct layout *layout, const struct doc *doc, bool is_pdf2,
		   struct buf *out)
{
	struct arena arena;
	const struct tags *tags;

	arena_init(&arena);
	tags = tags_make(&arena, layout, doc, TAGS_LINKS | TAGS_FIELDS | (is_pdf2 ? TAGS_PDF2 : 0));
	for (int id = 0; id < doc->nblocks; id++) {
		const struct tag *tag = tags->of_block[id];
		int depth = 0;

		if (!tag || !tag->is_used)
			continue;
		for (const struct tag *above = tag->parent; above; above = above->parent)
			depth += above->is_used;
		dump_element(out, tags, tag, depth);
		dump_kids(out, tags, tag, depth + 1);
	}
	arena_release(&arena);
}
