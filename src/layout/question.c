/*
 * What is asked stands at the start, its number before it, what is filled in beside it; on small
 * paper below it. A question is not parted unless it takes much of a page. The fine line above it
 * is the page's own where it is the first of one.
 */
#include "layout/question.h"

#include "layout/blank.h"
#include "layout/blocks.h"
#include "layout/flow.h"
#include "layout/para.h"
#include "layout/section.h"

enum {
	ASKED = 3, /* of 8 parts of the columns of the page */
	PARTS = 8,
	WHOLE = 70,        /* percent of a page up to which a question is not parted */
	NUMBER_STEPS = 3,  /* of the grid, room for a number */
	BEFORE_UNIT = 5000 /* between a frame and its unit */
};

/* The first block of those that are filled in. */
static const struct block *find_answer(const struct block *question)
{
	const struct block *b = question->first;

	while (b && b->kind != BLOCK_BLANK && b->kind != BLOCK_LIST && b->kind != BLOCK_ROW &&
	       b->kind != BLOCK_FIGURE)
		b = b->next;
	return b;
}

/* A part of a heading, spans from..to-1, as if it were one by itself. */
static void heading_part_flow(const struct flow *flow, const struct block *heading, int from,
			      int to, len width, struct vlist *out)
{
	struct style style = flow->styles[heading->style]; /* of its own: it is not remembered */
	struct para_options options = {.width = width, .style = &style, .keeps_with_next = true};
	struct block part = *heading;

	part.spans += from;
	part.nspans = to - from;
	para_flow(flow, &part, &options, out);
	for (int i = 0; i < out->nnodes; i++)
		for (int k = 0; k < out->nodes[i].nitems; k++)
			out->nodes[i].items[k].span += from;
}

/* Room for the number, which is the first span of the heading where it has two. */
static len number_room(const struct flow *flow, const struct block *question)
{
	return question->first->nspans > 1 ? NUMBER_STEPS * flow->master->grid : 0;
}

/* The number, and what is asked. */
static void asked_flow(const struct flow *flow, const struct block *question,
		       const struct block *answer, len width, struct vlist *out)
{
	const struct block *heading = question->first;
	int number = heading->nspans > 1;
	len indent = number_room(flow, question);
	struct vlist columns[2];

	vlist_init(&columns[0], out->arena);
	vlist_init(&columns[1], out->arena);
	if (number)
		heading_part_flow(flow, heading, 0, 1, indent, &columns[0]);
	heading_part_flow(flow, heading, number, heading->nspans, width - indent, &columns[1]);
	for (const struct block *b = heading->next; b && b != answer; b = b->next) {
		struct para_options options = {.width = width - indent, .keeps_with_next = true};

		para_flow(flow, b, &options, &columns[1]);
	}
	vlist_shift(&columns[1], indent, 0);
	vlist_parallel(columns, 2, 0, PENALTY_NEVER, out);
}

/* A frame for a number, and its unit behind it. Returns the last block that it took. */
static const struct block *number_flow(const struct flow *flow, const struct block *block,
				       len width, struct vlist *out)
{
	const struct block *unit = block->next && block->next->kind == BLOCK_PARA ? block->next
										  : NULL;
	len w = blank_width(block->of.blank, width);
	struct blank_place at = {.width = w, .size = flow->styles[STYLE_SIGN_TEXT].size};
	struct para_options options = {.width = width - w - BEFORE_UNIT, .keeps_with_next = true};
	struct vlist columns[2];
	struct vnode *box;

	vlist_init(&columns[0], out->arena);
	vlist_init(&columns[1], out->arena);
	if (unit)
		para_flow(flow, unit, &options, &columns[1]);
	vlist_shift(&columns[1], w + BEFORE_UNIT, 0);
	box = vlist_add_box(&columns[0], 2 * flow->master->grid);
	at.baseline = box->height - flow_baseline_rise(flow);
	columns[0].first_baseline = at.baseline;
	blank_add(flow, block, &at, &columns[0], box);
	vlist_parallel(columns, 2, 0, PENALTY_NEVER, out);
	return unit ? unit : block;
}

static void answer_flow(const struct flow *flow, const struct block *answer, len width,
			struct vlist *out)
{
	for (const struct block *b = answer; b; b = b->next) {
		if (b != answer) {
			vlist_add_penalty(out, PENALTY_LAST);
			vlist_add_box(out, flow->master->grid);
			vlist_add_penalty(out, PENALTY_NEVER);
		}
		if (b->kind == BLOCK_BLANK && b->of.blank->role == BLANK_NUMBER)
			b = number_flow(flow, b, width, out);
		else
			blocks_flow_one(flow, b, width, out);
	}
}

static void beside_flow(const struct flow *flow, const struct block *question,
			const struct block *answer, struct vlist *out)
{
	len body = flow_body_width(flow), gutter = flow->master->gutter;
	len start = len_scale(body + gutter, ASKED, PARTS);
	struct vlist columns[2];
	int keep;

	vlist_init(&columns[0], out->arena);
	vlist_init(&columns[1], out->arena);
	asked_flow(flow, question, answer, start - gutter, &columns[0]);
	answer_flow(flow, answer, body - start, &columns[1]);
	vlist_level_baselines(&columns[0], &columns[1]);
	vlist_shift(&columns[1], start, 0);
	keep = flow_keep(flow, columns, 2, WHOLE);
	vlist_parallel(columns, 2, 0, keep, out);
}

static void below_flow(const struct flow *flow, const struct block *question,
		       const struct block *answer, struct vlist *out)
{
	len body = flow_body_width(flow), indent = number_room(flow, question);
	struct vlist all, filled;

	vlist_init(&all, out->arena);
	vlist_init(&filled, out->arena);
	asked_flow(flow, question, answer, body, &all);
	vlist_add_penalty(&all, PENALTY_NEVER);
	vlist_add_box(&all, flow->master->grid);
	vlist_add_penalty(&all, PENALTY_NEVER);
	answer_flow(flow, answer, body - indent, &filled);
	vlist_shift(&filled, indent, 0);
	vlist_append(&all, &filled);
	if (flow_keep(flow, &all, 1, WHOLE))
		vlist_parallel(&all, 1, 0, PENALTY_NEVER, out);
	else
		vlist_append(out, &all);
}

void question_flow(const struct flow *flow, const struct block *question, struct vlist *out)
{
	const struct block *answer = find_answer(question);

	section_add_line(flow, flow->theme->row_line, COLOUR_HAIR, out);
	vlist_add_box(out, flow->master->grid);
	vlist_add_penalty(out, PENALTY_NEVER);
	if (flow->master->head_columns > 0)
		beside_flow(flow, question, answer, out);
	else
		below_flow(flow, question, answer, out);
}
