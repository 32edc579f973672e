/*
 * The layout of a document: one vertical list, broken into pages; made again while a page number
 * that the text itself mentions is not yet right.
 */
#include "layout/layout.h"

#include <stdlib.h>
#include <string.h>

#include "layout/bleed.h"
#include "layout/flow.h"
#include "layout/link.h"
#include "layout/notes.h"
#include "layout/page.h"
#include "layout/pagebreak.h"
#include "layout/para.h"
#include "layout/section.h"

/* Passes from which on no more pages of links are left out, and none at all. */
enum { PASS_OF_NO_MORE = 2, PASS_OF_NONE = 6, MOST_PASSES = 10 };

/* Whether the text of this pass, in which pages are those given, says of a block's span what is so.
 * The first pass has taken the text that the span came with. */
static bool holds(const struct flow *flow, const struct block *block, const struct span *span,
		  const struct flow *next)
{
	const int *pages = next->block_pages;
	const struct block *target;
	bool is_at_hand;

	if (span->field == FIELD_INDEX_PAGE)
		return flow->mark_pages &&
		       flow->mark_pages[span->indexed] == next->mark_pages[span->indexed];
	if (!field_is_of_block(span->field))
		return true;
	target = flow_target(flow, span->href);
	if (!target)
		return true;
	is_at_hand = link_is_at_hand(next, block, span);
	if (is_at_hand || link_is_at_hand(flow, block, span))
		return is_at_hand == link_is_at_hand(flow, block, span);
	if (!flow->block_pages)
		return strtol(span->text, NULL, 10) == pages[target->id];
	return flow->block_pages[target->id] == pages[target->id];
}

/* Whether a link of a block names no page now, and whether that is wrong by now. */
static bool is_left_out(const struct flow *flow, const struct block *block, const int *pages,
			int page, bool *is_wrong)
{
	bool is_out = false;

	for (int k = 0; k < block->nspans; k++) {
		if (!link_is_at_hand(flow, block, &block->spans[k]))
			continue;
		is_out = true;
		*is_wrong |= page != pages[flow_target(flow, block->spans[k].href)->id];
	}
	return is_out;
}

/* The pages of blocks that stand on one, by id, for links on paper: a page is named, or left out
 * where it is that of the link, which may move what stands behind it. So that this comes to an end,
 * a link that was without in vain has its page from then on; soon no more are left out, and in the
 * end none. */
static const int *find_whole_pages(const struct flow *flow, const struct layout *layout,
				   const int *pages, int pass, struct arena *arena)
{
	int nblocks = flow->doc->nblocks;
	int *whole = ARENA_ARRAY(arena, int, nblocks);

	for (int p = 0; p < layout->npages; p++)
		for (int i = 0; i < layout->pages[p].nitems; i++) {
			int id = layout->pages[p].items[i].block;

			if (id >= 0)
				whole[id] = pages[id] == p + 1 ? p + 1 : 0;
		}
	for (int id = 0; id < nblocks; id++) {
		bool is_wrong = flow->whole_pages && flow->whole_pages[id] < 0;
		bool is_out = is_left_out(flow, flow->doc->blocks[id], pages, whole[id], &is_wrong);

		if (is_wrong || pass >= PASS_OF_NONE || (!is_out && pass >= PASS_OF_NO_MORE))
			whole[id] = -1;
	}
	return whole;
}

/* The page on which the words of each mark for the index begin; 0: on none. */
static const int *find_marks(const struct doc *doc, const struct layout *layout,
			     struct arena *arena)
{
	int *pages = ARENA_ARRAY(arena, int, doc->nmarks + 1);

	for (int p = layout->npages - 1; p >= 0; p--)
		for (int i = 0; i < layout->pages[p].nitems; i++) {
			const struct item *item = &layout->pages[p].items[i];

			if (item->artifact != ARTIFACT_NONE || item->block < 0 || item->span < 0)
				continue;
			const struct block *block = doc->blocks[item->block];

			if (block->spans[item->span].field == FIELD_NONE)
				pages[block->spans[item->span].indexed] = p + 1;
		}
	return pages;
}

/* Page numbers by block id; returns whether they are those that the text of this pass names. */
static bool note_pages(struct flow *flow, const struct layout *layout, int pass,
		       struct arena *arena)
{
	int nblocks = flow->doc->nblocks;
	int *pages = ARENA_ARRAY(arena, int, nblocks);
	int *most = ARENA_ARRAY(arena, int, nblocks);
	struct flow next = *flow;
	bool is_right = true;

	for (int i = 0; i < layout->nanchors; i++)
		pages[i] = layout->anchors[i].page + 1;
	next.block_pages = pages;
	next.most_pages = most;
	if (flow->doc->nmarks > 0)
		next.mark_pages = find_marks(flow->doc, layout, arena);
	if (flow->doc->is_for_paper)
		next.whole_pages = find_whole_pages(flow, layout, pages, pass, arena);
	for (int i = 0; i < nblocks; i++) {
		const struct block *block = flow->doc->blocks[i];

		for (int k = 0; k < block->nspans && is_right; k++)
			is_right = holds(flow, block, &block->spans[k], &next);
		most[i] = flow->most_pages && flow->most_pages[i] > pages[i] ? flow->most_pages[i]
									     : pages[i];
	}
	*flow = next;
	return is_right;
}

/* The first node that shows something of the block itself; -1: none does. */
static int find_node(const struct vlist *list, const struct block *block)
{
	for (int i = 0; i < list->nnodes; i++)
		for (int k = 0; k < list->nodes[i].nitems; k++)
			if (list->nodes[i].items[k].block == block->id)
				return i;
	return -1;
}

/* Whether, of a list that ends with the block, it will begin on the first page. */
static bool will_open_with(const struct flow *flow, const struct vlist *list,
			   const struct block *block)
{
	struct pagebreak b;
	int z, node = -1;

	list = notes_break(flow, list, &b);
	for (z = b.nbreaks - 1; b.from[z] > 0;)
		z = b.from[z];
	for (; block && node < 0; block = block->first)
		node = find_node(list, block);
	return node < b.ends[z];
}

/* All sections as one list; held: NULL, or a block that must begin on the first page. False as
 * soon as it will not: what stands above it is higher than a page, or it is broken so. */
static bool fill_list(const struct flow *flow, const struct block *held, struct vlist *list)
{
	const struct block *first = flow->doc->root->first;

	vlist_init(list, flow->lists);
	if (held) {
		section_flow_all(flow, first, held, list);
		if (list->height > flow_body_height(flow))
			return false;
		section_flow_all(flow, held, held->next, list);
		if (!will_open_with(flow, list, held))
			return false;
		first = held->next;
	}
	section_flow_all(flow, first, NULL, list);
	return true;
}

/* Passes until all page numbers, which live in numbers, are right; false as soon as held will not
 * begin on the first. */
static bool make_passes(struct flow *flow, struct arena *arena, struct arena *numbers,
			const struct block *held, struct layout *layout)
{
	struct arena_mark mark = arena_mark(arena);
	struct layout none = *layout;

	for (int pass = 0; pass < MOST_PASSES; pass++) {
		struct vlist list;

		arena_release(flow->ink);
		arena_reset(arena, mark);
		*layout = none;
		if (flow->paragraphs)
			buf_clear(flow->paragraphs);
		if (flow->breaks)
			buf_clear(flow->breaks);
		if (!fill_list(flow, pass == 0 ? held : NULL, &list))
			return false;
		page_make_all(flow, arena, &list, layout);
		arena_release(flow->lists);
		page_anchor_all(flow->doc, arena, layout);
		if (note_pages(flow, layout, pass, numbers))
			break;
	}
	if (flow->mark_pages)
		layout->mark_pages = arena_copy(arena, flow->mark_pages,
						sizeof(int) * (size_t)(flow->doc->nmarks + 1));
	bleed_extend(flow->ink, layout);
	return !held || layout_opens_with(layout, held);
}

const struct layout *layout_make_held(struct arena *arena, const struct flow *wanted,
				      const struct block *held)
{
	struct flow own = *wanted, *flow = &own;
	struct layout *layout = ARENA_NEW(arena, struct layout);
	struct arena lists, rows, shapes, numbers;
	bool is_made;

	arena_init(&lists);
	arena_init(&rows);
	arena_init(&shapes);
	arena_init(&numbers);
	arena_alloc(&rows, 1); /* so that resetting them keeps their first chunk */
	arena_alloc(&shapes, 1);
	flow->ink = arena_part(arena);
	flow->lists = &lists;
	flow->rows = &rows;
	flow->shapes = &shapes;
	flow->master = &flow->theme->masters[flow->paper];
	flow->styles = flow->theme->styles[flow->paper];
	flow->is_rtl = text_is_rtl(flow->doc->lang);
	if (!flow->shaped)
		flow->shaped = para_shaped_new(&numbers);
	flow->excused = ARENA_ARRAY(arena, bool, flow->doc->nblocks);
	*layout = (struct layout){.items = flow->ink,
				  .theme = flow->theme,
				  .paper = flow->paper,
				  .bleed = flow->master->bleed,
				  .is_rtl = flow->is_rtl,
				  .excused = flow->excused};
	is_made = make_passes(flow, arena, &numbers, held, layout);
	arena_release(&lists);
	arena_release(&rows);
	arena_release(&shapes);
	arena_release(&numbers);
	return is_made ? layout : NULL;
}

const struct layout *layout_make(struct arena *arena, struct shaper *shaper, const struct doc *doc,
				 const struct theme *theme, enum paper paper, struct diag *diag)
{
	struct flow flow = {
		.shaper = shaper, .doc = doc, .theme = theme, .paper = paper, .diag = diag};

	return layout_make_held(arena, &flow, NULL);
}

static void lay_out_again(const struct layout *layout, const struct flow *wanted)
{
	struct flow flow = *wanted;
	struct arena arena;
	struct diag unsaid;

	arena_init(&arena);
	diag_init(&unsaid);
	flow.theme = layout->theme;
	flow.paper = layout->paper;
	flow.diag = &unsaid;
	layout_make_held(&arena, &flow, NULL);
	diag_release(&unsaid);
	arena_release(&arena);
}

void layout_dump_paragraphs(const struct layout *layout, struct shaper *shaper,
			    const struct doc *doc, struct buf *out)
{
	struct flow flow = {.shaper = shaper, .doc = doc, .paragraphs = out};

	lay_out_again(layout, &flow);
}

void layout_dump_list(const struct layout *layout, struct shaper *shaper, const struct doc *doc,
		      struct buf *out)
{
	struct flow flow = {.shaper = shaper, .doc = doc, .breaks = out};

	lay_out_again(layout, &flow);
}
