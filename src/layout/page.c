/*
 * Pages: breaks the one vertical list where pagebreak.h finds it best, and fills each page: what is
 * left of its room goes to the glue. Footnotes stand at the bottom of the page that refers to them.
 */
#include "layout/page.h"

#include <assert.h>
#include <string.h>

#include "layout/bleed.h"
#include "layout/copy_marks.h"
#include "layout/flow.h"
#include "layout/foot.h"
#include "layout/notes.h"
#include "layout/pagebreak.h"
#include "layout/pagebreak_dump.h"
#include "layout/vlist_check.h"

enum {
	MERGE_DEPTH = 24, /* how far back lines are looked for that go on; fields: everywhere, or
			   * they would cover what hangs below the text before */
	TOGETHER = 64     /* pages whose items go together when they are drawn */
};

/* What one pass knows: the breaks, and the footnotes to be set. */
struct pages {
	struct foot_cut foot;
	const struct flow *flow;
	struct arena *arena; /* what the layout keeps even when all is drawn */
	const struct vlist *list;
	int npages;
	struct pagebreak breaks;
};

/* Adds an item to a page; a line or a field that goes on where one ended makes that one longer. */
static void add_item(struct arena *lists, struct page *page, const struct item *item)
{
	if (item->kind == ITEM_BOX && item->artifact == ARTIFACT_LAYOUT) {
		int end = item->is_field ? 0 : page->nitems - 4 * MERGE_DEPTH;

		for (int i = page->nitems - 1; i >= 0 && i >= end; i--) {
			struct item *old = &page->items[i];

			if (old->kind == ITEM_BOX && old->artifact == ARTIFACT_LAYOUT &&
			    old->x == item->x && old->w == item->w && old->colour == item->colour &&
			    old->y + old->h == item->y) {
				old->h += item->h;
				return;
			}
		}
	}
	ARENA_GROW(lists, page->items, page->nitems);
	page->items[page->nitems++] = *item;
}

static void add_items(const struct flow *flow, struct page *page, const struct item *items,
		      int nitems, len y)
{
	for (int i = 0; i < nitems; i++) {
		struct item item = items[i];

		item.x += flow->master->start;
		item.y += y;
		add_item(flow->rows, page, &item);
	}
}

static void add_box(const struct flow *flow, struct page *page, const struct vnode *node,
		    bool is_top, len y)
{
	if (is_top && node->top_items)
		add_items(flow, page, node->top_items, node->ntop_items, y);
	else
		add_items(flow, page, node->items, node->nitems, y);
}

/* Rules the empty room: shares it out among the fills to write in, a line each in turn. Answers
 * whether there is any; all other glue stays as it is then. */
static bool rule_fills(const struct vnode *nodes, int start, int end, len spare, len *extra)
{
	bool has_any = false, has_grown = true;

	while (has_grown) {
		has_grown = false;
		for (int i = start; i < end; i++) {
			if (nodes[i].ruling == 0)
				continue;
			has_any = true;
			if (spare < nodes[i].ruling)
				continue;
			extra[i - start] += nodes[i].ruling;
			spare -= nodes[i].ruling;
			has_grown = true;
		}
	}
	return has_any;
}

/* Shares the empty room out among the page's glue, in whole grid units, the rest to a fill. */
static void stretch_glue(const struct pages *pages, int start, int end, len spare, len *extra)
{
	const struct vnode *nodes = pages->list->nodes;
	len grid = pages->flow->master->grid;
	bool has_fill = false, has_grown = true;

	if (rule_fills(nodes, start, end, spare, extra))
		return;
	for (int i = start; i < end; i++)
		has_fill = has_fill || nodes[i].is_fill;
	if (!has_fill && spare > pages->breaks.room / 100 * (100 - pages->flow->theme->shares.full))
		return;
	while (spare >= grid && has_grown) {
		has_grown = false;
		for (int i = start; i < end && spare >= grid; i++) {
			if (nodes[i].stretch < extra[i - start] + grid)
				continue;
			extra[i - start] += grid;
			spare -= grid;
			has_grown = true;
		}
	}
	for (int i = start; i < end; i++)
		if (nodes[i].is_fill) {
			extra[i - start] += spare;
			return;
		}
}

static void add_notes(const struct pages *pages, const struct flow *flow, struct page *page,
		      int start, int end)
{
	const struct pagebreak *b = &pages->breaks;
	len height = (len)pagebreak_notes(b, start, end);
	len y = flow->master->top + b->room - height;
	struct item line = flow_box(flow->master->start, y - flow->master->grid,
				    flow_body_width(flow) / flow->theme->sizes.note_line,
				    flow->theme->section_line, flow->theme->uses[COLOUR_INK]);

	if (height == 0)
		return;
	add_item(flow->rows, page, &line);
	for (int i = start; i < end; i++) {
		const struct vnode *node = &pages->list->nodes[i];

		for (int k = 0; k < node->nnotes; k++) {
			struct vlist list = notes_list(flow, node->notes[k], flow->rows);

			for (int j = 0; j < list.nnodes; j++) {
				add_box(flow, page, &list.nodes[j], false, y);
				y += list.nodes[j].height;
			}
		}
	}
}

static void add_foot(struct pages *pages, const struct flow *flow, struct page *page)
{
	const struct master *m = flow->master;
	struct item line = flow_box(m->start, m->foot, flow_body_width(flow),
				    flow->theme->foot_line, flow->theme->uses[COLOUR_RULE]);
	struct foot_logo logo = foot_find_logo(flow);
	struct vlist lists[2];

	line.artifact = ARTIFACT_FOOTER;
	if (!flow->doc->copy) /* where a code stands in its way */
		add_item(flow->rows, page, &line);
	for (int i = 0; i < 2; i++)
		vlist_init(&lists[i], flow->rows);
	foot_flow(flow, (struct foot_page){page->number, pages->npages}, &pages->foot, lists);
	for (int i = 0; i < 2; i++)
		if (lists[i].nnodes)
			add_box(flow, page, &lists[i].nodes[0], false, m->foot + m->grid / 3);
	if (logo.w > 0)
		add_item(flow->rows, page,
			 &(struct item){.kind = ITEM_IMAGE,
					.artifact = ARTIFACT_FOOTER,
					.block = -1,
					.span = -1,
					.x = m->start + logo.x,
					.y = m->foot + m->grid / 3 + logo.y,
					.w = logo.w,
					.h = logo.h,
					.of.picture = flow->doc->foot_logo});
}

/* Says what does not fit on a page that is too high: the first block that crosses its bottom. Text
 * that would stand off the sheet is an error. */
static void tell_overflow(const struct flow *flow, const struct page *page)
{
	len floor = flow->master->top + flow_body_height(flow);
	const struct block *over = NULL;
	bool is_lost = false;

	for (int i = 0; i < page->nitems; i++) {
		const struct item *item = &page->items[i];

		if (item->block < 0 || (item->y <= floor && item->y >= flow->master->top))
			continue;
		flow->excused[item->block] = true;
		over = over ? over : flow->doc->blocks[item->block];
		is_lost = is_lost || (item->kind == ITEM_RUN && item->y > page->height);
	}
	if (is_lost) {
		diag_error(flow->diag, over->pos,
			   "this is higher than a page, where it cannot break");
		diag_hint(flow->diag, "make it shorter, or move some of it to where text breaks");
	} else if (over) {
		diag_warn(flow->diag, over->pos,
			  "this is higher than a page and runs over its edge");
	}
}

/* The child of the root that a node shows something of, by its block id; -1: of none. */
static int part_of(const struct flow *flow, const struct vnode *node)
{
	const struct block *block = NULL;

	for (int i = 0; i < node->nitems && !block; i++)
		if (node->items[i].block >= 0)
			block = flow->doc->blocks[node->items[i].block];
	while (block && block->parent && block->parent != flow->doc->root)
		block = block->parent;
	return block ? block->id : -1;
}

static void add_portion(struct arena *arena, struct layout *layout, int page, int block, len height)
{
	struct portion *last = layout->nportions ? &layout->portions[layout->nportions - 1] : NULL;

	if (last && last->page == page && last->block == block) {
		last->height += height;
		return;
	}
	ARENA_GROW(arena, layout->portions, layout->nportions);
	layout->portions[layout->nportions++] = (struct portion){page, block, height};
}

/* Whose the height of the page is. What shows nothing goes with what stands above it, or, at the
 * top, with what follows. */
static void note_portions(const struct pages *pages, int a, int z, int page, struct layout *layout)
{
	const struct pagebreak *b = &pages->breaks;
	const struct vnode *head = pagebreak_opening(b, a);
	len pending = head ? head->height : 0;
	bool has_notes = false;
	int part = -1;

	for (int i = b->starts[a]; i < b->ends[z]; i++) {
		const struct vnode *node = &pages->list->nodes[i];
		int shown = part_of(pages->flow, node);
		len notes = (len)pagebreak_notes(b, i, i + 1);

		part = shown >= 0 ? shown : part;
		pending += node->height + notes + (notes && !has_notes ? b->note_gap : 0);
		has_notes = has_notes || notes;
		if (part < 0)
			continue;
		add_portion(pages->arena, layout, page, part, pending);
		pending = 0;
	}
	if (pending)
		add_portion(pages->arena, layout, page, pages->flow->doc->root->id, pending);
}

/* The lines to write on in the room that a fill took, which begins at y. */
static void add_ruling(const struct flow *flow, struct page *page, len ruling, len room, len y)
{
	for (len down = ruling; ruling > 0 && down <= room; down += ruling) {
		struct item line = flow_box(flow->master->start, y + down, flow_body_width(flow),
					    flow->theme->row_line, flow->theme->uses[COLOUR_HAIR]);

		add_item(flow->rows, page, &line);
	}
}

/* Columns that were cut line by line are put back in order, block after block, for readers of what
 * is drawn; what belongs to no block lies below. */
static void order_items(const struct flow *flow, struct page *page)
{
	int first = flow->doc->nblocks, last = -1;
	bool is_in_order = true;
	int *at; /* where the items of no block go, those of the first, and so on */
	struct item *items;

	for (int i = 0; i < page->nitems; i++) {
		int block = page->items[i].block;

		is_in_order = is_in_order && (block < 0 || block >= last);
		first = block >= 0 && block < first ? block : first;
		last = block > last ? block : last;
	}
	if (is_in_order)
		return;
	at = ARENA_ARRAY(flow->rows, int, last - first + 3);
	items = arena_copy(flow->rows, page->items, sizeof *items * (size_t)page->nitems);
	for (int i = 0; i < page->nitems; i++)
		at[items[i].block < 0 ? 1 : items[i].block - first + 2]++;
	for (int i = 1; i < last - first + 3; i++)
		at[i] += at[i - 1];
	for (int i = 0; i < page->nitems; i++)
		page->items[at[items[i].block < 0 ? 0 : items[i].block - first + 1]++] = items[i];
}

/* A masthead that is alone on its page, since what follows has no room below it, does not stick to
 * the top: it stands where a title page has its title, with half as much room above as below. */
static len sink_of(const struct pages *pages, const struct flow *flow, int a, int z)
{
	const struct pagebreak *b = &pages->breaks;
	int part = part_of(flow, &pages->list->nodes[b->ends[z] - 1]);
	len room = (len)(b->room - pagebreak_height(b, a, z));

	if (a > 0 || part < 0 || flow->doc->blocks[part]->kind != BLOCK_MASTHEAD ||
	    !pagebreak_badness(b, a, z) || room < 0)
		return 0;
	return room / 3 / flow->master->grid * flow->master->grid;
}

static void fill_page(const struct pages *pages, const struct flow *flow, int a, int z,
		      struct page *page)
{
	const struct pagebreak *b = &pages->breaks;
	int start = b->starts[a], end = b->ends[z];
	const struct vnode *head = pagebreak_opening(b, a);
	len *extra = ARENA_ARRAY(flow->rows, len, end > start ? end - start : 1);
	int64_t height = pagebreak_height(b, a, z);
	len y = flow->master->top + sink_of(pages, flow, a, z);

	assert(start < end);
	if (height < b->room)
		stretch_glue(pages, start, end, (len)(b->room - height), extra);
	if (head) {
		add_box(flow, page, head, true, y);
		y += head->height;
	}
	for (int i = start; i < end; i++) {
		const struct vnode *node = &pages->list->nodes[i];

		if (node->kind == V_BOX)
			add_box(flow, page, node, i == start && !head, y);
		add_ruling(flow, page, node->ruling, extra[i - start], y);
		y += node->height + extra[i - start];
	}
	assert(height > b->room || y <= flow->master->top + b->room);
	order_items(flow, page);
	add_notes(pages, flow, page, start, end);
	if (height > b->room)
		tell_overflow(flow, page);
}

static len top_of(const struct item *item)
{
	return item->kind == ITEM_RUN ? item->y - item->h : item->y;
}

/* Where each block's first item stands, or that of its first child. */
void page_anchor_all(const struct doc *doc, struct arena *arena, struct layout *layout)
{
	struct anchor *first = ARENA_ARRAY(arena, struct anchor, doc->nblocks);

	for (int i = 0; i < doc->nblocks; i++)
		first[i].page = -1;
	for (int p = 0; p < layout->npages; p++) {
		for (int i = 0; i < layout->pages[p].nitems; i++) {
			const struct item *item = &layout->pages[p].items[i];

			if (item->block >= 0 && first[item->block].page < 0)
				first[item->block] = (struct anchor){
					p, (int32_t)len_min(top_of(item), INT32_MAX)};
		}
	}
	for (int i = doc->nblocks - 2; i >= 0; i--) {
		const struct block *b = doc->blocks[i];

		if (first[i].page < 0 && b->first)
			first[i] = first[i + 1];
	}
	layout->anchors = first;
	layout->nanchors = doc->nblocks;
}

/* How far a field must go on at its top, or its bottom, because text is cut there, which else never
 * comes so close to it; and what stands low in a line hangs below that. */
static len cut_room(const struct flow *flow, const struct page *page, const struct item *field,
		    bool is_top)
{
	len least = flow->master->grid / 2, room = 0;

	for (const struct item *run = field + 1; run < page->items + page->nitems; run++) {
		len rise, hangs;

		if (run->kind != ITEM_RUN || run->x < field->x || run->x > field->x + field->w)
			continue;
		hangs = len_max(-run->of.run->rise, 0);
		rise = run->y - hangs - field->y;
		if (rise < 0 || rise > field->h)
			continue;
		if (is_top && rise - run->of.run->size < least)
			room = least;
		if (!is_top && field->h - rise < 2 * least)
			room = len_max(room, least + hangs);
	}
	return room;
}

/* Where a page ends inside panels, their fields go on a little past the text that it is cut at. */
static void widen_fields(const struct flow *flow, struct page *page)
{
	len bottom = 0, above = 0, below = 0;

	for (int i = 0; i < page->nitems; i++)
		if (page->items[i].is_field)
			bottom = len_max(bottom, page->items[i].y + page->items[i].h);
	for (int i = 0; i < page->nitems; i++) {
		const struct item *field = &page->items[i];

		if (field->is_field && field->y == flow->master->top)
			above = len_max(above, cut_room(flow, page, field, true));
		if (field->is_field && field->y + field->h == bottom)
			below = len_max(below, cut_room(flow, page, field, false));
	}
	for (int i = 0; i < page->nitems; i++) {
		struct item *field = &page->items[i];
		len down = field->is_field && field->y + field->h == bottom ? below : 0;
		len up = field->is_field && field->y == flow->master->top ? above : 0;

		field->y -= up;
		field->h += up + down;
	}
}

/* The page from break a to break z; only its finished items are kept. */
static void make_page(struct pages *pages, int a, int z, struct page *page)
{
	struct flow flow = *pages->flow;
	struct arena_mark mark = arena_mark(flow.rows);

	flow.ink = page->arena;
	bleed_add_edges(flow.rows, flow.theme, page);
	fill_page(pages, &flow, a, z, page);
	widen_fields(&flow, page);
	add_foot(pages, &flow, page);
	flow_mirror(&flow, page->items, page->nitems, page->width);
	if (flow.doc->copy)
		copy_marks_add(&flow, page);
	page->items = arena_copy(page->arena, page->items,
				 sizeof *page->items * (size_t)page->nitems);
	arena_reset(flow.rows, mark);
}

void page_make_all(const struct flow *flow, struct arena *arena, const struct vlist *list,
		   struct layout *layout)
{
	struct pages pages = {.flow = flow, .arena = arena, .foot.arena = arena};
	const struct pagebreak *b = &pages.breaks;
	int *ends, n = 0;

#ifndef NDEBUG
	vlist_check(list);
#endif
	pages.list = notes_break(flow, list, &pages.breaks);
	if (flow->breaks)
		pagebreak_dump(b, flow->breaks);
	ends = ARENA_ARRAY(flow->lists, int, b->nbreaks);
	for (int z = b->nbreaks - 1; z > 0; z = b->from[z])
		ends[n++] = z;
	pages.npages = layout->npages = n;
	layout->pages = ARENA_ARRAY(arena, struct page, n);
	for (int p = 0; p < n; p++) {
		int z = ends[n - 1 - p];
		struct page *page = &layout->pages[p];

		*page = (struct page){.width = flow->master->width,
				      .height = flow->master->height,
				      .number = p + 1};
		page->arena = p % TOGETHER ? page[-1].arena : arena_part(flow->ink);
		make_page(&pages, b->from[z], z, page);
		note_portions(&pages, b->from[z], z, p, layout);
	}
}
