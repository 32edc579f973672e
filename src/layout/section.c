/*
 * The parts of a document over the whole text area: masthead, sections whose head stands in the
 * first columns beside their body, and the colophon, which sinks to the foot of the last page.
 */
#include "layout/section.h"

#include "layout/blocks.h"
#include "layout/columns.h"
#include "layout/flow.h"
#include "layout/reuse.h"
#include "layout/para.h"
#include "layout/question.h"
#include "layout/table.h"

void section_add_line(const struct flow *flow, len weight, enum colour_use colour,
		      struct vlist *out)
{
	struct vnode *box = vlist_add_box(out, 0);
	struct item line = flow_box(0, 0, flow_body_width(flow), weight, flow->theme->uses[colour]);
	struct item *top = ARENA_NEW(flow->ink, struct item);

	vlist_add_item(out, box, &line);
	*top = line;
	top->h = flow->theme->page_line;
	top->colour = flow->theme->uses[COLOUR_INK];
	box->top_items = top;
	box->ntop_items = 1;
	vlist_add_penalty(out, PENALTY_NEVER);
}

/* From a section's line down to its first baseline, whatever the size of the head. */
static len hang(const struct flow *flow)
{
	return flow->styles[STYLE_HEAD].leading - flow_baseline_rise(flow);
}

/* The strip: its first paragraph at the start, its last at the end of one line. */
static void strip_flow(const struct flow *flow, const struct block *strip, struct vlist *out)
{
	struct vlist columns[2];
	len width = flow_body_width(flow);
	len half = (width - flow->master->gutter) / 2;

	vlist_init(&columns[0], out->arena);
	vlist_init(&columns[1], out->arena);
	for (const struct block *b = strip->first; b; b = b->next) {
		bool is_end = b != strip->first;
		struct style style = flow->styles[b->style];
		struct para_options options = {.width = half, .style = &style};

		if (b->kind == BLOCK_NOTE)
			continue;
		if (is_end)
			style.align = ALIGN_END;
		para_flow(flow, b, &options, &columns[is_end]);
	}
	vlist_shift(&columns[1], width - half, 0);
	if (columns[0].first_baseline >= 0 && columns[0].first_baseline < hang(flow))
		vlist_add_box(out, hang(flow) - columns[0].first_baseline);
	vlist_parallel(columns, 2, 0, PENALTY_NEVER, out);
	vlist_add_penalty(out, PENALTY_NEVER);
}

/* A picture that ends where its column ends, or begins where that begins. */
static void logo_flow(const struct flow *flow, const struct block *picture, len width,
		      struct vlist *out)
{
	len right = 0;

	blocks_flow_one(flow, picture, width, out);
	for (int i = 0; i < out->nnodes; i++)
		for (int k = 0; k < out->nodes[i].nitems; k++)
			right = len_max(right, out->nodes[i].items[k].x + out->nodes[i].items[k].w);
	if (!picture->is_at_start)
		vlist_shift(out, width - right, 0);
}

/* A page that holds the masthead alone is not wrong where that fills half of it. */
static void masthead_flow(const struct flow *flow, const struct block *masthead, struct vlist *out)
{
	len width = flow_body_width(flow), text_width = width;
	struct vlist columns[2];
	bool is_at_start = false;
	int keep;

	vlist_init(&columns[0], out->arena);
	vlist_init(&columns[1], out->arena);
	section_add_line(flow, flow->theme->page_line, COLOUR_INK, out);
	for (const struct block *b = masthead->first; b; b = b->next)
		if (b->kind == BLOCK_PICTURE) {
			text_width = flow_columns_width(flow, flow->master->ncolumns - 2);
			is_at_start = b->is_at_start;
		}
	for (const struct block *b = masthead->first; b; b = b->next) {
		if (b->kind == BLOCK_STRIP)
			strip_flow(flow, b, out);
		else if (b->kind == BLOCK_PICTURE)
			logo_flow(flow, b, width - text_width - flow->master->gutter, &columns[1]);
		else
			blocks_flow_one(flow, b, text_width, &columns[0]);
	}
	vlist_pad_top(&columns[1],
		      columns[1].nnodes ? flow->theme->gaps.logo * flow->master->grid : 0);
	if (is_at_start)
		vlist_shift(&columns[0], width - text_width, 0);
	else
		vlist_shift(&columns[1], text_width + flow->master->gutter, 0);
	keep = flow_keep(flow, columns, 2, flow->theme->shares.head);
	vlist_parallel(columns, 2, 0, keep ? PENALTY_LINE : 0, out);
	vlist_add_penalty(out,
			  out->height * 2 > flow_body_height(flow) ? PENALTY_LAST : PENALTY_LINE);
	flow_gap(flow, out, flow->theme->gaps.masthead);
}

/* Where the head ends in the gap between two boxes, what the gap says of a break still holds. */
static void add_penalties_of_gap(const struct vlist *beside, struct vlist *out)
{
	int gap = beside->nnodes;

	while (gap > 0 && beside->nodes[gap - 1].kind != V_BOX)
		gap--;
	for (; gap < beside->nnodes; gap++)
		if (beside->nodes[gap].kind == V_PENALTY)
			vlist_add_penalty(out, beside->nodes[gap].penalty);
}

/* A head that takes much of a page may be cut between its lines, if not at its first or last. */
static void part_head(const struct vlist *head)
{
	int first = 0, last = head->nnodes - 1;

	while (first < last && head->nodes[first].nitems == 0)
		first++;
	while (last > first && head->nodes[last].nitems == 0)
		last--;
	for (int i = first + 2; i < last - 1; i++)
		if (head->nodes[i].kind == V_PENALTY && head->nodes[i - 1].kind == V_BOX &&
		    head->nodes[i + 1].kind == V_BOX && head->nodes[i].penalty >= PENALTY_LINE)
			head->nodes[i].penalty = PENALTY_LAST;
}

/* Lays the head beside the beginning of the body, which is not broken as far as the head reaches. A
 * head that takes much of a page stands above. */
static void attach_head(const struct flow *flow, struct vlist *head, struct vlist *body,
			struct vlist *out)
{
	struct vlist columns[2], beside, rest;
	int n = 0;

	vlist_level_baselines(head, body);
	if (head->first_baseline >= 0 && head->first_baseline < hang(flow)) {
		len d = hang(flow) - head->first_baseline;

		vlist_pad_top(head, d);
		vlist_pad_top(body, d);
	}
	vlist_pad(body, head->height);
	beside = (struct vlist){.nodes = body->nodes, .first_baseline = body->first_baseline};
	for (; n < body->nnodes && beside.height < head->height; n++)
		beside.height += body->nodes[n].height;
	beside.nnodes = n;
	columns[0] = *head;
	columns[1] = beside;
	if (!flow_keep(flow, head, 1, flow->theme->shares.head) ||
	    beside.height > flow_body_height(flow)) {
		part_head(head);
		vlist_append(out, head);
		vlist_keep_with_next(out);
		vlist_append(out, body);
		return;
	}
	vlist_parallel(columns, 2, 0, PENALTY_NEVER, out);
	add_penalties_of_gap(&beside, out);
	rest = (struct vlist){.nodes = body->nodes + n,
			      .nnodes = body->nnodes - n,
			      .height = body->height - beside.height,
			      .first_baseline = -1};
	vlist_append(out, &rest);
}

/* Whether a page begins with a block: the author asks for it, or the one before sinks to the foot
 * of its page. */
static bool starts_page(const struct flow *flow, const struct block *before, const struct block *b)
{
	return (before && before->sinks) || (b->starts_page && !flow->doc->runs_on);
}

/* A table over the whole text area. */
static bool is_wide_table(const struct block *block)
{
	return block->kind == BLOCK_TABLE && !block->of.table->is_beside;
}

/* What opens pages on which something goes on is shifted as that; those of one table share it. */
static void shift_openings(struct vlist *list, len dx)
{
	const struct vnode *before = NULL, *shifted = NULL;

	for (int i = 0; i < list->nnodes; i++) {
		struct vnode *node = &list->nodes[i];
		struct vlist moved;

		if (!node->after_break)
			continue;
		if (node->after_break != before) {
			before = node->after_break;
			vlist_init(&moved, list->arena);
			vlist_add_box(&moved, before->height);
			for (int k = 0; k < before->nitems; k++)
				vlist_add_item(&moved, &moved.nodes[0], &before->items[k]);
			vlist_shift(&moved, dx, 0);
			shifted = &moved.nodes[0];
		}
		node->after_break = shifted;
	}
}

/* The parts of a section from *part on, up to a table or one that begins a page, in the column
 * beside the head. */
static void body_flow(const struct flow *flow, const struct block **part, len x, struct vlist *out)
{
	const struct block *end = *part;

	do
		end = end->next;
	while (end && !is_wide_table(end) && !starts_page(flow, NULL, end));
	blocks_flow(flow, *part, end, flow_body_width(flow) - x, out);
	vlist_shift(out, x, 0);
	shift_openings(out, x);
	*part = end;
}

/* The small print of a table takes the whole width, as the table does; returns what follows. */
static const struct block *table_notes_flow(const struct flow *flow, const struct block *b,
					    struct vlist *out)
{
	if (b && b->is_of_table)
		vlist_add_box(out, flow->theme->gaps.table_note * flow->master->grid);
	while (b && b->is_of_table) {
		blocks_flow_one(flow, b, flow_body_width(flow), out);
		b = b->next;
	}
	return b;
}

/* The gap between the parts that stand beside the head of a section and a table, or behind that;
 * last: what stands before it. */
static void part_from(const struct flow *flow, const struct block *last, const struct block *part,
		      struct vlist *out)
{
	bool is_head = last && last->kind == BLOCK_HEADING;

	if (starts_page(flow, NULL, part))
		vlist_add_penalty(out, PENALTY_ALWAYS);
	else if (is_head || (last && last->keeps_with_next) ||
		 (is_wide_table(part) && part->of.table->is_led_to))
		vlist_keep_with_next(out);
	else
		vlist_add_penalty(out, 0);
	flow_gap(flow, out, is_head ? flow->theme->gaps.row : flow->theme->gaps.part);
}

static void section_body_flow(const struct flow *flow, const struct block *part, struct vlist *head,
			      struct vlist *out)
{
	len x = flow_column_start(flow, flow->master->head_columns);
	bool is_picture = part && part->parent->of.opening == OPENING_PICTURE;

	while (part) {
		const struct block *last = part;
		struct vlist body;

		if (part->kind == BLOCK_NOTE) {
			part = part->next;
			continue;
		}
		vlist_init(&body, out->arena);
		if (is_wide_table(part) && head) {
			attach_head(flow, head, &body, out);
			head = NULL;
			vlist_add_penalty(out, PENALTY_NEVER);
			flow_gap(flow, out, flow->theme->gaps.part);
			vlist_init(&body, out->arena);
		}
		if (is_wide_table(part)) {
			table_flow(flow, part, NULL, false, &body);
			part = table_notes_flow(flow, part->next, &body);
		} else {
			bool is_drawing = head && part->parent->of.opening == OPENING_DRAWING;

			body_flow(flow, &part, x, &body);
			if (is_drawing) { /* begins a little below the section's line */
				vlist_pad_top(&body,
					      flow->theme->gaps.drawing * flow->master->grid);
				body.first_baseline = -1;
			}
		}
		if (is_picture)
			body.first_baseline = -1; /* level with its top, not its caption */
		if (head)
			attach_head(flow, head, &body, out);
		else
			vlist_append(out, &body);
		if (body.nodes != out->nodes)
			arena_drop(out->arena, body.nodes);
		is_picture = false;
		head = NULL;
		while (part && last->next != part)
			last = last->next;
		if (part)
			part_from(flow, last, part, out);
	}
}

/* The head of a section in its column, and below it the sidenote; *first: what follows them. */
static struct vlist head_flow(const struct flow *flow, const struct block **first, len width,
			      struct arena *arena)
{
	struct para_options options = {.width = width, .keeps_with_next = true};
	struct vlist head;

	vlist_init(&head, arena);
	if (*first && (*first)->kind == BLOCK_HEADING) {
		blocks_flow_one(flow, *first, width, &head);
		*first = (*first)->next;
	}
	if (*first && (*first)->kind == BLOCK_SIDENOTE) {
		vlist_add_glue(&head,
			       head.nnodes ? flow->theme->gaps.sidenote * flow->master->grid : 0,
			       0);
		para_flow(flow, *first, &options, &head);
		*first = (*first)->next;
	}
	return head;
}

/* The section's line; a field of colour must not touch it. */
static void line_flow(const struct flow *flow, enum opening opening, struct vlist *out)
{
	bool is_beside = flow->master->head_columns > 0;

	section_add_line(flow, flow->theme->section_line, COLOUR_INK, out);
	if (opening != OPENING_PANELS && opening != OPENING_ROLES &&
	    !(opening == OPENING_PICTURE && is_beside))
		return;
	vlist_add_box(out, flow->theme->gaps.field * flow->master->grid);
	vlist_add_penalty(out, PENALTY_NEVER);
}

/* The box that opens a page on which a section goes on: its line, and in the column beside the body
 * the head once more, small, all of which takes `height`. */
static struct vnode *make_opening(const struct flow *flow, const struct block *heading,
				  struct arena *arena, len *height)
{
	struct style style = flow->styles[STYLE_SMALL];
	struct para_options options = {
		.width = flow_head_width(flow), .style = &style, .is_artifact = true};
	struct item line = flow_box(0, 0, flow_body_width(flow), flow->theme->page_line,
				    flow->theme->uses[COLOUR_INK]);
	struct vlist opening, head;
	struct vnode *box;

	style.is_balanced = true;
	vlist_init(&opening, arena);
	vlist_init(&head, arena);
	para_flow(flow, heading, &options, &head);
	box = vlist_add_box(&opening, flow->master->grid);
	vlist_add_item(&opening, box, &line);
	*height = box->height;
	for (int i = 0; i < head.nnodes; i++) {
		for (int k = 0; k < head.nodes[i].nitems; k++) {
			head.nodes[i].items[k].y += *height;
			vlist_add_item(&opening, box, &head.nodes[i].items[k]);
		}
		*height += head.nodes[i].height;
	}
	return box;
}

/* Whether the column of heads stays empty so far down from a node. */
static bool is_beside_free(const struct flow *flow, const struct vlist *list, int from, len height)
{
	len y = 0;

	while (from < list->nnodes && list->nodes[from].kind != V_BOX)
		from++; /* nothing else opens a page */
	for (int i = from; i < list->nnodes && y < height; i++) {
		for (int k = 0; k < list->nodes[i].nitems; k++)
			if (list->nodes[i].items[k].x < flow_head_width(flow))
				return false;
		y += list->nodes[i].height;
	}
	return y >= height; /* below the list another section begins */
}

/* Pages that begin inside a section, whose nodes are those of list from `from` on, say whose body
 * they go on with. */
static void repeat_head(const struct flow *flow, const struct block *section, int from,
			struct vlist *list)
{
	const struct block *heading = section->first;
	const struct vnode *opening = NULL;
	int end = list->nnodes;
	len height = 0;

	if (flow->master->head_columns == 0 || !heading || heading->kind != BLOCK_HEADING)
		return;
	while (end > from && list->nodes[end - 1].kind != V_BOX)
		end--; /* behind its last box another section begins */
	for (int i = from; i < end; i++) {
		struct vnode *node = &list->nodes[i];

		if (node->kind != V_PENALTY || node->penalty >= PENALTY_LINE || node->after_break)
			continue;
		if (!opening)
			opening = make_opening(flow, heading, list->arena, &height);
		if (is_beside_free(flow, list, i, height))
			node->after_break = opening;
	}
}

static void section_flow(const struct flow *flow, const struct block *section, bool has_line,
			 bool is_joined, struct vlist *out)
{
	const struct block *first = section->first;
	bool is_beside = flow->master->head_columns > 0;
	bool has_head;
	struct vlist head;

	if (has_line)
		line_flow(flow, section->of.opening, out);
	if (is_beside && section->of.opening == OPENING_TABLE) {
		table_flow(flow, first->next, first, is_joined, out);
		first = table_notes_flow(flow, first->next->next, out);
		if (first) {
			vlist_add_penalty(out, 0);
			flow_gap(flow, out, flow->theme->gaps.part);
		}
		section_body_flow(flow, first, NULL, out);
		return;
	}
	head = head_flow(flow, &first, is_beside ? flow_head_width(flow) : flow_body_width(flow),
			 out->arena);
	has_head = first != section->first;
	if (!is_beside) {
		if (head.first_baseline >= 0)
			vlist_pad_top(&head, hang(flow) - head.first_baseline);
		vlist_append(out, &head);
		vlist_add_penalty(out, PENALTY_NEVER);
		vlist_add_glue(out, has_head ? flow->theme->gaps.head * flow->master->grid : 0, 0);
	}
	section_body_flow(flow, first, is_beside && has_head ? &head : NULL, out);
}

static void colophon_flow(const struct flow *flow, const struct block *colophon, struct vlist *out)
{
	vlist_add_penalty(out, 0);
	flow_gap(flow, out, (struct design_gap){flow->theme->gaps.section.steps, 0});
	out->nodes[out->nnodes - 1].is_fill = true;
	section_flow(flow, colophon, true, false, out);
	vlist_add_penalty(out, PENALTY_NEVER);
	vlist_add_box(out, flow->master->grid);
}

/* A page that goes on in the middle of a section opens with the page's line. */
static void open_pages(const struct flow *flow, struct vlist *list)
{
	struct vlist opening;
	struct item line = flow_box(0, 0, flow_body_width(flow), flow->theme->page_line,
				    flow->theme->uses[COLOUR_INK]);
	struct vnode *box;

	vlist_init(&opening, list->arena);
	box = vlist_add_box(&opening, flow->master->grid);
	vlist_add_item(&opening, box, &line);
	for (int i = 0; i < list->nnodes; i++) {
		int next = i + 1;

		if (list->nodes[i].kind != V_PENALTY || list->nodes[i].after_break)
			continue;
		while (next < list->nnodes && list->nodes[next].kind != V_BOX)
			next++;
		if (next < list->nnodes && !list->nodes[next].top_items)
			list->nodes[i].after_break = box;
	}
}

/* Whether the section is panels in the columns of the roles. */
static bool is_on_columns(const struct flow *flow, const struct block *b)
{
	return b->kind == BLOCK_SECTION && b->of.opening == OPENING_ROLES &&
	       columns_are_of_grid(flow, flow->doc->nroles);
}

/* Whether a table goes on with the columns of the section before it, if any. */
static bool joins(const struct flow *flow, const struct block *before, const struct block *b)
{
	return before && is_on_columns(flow, before) && b->kind == BLOCK_SECTION &&
	       b->of.opening == OPENING_TABLE;
}

/* The sibling before a child of the root, or NULL. */
static const struct block *before_of(const struct flow *flow, const struct block *child)
{
	const struct block *b = flow->doc->root->first;

	while (b && b != child && b->next != child)
		b = b->next;
	return b != child ? b : NULL;
}

/* A section behind its sibling, if any, with the heads that it repeats. */
static void make_section(const struct flow *flow, const struct block *section,
			 const struct block *before, struct vlist *out)
{
	bool goes_on = joins(flow, before, section);
	bool is_first = before && before->kind == BLOCK_MASTHEAD;
	int from = out->nnodes;

	section_flow(flow, section, !(is_first && is_on_columns(flow, section)) && !goes_on,
		     goes_on, out);
	if (section->is_together)
		blocks_keep_together(flow, section, from, out);
	repeat_head(flow, section, from, out);
}

/* The same, which is not made again where it is known. */
static void add_section(const struct flow *flow, const struct block *section,
			const struct block *before, struct vlist *out)
{
	struct reuse_part *part = reuse_find(flow, section);
	struct flow own = *flow;
	int64_t nsaid = flow->diag->nsaid;

	if (!part) {
		make_section(flow, section, before, out);
		return;
	}
	if (!reuse_is_known(flow, part, before)) {
		own.ink = flow->reuse->ink;
		own.lists = &flow->reuse->lists;
		part->is_known = false;
		vlist_init(&part->list, own.lists);
		make_section(&own, section, before, &part->list);
		if (flow->diag->nsaid == nsaid)
			reuse_add(flow, part, before);
	}
	vlist_append(out, &part->list);
}

void section_flow_all(const struct flow *flow, const struct block *first, const struct block *end,
		      struct vlist *out)
{
	const struct block *before = before_of(flow, first);

	for (const struct block *b = first; b && b != end; before = b, b = b->next) {
		bool follows_masthead = before && before->kind == BLOCK_MASTHEAD;

		if (b->kind == BLOCK_MASTHEAD) {
			if (before)
				vlist_add_penalty(out, PENALTY_ALWAYS);
			masthead_flow(flow, b, out);
			continue;
		}
		if (b->kind == BLOCK_COLOPHON) {
			colophon_flow(flow, b, out);
			continue;
		}
		if (before && !joins(flow, before, b) && !follows_masthead) {
			vlist_add_penalty(out, starts_page(flow, before, b) ? PENALTY_ALWAYS : 0);
			flow_gap(flow, out,
				 flow->doc->is_close || b->kind == BLOCK_QUESTION
					 ? flow->theme->gaps.close
					 : flow->theme->gaps.section);
			out->nodes[out->nnodes - 1].is_fill = b->sinks && b->next;
		}
		if (b->kind == BLOCK_SECTION)
			add_section(flow, b, before, out);
		else if (b->kind == BLOCK_QUESTION)
			question_flow(flow, b, out);
		else
			blocks_flow_one(flow, b, flow_body_width(flow), out);
	}
	open_pages(flow, out);
}
