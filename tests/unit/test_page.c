/* Page breaks against brute force: every choice of breaks, on small lists of every make. */
#include <stdint.h>
#include <stdlib.h>

#include "layout/layout.h"
#include "layout/pagebreak.h"
#include "layout/vlist.h"
#include "tap.h"

enum { ROOM = 100000, NOTE_GAP = 5000, MOST_NODES = 14, DEEP = 40000 /* what hangs below */ };

static unsigned draw(unsigned *seed, unsigned n)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16) % n;
}

struct sample {
	struct vnode nodes[MOST_NODES], openings[2]; /* something hangs below the second */
	struct item hanging;
	len notes[MOST_NODES];
	struct vlist list;
};

/* Boxes, glue and penalties at random; some penalties open pages, some boxes have footnotes. */
static void draw_sample(struct sample *sample, unsigned *seed, bool is_tight)
{
	static const int penalties[] = {0, 0, 50, 150, 400, 9000, PENALTY_NEVER, PENALTY_ALWAYS};
	int n = 1 + (int)draw(seed, MOST_NODES);

	*sample = (struct sample){0};
	vlist_init(&sample->list, NULL);
	for (int i = 0; i < 2; i++)
		sample->openings[i].height = 6000 + 9000 * i;
	sample->hanging = (struct item){.kind = ITEM_BOX, .y = 10000, .h = DEEP - 10000};
	sample->openings[1].items = &sample->hanging;
	sample->openings[1].nitems = 1;
	for (int i = 0; i < n; i++) {
		struct vnode *node = &sample->nodes[i];
		unsigned kind = draw(seed, 6);

		node->kind = i % 2 == 0 || kind == 0 ? V_BOX : kind == 1 ? V_GLUE : V_PENALTY;
		if (node->kind != V_PENALTY)
			node->height = (len)draw(seed, is_tight ? 130 : 60) * 1000;
		if (node->kind == V_BOX && draw(seed, 5) == 0)
			sample->notes[i] = (len)draw(seed, 30) * 1000;
		if (node->kind == V_PENALTY)
			node->penalty = penalties[draw(seed, 8)];
		if (node->kind == V_PENALTY && draw(seed, 3) == 0)
			node->after_break = &sample->openings[draw(seed, 2)];
	}
	sample->list.nodes = sample->nodes;
	sample->list.nnodes = n;
}

static void init(struct pagebreak *b, struct arena *arena, const struct sample *sample,
		 bool is_desperate)
{
	pagebreak_init(b, arena, &sample->list, sample->notes, is_desperate);
	b->room = ROOM;
	b->note_gap = NOTE_GAP;
}

/* The least cost of the pages from break a on, over every choice. */
static int64_t cheapest(const struct pagebreak *b, int a)
{
	int64_t best = INT64_MAX;

	if (a == b->nbreaks - 1)
		return 0;
	for (int z = a + 1; z < b->nbreaks; z++) {
		if (pagebreak_height(b, a, z) <= b->room || z == a + 1) {
			int64_t rest = cheapest(b, z), cost;

			cost = rest == INT64_MAX ? rest : rest + pagebreak_cost(b, a, z);
			best = cost < best ? cost : best;
		}
		if (pagebreak_is_forced(b, z))
			break;
	}
	return best;
}

/* The height of a page, summed up node by node. */
static int64_t plain_height(const struct sample *sample, const struct pagebreak *b, int a, int z)
{
	const struct vnode *opening = pagebreak_opening(b, a);
	int64_t height = opening ? opening->height : 0, notes = 0, glue = 0;
	bool has_box = false;

	for (int i = b->breaks[a] + 1; i < b->breaks[z]; i++) {
		const struct vnode *node = &sample->nodes[i];

		if (node->kind == V_BOX) {
			height += glue + node->height;
			notes += sample->notes[i];
			has_box = true;
			glue = 0;
		} else if (has_box) {
			glue += node->height;
		}
	}
	if (!has_box)
		return 0;
	if (opening == &sample->openings[1])
		height = len_max(height, DEEP);
	return height + (notes ? notes + NOTE_GAP : 0);
}

static void check_choices(bool is_tight, bool is_desperate, const char *what)
{
	unsigned seed = 7;
	int nwrong = 0, nempty = 0, nheights = 0, nmany = 0;

	for (int round = 0; round < 4000; round++) {
		struct arena arena;
		struct sample sample;
		struct pagebreak b;

		arena_init(&arena);
		draw_sample(&sample, &seed, is_tight);
		init(&b, &arena, &sample, is_desperate);
		pagebreak_choose(&b);
		nwrong += b.cost[b.nbreaks - 1] != cheapest(&b, 0);
		nmany += b.nbreaks > 4;
		for (int a = 0; a < b.nbreaks; a++)
			for (int z = a + 1; z < b.nbreaks; z++)
				nheights += pagebreak_height(&b, a, z) !=
					    plain_height(&sample, &b, a, z);
		for (int z = b.nbreaks - 1; z > 0; z = b.from[z])
			nempty += b.nbreaks > 2 && b.starts[b.from[z]] >= b.ends[z];
		arena_release(&arena);
	}
	tap_ok(nwrong == 0, "%s: the cheapest of all choices, %d differ", what, nwrong);
	tap_ok(nheights == 0, "%s: heights of pages, %d differ", what, nheights);
	tap_ok(nempty == 0, "%s: no page is empty, %d are", what, nempty);
	tap_ok(nmany > 500, "%s: %d lists have many breaks", what, nmany);
}

/* What a page costs, by the words of pagebreak.h. */
static void check_costs(void)
{
	struct vnode nodes[] = {
		{.kind = V_BOX, .height = 80000},  {.kind = V_PENALTY, .penalty = 50},
		{.kind = V_BOX, .height = 50000},  {.kind = V_PENALTY, .penalty = PENALTY_ALWAYS},
		{.kind = V_BOX, .height = 110000}, {.kind = V_PENALTY, .penalty = PENALTY_NEVER},
		{.kind = V_BOX, .height = 66000},
	};
	struct sample sample = {.list = {.nodes = nodes, .nnodes = 7}};
	struct pagebreak b;
	struct arena arena;

	arena_init(&arena);
	init(&b, &arena, &sample, false);
	tap_ok(b.nbreaks == 4, "breaks at the start, two penalties, and the end");
	tap_ok(pagebreak_cost(&b, 0, 1) == 20 * 20 + 50, "the square of the room, and the penalty");
	tap_ok(pagebreak_cost(&b, 1, 2) == 16 * 16 / 2, "a third is free before a forced break");
	tap_ok(pagebreak_cost(&b, 2, 3) == 1076000, "a page too high costs much");
	tap_ok(!pagebreak_choose(&b), "and is reported");
	init(&b, &arena, &sample, true);
	tap_ok(pagebreak_cost(&b, 3, 4) == 0, "a third is free on the last page");
	tap_ok(pagebreak_badness(&b, 2, 3) == PAGE_TOO_HIGH, "and is worst");
	tap_ok(!pagebreak_badness(&b, 0, 1) && !pagebreak_badness(&b, 1, 2) &&
		       !pagebreak_badness(&b, 3, 4),
	       "others are not");
	nodes[0].height = 34000;
	nodes[4].height = 90000;
	init(&b, &arena, &sample, true);
	tap_ok(pagebreak_cost(&b, 0, 1) == 66 * 66 + 50 + 20000, "a nearly empty page costs much");
	tap_ok(pagebreak_badness(&b, 0, 1) == PAGE_BAD, "and is bad");
	tap_ok(pagebreak_cost(&b, 2, 3) == 100 + 100000, "so does one that parts a head");
	tap_ok(pagebreak_badness(&b, 2, 3) == PAGE_TORN, "which is worse");
	nodes[5].penalty = PENALTY_LINE;
	tap_ok(!pagebreak_badness(&b, 2, 3), "as one that parts a line is not");
	nodes[5].penalty = PENALTY_NEVER;
	nodes[4].height = 110000;
	init(&b, &arena, &sample, true);
	tap_ok(pagebreak_cost(&b, 2, 3) == 1010000, "what was kept together may part if it must");
	arena_release(&arena);
}

int main(void)
{
	check_costs();
	check_choices(false, false, "small boxes");
	check_choices(true, false, "large boxes");
	check_choices(true, true, "large boxes, desperate");
	return tap_done();
}
