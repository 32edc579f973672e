/*
 * Cards: open columns side by side. A card of a role stands behind a pole in the role's colour, as
 * long as the highest card of its row.
 */
#include "layout/card.h"

#include "layout/blocks.h"
#include "layout/flow.h"

static bool is_aligned_kind(const struct block *block)
{
	return block->kind == BLOCK_FIGURE || block->kind == BLOCK_PICTURE ||
	       block->kind == BLOCK_HEADING;
}

/* Whether the next child of every card is of one kind that is to line up across them. */
static bool children_line_up(const struct block *const *next, int n)
{
	for (int i = 0; i < n; i++)
		if (!next[i] || !is_aligned_kind(next[i]) || next[i]->kind != next[0]->kind)
			return false;
	return true;
}

/* Lists whose items have lines above them stand close below a head. */
static bool opens_with_line(const struct block *block)
{
	return block && block->kind == BLOCK_LIST && block->of.numbering == NUMBERING_FIGURES;
}

static void add_poles(const struct flow *flow, const struct block *const *cards, int n, len width,
		      const struct vlist *list, struct vnode *box)
{
	for (int i = 0; i < n; i++) {
		bool is_against = flow_is_against(flow, cards[i]);
		len x = (width + flow->master->gutter) * i;
		struct item pole;

		if (cards[i]->role < 0)
			continue;
		pole = flow_box(is_against ? x + width - flow->theme->pole : x, 0,
				flow->theme->pole, box->height,
				flow_role_colour(flow, cards[i]->role));
		vlist_add_item(list, box, &pole);
	}
}

/* Figures and heads of all cards, each kind level across them; next[i]: what follows them. */
static void level_heads(const struct flow *flow, const struct block **next, const len *widths,
			int n, struct vlist *columns)
{
	len highest = 0;

	while (children_line_up(next, n)) {
		bool is_figure = next[0]->kind != BLOCK_HEADING;

		for (int i = 0; i < n; i++) {
			blocks_flow_one(flow, next[i], widths[i], &columns[i]);
			highest = len_max(highest, columns[i].height);
			next[i] = next[i]->next;
		}
		highest += is_figure ? flow->theme->gaps.figure * flow->master->grid : 0;
		for (int i = 0; i < n; i++)
			vlist_pad(&columns[i], highest);
	}
}

void card_flow(const struct flow *flow, const struct block *const *cards, int n, len width,
	       struct vlist *out)
{
	struct vlist *columns = ARENA_ARRAY(out->arena, struct vlist, n);
	const struct block **next = ARENA_ARRAY(out->arena, const struct block *, n);
	len *widths = ARENA_ARRAY(out->arena, len, n);
	len inset = flow_inset(flow, width);
	int first = out->nnodes;

	for (int i = 0; i < n; i++) {
		vlist_init(&columns[i], out->arena);
		next[i] = cards[i]->first;
		widths[i] = cards[i]->role >= 0 ? width - inset : width;
	}
	level_heads(flow, next, widths, n, columns);
	for (int i = 0; i < n; i++) {
		bool is_against = flow_is_against(flow, cards[i]);
		len x = (width + flow->master->gutter) * i;

		if (next[i] != cards[i]->first && opens_with_line(next[i])) {
			vlist_add_box(&columns[i], flow->theme->gaps.list * flow->master->grid);
			vlist_add_penalty(&columns[i], PENALTY_NEVER);
		}
		blocks_flow(flow, next[i], NULL, widths[i], &columns[i]);
		vlist_shift(&columns[i], is_against ? x : x + width - widths[i], 0);
	}
	vlist_parallel(columns, n, 0, flow_part(flow, columns, n, flow->theme->shares.cards), out);
	for (int i = first; i < out->nnodes; i++)
		if (out->nodes[i].kind == V_BOX)
			add_poles(flow, cards, n, width, out, &out->nodes[i]);
}
