/*
 * The block tree: made, linked and looked up. Blocks are numbered as they are added, and compose
 * adds them in reading order, so the array doc.blocks is the tree in preorder: most passes over a
 * document are a loop over that array and need no recursion.
 */
#include "doc/doc.h"

#include <stdlib.h>
#include <string.h>

static const char *const kind_names[BLOCK_KIND_COUNT] = {
	[BLOCK_DOC] = "doc",
	[BLOCK_MASTHEAD] = "masthead",
	[BLOCK_STRIP] = "strip",
	[BLOCK_SECTION] = "section",
	[BLOCK_SIDENOTE] = "sidenote",
	[BLOCK_HEADING] = "heading",
	[BLOCK_PARA] = "para",
	[BLOCK_LIST] = "list",
	[BLOCK_ITEM] = "item",
	[BLOCK_LABEL] = "label",
	[BLOCK_ITEM_BODY] = "item-body",
	[BLOCK_ROW] = "row",
	[BLOCK_PANEL] = "panel",
	[BLOCK_CARD] = "card",
	[BLOCK_BOX] = "box",
	[BLOCK_PATH] = "path",
	[BLOCK_BRANCH] = "branch",
	[BLOCK_CTA] = "cta",
	[BLOCK_TABLE] = "table",
	[BLOCK_CAPTION] = "caption",
	[BLOCK_THEAD] = "thead",
	[BLOCK_TBODY] = "tbody",
	[BLOCK_TR] = "tr",
	[BLOCK_TH] = "th",
	[BLOCK_TD] = "td",
	[BLOCK_FIGURE] = "figure",
	[BLOCK_PICTURE] = "picture",
	[BLOCK_NOTE] = "note",
	[BLOCK_COLOPHON] = "colophon",
};

const char *block_kind_name(enum block_kind kind)
{
	return kind_names[kind];
}

struct block *doc_add(struct arena *arena, struct doc *doc, struct block *parent,
		      enum block_kind kind, enum style_id style, struct srcpos pos)
{
	struct block *block = ARENA_NEW(arena, struct block);

	block->id = doc->nblocks;
	block->kind = kind;
	block->style = style;
	block->role = -1;
	block->pos = pos;
	block->parent = parent;
	if (parent) {
		if (parent->last)
			parent->last->next = block;
		else
			parent->first = block;
		parent->last = block;
	}
	ARENA_GROW(arena, doc->blocks, doc->nblocks);
	doc->blocks[doc->nblocks++] = block;
	return block;
}

struct doc *doc_new(struct arena *arena, const char *lang)
{
	struct doc *doc = ARENA_NEW(arena, struct doc);
	struct srcpos nowhere = { NULL, 0 };

	doc->lang = lang;
	doc->root = doc_add(arena, doc, NULL, BLOCK_DOC, STYLE_BODY, nowhere);
	return doc;
}

static int compare_anchors(const void *a, const void *b)
{
	const struct block *x = *(const struct block *const *)a;
	const struct block *y = *(const struct block *const *)b;
	int order = strcmp(x->anchor, y->anchor);

	return order ? order : (x->id > y->id) - (x->id < y->id);
}

void doc_sort_anchors(struct arena *arena, struct doc *doc)
{
	int n = 0;

	for (int i = 0; i < doc->nblocks; i++)
		n += doc->blocks[i]->anchor != NULL;
	doc->anchors = ARENA_ARRAY(arena, const struct block *, n);
	doc->nanchors = 0;
	for (int i = 0; i < doc->nblocks; i++)
		if (doc->blocks[i]->anchor)
			doc->anchors[doc->nanchors++] = doc->blocks[i];
	qsort(doc->anchors, (size_t)doc->nanchors, sizeof *doc->anchors, compare_anchors);
}

static const struct block *find_sorted(const struct doc *doc, const char *anchor)
{
	int low = 0, high = doc->nanchors;

	while (low < high) {
		int middle = low + (high - low) / 2;

		if (strcmp(doc->anchors[middle]->anchor, anchor) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < doc->nanchors && strcmp(doc->anchors[low]->anchor, anchor) == 0
		       ? doc->anchors[low] : NULL;
}

const struct block *doc_find_anchor(const struct doc *doc, const char *anchor)
{
	if (doc->anchors)
		return find_sorted(doc, anchor);
	for (int i = 0; i < doc->nblocks; i++)
		if (doc->blocks[i]->anchor && strcmp(doc->blocks[i]->anchor, anchor) == 0)
			return doc->blocks[i];
	return NULL;
}

const char *block_lang(const struct doc *doc, const struct block *block)
{
	for (; block; block = block->parent)
		if (block->lang)
			return block->lang;
	return doc->lang;
}
