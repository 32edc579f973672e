/*
 * A table's head: names of columns, level at their last lines, and beside them in the corner the
 * section's head with the caption, where the columns stand on the page's grid; else above.
 */
#include "layout/table_head.h"

#include "layout/blocks.h"
#include "layout/figure.h"
#include "layout/flow.h"
#include "layout/para.h"

enum {
	RAISED_ROOM = 2 /* steps of the grid that stay free above a head beside panels */
};

static bool is_leaf(const struct block *block)
{
	return block->kind == BLOCK_PARA || block->kind == BLOCK_HEADING;
}

/* A chart's axis in the head of a table: without the room that a row has above its text. */
static void axis_of_head_flow(const struct flow *flow, const struct block *figure, len width,
			      bool is_artifact, struct vlist *out)
{
	len room = flow->master->grid;

	if (!figure_flow(flow, figure, width, 0, room, out))
		return;
	vlist_shift(out, 0, -room);
	out->nodes[0].height -= room;
	out->height -= room;
	for (int i = 0; i < out->nodes[0].nitems && is_artifact; i++) {
		out->nodes[0].items[i].artifact = ARTIFACT_HEADER;
		out->nodes[0].items[i].block = -1;
	}
}

static void name_flow(const struct flow *flow, const struct block *cell, len width,
		      bool is_artifact, struct vlist *out)
{
	const struct block *axis = figure_line_of_chart(cell);
	struct para_options options = {.width = width, .is_artifact = is_artifact};

	if (axis)
		axis_of_head_flow(flow, axis, width, is_artifact, out);
	for (const struct block *b = cell->first; b; b = b->next)
		if (is_leaf(b))
			para_flow(flow, b, &options, out);
}

/* A line below each name of a row that stands over several columns, before those of single ones. */
static void add_lines_below(const struct flow *flow, const struct block *row,
			    const struct columns *c, struct vlist *out)
{
	struct vnode *box = vlist_add_box(out, flow->master->grid);

	for (const struct block *cell = row->first; cell; cell = cell->next) {
		struct item line = flow_box(c->x[cell->of.cell->column], flow->master->grid / 2,
					    columns_cell_width(c, cell->of.cell),
					    flow->theme->row_line, flow->theme->uses[COLOUR_HAIR]);

		if (cell->of.cell->colspan > 1 && cell->of.cell->rowspan == 1)
			vlist_add_item(out, box, &line);
	}
}

/* The names of the columns, row by row, level at their last lines, those that reach over rows in
 * the last of them; *names_height is that of all together. */
static struct vlist names_flow(const struct flow *flow, const struct block *first,
			       const struct columns *c, bool is_artifact, struct arena *arena,
			       len *names_height)
{
	struct vlist out;
	int r = 0;

	vlist_init(&out, arena);
	for (const struct block *row = first; row; row = row->next, r++) {
		struct vlist *cells = ARENA_ARRAY(arena, struct vlist, c->n);
		len height = 0;
		int n = 0, k = 0;

		for (const struct block *from = first; k <= r; from = from->next, k++)
			for (const struct block *cell = from->first; cell && n < c->n;
			     cell = cell->next) {
				const struct cell *at = cell->of.cell;

				if (k + at->rowspan - 1 != r)
					continue;
				vlist_init(&cells[n], arena);
				name_flow(flow, cell, columns_cell_width(c, at), is_artifact,
					  &cells[n]);
				vlist_shift(&cells[n], c->x[at->column], 0);
				height = len_max(height, cells[n++].height);
			}
		for (int i = 0; i < n; i++)
			vlist_pad_top(&cells[i], height - cells[i].height);
		vlist_parallel(cells, n, 0, PENALTY_NEVER, &out);
		if (row->next)
			add_lines_below(flow, row, c, &out);
	}
	*names_height = out.height;
	return out;
}

const struct vnode *table_head_repeated(const struct flow *flow, const struct block *row,
					const struct table_setting *setting, struct arena *arena)
{
	const struct columns *c = &setting->columns;
	struct vlist list, names;
	struct vnode *box;
	len height;

	vlist_init(&list, arena);
	names = names_flow(flow, row, c, true, arena, &height);
	vlist_pad_top(&names, flow->master->grid);
	vlist_add_box(&names, setting->above);
	box = vlist_box_up(&names, &list);
	columns_add_poles(flow, c, NULL, flow->master->grid / 2, &list, box);
	columns_add_line(flow, &list, box, flow->theme->page_line, flow->theme->uses[COLOUR_INK]);
	return box;
}

/* The section's head and the table's caption: in the corner of a table on the grid, else above. */
static struct vlist corner_flow(const struct flow *flow, const struct block *table,
				const struct block *head, const struct columns *c, bool is_joined,
				struct arena *arena)
{
	const struct block *caption = columns_table_part(table, BLOCK_CAPTION);
	len width = c->is_on_grid ? flow_head_width(flow) : flow_body_width(flow);
	struct vlist corner;

	vlist_init(&corner, arena);
	if (is_joined)
		vlist_add_box(&corner, flow->master->grid);
	if (head)
		blocks_flow_one(flow, head, width, &corner);
	if (caption)
		blocks_flow_one(flow, caption, width, &corner);
	return corner;
}

/* Whether the column of heads is free so far up from the end of a list that does not part there. */
static bool is_free_beside(const struct flow *flow, const struct vlist *list, len height)
{
	len below = 0;

	for (int i = list->nnodes - 1; i >= 0 && below < height; i--) {
		const struct vnode *node = &list->nodes[i];

		if (node->kind == V_PENALTY && node->penalty < PENALTY_LAST)
			return false;
		below += node->height;
		for (int k = 0; k < node->nitems; k++) {
			const struct item *item = &node->items[k];
			len bottom = item->y +
				     (item->kind == ITEM_RUN ? flow_baseline_rise(flow) : item->h);

			if (item->x < flow_head_width(flow) && below - bottom < height)
				return false;
		}
	}
	return below >= height;
}

/* No page may end within so much of the end of a list. */
static void keep_end(struct vlist *list, len height)
{
	len below = 0;

	for (int i = list->nnodes - 1; i >= 0 && below < height; i--) {
		if (list->nodes[i].kind == V_PENALTY)
			list->nodes[i].penalty = PENALTY_NEVER;
		below += list->nodes[i].height;
	}
}

/* A table that goes on with the columns of panels begins right below them, and its head, under a
 * line of its own, stands beside their lower part, where that is free. Its names have a step of
 * room. */
static bool raise_corner(const struct flow *flow, const struct vlist *corner, len names_height,
			 struct vlist *whole, struct vlist *above)
{
	len grid = flow->master->grid, rise = corner->height - names_height - grid;
	struct item line = flow_box(0, -rise, flow_head_width(flow), flow->theme->section_line,
				    flow->theme->uses[COLOUR_INK]);
	struct vlist apart;
	struct vnode *box, *raised;

	if (rise <= 0 || !is_free_beside(flow, above, rise + RAISED_ROOM * grid))
		return false;
	vlist_init(&apart, whole->arena);
	box = vlist_box_up(corner, &apart);
	if (box->nnotes)
		return false;
	keep_end(above, rise);
	raised = vlist_add_box(whole, 0);
	vlist_add_item(whole, raised, &line);
	for (int i = 0; i < box->nitems; i++) {
		box->items[i].y -= rise;
		vlist_add_item(whole, raised, &box->items[i]);
	}
	vlist_add_box(whole, grid);
	return true;
}

void table_head_flow(const struct flow *flow, const struct block *table, const struct block *head,
		     bool is_joined, const struct table_setting *setting, struct vlist *out)
{
	const struct columns *c = &setting->columns;
	const struct block *thead = columns_table_part(table, BLOCK_THEAD);
	struct vlist columns[2], whole;
	struct vnode *box;
	len names_height = 0, height;
	bool is_raised, is_hung; /* below the section's own line, which no text touches */

	columns[0] = corner_flow(flow, table, head, c, is_joined, out->arena);
	vlist_init(&columns[1], out->arena);
	vlist_init(&whole, out->arena);
	if (thead && thead->first)
		columns[1] = names_flow(flow, thead->first, c, false, out->arena, &names_height);
	is_raised = is_joined && c->is_on_grid &&
		    raise_corner(flow, &columns[0], names_height, &whole, out);
	if (is_raised)
		vlist_init(&columns[0], out->arena);
	is_hung = columns[0].nnodes > 0 && !is_joined;
	if (columns[0].nnodes &&
	    (!c->is_on_grid || !flow_keep(flow, columns, 1, flow->theme->shares.corner))) {
		vlist_append(out, &columns[0]);
		vlist_add_penalty(out, PENALTY_NEVER);
		vlist_add_box(out, flow->master->grid);
		vlist_add_penalty(out, PENALTY_NEVER);
		vlist_init(&columns[0], out->arena);
		is_hung = false;
	}
	height = len_max(columns[0].height, names_height + (is_hung ? flow->master->grid : 0));
	vlist_pad_top(&columns[1], height - names_height);
	vlist_pad(&columns[1], height + setting->above);
	vlist_parallel(columns, 2, 0, PENALTY_NEVER, &whole);
	box = vlist_box_up(&whole, out);
	columns_add_poles(flow, c, NULL,
			  is_joined ? 0
				    : len_max(0, height - names_height - flow->master->grid / 2),
			  out, box);
	vlist_add_penalty(out, PENALTY_NEVER);
}

const struct vnode *table_head_of_group(const struct flow *flow, const struct block *row,
					const struct table_setting *setting,
					const struct vnode *repeated)
{
	const struct block *name = row->first->first;
	const char *words = row->parent->parent->of.table->continued;
	struct span *spans = ARENA_ARRAY(flow->lists, struct span, name->nspans + 2);
	len width = columns_cell_width(&setting->columns, row->first->of.cell);
	struct vlist head, list;
	struct vnode *box;
	int n = 0;

	for (int i = 0; i < name->nspans; i++)
		if (name->spans[i].note < 0)
			spans[n++] = name->spans[i];
	spans[n++] = (struct span){.text = "\xe2\x80\x82", .style = -1, .role = -1, .note = -1};
	spans[n++] = (struct span){
		.text = words, .style = STYLE_SMALL, .flags = SPAN_PLAIN, .role = -1, .note = -1};
	vlist_init(&head, flow->lists);
	vlist_init(&list, flow->lists);
	vlist_add_box(&head, repeated->height);
	vlist_add_box(&head, setting->above);
	para_flow_spans(flow, spans, n, name->style, ALIGN_START, width, &head);
	vlist_add_box(&head, setting->below);
	box = vlist_box_up(&head, &list);
	for (int i = 0; i < box->nitems; i++)
		box->items[i].artifact = ARTIFACT_HEADER;
	for (int i = 0; i < repeated->nitems; i++)
		vlist_add_item(&list, box, &repeated->items[i]);
	return box;
}

const struct vnode *table_head_deeper(const struct flow *flow, const struct vnode *repeated,
				      len room)
{
	struct vnode *deeper = ARENA_NEW(flow->lists, struct vnode);

	*deeper = *repeated;
	deeper->items = arena_copy(flow->lists, repeated->items,
				   sizeof *repeated->items * (size_t)repeated->nitems);
	for (int i = 0; i < deeper->nitems; i++) {
		struct item *pole = &deeper->items[i];

		if (pole->kind == ITEM_BOX && pole->h > pole->w &&
		    pole->y + pole->h == repeated->height)
			pole->h += room;
	}
	deeper->height += room;
	return deeper;
}

const struct vnode *table_head_continued(const struct flow *flow, const struct block *row,
					 const struct table_setting *setting,
					 const struct vnode *repeated, bool has_name, len *height)
{
	const struct columns *c = &setting->columns;
	const char *words = row->parent->parent->of.table->continued;
	const struct span span = {.text = words, .style = -1, .role = -1, .note = -1};
	struct para_options options = {.width = c->width[0], .is_artifact = true};
	struct arena *arena = flow->lists;
	struct vlist name, list;
	const struct vnode *hung;
	struct vnode *box;

	vlist_init(&name, arena);
	vlist_init(&list, arena);
	if (has_name)
		para_flow(flow, row->first->first, &options, &name);
	para_flow_spans(flow, &span, 1, STYLE_SMALL, ALIGN_START, c->width[0], &name);
	vlist_shift(&name, c->x[0], 0);
	vlist_box_up(&name, &list);
	box = vlist_add_box(&list, repeated->height);
	for (int i = 0; i < repeated->nitems; i++)
		vlist_add_item(&list, box, &repeated->items[i]);
	hung = &list.nodes[0];
	*height = hung->height;
	for (int i = 0; i < hung->nitems; i++) {
		struct item item = hung->items[i];

		item.artifact = ARTIFACT_HEADER;
		item.y += repeated->height;
		if (item.x + item.w > c->x[0] + c->width[0]) /* a word too long for the column */
			*height = LEN_MAX;
		vlist_add_item(&list, box, &item);
	}
	return box;
}
