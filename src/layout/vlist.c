/*
 * Vertical lists. vlist_parallel flattens each column to spans of box from y to y; it may cut at a
 * height that lies strictly inside no box of any column.
 */
#include "layout/vlist.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "layout/layout.h"

void vlist_init(struct vlist *list, struct arena *arena)
{
	*list = (struct vlist){.arena = arena, .first_baseline = -1};
}

static struct vnode *add_node(struct vlist *list, enum vkind kind, len height)
{
	struct vnode *node;

	ARENA_GROW(list->arena, list->nodes, list->nnodes);
	node = &list->nodes[list->nnodes++];
	*node = (struct vnode){.kind = kind, .height = height};
	list->height += height;
	return node;
}

struct vnode *vlist_add_box(struct vlist *list, len height)
{
	return add_node(list, V_BOX, height);
}

void vlist_add_glue(struct vlist *list, len height, len stretch)
{
	if (height > 0 || stretch > 0)
		add_node(list, V_GLUE, height)->stretch = stretch;
}

void vlist_add_fill(struct vlist *list, len ruling)
{
	struct vnode *node = add_node(list, V_GLUE, 0);

	node->is_fill = true;
	node->ruling = (int)ruling;
}

void vlist_add_penalty(struct vlist *list, int penalty)
{
	add_node(list, V_PENALTY, 0)->penalty = penalty;
}

void vlist_append(struct vlist *list, const struct vlist *more)
{
	bool is_taken = list->nnodes == 0 && list->arena == more->arena;

	if (list->first_baseline < 0 && more->first_baseline >= 0)
		list->first_baseline = list->height + more->first_baseline;
	if (is_taken) { /* it goes on growing where it is */
		list->nodes = more->nodes;
		list->nnodes = more->nnodes;
	}
	for (int i = 0; i < more->nnodes && !is_taken; i++) {
		ARENA_GROW(list->arena, list->nodes, list->nnodes);
		list->nodes[list->nnodes++] = more->nodes[i];
	}
	list->height += more->height;
}

static struct item *copy_items(struct arena *arena, struct item *items, int n)
{
	return n ? arena_copy(arena, items, sizeof *items * (size_t)n) : items;
}

void vlist_keep(const struct vlist *more, struct vlist *list)
{
	int first = list->nnodes;

	vlist_append(list, more);
	for (int i = first; i < list->nnodes; i++) {
		struct vnode *node = &list->nodes[i];

		assert(!node->after_break);
		node->items = copy_items(list->arena, node->items, node->nitems);
		node->top_items = copy_items(list->arena, node->top_items, node->ntop_items);
		if (node->nnotes)
			node->notes = arena_copy(list->arena, node->notes,
						 sizeof *node->notes * (size_t)node->nnotes);
	}
}

static void add_item(struct arena *arena, struct vnode *box, const struct item *item)
{
	ARENA_GROW(arena, box->items, box->nitems);
	box->items[box->nitems++] = *item;
}

void vlist_add_item(const struct vlist *list, struct vnode *box, const struct item *item)
{
	add_item(list->arena, box, item);
}

static void shift_items(struct item *items, int nitems, len dx, len dy)
{
	for (int i = 0; i < nitems; i++) {
		items[i].x += dx;
		items[i].y += dy;
	}
}

void vlist_shift(struct vlist *list, len dx, len dy)
{
	for (int i = 0; i < list->nnodes; i++) {
		shift_items(list->nodes[i].items, list->nodes[i].nitems, dx, dy);
		shift_items(list->nodes[i].top_items, list->nodes[i].ntop_items, dx, dy);
	}
}

void vlist_keep_with_next(struct vlist *list)
{
	for (int i = list->nnodes - 1; i >= 0 && list->nodes[i].kind != V_BOX; i--)
		if (list->nodes[i].kind == V_PENALTY)
			list->nodes[i].penalty = PENALTY_NEVER;
	vlist_add_penalty(list, PENALTY_NEVER);
}

len vlist_kept_height(const struct vlist *list)
{
	len height = 0;

	for (int i = list->nnodes - 1; i >= 0; i--) {
		if (list->nodes[i].kind == V_PENALTY && list->nodes[i].penalty < PENALTY_LINE)
			break;
		height += list->nodes[i].height;
	}
	return height;
}

void vlist_pad(struct vlist *list, len height)
{
	if (list->height < height)
		vlist_add_box(list, height - list->height);
}

void vlist_pad_kept(struct vlist *list, len height)
{
	if (list->nnodes == 0) {
		vlist_pad(list, height);
		return;
	}
	vlist_keep_with_next(list);
	vlist_pad(list, height);
	vlist_keep_with_next(list);
}

void vlist_pad_top(struct vlist *list, len height)
{
	struct vlist padded;

	if (height <= 0)
		return;
	vlist_init(&padded, list->arena);
	vlist_add_box(&padded, height);
	vlist_append(&padded, list);
	arena_drop(list->arena, list->nodes);
	*list = padded;
}

static void add_notes(struct arena *arena, struct vnode *to, const struct vnode *from)
{
	int *notes;

	if (from->nnotes == 0)
		return;
	notes = ARENA_ARRAY(arena, int, to->nnotes + from->nnotes);
	for (int i = 0; i < to->nnotes; i++)
		notes[i] = to->notes[i];
	for (int i = 0; i < from->nnotes; i++)
		notes[to->nnotes + i] = from->notes[i];
	to->notes = notes;
	to->nnotes += from->nnotes;
}

/* Adds what `from` draws to `to`, dy lower. */
static void merge_node(struct arena *arena, struct vnode *to, const struct vnode *from, len dy)
{
	for (int i = 0; i < from->nitems; i++) {
		struct item item = from->items[i];

		item.y += dy;
		add_item(arena, to, &item);
	}
	add_notes(arena, to, from);
}

void vlist_level_baselines(struct vlist *a, struct vlist *b)
{
	len d = a->first_baseline - b->first_baseline;

	if (a->first_baseline < 0 || b->first_baseline < 0)
		return;
	if (d > 0)
		vlist_pad_top(b, d);
	else
		vlist_pad_top(a, -d);
}

struct vnode *vlist_box_up(const struct vlist *list, struct vlist *out)
{
	struct vnode *box = vlist_add_box(out, list->height);
	len y = 0;

	if (out->first_baseline < 0 && list->first_baseline >= 0)
		out->first_baseline = out->height - list->height + list->first_baseline;
	for (int i = 0; i < list->nnodes; i++) {
		merge_node(out->arena, box, &list->nodes[i], y);
		y += list->nodes[i].height;
	}
	return box;
}

static int compare_lens(const void *a, const void *b)
{
	len x = *(const len *)a, y = *(const len *)b;

	return (x > y) - (x < y);
}

/* Few are nearly sorted: the columns of a row, one behind the other. */
static void sort_lens(len *list, int n)
{
	enum { FEW = 40 };

	if (n > FEW) {
		qsort(list, (size_t)n, sizeof *list, compare_lens);
		return;
	}
	for (int i = 1; i < n; i++) {
		len value = list[i];
		int k = i;

		for (; k > 0 && list[k - 1] > value; k--)
			list[k] = list[k - 1];
		list[k] = value;
	}
}

/* All heights at which some column has the end of a box, ascending and once each. */
static int collect_cuts(struct arena *arena, const struct vlist *columns, int ncolumns, len **out)
{
	len *cuts = NULL;
	int n = 0, nunique = 0;

	for (int c = 0; c < ncolumns; c++) {
		len y = 0;

		for (int i = 0; i < columns[c].nnodes; i++) {
			const struct vnode *node = &columns[c].nodes[i];

			y += node->height;
			if (node->kind != V_BOX)
				continue;
			ARENA_GROW(arena, cuts, n);
			cuts[n++] = y;
		}
	}
	sort_lens(cuts, n);
	for (int i = 0; i < n; i++)
		if (nunique == 0 || cuts[i] != cuts[nunique - 1])
			cuts[nunique++] = cuts[i];
	*out = cuts;
	return nunique;
}

/* A place in one column while all are walked downwards together. */
struct walk {
	int node;
	len top;     /* of that node */
	int penalty; /* met since the last box: in the glue behind a heading none may cut */
};

/* Moves on past everything that ends at or above y. False when a box reaches across y. */
static bool walk_to(const struct vlist *column, struct walk *walk, len y)
{
	while (walk->node < column->nnodes) {
		const struct vnode *node = &column->nodes[walk->node];

		if (node->kind == V_PENALTY && walk->top <= y) {
			if (node->penalty > walk->penalty)
				walk->penalty = node->penalty;
		} else if (walk->top + node->height <= y) {
			if (node->kind == V_BOX && node->height > 0)
				walk->penalty = 0;
		} else {
			return node->kind != V_BOX || walk->top >= y;
		}
		walk->top += node->height;
		walk->node++;
	}
	if (walk->top < y)
		walk->penalty = 0;
	return true;
}

/* Puts all boxes of the column that lie in [top, bottom) into box. */
static void merge_between(struct arena *arena, const struct vlist *column, struct walk *from,
			  len top, len bottom, struct vnode *box)
{
	while (from->node < column->nnodes) {
		const struct vnode *node = &column->nodes[from->node];

		if (from->top >= bottom && node->height > 0)
			return;
		if (node->kind == V_BOX)
			merge_node(arena, box, node, from->top - top);
		from->top += node->height;
		from->node++;
	}
}

/* Puts the columns into one box, so high. */
static void merge_whole(const struct vlist *columns, int ncolumns, len height, struct vlist *out)
{
	struct vnode *box = vlist_add_box(out, height);

	for (int c = 0; c < ncolumns; c++) {
		len y = 0;

		for (int i = 0; i < columns[c].nnodes; i++) {
			if (columns[c].nodes[i].kind == V_BOX)
				merge_node(out->arena, box, &columns[c].nodes[i], y);
			y += columns[c].nodes[i].height;
		}
	}
}

void vlist_parallel(const struct vlist *columns, int ncolumns, len min_height, int least_penalty,
		    struct vlist *out)
{
	struct walk *ahead, *behind;
	len *cuts, top = 0, highest = min_height;
	int ncuts;

	for (int c = 0; c < ncolumns; c++) {
		highest = len_max(highest, columns[c].height);
		if (columns[c].first_baseline >= 0 && out->first_baseline < 0)
			out->first_baseline = out->height + columns[c].first_baseline;
	}
	if (least_penalty >= PENALTY_NEVER) {
		if (highest > 0)
			merge_whole(columns, ncolumns, highest, out);
		return;
	}
	ahead = ARENA_ARRAY(out->arena, struct walk, ncolumns);
	behind = ARENA_ARRAY(out->arena, struct walk, ncolumns);
	ncuts = collect_cuts(out->arena, columns, ncolumns, &cuts);
	if (ncuts)
		cuts[ncuts - 1] = highest;
	for (int k = 0; k < ncuts; k++) {
		len y = cuts[k];
		bool is_cut = true;
		int penalty = least_penalty;
		struct vnode *box;

		for (int c = 0; c < ncolumns; c++) {
			is_cut = walk_to(&columns[c], &ahead[c], y) && is_cut;
			if (ahead[c].penalty > penalty)
				penalty = ahead[c].penalty;
		}
		if (y <= top || (!is_cut && y < highest))
			continue;
		box = vlist_add_box(out, y - top);
		for (int c = 0; c < ncolumns; c++)
			merge_between(out->arena, &columns[c], &behind[c], top, y, box);
		if (y < highest) {
			vlist_add_penalty(out, penalty);
			vlist_last(out)->is_within = true;
		}
		top = y;
	}
	if (ncuts == 0 && highest > 0)
		vlist_add_box(out, highest);
	assert(ncuts == 0 || top == highest);
}
