/* Boxes: a frame around what must not be overlooked. */
#include "layout/box.h"

#include "layout/blocks.h"
#include "layout/flow.h"

/* A slice of the frame: lines at the sides of a box, above the first and below the last. */
static void add_frame(const struct flow *flow, len width, bool is_first, bool is_last,
		      const struct vlist *list, struct vnode *box)
{
	len weight = flow->theme->sizes.frame * flow->theme->section_line;
	int ink = flow->theme->uses[COLOUR_INK];
	struct item lines[] = {
		flow_box(0, 0, weight, box->height, ink),
		flow_box(width - weight, 0, weight, box->height, ink),
		flow_box(0, 0, width, weight, ink),
		flow_box(0, box->height - weight, width, weight, ink),
	};

	for (int i = 0; i < 4; i++)
		if (i < 2 || (i == 2 && is_first) || (i == 3 && is_last))
			vlist_add_item(list, box, &lines[i]);
}

/* The content with room around it. The top has less: a line's own height leaves some above it. */
static struct vlist fill_box(const struct flow *flow, const struct block *box, len width, len inset,
			     struct arena *arena)
{
	const struct block *body = box->first;
	len room = len_round_up(inset, flow->master->grid);
	struct vlist list;

	vlist_init(&list, arena);
	vlist_add_box(&list, len_max(flow->master->grid, room - flow->master->grid));
	vlist_add_penalty(&list, PENALTY_NEVER);
	if (body && body->kind == BLOCK_HEADING) {
		blocks_flow_one(flow, body, width - 2 * inset, &list);
		vlist_add_box(&list, flow->theme->gaps.box_head * flow->master->grid);
		vlist_add_penalty(&list, PENALTY_NEVER);
		body = body->next;
	}
	blocks_flow(flow, body, NULL, width - 2 * inset, &list);
	vlist_add_penalty(&list, PENALTY_NEVER);
	vlist_add_box(&list, room);
	vlist_shift(&list, inset, 0);
	return list;
}

void box_flow(const struct flow *flow, const struct block *box, len width, struct vlist *out)
{
	struct vlist content = fill_box(flow, box, width, flow_inset(flow, width), out->arena);
	int first = out->nnodes;

	vlist_parallel(&content, 1, 0, flow_part(flow, &content, 1, 100), out);
	for (int i = first; i < out->nnodes; i++) {
		struct vnode *node = &out->nodes[i];

		if (node->kind != V_BOX)
			continue;
		add_frame(flow, width, i == first, i == out->nnodes - 1, out, node);
		if (i == first) { /* the frame itself opens a page, no other line does */
			node->top_items = node->items;
			node->ntop_items = node->nitems;
		}
	}
}
