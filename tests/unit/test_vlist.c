/* Vertical lists: columns side by side keep every item where it stood; where they may be cut. */
#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "layout/layout.h"
#include "layout/vlist.h"
#include "layout/vlist_check.h"
#include "layout/vlist_part.h"
#include "tap.h"

enum { MOST_COLUMNS = 4, MOST_NODES = 12, MOST_HEIGHT = 400 };

static unsigned draw(unsigned *seed, unsigned n)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % n;
}

/* Adds an item that knows itself by its x; y counts from the box's top. */
static void mark_box(const struct vlist *list, struct vnode *box, len x, len y)
{
	struct item item = {.kind = ITEM_BOX, .x = x, .y = y, .w = 1, .h = 1};

	vlist_add_item(list, box, &item);
}

/* A column at random, its items numbered on from *nitems. */
static void draw_column(struct arena *arena, struct vlist *column, unsigned *seed, int *nitems)
{
	static const int penalties[] = {0, 20, 300, PENALTY_NEVER};
	int n = (int)draw(seed, MOST_NODES);

	vlist_init(column, arena);
	for (int i = 0; i < n; i++) {
		unsigned kind = draw(seed, 5);
		len height = (len)draw(seed, 5) * 5;

		if (kind == 0)
			vlist_add_glue(column, height, 0);
		else if (kind == 1)
			vlist_add_penalty(column, penalties[draw(seed, 4)]);
		else
			mark_box(column, vlist_add_box(column, height), (*nitems)++,
				 height ? (len)draw(seed, (unsigned)height) : 0);
	}
}

/* Where each item stands from the top of the list, by its number; -1 where it is not. */
static void find_items(const struct vlist *list, len *places, int *nitems)
{
	len top = 0;

	for (int i = 0; i < list->nnodes; i++) {
		for (int k = 0; k < list->nodes[i].nitems; k++) {
			places[list->nodes[i].items[k].x] = top + list->nodes[i].items[k].y;
			++*nitems;
		}
		top += list->nodes[i].height;
	}
}

/*
 * What a column says to a cut at y: the largest penalty between the boxes above and below, or -1
 * where a box reaches across. Below its end a column has nothing to say.
 */
static int penalty_at(const struct vlist *column, len y)
{
	len top = 0;
	int penalty = 0;

	if (column->height < y)
		return 0;
	for (int i = 0; i < column->nnodes && top <= y; i++) {
		const struct vnode *node = &column->nodes[i];

		if (node->kind == V_BOX && node->height > 0 && top < y) {
			if (top + node->height > y)
				return -1;
			penalty = 0;
		}
		if (node->kind == V_PENALTY && node->penalty > penalty)
			penalty = node->penalty;
		top += node->height;
	}
	return penalty;
}

struct counts {
	int nplaces, nheights, ncuts, npenalties, nparted;
};

static void check_cuts(const struct vlist *columns, int n, int least, const struct vlist *out,
		       struct counts *wrong)
{
	len top = 0;

	for (int i = 0; i < out->nnodes; i++) {
		const struct vnode *node = &out->nodes[i];
		int most = least;

		if (node->kind == V_PENALTY) {
			for (int c = 0; c < n; c++) {
				int penalty = penalty_at(&columns[c], top);

				wrong->ncuts += penalty < 0;
				most = penalty > most ? penalty : most;
			}
			wrong->npenalties += node->penalty != most;
			wrong->nparted++;
		}
		top += node->height;
	}
	wrong->nheights += top != out->height;
}

/* Lays random columns side by side and compares what stands where, before and after. */
static void try_columns(unsigned *seed, struct counts *wrong)
{
	struct vlist columns[MOST_COLUMNS], out;
	len before[MOST_COLUMNS * MOST_NODES], after[MOST_COLUMNS * MOST_NODES], highest;
	int n = 1 + (int)draw(seed, MOST_COLUMNS), nitems = 0, nfound = 0, nleft = 0;
	int least = draw(seed, 4) == 0 ? PENALTY_NEVER : (int)draw(seed, 3) * 50;
	struct arena arena;

	arena_init(&arena);
	highest = (len)draw(seed, 100);
	for (int c = 0; c < n; c++)
		draw_column(&arena, &columns[c], seed, &nitems);
	for (int i = 0; i < nitems; i++)
		before[i] = after[i] = -1;
	vlist_init(&out, &arena);
	vlist_parallel(columns, n, highest, least, &out);
	for (int c = 0; c < n; c++) {
		highest = len_max(highest, columns[c].height);
		find_items(&columns[c], before, &nleft);
	}
	find_items(&out, after, &nfound);
	wrong->nplaces += nfound != nitems;
	for (int i = 0; i < nitems; i++)
		wrong->nplaces += before[i] != after[i];
	wrong->nheights += out.height != highest;
	wrong->nparted -= least == PENALTY_NEVER && out.nnodes > 1 ? 1000000 : 0;
	check_cuts(columns, n, least, &out, wrong);
	arena_release(&arena);
}

static void test_random_columns(void)
{
	struct counts wrong = {0};
	unsigned seed = 11;

	for (int round = 0; round < 20000; round++)
		try_columns(&seed, &wrong);
	tap_ok(wrong.nplaces == 0, "items stay where they stood: %d do not", wrong.nplaces);
	tap_ok(wrong.nheights == 0, "as high as the highest column: %d are not", wrong.nheights);
	tap_ok(wrong.ncuts == 0, "no cut goes through a box: %d do", wrong.ncuts);
	tap_ok(wrong.npenalties == 0, "a cut has the largest penalty: %d have another",
	       wrong.npenalties);
	tap_ok(wrong.nparted > 10000, "there are cuts, and none where all is kept: %d",
	       wrong.nparted);
}

/* Two columns with a common edge at 20: text of four lines beside text of two, higher, ones. */
static void test_cut(void)
{
	struct vlist columns[2], out;
	struct arena arena;
	static const int notes[] = {5, 6};

	arena_init(&arena);
	for (int c = 0; c < 2; c++) {
		vlist_init(&columns[c], &arena);
		for (int i = 0; i < 4 / (c + 1); i++) {
			struct vnode *box = vlist_add_box(&columns[c], 10 * (c + 1));

			box->notes = &notes[c];
			box->nnotes = i == 1;
			vlist_add_penalty(&columns[c], 30 * (c + 1));
		}
		columns[c].first_baseline = 8 - c;
	}
	vlist_init(&out, &arena);
	vlist_add_box(&out, 100);
	vlist_parallel(columns, 2, 50, 0, &out);
	tap_ok(out.nnodes == 4 && out.nodes[1].height == 20 && out.nodes[3].height == 30,
	       "cut where both columns may be; the last box takes the room below");
	tap_ok(out.nodes[2].kind == V_PENALTY && out.nodes[2].penalty == 60, "the larger penalty");
	tap_ok(out.nodes[1].nnotes == 1 && out.nodes[1].notes[0] == 5 && out.nodes[3].nnotes == 1 &&
		       out.nodes[3].notes[0] == 6,
	       "notes go with their boxes");
	tap_ok(out.height == 150 && out.first_baseline == 108, "height, and the first baseline");
	arena_release(&arena);
}

/* Lines 10 high beside lines 10 high that begin 5 lower: no height crosses none of them. */
static void test_part(void)
{
	struct vlist columns[2], out;
	struct arena arena;
	len highest = 0;

	arena_init(&arena);
	for (int c = 0; c < 2; c++) {
		vlist_init(&columns[c], &arena);
		vlist_add_glue(&columns[c], 5 * c, 0);
		for (int i = 0; i < 10; i++) {
			vlist_add_box(&columns[c], 10);
			if (c == 0 && i == 2)
				vlist_add_penalty(&columns[c], PENALTY_NEVER);
		}
	}
	columns[1].first_baseline = 12;
	vlist_part(columns, 2, 32);
	vlist_init(&out, &arena);
	vlist_parallel(columns, 2, 0, 0, &out);
	for (int i = 0; i < out.nnodes; i++)
		highest = len_max(highest, out.nodes[i].height);
	tap_ok(columns[0].height == 105 && columns[1].height == 105 && out.height == 105,
	       "what is pushed down to the common cut makes a column higher by that much");
	tap_ok(out.nodes[0].height == 25 && highest == 25,
	       "cut once, at the lowest place where neither crosses; level from there on");
	tap_ok(columns[0].nodes[2].kind == V_GLUE && columns[0].nodes[2].height == 5,
	       "the lines that stay together go down together");
	tap_ok(columns[1].first_baseline == 12, "the first baseline stays");
	vlist_part(columns, 2, 32);
	tap_ok(columns[0].height == 105 && columns[1].height == 105, "then there is no more to do");
	arena_release(&arena);
}

static void test_box_up(void)
{
	struct vlist list, out;
	struct vnode *box;
	struct arena arena;

	arena_init(&arena);
	vlist_init(&list, &arena);
	vlist_init(&out, &arena);
	mark_box(&list, vlist_add_box(&list, 10), 0, 3);
	vlist_add_glue(&list, 5, 9);
	vlist_add_penalty(&list, 0);
	mark_box(&list, vlist_add_box(&list, 10), 1, 4);
	list.first_baseline = 7;
	vlist_add_box(&out, 100);
	box = vlist_box_up(&list, &out);
	tap_ok(out.nnodes == 2 && box->height == 25 && out.height == 125, "one box, glue included");
	tap_ok(box->nitems == 2 && box->items[0].y == 3 && box->items[1].y == 19,
	       "items keep their height from the top");
	tap_ok(out.first_baseline == 107, "its first baseline is the list's");
	arena_release(&arena);
}

static void test_pad_and_shift(void)
{
	struct item top = {.x = 5, .y = 6};
	struct vlist list;
	struct arena arena;

	arena_init(&arena);
	vlist_init(&list, &arena);
	mark_box(&list, vlist_add_box(&list, 10), 1, 2);
	list.nodes[0].top_items = &top;
	list.nodes[0].ntop_items = 1;
	list.first_baseline = 8;
	vlist_shift(&list, 100, 20);
	tap_ok(list.nodes[0].items[0].x == 101 && list.nodes[0].items[0].y == 22, "a shift");
	tap_ok(top.x == 105 && top.y == 26, "also of what is drawn at a page's top");
	vlist_pad(&list, 10);
	tap_ok(list.nnodes == 1, "nothing to pad");
	vlist_pad(&list, 16);
	tap_ok(list.nnodes == 2 && list.height == 16, "room at the end");
	vlist_pad_top(&list, 4);
	tap_ok(list.nnodes == 3 && list.height == 20 && list.nodes[0].nitems == 0 &&
		       list.first_baseline == 12,
	       "room at the top moves the first baseline");
	vlist_add_glue(&list, 0, 0);
	tap_ok(list.nnodes == 3, "no glue of nothing");
	arena_release(&arena);
}

/* A good list, spoilt: what the check says of it. */
static void test_check(void)
{
	static const struct vnode glue = {.kind = V_GLUE, .height = 1};
	static const struct {
		int at;
		struct vnode node;
		const char *fault;
	} cases[] = {
		{0, {.kind = V_BOX, .height = 10}, ""},
		{0,
		 {.kind = V_BOX, .height = 10, .stretch = 1},
		 "node 0: a box is glue or a penalty too (1)"},
		{1,
		 {.kind = V_GLUE, .height = 5, .nnotes = 1},
		 "node 1: glue draws something, or is a penalty too (1)"},
		{2,
		 {.kind = V_PENALTY, .height = 5},
		 "node 2: a penalty takes room, or draws something (1)"},
		{0,
		 {.kind = V_BOX, .height = 10, .nitems = 1},
		 "node 0: a box counts what it has not (2)"},
		{0, {.kind = V_BOX, .height = -1}, "node 0: a height is below zero (3)"},
		{1,
		 {.kind = V_GLUE, .height = 5, .stretch = -1},
		 "node 1: a height is below zero (3)"},
		{2,
		 {.kind = V_PENALTY, .penalty = PENALTY_NEVER + 1},
		 "node 2: a penalty is out of bounds (4)"},
		{2,
		 {.kind = V_PENALTY, .after_break = &glue},
		 "node 2: what opens a page is no box (5)"},
		{1,
		 {.kind = V_GLUE, .height = 5, .stretch = 2, .is_within = true},
		 "node 1: glue draws something, or is a penalty too (1)"},
		{0, {.kind = V_BOX, .height = 11}, "its height is not that of its nodes (6)"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena arena;
		struct vlist list;
		struct buf fault;

		arena_init(&arena);
		buf_init(&fault);
		vlist_init(&list, &arena);
		vlist_add_box(&list, 10);
		vlist_add_glue(&list, 5, 2);
		vlist_add_penalty(&list, 50);
		list.nodes[cases[i].at] = cases[i].node;
		vlist_fault(&list, &fault);
		tap_is(buf_text(&fault), cases[i].fault, *cases[i].fault ? cases[i].fault : "good");
		list.first_baseline = 16;
		buf_clear(&fault);
		vlist_fault(&list, &fault);
		if (i == 0)
			tap_is(buf_text(&fault), "its first baseline lies outside (7)",
			       "its first baseline lies outside (7)");
		buf_release(&fault);
		arena_release(&arena);
	}
}

int main(void)
{
	test_random_columns();
	test_cut();
	test_part();
	test_box_up();
	test_pad_and_shift();
	test_check();
	return tap_done();
}
