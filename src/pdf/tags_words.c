/* From the blocks and spans that elements are of; where these stand does not matter but for the
 * numbers of pages. */
#include "pdf/tags_words.h"

#include <assert.h>
#include <string.h>

#include "pdf/tags.h"
#include "text/text.h"

const char *tags_alt(const struct tag *tag)
{
	if (tag->span)
		return tag->span->mark ? tag->span->mark->alt : NULL;
	if (tag->block->kind == BLOCK_FIGURE)
		return tag->block->of.chart->alt;
	if (tag->block->kind == BLOCK_PICTURE && (tag->is_drawing || !tag->block->first))
		return tag->block->of.picture->alt;
	return NULL;
}

const char *tags_scope(const struct block *block)
{
	static const char *const names[] = {
		[SCOPE_NONE] = NULL,
		[SCOPE_COLUMN] = "Column",
		[SCOPE_ROW] = "Row",
		[SCOPE_BOTH] = "Both",
	};

	return block->kind == BLOCK_TH ? names[block->of.cell->scope] : NULL;
}

bool tags_is_named(const struct block *block)
{
	return block->kind == BLOCK_TH && block->of.cell->is_named;
}

const char *tags_numbering(const struct tags *tags, const struct block *list)
{
	static const char *const names[] = {
		[NUMBERING_NONE] = "None",
		[NUMBERING_DISC] = "Disc",
		[NUMBERING_DECIMAL] = "Decimal",
		[NUMBERING_FIGURES] = "None", /* labels of any text */
		[NUMBERING_TERMS] = "None",
		[NUMBERING_BOXES] = "Decimal",
		[NUMBERING_SCALE] = "Decimal",
	};

	assert(list->kind == BLOCK_LIST);
	/* PDF 2.0 has a word for labels that are no numbers (ISO 14289-2, 8.2.5.25) */
	if (list->of.numbering == NUMBERING_FIGURES && (tags->live & TAGS_PDF2))
		return "Unordered";
	if (list->of.numbering == NUMBERING_TERMS && (tags->live & TAGS_PDF2))
		return "Description"; /* ISO 32000-2, table 382 */
	return names[list->of.numbering];
}

/* Language and expansion of a span inside a Link stand at an element of their own. */
static bool is_wrapper(const struct tag *tag)
{
	return tag->span && (strcmp(tag->type, "Link") == 0 || strcmp(tag->type, "Reference") == 0);
}

const char *tags_lang(const struct tags *tags, const struct tag *tag)
{
	const char *own = tag->span ? tag->span->lang : tag->block->lang;
	const char *outer = tags->doc->lang;

	if (!tag->span && tag->block->kind == BLOCK_FIGURE && tag->block->of.chart->lang)
		own = tag->block->of.chart->lang;
	if (!own || is_wrapper(tag) || tag->is_drawing)
		return NULL;
	if (tag->span)
		outer = block_lang(tags->doc, tag->block);
	else if (tag->block->parent)
		outer = block_lang(tags->doc, tag->block->parent);
	return outer && strcmp(own, outer) == 0 ? NULL : own;
}

const char *tags_writing_mode(const struct tags *tags, const struct tag *tag)
{
	const struct block *parent = tag->block->parent;
	const char *own;
	bool is_rtl, is_outer_rtl;

	if (tag->span)
		return NULL; /* inside a line, the letters themselves decide */
	own = tags_lang(tags, tag);
	if (!own && parent)
		return NULL;
	is_rtl = text_is_rtl(own ? own : tags->doc->lang);
	is_outer_rtl = parent && text_is_rtl(block_lang(tags->doc, parent));
	if (is_rtl == is_outer_rtl)
		return NULL;
	return is_rtl ? "RlTb" : "LrTb";
}

bool tags_is_citation(const struct tag *tag)
{
	return tag->span && tag->span->note >= 0 && !tag->parent->span;
}

const char *tags_expansion(const struct tag *tag)
{
	return tag->span && !is_wrapper(tag) ? tag->span->expansion : NULL;
}

bool tags_are_one_link(const struct span *a, const struct span *b)
{
	return a->href && b->href && a->note < 0 && b->note < 0 && strcmp(a->href, b->href) == 0;
}

static void add_texts(struct buf *out, const struct block *block)
{
	for (int i = 0; i < block->nspans; i++)
		buf_addstr(out, block->spans[i].text);
	for (const struct block *child = block->first; child; child = child->next)
		for (int i = 0; i < child->nspans; i++)
			buf_addstr(out, child->spans[i].text);
}

/* The text of a span as it stands on the page. */
static void add_text(const struct tags *tags, const struct span *span, struct buf *out)
{
	const struct block *target = NULL;
	const struct anchor *anchor;

	if (field_is_of_block(span->field) && span->href && span->href[0] == '#')
		target = doc_find_anchor(tags->doc, span->href + 1);
	anchor = target ? layout_anchor(tags->layout, target->id) : NULL;
	buf_addstr(out, anchor ? doc_page_number(tags->doc, tags->arena,
						 tags->layout->pages[anchor->page].number)
			       : span->text);
}

const char *tags_link_contents(const struct tags *tags, const struct tag *tag)
{
	const struct block *block = tag->block;
	struct buf text;
	char *contents;

	assert(strcmp(tag->type, "Link") == 0 && tag->span);
	if (tag->span->contents)
		return tag->span->contents;
	buf_init(&text);
	if (tag->span->note >= 0)
		add_texts(&text, doc_note(tags->doc, tag->span));
	for (int i = (int)(tag->span - block->spans); i < block->nspans; i++) {
		if (tag->span->note >= 0 || (&block->spans[i] != tag->span &&
					     !tags_are_one_link(tag->span, &block->spans[i])))
			break;
		add_text(tags, &block->spans[i], &text);
	}
	contents = arena_strdup(tags->arena, buf_text(&text));
	buf_release(&text);
	return contents;
}
