/*
 * Choosing page breaks. One pass over the breaks; for each, the breaks before it as far up as one
 * page reaches. Of several breaks with no box between them only the cheapest counts, so that every
 * page holds something.
 */
#include "layout/pagebreak.h"

#include <assert.h>

#include "layout/layout.h"
#include "layout/vlist.h"

enum {
	LAST_EMPTY = 34, /* percent of a last page that may be empty at no cost; then half */
	OVERFULL_COST = 1000000, /* and a thousand more for each percent */
	DESPERATE_COST = 100000, /* of a break at PENALTY_NEVER, */
	LINE_COST = 30000,       /* and at PENALTY_LINE; */
	EMPTY = 64, /* percent of a page: a page with more of it empty is rather filled up, */
	EMPTY_COST = 20000 /* even where that parts what stood together */
};

static bool is_break(const struct pagebreak *b, int i)
{
	const struct vnode *node = &b->list->nodes[i];

	return node->kind == V_PENALTY && (node->penalty < PENALTY_LINE || b->is_desperate);
}

/* The first box behind break node i: glue and penalties vanish at a page's top. */
static int next_box(const struct vlist *list, int i)
{
	int start = i + 1;

	while (start < list->nnodes && list->nodes[start].kind != V_BOX)
		start++;
	return start;
}

static void add_break(struct pagebreak *b, int i)
{
	const struct vlist *list = b->list;
	int last = b->nbreaks - 1, end = i;

	while (end > 0 && list->nodes[end - 1].kind != V_BOX)
		end--;
	if (b->nbreaks > 0 && end <= b->starts[last]) {
		if (last == 0 && i < list->nnodes)
			return;
		if (i < list->nnodes &&
		    list->nodes[i].penalty >= list->nodes[b->breaks[last]].penalty)
			return;
		b->nbreaks -= last > 0;
	}
	b->breaks[b->nbreaks] = i;
	b->ends[b->nbreaks] = end;
	b->starts[b->nbreaks++] = next_box(list, i);
}

len pagebreak_depth(const struct vnode *opening)
{
	len depth = opening->height;

	for (int i = 0; i < opening->nitems; i++) {
		const struct item *item = &opening->items[i];
		len below = item->kind == ITEM_RUN ? len_scale(item->of.run->size, 1, 4) : item->h;

		depth = len_max(depth, item->y + below);
	}
	return depth;
}

/* Those of the boxes that open pages, most of which are the same ones. */
static void measure_openings(struct pagebreak *b)
{
	const struct vnode *last = NULL;
	len depth = 0;

	for (int k = 0; k < b->nbreaks; k++) {
		const struct vnode *opening = pagebreak_opening(b, k);

		if (opening && opening != last) {
			depth = pagebreak_depth(opening);
			last = opening;
		}
		b->depths[k] = opening ? depth : 0;
		b->deepest_opening = len_max(b->deepest_opening, b->depths[k]);
	}
}

void pagebreak_init(struct pagebreak *b, struct arena *arena, const struct vlist *list,
		    const len *note_heights, bool is_desperate)
{
	int n = list->nnodes, nbreaks = 2;

	*b = (struct pagebreak){.list = list, .is_desperate = is_desperate};
	for (int i = 0; i < n; i++)
		nbreaks += is_break(b, i);
	b->above = ARENA_ARRAY(arena, int64_t, n + 1);
	b->notes = note_heights ? ARENA_ARRAY(arena, int64_t, n + 1) : NULL;
	b->breaks = ARENA_ARRAY(arena, int, nbreaks);
	b->starts = ARENA_ARRAY(arena, int, nbreaks);
	b->ends = ARENA_ARRAY(arena, int, nbreaks);
	b->depths = ARENA_ARRAY(arena, len, nbreaks);
	b->cost = ARENA_ARRAY(arena, int64_t, nbreaks);
	b->from = ARENA_ARRAY(arena, int, nbreaks);
	add_break(b, -1);
	for (int i = 0; i < n; i++) {
		b->above[i + 1] = b->above[i] + list->nodes[i].height;
		if (note_heights)
			b->notes[i + 1] = b->notes[i] + note_heights[i];
		if (is_break(b, i))
			add_break(b, i);
	}
	add_break(b, n);
	measure_openings(b);
}

const struct vnode *pagebreak_opening(const struct pagebreak *b, int k)
{
	int i = b->breaks[k];

	return i >= 0 && i < b->list->nnodes ? b->list->nodes[i].after_break : NULL;
}

int64_t pagebreak_notes(const struct pagebreak *b, int start, int end)
{
	return b->notes ? b->notes[end] - b->notes[start] : 0;
}

int64_t pagebreak_height(const struct pagebreak *b, int a, int z)
{
	int start = b->starts[a], end = b->ends[z];
	const struct vnode *opening = pagebreak_opening(b, a);
	int64_t text, notes;

	assert(0 <= a && a < z && z < b->nbreaks);
	if (start >= end)
		return 0;
	notes = pagebreak_notes(b, start, end);
	text = b->above[end] - b->above[start] + (opening ? opening->height : 0);
	if (text < b->depths[a])
		text = b->depths[a];
	return text + (notes ? notes + b->note_gap : 0);
}

bool pagebreak_is_forced(const struct pagebreak *b, int k)
{
	int i = b->breaks[k];

	return i >= 0 && i < b->list->nnodes && b->list->nodes[i].penalty <= PENALTY_ALWAYS;
}

/* Of a page, so high, that ends at break z. */
static int64_t cost_of(const struct pagebreak *b, int z, int64_t height)
{
	int64_t empty, penalty;

	assert(b->room > 0 && b->note_gap >= 0);
	if (height > b->room)
		return OVERFULL_COST + (height - b->room) * 100 / b->room * 1000;
	empty = (b->room - height) * 100 / b->room;
	if (z == b->nbreaks - 1 || pagebreak_is_forced(b, z))
		return empty > LAST_EMPTY ? (empty - LAST_EMPTY) * (empty - LAST_EMPTY) / 2 : 0;
	penalty = b->list->nodes[b->breaks[z]].penalty;
	if (penalty >= PENALTY_LINE)
		penalty = penalty < PENALTY_NEVER ? LINE_COST : DESPERATE_COST;
	return empty * empty + penalty + (empty > EMPTY ? EMPTY_COST : 0);
}

int pagebreak_badness(const struct pagebreak *b, int a, int z)
{
	int64_t height = pagebreak_height(b, a, z);
	int penalty;

	if (height > b->room)
		return PAGE_TOO_HIGH;
	if (z == b->nbreaks - 1 || pagebreak_is_forced(b, z))
		return 0;
	penalty = b->list->nodes[b->breaks[z]].penalty;
	if (penalty >= PENALTY_NEVER)
		return PAGE_TORN;
	if ((penalty > PENALTY_LAST && penalty != PENALTY_LINE) ||
	    (b->room - height) * 100 / b->room > EMPTY)
		return PAGE_BAD;
	return 0;
}

int64_t pagebreak_cost(const struct pagebreak *b, int a, int z)
{
	return cost_of(b, z, pagebreak_height(b, a, z));
}

bool pagebreak_choose(struct pagebreak *b)
{
	b->cost[0] = 0;
	for (int z = 1; z < b->nbreaks; z++) {
		b->cost[z] = INT64_MAX;
		for (int a = z - 1; a >= 0; a--) {
			int64_t height = pagebreak_height(b, a, z), cost = INT64_MAX;

			if (height > b->room + b->deepest_opening && a < z - 1)
				break;
			if (height <= b->room || a == z - 1)
				cost = b->cost[a] + cost_of(b, z, height);
			if (cost < b->cost[z]) {
				b->cost[z] = cost;
				b->from[z] = a;
			}
			if (pagebreak_is_forced(b, a))
				break;
		}
	}
	assert(b->nbreaks == 1 || b->cost[b->nbreaks - 1] < INT64_MAX);
	return b->cost[b->nbreaks - 1] < OVERFULL_COST;
}
