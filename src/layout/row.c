/*
 * A row that takes little of a page is one box. A higher one parts only where a page would else
 * stay nearly empty, and one that takes much of a page wherever all its cells may be cut.
 */
#include "layout/row.h"

#include "layout/flow.h"
#include "layout/table_head.h"

enum {
	FEW_STEPS = 8 /* of the grid: three lines with the room at the end of a row */
};

void row_pad_cell(struct vlist *cell, len pad)
{
	struct vlist padded;

	vlist_init(&padded, cell->arena);
	vlist_add_box(&padded, pad);
	vlist_add_penalty(&padded, PENALTY_NEVER);
	vlist_append(&padded, cell);
	*cell = padded;
}

/* A few lines of a row alone on a page are worse than a cut in its middle. */
static void spare_ends(const struct flow *flow, struct vlist *row)
{
	len few = FEW_STEPS * flow->master->grid, y = 0;

	for (int i = 0; i < row->nnodes; i++) {
		struct vnode *node = &row->nodes[i];

		y += node->height;
		if (node->kind == V_PENALTY && node->penalty < EDGE_PENALTY &&
		    (y < few || row->height - y < few))
			node->penalty = EDGE_PENALTY;
	}
}

/* How a row is kept whole: one that takes much of a page parts rather than leave a head behind. */
static int find_keep(const struct flow *flow, const struct vlist *cells, int ncells)
{
	return flow_keep(flow, cells, ncells, WHOLE_SHARE) ? PENALTY_NEVER : PENALTY_LINE;
}

void row_join(const struct flow *flow, struct vlist *cells, int ncells,
	      const struct table_setting *setting, bool has_room_below, struct vlist *out)
{
	int keep = flow_part(flow, cells, ncells, flow->theme->shares.row);

	vlist_parallel(cells, ncells, 0, keep ? find_keep(flow, cells, ncells) : SPLIT_PENALTY,
		       out);
	if (out->nnodes == 0)
		vlist_add_box(out, setting->above + setting->below);
	if (has_room_below) {
		out->nodes[out->nnodes - 1].height += setting->below;
		out->height += setting->below;
	}
	spare_ends(flow, out);
}
