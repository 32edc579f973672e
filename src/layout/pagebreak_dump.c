/* The vertical list and its page ends as text. */
#include "layout/pagebreak_dump.h"

#include <inttypes.h>

#include "layout/layout.h"
#include "layout/layout_dump.h"
#include "layout/pagebreak.h"
#include "layout/vlist.h"

/* What a box shows first, so that people find it. */
static void put_shown(const struct vnode *node, struct buf *out)
{
	for (int i = 0; i < node->nitems; i++) {
		const struct item *item = &node->items[i];

		if (item->block < 0)
			continue;
		buf_printf(out, " #%d", item->block);
		if (item->kind == ITEM_RUN) {
			const struct run *run = item->of.run;

			buf_addc(out, ' ');
			layout_dump_text(out, run->text + run->start, run->end - run->start);
		}
		return;
	}
}

static void put_node(const struct vnode *node, struct buf *out)
{
	switch (node->kind) {
	case V_BOX:
		buf_printf(out, "box %" PRId64, node->height);
		put_shown(node, out);
		if (node->nnotes)
			buf_printf(out, " notes %d", node->nnotes);
		break;
	case V_GLUE:
		buf_printf(out, "glue %" PRId64 " stretch %" PRId64 "%s", node->height,
			   node->stretch, node->is_fill ? " fill" : "");
		break;
	case V_PENALTY:
		buf_printf(out, "penalty %d", node->penalty);
		if (node->after_break)
			buf_printf(out, " opening %" PRId64, node->after_break->height);
		break;
	}
	buf_addc(out, '\n');
}

/* The cheapest page that ends with break z. */
static void put_page(const struct pagebreak *b, int z, bool is_taken, struct buf *out)
{
	int a = b->from[z];

	buf_printf(out,
		   "%c break %d: page from %d, %" PRId64 " of %" PRId64 ", cost %" PRId64
		   ", with those before %" PRId64 "\n",
		   is_taken ? '*' : ' ', z, a, pagebreak_height(b, a, z), b->room,
		   pagebreak_cost(b, a, z), b->cost[z]);
}

void pagebreak_dump(const struct pagebreak *b, struct buf *out)
{
	struct arena arena;
	bool *is_taken;
	int k = 1;

	arena_init(&arena);
	is_taken = ARENA_ARRAY(&arena, bool, b->nbreaks);
	for (int z = b->nbreaks - 1; z > 0; z = b->from[z])
		is_taken[z] = true;
	for (int i = 0; i < b->list->nnodes; i++) {
		put_node(&b->list->nodes[i], out);
		for (; k < b->nbreaks - 1 && b->breaks[k] == i; k++)
			put_page(b, k, is_taken[k], out);
	}
	if (k < b->nbreaks)
		put_page(b, k, true, out);
	arena_release(&arena);
}
