/*
 * Cards: open columns side by side. A card of a role stands behind a pole in the role's colour, as
 * long as the highest card of its row.
 */
#include "layout/card.h"

#include "layout/blocks.h"
#include "layout/flow.h"
#include "layout/para.h"

enum { FIGURE_STEP = 1000 }; /* figures shrink by whole points */

static bool is_drawing(const struct block *block)
{
	return block->kind == BLOCK_FIGURE || block->kind == BLOCK_PICTURE;
}

static bool is_head(const struct block *block)
{
	return block->kind == BLOCK_HEADING;
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

/* The figure that a card is about, or NULL. */
static const struct block *key_figure(const struct block *card)
{
	return card->first && card->first->style == STYLE_KEY_FIGURE ? card->first : NULL;
}

/* The style of the figures of all cards of a row: as large as the theme says, or as lets the
 * widest stay on one line, but no smaller than heads. */
static struct style figure_style(const struct flow *flow, const struct block *row, len width)
{
	struct style style = flow->styles[STYLE_KEY_FIGURE];
	len least = flow->styles[STYLE_HEAD].size;

	for (const struct block *card = row->first; card; card = card->next) {
		len inset = flow_inset(flow, width), gap = len_max(0, inset - flow->master->gutter);
		len room = width - gap - (card->role >= 0 ? inset : 0);
		struct para_widths text;

		if (!key_figure(card))
			continue;
		para_measure(flow, card->first, &flow->styles[STYLE_KEY_FIGURE], LEN_MAX, &text);
		if (text.unbroken > room)
			style.size = len_min(style.size,
					     len_scale(flow->styles[STYLE_KEY_FIGURE].size, room,
						       text.unbroken) /
						     FIGURE_STEP * FIGURE_STEP);
	}
	style.size = len_min(len_max(style.size, least), flow->styles[STYLE_KEY_FIGURE].size);
	return style;
}

/* Figures that words stand under, and the words level below them. */
static void figures_flow(const struct flow *flow, const struct block **next, const len *widths,
			 int n, len width, struct vlist *columns)
{
	struct style style = figure_style(flow, next[0]->parent->parent, width);
	len highest = 0;

	for (int i = 0; i < n; i++) {
		struct para_options options = {.width = widths[i], .style = &style};

		if (next[i]->style == STYLE_KEY_FIGURE) {
			para_flow(flow, next[i], &options, &columns[i]);
			next[i] = next[i]->next;
		}
		highest = len_max(highest, columns[i].height);
	}
	for (int i = 0; i < n; i++)
		if (next[i])
			vlist_pad_kept(&columns[i], highest);
}

/* What of the cards goes on with a block of a kind; all have it, and some have. */
static int count_kind(const struct block *const *next, int n, bool (*is_kind)(const struct block *))
{
	int count = 0;

	for (int i = 0; i < n; i++)
		count += next[i] && is_kind(next[i]);
	return count;
}

/* One of each that is of the kind; what follows is level again, and on the same page. */
static void level_kind(const struct flow *flow, const struct block **next, const len *widths, int n,
		       bool (*is_kind)(const struct block *), struct vlist *columns)
{
	len gap = is_kind == is_drawing ? flow->theme->gaps.figure * flow->master->grid : 0;
	len highest = 0;

	for (int i = 0; i < n; i++) {
		if (next[i] && is_kind(next[i])) {
			blocks_flow_one(flow, next[i], widths[i], &columns[i]);
			highest = len_max(highest, columns[i].height + gap);
			next[i] = next[i]->next;
		}
		highest = len_max(highest, columns[i].height);
	}
	for (int i = 0; i < n; i++)
		if (next[i])
			vlist_pad_kept(&columns[i], highest);
}

/* Drawings, then heads, level across the cards, though not every card has both; behind a head only
 * what all have. next[i]: what follows them. */
static void level_heads(const struct flow *flow, const struct block **next, const len *widths,
			int n, struct vlist *columns)
{
	bool has_heads = false;

	for (;;) {
		int ndrawings = count_kind(next, n, is_drawing);
		int nheads = count_kind(next, n, is_head);

		if (ndrawings == n || (ndrawings && ndrawings + nheads == n && !has_heads)) {
			level_kind(flow, next, widths, n, is_drawing, columns);
		} else if (nheads == n || (nheads && !has_heads)) {
			level_kind(flow, next, widths, n, is_head, columns);
			has_heads = true;
		} else {
			return;
		}
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
	if (key_figure(cards[0]))
		figures_flow(flow, next, widths, n, width, columns);
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
