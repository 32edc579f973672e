/*
 * Terms and what they mean: terms in columns of the page's grid, as many as the widest of them
 * needs, and their meanings in the others. Where that leaves these too little room, as it does to
 * long terms on small paper, each term stands above its meaning, which is set in by the inset.
 */
#include "layout/definitions.h"

#include "layout/blocks.h"
#include "layout/flow.h"
#include "layout/para.h"

enum {
	MOST_COLUMNS = 3,   /* of the grid, for terms */
	LEAST_MEANING = 60, /* percent of the width */
	ITEM_PENALTY = -20, /* of a page that ends between two of them */
};

/* The label of an item, and its body. */
static const struct block *label_of(const struct block *item)
{
	return item->first && item->first->kind == BLOCK_LABEL ? item->first : NULL;
}

/* Where meanings begin; 0: terms stand above them. */
static len meaning_x(const struct flow *flow, const struct block *list, len width)
{
	len widest = 0, most = width - len_scale(width, LEAST_MEANING, 100);

	if (flow->doc->is_stacked)
		return 0;
	for (const struct block *item = list->first; item; item = item->next) {
		struct para_widths term;

		if (!label_of(item))
			continue;
		para_measure(flow, label_of(item), NULL, LEN_MAX, &term);
		widest = len_max(widest, term.unbroken);
	}
	for (int n = 1; n <= MOST_COLUMNS; n++) {
		len x = flow_columns_width(flow, n) + flow->master->gutter;

		if (x <= most && widest <= x - flow->master->gutter)
			return x;
	}
	return 0;
}

/* Fills out, which is empty. */
static void item_flow(const struct flow *flow, const struct block *item, len width, len x,
		      struct vlist *out)
{
	bool is_against = flow_is_against(flow, item);
	len inset = x > 0 ? x : flow_inset(flow, width);
	struct vlist columns[2];

	vlist_init(&columns[0], out->arena);
	vlist_init(&columns[1], out->arena);
	if (label_of(item))
		blocks_flow_one(flow, label_of(item), x > 0 ? x - flow->master->gutter : width,
				&columns[0]);
	for (const struct block *part = item->first; part; part = part->next)
		if (part != label_of(item))
			blocks_flow_one(flow, part, width - inset, &columns[1]);
	vlist_shift(&columns[1], is_against ? 0 : inset, 0);
	if (x == 0) {
		vlist_append(out, &columns[0]);
		vlist_keep_with_next(out);
		vlist_append(out, &columns[1]);
		return;
	}
	vlist_shift(&columns[0], is_against ? width - x + flow->master->gutter : 0, 0);
	vlist_level_baselines(&columns[0], &columns[1]);
	vlist_parallel(columns, 2, 0, 0, out);
}

void definitions_flow(const struct flow *flow, const struct block *list, len width,
		      struct vlist *out)
{
	len x = meaning_x(flow, list, width);

	for (const struct block *item = list->first; item; item = item->next) {
		struct building built = building_begin(flow);

		item_flow(flow, item, width, x, &built.list);
		building_end(flow, &built, out);
		if (item->next)
			vlist_add_penalty(out, ITEM_PENALTY);
	}
}
