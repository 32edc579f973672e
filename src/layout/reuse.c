/*
 * Sections that are used again. When blocks are left out, those behind them are numbered anew: a
 * section of which the same stands moves as a whole.
 */
#include "layout/reuse.h"

#include <string.h>

static void note_spans(struct reuse_part *part, const struct block *block)
{
	for (int i = 0; i < block->nspans; i++) {
		part->names_page = part->names_page || block->spans[i].field != FIELD_NONE;
		part->has_notes = part->has_notes || block->spans[i].note >= 0;
	}
}

struct reuse *reuse_new(struct arena *arena, const struct doc *doc)
{
	struct reuse *reuse = ARENA_NEW(arena, struct reuse);
	struct block *const *blocks = doc->all ? doc->all : doc->blocks;
	int n = doc->all ? doc->nall : doc->nblocks;
	struct reuse_part *part = NULL;

	arena_init(&reuse->lists);
	reuse->ink = arena_part(arena);
	for (int i = 0; i < n; i++) {
		const struct block *block = blocks[i];

		if (block->parent == doc->root)
			part = NULL;
		if (block->parent == doc->root && block->kind == BLOCK_SECTION) {
			ARENA_GROW(arena, reuse->parts, reuse->nparts);
			part = &reuse->parts[reuse->nparts++];
			*part = (struct reuse_part){.section = block};
		}
		if (part)
			note_spans(part, block);
	}
	return reuse;
}

void reuse_release(struct reuse *reuse)
{
	arena_release(&reuse->lists);
}

struct reuse_part *reuse_find(const struct flow *flow, const struct block *section)
{
	struct reuse *reuse = flow->reuse;

	for (int i = 0; reuse && i < reuse->nparts; i++) {
		struct reuse_part *part = &reuse->parts[i];

		if (part->section == section)
			return part->has_notes || (part->names_page && flow->block_pages) ? NULL
											  : part;
	}
	return NULL;
}

/* Whether a box that opens pages shows a block: such boxes stand at many places of a list. */
static bool opens_with_block(const struct vlist *list)
{
	for (int i = 0; i < list->nnodes; i++) {
		const struct vnode *box = list->nodes[i].after_break;

		for (int k = 0; box && k < box->nitems; k++)
			if (box->items[k].block >= 0)
				return true;
	}
	return false;
}

/* How many blocks of a section stand, with itself. */
static int count_blocks(const struct doc *doc, const struct block *section)
{
	return (section->next ? section->next->id : doc->nblocks) - section->id;
}

void reuse_add(const struct flow *flow, struct reuse_part *part, const struct block *before)
{
	const struct doc *doc = flow->doc;

	part->is_known = !opens_with_block(&part->list);
	part->before = before;
	part->id = part->section->id;
	part->nblocks = count_blocks(doc, part->section);
	part->blocks = arena_copy(&flow->reuse->lists, doc->blocks + part->id,
				  sizeof(struct block *) * (size_t)part->nblocks);
}

static bool is_so(const struct doc *doc, const struct reuse_part *part, const struct block *before)
{
	return part->is_known && part->before == before &&
	       part->nblocks == count_blocks(doc, part->section) &&
	       memcmp(part->blocks, doc->blocks + part->section->id,
		      sizeof(struct block *) * (size_t)part->nblocks) == 0;
}

static void renumber(struct item *items, int nitems, int by)
{
	for (int i = 0; i < nitems; i++)
		items[i].block += items[i].block >= 0 ? by : 0;
}

bool reuse_is_known(const struct flow *flow, struct reuse_part *part, const struct block *before)
{
	int by = part->section->id - part->id;

	if (!is_so(flow->doc, part, before))
		return false;
	for (int i = 0; i < part->list.nnodes && by; i++) {
		renumber(part->list.nodes[i].items, part->list.nodes[i].nitems, by);
		renumber(part->list.nodes[i].top_items, part->list.nodes[i].ntop_items, by);
	}
	part->id += by;
	return true;
}
