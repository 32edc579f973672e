/*
 * Pages: breaks the one vertical list at the places that cost least over the whole document, as
 * Plass (1981) does for pages with footnotes: cost grows with the square of the room left empty.
 * Footnotes stand at the bottom of the page that refers to them.
 */
#include "layout/flow.h"

#include <stdlib.h>
#include <string.h>

enum {
	NOTE_GAP = 2,            /* grid units between text and footnotes; the line hangs in them */
	NOTE_LINE_SHARE = 3,     /* its length: a third of the text width */
	FULL_ENOUGH = 70,        /* percent of a page from which its gaps stretch to fill it */
	LEAST_LAST = 34,         /* percent that the last page empty may be without cost: the rest */
	LAST_WEIGHT = 10,
	OVERFULL_COST = 1000000,
	MERGE_DEPTH = 24         /* how far back upright lines are looked for that go on */
};

/* The list with running sums, and for each node the cheapest way to end a page there. */
struct breaker {
	struct flow *flow;
	const struct vlist *list;
	len room;
	int64_t *above;     /* above[i]: natural height of nodes before i */
	int64_t *notes;     /* the same of footnotes */
	int64_t *cost;      /* cheapest cost of all pages up to a break at i */
	int *from;          /* the break before it */
	int *starts;        /* after a break at i, the next page begins with this node */
	int *breaks;        /* legal breaks, ascending; breaks[0] = -1: the very start */
	int nbreaks;
};

static struct vlist note_list(struct flow *flow, int id)
{
	const struct block *note = flow->doc->blocks[id];
	struct para_options options = {.width = flow_body_width(flow)};
	struct vlist list;

	vlist_init(&list);
	if (note->first)
		flow_blocks(flow, note->first, NULL, options.width, &list);
	else
		para_flow(flow, note, &options, &list);
	return list;
}

static len notes_height(struct flow *flow, const struct vnode *node)
{
	len height = 0;

	for (int i = 0; i < node->nnotes; i++)
		height += note_list(flow, node->notes[i]).height;
	return height;
}

static bool is_break(const struct vlist *list, int i)
{
	return list->nodes[i].kind == V_PENALTY && list->nodes[i].penalty < PENALTY_NEVER;
}

/* The first node that is drawn after a break at i: glue and penalties vanish at a page's top. */
static int next_start(const struct vlist *list, int i)
{
	int start = i + 1;

	while (start < list->nnodes && list->nodes[start].kind != V_BOX)
		start++;
	return start;
}

static void breaker_init(struct breaker *b, struct flow *flow, const struct vlist *list)
{
	int n = list->nnodes;

	*b = (struct breaker){.flow = flow, .list = list, .room = flow_body_height(flow)};
	b->above = ARENA_ARRAY(flow->lists, int64_t, n + 1);
	b->notes = ARENA_ARRAY(flow->lists, int64_t, n + 1);
	b->breaks = ARENA_ARRAY(flow->lists, int, n + 2);
	b->starts = ARENA_ARRAY(flow->lists, int, n + 2);
	b->cost = ARENA_ARRAY(flow->lists, int64_t, n + 2);
	b->from = ARENA_ARRAY(flow->lists, int, n + 2);
	for (int i = 0; i < n; i++) {
		b->above[i + 1] = b->above[i] + list->nodes[i].height;
		b->notes[i + 1] = b->notes[i] + notes_height(flow, &list->nodes[i]);
	}
	b->breaks[b->nbreaks++] = -1;
	for (int i = 0; i < n; i++)
		if (is_break(list, i))
			b->breaks[b->nbreaks++] = i;
	b->breaks[b->nbreaks++] = n;
	for (int k = 0; k < b->nbreaks; k++)
		b->starts[k] = next_start(list, b->breaks[k]);
}

static const struct vnode *opening(const struct breaker *b, int k)
{
	int i = b->breaks[k];

	return i >= 0 && i < b->list->nnodes ? b->list->nodes[i].after_break : NULL;
}

/* Height of the page from break number a to break number z, footnotes included. */
static int64_t page_height(const struct breaker *b, int a, int z)
{
	int start = b->starts[a], end = b->breaks[z];
	const struct vnode *head = opening(b, a);
	int64_t notes;

	if (start >= end)
		return 0;
	while (end > start && b->list->nodes[end - 1].kind != V_BOX)
		end--;
	notes = b->notes[end] - b->notes[start];
	return b->above[end] - b->above[start] + (head ? head->height : 0) +
	       (notes ? notes + NOTE_GAP * b->flow->master->grid : 0);
}

static bool is_forced(const struct breaker *b, int k)
{
	int i = b->breaks[k];

	return i >= 0 && i < b->list->nnodes && b->list->nodes[i].kind == V_PENALTY &&
	       b->list->nodes[i].penalty <= PENALTY_ALWAYS;
}

static int64_t page_cost(const struct breaker *b, int64_t height, int z)
{
	int i = b->breaks[z];
	bool is_last = z == b->nbreaks - 1 || is_forced(b, z);
	int64_t empty = (b->room - height) * 100 / b->room;
	int64_t penalty = 0;

	if (!is_last && b->list->nodes[i].kind == V_PENALTY)
		penalty = b->list->nodes[i].penalty;
	if (empty < 0)
		return OVERFULL_COST - empty * 1000;
	if (!is_last)
		return empty * empty + penalty;
	return empty > LEAST_LAST ? (empty - LEAST_LAST) * (empty - LEAST_LAST) * LAST_WEIGHT / 10
				  : 0;
}

static void find_breaks(struct breaker *b)
{
	b->cost[0] = 0;
	for (int z = 1; z < b->nbreaks; z++) {
		b->cost[z] = INT64_MAX;
		for (int a = z - 1; a >= 0; a--) {
			int64_t height = page_height(b, a, z);
			int64_t cost;

			if (height > b->room && b->cost[z] != INT64_MAX)
				break;
			cost = b->cost[a] + page_cost(b, height, z);
			if (cost < b->cost[z]) {
				b->cost[z] = cost;
				b->from[z] = a;
			}
			if (is_forced(b, a) || height > b->room)
				break;
		}
	}
}

/* Adds an item to a page; an upright line that goes on where one ended makes that one longer. */
static void add_item(struct arena *lists, struct page *page, const struct item *item)
{
	if (item->kind == ITEM_BOX && item->artifact == ARTIFACT_LAYOUT && item->h > item->w / 8) {
		for (int i = page->nitems - 1, n = 0; i >= 0 && n < MERGE_DEPTH * 4; i--, n++) {
			struct item *old = &page->items[i];

			if (old->kind == ITEM_BOX && old->artifact == ARTIFACT_LAYOUT &&
			    old->x == item->x && old->w == item->w &&
			    old->colour == item->colour && old->y + old->h == item->y) {
				old->h += item->h;
				return;
			}
		}
	}
	ARENA_GROW(lists, page->items, page->nitems);
	page->items[page->nitems++] = *item;
}

static void add_items(struct flow *flow, struct page *page, const struct item *items, int nitems,
		      len y)
{
	for (int i = 0; i < nitems; i++) {
		struct item item = items[i];

		item.x += flow->master->start;
		item.y += y;
		add_item(flow->lists, page, &item);
	}
}

static void add_box(struct flow *flow, struct page *page, const struct vnode *node, bool is_top,
		    len y)
{
	if (is_top && node->top_items)
		add_items(flow, page, node->top_items, node->ntop_items, y);
	else
		add_items(flow, page, node->items, node->nitems, y);
}

/* Shares the empty room out among the page's glue, in whole grid units, the rest to fills. */
static void stretch_glue(const struct breaker *b, int start, int end, len spare, len *extra)
{
	len grid = b->flow->master->grid;
	bool has_fill = false, has_grown = true;

	for (int i = start; i < end; i++)
		has_fill = has_fill || b->list->nodes[i].is_fill;
	if (!has_fill && spare > b->room / 100 * (100 - FULL_ENOUGH))
		return;
	while (spare >= grid && has_grown) {
		has_grown = false;
		for (int i = start; i < end && spare >= grid; i++) {
			if (b->list->nodes[i].stretch < extra[i - start] + grid)
				continue;
			extra[i - start] += grid;
			spare -= grid;
			has_grown = true;
		}
	}
	for (int i = start; i < end; i++)
		if (b->list->nodes[i].is_fill) {
			extra[i - start] += spare;
			return;
		}
}

static void add_notes(const struct breaker *b, struct page *page, int start, int end)
{
	struct flow *flow = b->flow;
	len height = (len)(b->notes[end] - b->notes[start]);
	len y = flow->master->top + b->room - height;
	struct item line = flow_box(flow->master->start, y - flow->master->grid,
				    flow_body_width(flow) / NOTE_LINE_SHARE,
				    flow->theme->section_line, flow->theme->uses[COLOUR_INK]);

	if (height == 0)
		return;
	add_item(flow->lists, page, &line);
	for (int i = start; i < end; i++) {
		const struct vnode *node = &b->list->nodes[i];

		for (int k = 0; k < node->nnotes; k++) {
			struct vlist list = note_list(flow, node->notes[k]);

			for (int j = 0; j < list.nnodes; j++) {
				add_box(flow, page, &list.nodes[j], false, y);
				y += list.nodes[j].height;
			}
		}
	}
}

static void add_foot(struct flow *flow, struct page *page)
{
	const struct master *m = flow->master;
	const struct doc *doc = flow->doc;
	len width = flow_body_width(flow), y = m->foot + m->grid / 3;
	len end_width = (width - m->gutter) / 3, start_width = width - m->gutter - end_width;
	struct item line = flow_box(m->start, m->foot, width, flow->theme->foot_line,
				    flow->theme->uses[COLOUR_RULE]);
	struct vlist lists[2];

	line.artifact = ARTIFACT_FOOTER;
	add_item(flow->lists, page, &line);
	vlist_init(&lists[0]);
	vlist_init(&lists[1]);
	para_flow_spans(flow, doc->foot_start, doc->nfoot_start, STYLE_FOOT, ALIGN_START,
			start_width, &lists[0]);
	para_flow_spans(flow, doc->foot_end, doc->nfoot_end, STYLE_FOOT, ALIGN_END, end_width,
			&lists[1]);
	vlist_shift(&lists[1], width - end_width, 0);
	for (int i = 0; i < 2; i++)
		if (lists[i].nnodes)
			add_box(flow, page, &lists[i].nodes[0], false, y);
}

static void fill_page(const struct breaker *b, int a, int z, struct page *page)
{
	struct flow *flow = b->flow;
	int start = b->starts[a], end = b->breaks[z];
	const struct vnode *head = opening(b, a);
	len *extra = ARENA_ARRAY(flow->lists, len, end > start ? end - start : 1);
	int64_t height = page_height(b, a, z);
	len y = flow->master->top;

	if (height < b->room)
		stretch_glue(b, start, end, (len)(b->room - height), extra);
	if (head) {
		add_box(flow, page, head, true, y);
		y += head->height;
	}
	for (int i = start; i < end; i++) {
		const struct vnode *node = &b->list->nodes[i];

		if (node->kind == V_BOX)
			add_box(flow, page, node, i == start && !head, y);
		y += node->height + extra[i - start];
	}
	add_notes(b, page, start, end);
}

/* Where each block's first item stands: every heading and anchored block becomes an anchor. */
static void collect_anchors(struct flow *flow, struct layout *layout)
{
	const struct doc *doc = flow->doc;
	struct anchor *first = ARENA_ARRAY(flow->lists, struct anchor, doc->nblocks);
	int n = 0;

	for (int i = 0; i < doc->nblocks; i++)
		first[i].page = -1;
	for (int p = 0; p < layout->npages; p++) {
		for (int i = 0; i < layout->pages[p].nitems; i++) {
			const struct item *item = &layout->pages[p].items[i];

			if (item->block >= 0 && first[item->block].page < 0)
				first[item->block] = (struct anchor){
					item->block, p,
					item->kind == ITEM_RUN ? item->y - item->h : item->y};
		}
	}
	for (int i = doc->nblocks - 2; i >= 0; i--) {
		const struct block *b = doc->blocks[i];

		if (first[i].page < 0 && b->first)
			first[i] = first[i + 1];
		first[i].block = i;
	}
	layout->anchors = ARENA_ARRAY(flow->arena, struct anchor, doc->nblocks);
	for (int i = 0; i < doc->nblocks; i++)
		if (first[i].page >= 0)
			layout->anchors[n++] = first[i];
	layout->nanchors = n;
}

void pages_make(struct flow *flow, const struct vlist *list, struct layout *layout)
{
	struct breaker b;
	int *ends, n = 0;

	breaker_init(&b, flow, list);
	find_breaks(&b);
	ends = ARENA_ARRAY(flow->lists, int, b.nbreaks);
	for (int z = b.nbreaks - 1; z > 0; z = b.from[z])
		ends[n++] = z;
	flow->npages = n;
	layout->npages = n;
	layout->pages = ARENA_ARRAY(flow->arena, struct page, n);
	for (int p = 0; p < n; p++) {
		int z = ends[n - 1 - p];
		struct page *page = &layout->pages[p];

		*page = (struct page){.width = flow->master->width,
				      .height = flow->master->height, .number = p + 1};
		fill_page(&b, b.from[z], z, page);
		flow->page = p + 1;
		add_foot(flow, page);
		page->items = arena_copy(flow->arena, page->items,
					 sizeof *page->items * (size_t)page->nitems);
	}
	collect_anchors(flow, layout);
}
