/*
 * The block tree: made, linked and looked up. Blocks are numbered as they are added, and compose
 * adds them in reading order, so the array doc.blocks is the tree in preorder: most passes over a
 * document are a loop over that array and need no recursion.
 */
#include "doc/doc.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(STYLE_COUNT <= INT8_MAX, "a span has eight bits for its style");

/* Puts a block behind its parent's last child. */
static void link_block(struct block *block)
{
	struct block *parent = block->parent;

	if (!parent)
		return;
	if (parent->last)
		parent->last->next = block;
	else
		parent->first = block;
	parent->last = block;
}

struct block *doc_add(struct arena *arena, struct doc *doc, struct block *parent,
		      enum block_kind kind, enum style_id style, struct srcpos pos)
{
	struct block *block = ARENA_NEW(arena, struct block);

	assert(kind < BLOCK_KIND_COUNT && (parent != NULL) == (doc->nblocks > 0));
	assert(!parent || doc->blocks[parent->id] == parent);
	assert(!doc->all);
	block->id = doc->nblocks;
	block->kind = kind;
	block->style = style;
	block->role = -1;
	block->pos = pos;
	block->parent = parent;
	link_block(block);
	ARENA_GROW(arena, doc->blocks, doc->nblocks);
	doc->blocks[doc->nblocks++] = block;
	return block;
}

struct doc *doc_new(struct arena *arena, const char *lang)
{
	struct doc *doc = ARENA_NEW(arena, struct doc);
	struct srcpos nowhere = {NULL, 0};

	doc->lang = lang;
	doc->root = doc_add(arena, doc, NULL, BLOCK_DOC, STYLE_BODY, nowhere);
	return doc;
}

/* Whether extras of a number, 0: none, are among those that leave. */
static bool has_left(unsigned extra, unsigned extras)
{
	return extra && extras >> (extra - 1) & 1;
}

/* Whether a block, whose parent has its number, stands; what is left out has a number below 0. */
static bool stands(const struct block *block, int step, unsigned extras)
{
	if (block->parent && block->parent->id < 0)
		return false;
	return (int)block->enters <= step && (!block->leaves || step < (int)block->leaves) &&
	       !has_left(block->extra, extras) &&
	       (!block->for_extra || has_left(block->for_extra, extras));
}

/* Whether those blocks stand already that shall. */
static bool is_so(const struct doc *doc, int step, unsigned extras)
{
	for (int i = 0; i < doc->nall; i++)
		if (stands(doc->all[i], step, extras) != (doc->all[i]->id >= 0))
			return false;
	return true;
}

bool doc_leave_out(struct arena *arena, struct doc *doc, int step, unsigned extras)
{
	bool has_changed = false;

	assert(step >= 0);
	if (doc->all && is_so(doc, step, extras))
		return false;
	if (!doc->all) {
		doc->all = doc->blocks;
		doc->nall = doc->nblocks;
		doc->blocks = ARENA_ARRAY(arena, struct block *, doc->nall);
	}
	doc->nblocks = 0;
	for (int i = 0; i < doc->nall; i++) {
		struct block *block = doc->all[i];
		int id = stands(block, step, extras) ? doc->nblocks : -1;

		has_changed = has_changed || (id < 0) != (block->id < 0);
		block->id = id;
		block->first = block->last = block->next = NULL;
		if (id < 0)
			continue;
		link_block(block);
		doc->blocks[doc->nblocks++] = block;
	}
	if (doc->anchors && has_changed)
		doc_sort_anchors(arena, doc);
	return has_changed;
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
		       ? doc->anchors[low]
		       : NULL;
}

/* The block that was made as that number; NULL: it is left out, or there never was one. */
static const struct block *find_made(const struct doc *doc, const char *number)
{
	struct block *const *made = doc->all ? doc->all : doc->blocks;
	long n = strtol(number, NULL, 10);

	if (n < 0 || n >= (doc->all ? doc->nall : doc->nblocks))
		return NULL;
	return made[n]->id < 0 ? NULL : made[n];
}

const struct block *doc_find_anchor(const struct doc *doc, const char *anchor)
{
	if (*anchor == '~')
		return find_made(doc, anchor + 1);
	if (doc->anchors)
		return find_sorted(doc, anchor);
	for (int i = 0; i < doc->nblocks; i++)
		if (doc->blocks[i]->anchor && strcmp(doc->blocks[i]->anchor, anchor) == 0)
			return doc->blocks[i];
	return NULL;
}

const char *doc_page_number(const struct doc *doc, struct arena *arena, int number)
{
	const char *ascii = arena_printf(arena, "%d", number);
	size_t n = doc->digits ? strlen(doc->digits) / 10 : 0, count = strlen(ascii);
	char *text;

	assert(number >= 0);
	if (!doc->digits)
		return ascii;
	text = arena_alloc(arena, count * n + 1);
	for (size_t i = 0; i < count; i++)
		memcpy(text + i * n, doc->digits + (size_t)(ascii[i] - '0') * n, n);
	text[count * n] = '\0';
	return text;
}

/* Whether an entry of the index has a page, up to that span (NULL: anywhere). */
static bool has_page(const int *pages, const struct block *entry, int page, const struct span *end)
{
	for (int i = 0; i < entry->nspans && &entry->spans[i] != end; i++)
		if (entry->spans[i].field == FIELD_INDEX_PAGE &&
		    pages[entry->spans[i].indexed] == page)
			return true;
	return false;
}

const char *doc_index_pages(const struct doc *doc, struct arena *arena, const int *pages,
			    const struct block *entry, const struct span *span)
{
	int page = pages && entry ? pages[span->indexed] : 0;
	bool goes_on;

	if (page == 0 || has_page(pages, entry, page, span))
		return "";
	goes_on = has_page(pages, entry, page - 1, NULL);
	if (goes_on && has_page(pages, entry, page + 1, NULL))
		return "";
	goes_on = goes_on && has_page(pages, entry, page - 2, NULL);
	return arena_printf(arena, "%s%s", goes_on ? doc->index_to : doc->index_next,
			    doc_page_number(doc, arena, page));
}

const char *block_lang(const struct doc *doc, const struct block *block)
{
	for (; block; block = block->parent)
		if (block->lang)
			return block->lang;
	return doc->lang;
}
