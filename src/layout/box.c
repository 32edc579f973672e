/*
 * Boxes: a frame around what must not be overlooked. Callouts have a heavier frame the more they
 * matter, and hang a sign beside their first line, which says the same in words.
 */
#include "layout/box.h"

#include "layout/blocks.h"
#include "layout/chart.h"
#include "layout/flow.h"
#include "layout/mark.h"
#include "layout/pen.h"

/* Signs, in percent of the type beside them; what is drawn in one, in percent of that. */
enum { SIGN = 115, STROKE = 14, DOT = 42, HIGH = 66 };

/* How a box looks: its frame, and the sign in it; lengths. */
struct look {
	len weight;       /* of the frame */
	len inset;        /* from it to what it is around */
	len sign, indent; /* the sign, and how far all stands in from it; 0: there is none */
};

/* A slice of the frame: lines at the sides of a box, above the first and below the last. */
static void add_frame(const struct flow *flow, len width, len weight, const struct vlist *list,
		      struct vnode *box, bool is_first, bool is_last)
{
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
static struct vlist fill_box(const struct flow *flow, const struct block *box, len width,
			     const struct look *look, struct arena *arena)
{
	const struct block *body = box->first;
	len room = len_round_up(look->inset, flow->master->grid);
	len inner = width - 2 * look->inset - look->indent;
	struct vlist list;

	vlist_init(&list, arena);
	vlist_add_box(&list, len_max(flow->master->grid, room - flow->master->grid));
	vlist_add_penalty(&list, PENALTY_NEVER);
	if (body && body->kind == BLOCK_HEADING) {
		blocks_flow_one(flow, body, inner, &list);
		vlist_add_box(&list, flow->theme->gaps.box_head * flow->master->grid);
		vlist_add_penalty(&list, PENALTY_NEVER);
		body = body->next;
	}
	blocks_flow(flow, body, NULL, inner, &list);
	vlist_add_penalty(&list, PENALTY_NEVER);
	vlist_add_box(&list, look->sign > 0 ? list.nodes[0].height : room);
	return list;
}

/* A "!" or "i" of paper's colour, its middle at x, y. */
static void draw_stroke(struct pen *pen, len x, len y, len size, bool is_i)
{
	len stroke = len_scale(size, STROKE, 100), dot = len_scale(size, DOT, 100);
	len high = len_scale(size, HIGH, 100), top = y - high / 2;
	int paper = pen_use_colour(pen, COLOUR_PAPER);

	pen_box(pen, x - stroke / 2, is_i ? top + high - dot : top, stroke, dot, paper);
	pen_box(pen, x - stroke / 2, is_i ? top : top + high - stroke, stroke, stroke, paper);
}

/* Draws the sign of a callout at the start of its first line, the middle of whose capitals is at y.
 */
static void draw_sign(struct pen *pen, enum callout callout, len size, len x, len y)
{
	bool is_triangle = callout == CALLOUT_OF_WARNING;

	if (is_triangle) {
		pen_move(pen, x + size / 2, y - size / 2);
		pen_line(pen, x + size, y + size / 2);
		pen_line(pen, x, y + size / 2);
		pen_close(pen);
		pen_fill(pen, pen_use_colour(pen, COLOUR_INK));
	} else {
		mark_role(pen, -1, size, x + size / 2, y);
	}
	draw_stroke(pen, x + size / 2, is_triangle ? y + size / 8 : y,
		    is_triangle ? len_scale(size, 3, 4) : size, callout == CALLOUT_OF_TIP);
}

static struct look find_look(const struct flow *flow, const struct block *box, len width)
{
	static const int weights[] = {
		[CALLOUT_OF_TIP] = 1, [CALLOUT_OF_IMPORTANT] = 2, [CALLOUT_OF_WARNING] = 4};
	struct look look = {.weight = flow->theme->sizes.frame * flow->theme->section_line,
			    .inset = flow_inset(flow, width)};

	if (box->kind != BLOCK_CALLOUT)
		return look;
	look.weight = weights[box->of.callout] * flow->theme->section_line;
	look.sign = len_scale(flow->styles[STYLE_CALLOUT_HEAD].size, SIGN, 100);
	look.indent = len_round_up(look.sign + look.sign / 4, flow->master->grid);
	return look;
}

/* Adds the sign to the box of the list that has its first line. */
static void add_sign(const struct flow *flow, const struct block *callout, const struct look *look,
		     len width, const struct vlist *list)
{
	struct chart_context context = flow_chart(flow, -1, block_lang(flow->doc, callout));
	len x = flow_is_against(flow, callout) ? width - look->inset - look->sign : look->inset;
	len y = list->first_baseline - pen_cap_middle(flow->styles[STYLE_CALLOUT_HEAD].size);
	struct vnode *box = list->nodes;
	struct pen pen;

	context.is_mirrored = flow->is_rtl;
	for (; box->kind != V_BOX || box->height < y; box++)
		y -= box->height;
	pen_init(&pen, &context, NULL, width);
	draw_sign(&pen, callout->of.callout, look->sign, x, y);
	for (int i = 0; i < pen.nitems; i++) {
		pen.items[i].artifact = ARTIFACT_LAYOUT;
		vlist_add_item(list, box, &pen.items[i]);
	}
}

void box_flow(const struct flow *flow, const struct block *box, len width, struct vlist *out)
{
	struct look look = find_look(flow, box, width);
	struct building built = building_begin(flow);
	struct vlist content = fill_box(flow, box, width, &look, built.list.arena);

	vlist_shift(&content, look.inset + (flow_is_against(flow, box) ? 0 : look.indent), 0);
	if (look.sign > 0 && content.first_baseline >= 0)
		add_sign(flow, box, &look, width, &content);
	vlist_parallel(&content, 1, 0, flow_part(flow, &content, 1, 100), &built.list);
	for (int i = 0; i < built.list.nnodes; i++) {
		struct vnode *node = &built.list.nodes[i];

		if (node->kind != V_BOX)
			continue;
		add_frame(flow, width, look.weight, &built.list, node, i == 0,
			  i == built.list.nnodes - 1);
		if (i == 0) { /* the frame itself opens a page, no other line does */
			node->top_items = arena_copy(built.list.arena, node->items,
						     sizeof *node->items * (size_t)node->nitems);
			node->ntop_items = node->nitems;
		}
	}
	building_end(flow, &built, out);
}
