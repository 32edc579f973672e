/*
 * Lists: labels at the start, bodies beside them. Where labels are large figures, a fine line
 * stands above every item, and figure and text share their first baseline.
 */
#include "layout/list.h"

#include "layout/blocks.h"
#include "layout/choices.h"
#include "layout/definitions.h"
#include "layout/flow.h"
#include "layout/para.h"

enum {
	EDGE_PENALTY = 700, /* of a page that ends behind the first or before the last item */
};

/* Widens *widest and *size by the labels of a list. */
static void measure_labels(const struct flow *flow, const struct block *list, len *widest,
			   len *size)
{
	for (const struct block *item = list->first; item; item = item->next) {
		struct para_widths label;

		if (!item->first || item->first->kind != BLOCK_LABEL)
			continue;
		para_measure(flow, item->first, NULL, LEN_MAX, &label);
		*widest = len_max(*widest, label.unbroken);
		*size = len_max(*size, flow->styles[item->first->style].size);
	}
}

static bool has_figures(const struct block *list)
{
	return list->kind == BLOCK_LIST && list->of.numbering == NUMBERING_FIGURES;
}

/* The row of cards that the list stands in; or NULL. */
static const struct block *row_around(const struct block *list)
{
	const struct block *card = list->parent;

	return card && card->kind == BLOCK_CARD && card->parent->kind == BLOCK_ROW ? card->parent
										   : NULL;
}

/* Room for the widest label and a gap of half an em, in half grid units. Lists of figures in cards
 * side by side have one width. */
static len list_indent(const struct flow *flow, const struct block *list)
{
	const struct block *row = has_figures(list) ? row_around(list) : NULL;
	len widest = 0, size = 0;

	if (!row)
		measure_labels(flow, list, &widest, &size);
	for (const struct block *card = row ? row->first : NULL; card; card = card->next)
		for (const struct block *b = card->first; b; b = b->next)
			if (has_figures(b))
				measure_labels(flow, b, &widest, &size);
	return len_round_up(widest + size / 2, flow->master->grid / 2);
}

/* Label and body with first baselines level and half a line free above the body. */
static void level_item(const struct flow *flow, struct vlist *label, struct vlist *body)
{
	len d = label->first_baseline - body->first_baseline, room;

	if (label->first_baseline < 0 || body->first_baseline < 0)
		d = 0;
	room = len_max(0, flow->theme->gaps.item * flow->master->grid - len_max(d, 0));
	vlist_pad_top(body, len_max(d, 0) + room);
	vlist_pad_top(label, len_max(-d, 0) + room);
}

/* The first item of a section hangs below the section's own line. */
static bool has_line_above(const struct block *item)
{
	const struct block *list = item->parent;

	if (!has_figures(list))
		return false;
	if (item != list->first || list->parent->kind != BLOCK_SECTION)
		return true;
	return block_body(list->parent) != list;
}

static void add_line_above(const struct flow *flow, len width, const struct vlist *list,
			   struct vnode *box)
{
	struct item line = flow_box(0, 0, width, flow->theme->row_line,
				    flow->theme->uses[COLOUR_HAIR]);

	vlist_add_item(list, box, &line);
}

/* Fills out, which is empty. Labels stand at the start, as the item's language has it. */
static void item_flow(const struct flow *flow, const struct block *item, len width, len indent,
		      struct vlist *out)
{
	bool is_against = flow_is_against(flow, item);
	bool is_figure = has_figures(item->parent);
	struct vlist columns[2];

	vlist_init(&columns[0], out->arena);
	vlist_init(&columns[1], out->arena);
	for (const struct block *part = item->first; part; part = part->next) {
		bool is_label = part->kind == BLOCK_LABEL;

		blocks_flow_one(flow, part, is_label ? indent : width - indent,
				&columns[!is_label]);
	}
	if (is_figure)
		level_item(flow, &columns[0], &columns[1]);
	if (is_figure && item->next)
		vlist_pad(&columns[1],
			  columns[1].height + flow->theme->gaps.item * flow->master->grid);
	vlist_shift(&columns[!is_against], is_against ? width - indent : indent, 0);
	vlist_parallel(columns, 2, 0,
		       is_figure ? flow_part(flow, columns, 2, flow->theme->shares.item) : 0, out);
	if (has_line_above(item) && out->nnodes > 0)
		add_line_above(flow, width, out, &out->nodes[0]);
}

void list_flow(const struct flow *flow, const struct block *list, len width, struct vlist *out)
{
	len indent;

	if (list->of.numbering == NUMBERING_BOXES || list->of.numbering == NUMBERING_SCALE) {
		choices_flow(flow, list, width, out);
		return;
	}
	if (list->of.numbering == NUMBERING_TERMS) {
		definitions_flow(flow, list, width, out);
		return;
	}
	indent = list_indent(flow, list);
	for (const struct block *item = list->first; item; item = item->next) {
		struct building built = building_begin(flow);

		item_flow(flow, item, width, indent, &built.list);
		building_end(flow, &built, out);
		if (item->next)
			vlist_add_penalty(out, item == list->first || !item->next->next
						       ? EDGE_PENALTY
						       : 0);
	}
}
