/*
 * Tables over the whole text area: names in the first column, then a column a role behind its pole.
 * A row is one box, or, where it is high, boxes cut at lines that all its cells share. A break
 * between rows opens the next page with the header again, as an artifact. Tables may also name
 * their columns: ledgers, with groups of rows, charts that run from row to row, and a total.
 *
 *	x[0]         pole[1] x[1]      pole[2] x[2]
 *	-------------------------------------------- line, above its row
 *	             |                 |             } above
 *	name         || inset text     || inset text
 *	             || of the cell    ||
 *	             |                 |             } below: with above, whole steps of the grid
 *	-------------------------------------------- the next row
 */
#include "layout/table.h"

#include "layout/blocks.h"
#include "layout/columns.h"
#include "layout/figure.h"
#include "layout/flow.h"
#include "layout/mark.h"
#include "layout/para.h"

enum {
	ROW_PENALTY = 0,
	EDGE_PENALTY = 400, /* after the first and before the last row */
	SPLIT_PENALTY = 150,
};

/* How one table is set. */
struct setting {
	struct columns columns;
	len above, below; /* room around the text of a row: whole steps of the grid together */
	bool is_close;    /* rows take little room */
	bool is_own;      /* it names its columns; may have groups, a total, lines of charts */
};

static void add_poles(const struct flow *flow, const struct columns *c, len top,
		      const struct vlist *list, struct vnode *box)
{
	for (int i = 0; i < c->n; i++) {
		struct item pole;

		if (c->pole[i] < 0)
			continue;
		pole = flow_box(c->pole[i], top, flow->theme->pole, box->height - top,
				flow_role_colour(flow, c->roles[i]));
		vlist_add_item(list, box, &pole);
	}
}

static void add_row_line(const struct flow *flow, const struct vlist *list, struct vnode *box,
			 len weight, int colour)
{
	struct item line = flow_box(0, 0, flow_body_width(flow), weight, colour);

	vlist_add_item(list, box, &line);
}

static bool is_leaf(const struct block *block)
{
	return block->kind == BLOCK_PARA || block->kind == BLOCK_HEADING;
}

/* Bars on an axis of their own, which fill a row without poles and padding. */
static bool holds_ranges(const struct block *row)
{
	for (const struct block *cell = row->first; cell; cell = cell->next)
		if (cell->first && cell->first->kind == BLOCK_FIGURE &&
		    cell->first->of.chart->kind == CHART_RANGES)
			return true;
	return false;
}

/* The figure of a cell that is one line of a chart, as high as its row; else NULL. */
static const struct block *line_of_chart(const struct block *cell)
{
	const struct block *figure = cell->first;

	return figure && figure->kind == BLOCK_FIGURE &&
			       chart_traits(figure->of.chart) & CHART_IS_LINE
		       ? figure
		       : NULL;
}

/* Whether a strong line stands above the row: it begins a group, or is the total. */
static bool opens_group(const struct block *row)
{
	return row->of.row && row->of.row->line == ROW_LINE_STRONG;
}

/* The cells of a row as columns of their own, each at its place. */
static struct vlist *cells_flow(const struct flow *flow, const struct block *row,
				const struct columns *c, struct arena *arena, int *ncells)
{
	struct vlist *cells = ARENA_ARRAY(arena, struct vlist, c->n);
	int n = 0;

	for (const struct block *cell = row->first; cell && n < c->n; cell = cell->next) {
		const struct cell *at = cell->of.cell;

		vlist_init(&cells[n], arena);
		if (!line_of_chart(cell))
			blocks_flow(flow, cell->first, NULL, columns_cell_width(c, at), &cells[n]);
		vlist_shift(&cells[n++], c->x[at->column], 0);
	}
	*ncells = n;
	return cells;
}

/* Room above the cell's text that stays with it. */
static void pad_cell(struct vlist *cell, len pad)
{
	struct vlist padded;

	vlist_init(&padded, cell->arena);
	vlist_add_box(&padded, pad);
	vlist_add_penalty(&padded, PENALTY_NEVER);
	vlist_append(&padded, cell);
	*cell = padded;
}

/* Draws the lines of charts in a row as high as the row, so that their axes join. A chart that
 * needs more makes the row higher. */
static void add_lines_of_charts(const struct flow *flow, const struct block *row,
				const struct setting *setting, struct vlist *cells, int ncells)
{
	const struct columns *c = &setting->columns;
	len height = 2 * flow->master->grid + setting->above;

	for (int i = 0; i < ncells; i++)
		height = len_max(height, cells[i].height);
	height += setting->below;
	for (len before = 0; before < height;) {
		const struct block *cell = row->first;

		before = height;
		for (int i = 0; i < ncells; i++, cell = cell->next) {
			const struct block *figure = line_of_chart(cell);

			if (!figure)
				continue;
			vlist_init(&cells[i], cells[i].arena);
			if (!figure_flow(flow, figure, columns_cell_width(c, cell->of.cell), before,
					 setting->above, &cells[i]))
				continue;
			height = len_max(height, cells[i].height);
			cells[i].nodes[0].height -= setting->below;
			cells[i].height -= setting->below;
			vlist_shift(&cells[i], c->x[cell->of.cell->column], 0);
		}
	}
}

static void add_line_above(const struct flow *flow, const struct block *row, struct vlist *list)
{
	switch (row->of.row ? row->of.row->line : ROW_LINE_FINE) {
	case ROW_LINE_FINE:
		add_row_line(flow, list, &list->nodes[0], flow->theme->row_line,
			     flow->theme->uses[COLOUR_HAIR]);
		break;
	case ROW_LINE_STRONG:
		add_row_line(flow, list, &list->nodes[0], flow->theme->section_line,
			     flow->theme->uses[COLOUR_INK]);
		break;
	case ROW_LINE_NONE:
		break;
	}
}

/* Percent of their size to which the levels of a row must shrink in a form, 100 at most. */
static int level_percent(const struct flow *flow, const struct block *row, const struct columns *c,
			 bool is_double)
{
	struct mark_form form = {100, is_double};
	int percent = 100;

	for (const struct block *cell = row->first; cell; cell = cell->next) {
		for (const struct block *b = cell->first; b; b = b->next) {
			const struct mark *mark = b->nspans ? b->spans[0].mark : NULL;
			const struct style *style = &flow->styles[b->style];
			len width = columns_cell_width(c, cell->of.cell), gap, whole;

			if (!mark || mark->kind != MARK_LEVEL)
				continue;
			whole = para_mark_width(flow, mark, style->size, &form);
			gap = whole - mark_width(flow->theme, mark, style->size, &form);
			if (is_double)
				percent = (int)len_min(percent,
						       mark_double_percent(flow->theme, style->size,
									   style->leading));
			if (whole > width)
				percent = (int)len_min(percent, len_max(width - gap, 0) * 100 /
									(whole - gap));
		}
	}
	return len_max(percent, 1);
}

/* One form for all levels of a row: as they are; smaller; in two lines; still smaller. */
static struct mark_form find_level_form(const struct flow *flow, const struct block *row,
					const struct columns *c)
{
	int single = level_percent(flow, row, c, false), twofold;

	if (single == 100)
		return (struct mark_form){0, false};
	twofold = level_percent(flow, row, c, true);
	if (single >= flow->theme->marks.level_small || single >= twofold)
		return (struct mark_form){single, false};
	return (struct mark_form){twofold, true};
}

static void build_row(const struct flow *flow, const struct block *row,
		      const struct setting *setting, struct vlist *out)
{
	const struct columns *c = &setting->columns;
	bool is_chart = holds_ranges(row);
	struct flow levelled = *flow;
	int ncells, keep;
	struct vlist *cells;

	levelled.marks = find_level_form(flow, row, c);
	cells = cells_flow(&levelled, row, c, out->arena, &ncells);
	for (int i = 0; i < ncells && !is_chart; i++)
		pad_cell(&cells[i], setting->above);
	if (setting->is_own)
		add_lines_of_charts(flow, row, setting, cells, ncells);
	keep = flow_part(flow, cells, ncells, flow->theme->shares.row);
	vlist_parallel(cells, ncells, 0, keep ? keep : SPLIT_PENALTY, out);
	if (out->nnodes == 0)
		vlist_add_box(out, setting->above + setting->below);
	if (!is_chart) { /* a chart ends in its axis figures and needs no more room */
		out->nodes[out->nnodes - 1].height += setting->below;
		out->height += setting->below;
	}
	for (int i = 0; i < out->nnodes && !is_chart; i++)
		if (out->nodes[i].kind == V_BOX)
			add_poles(flow, c, 0, out, &out->nodes[i]);
	if (!is_chart || row->of.row)
		add_line_above(flow, row, out);
}

/* A row with its line and its padding, whole or in slices. */
static void row_of_table_flow(const struct flow *flow, const struct block *row,
			      const struct setting *setting, struct vlist *out)
{
	struct building built = building_begin(flow);

	build_row(flow, row, setting, &built.list);
	building_end(flow, &built, out);
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
	const struct block *axis = line_of_chart(cell);
	struct para_options options = {.width = width, .is_artifact = is_artifact};

	if (axis)
		axis_of_head_flow(flow, axis, width, is_artifact, out);
	for (const struct block *b = cell->first; b; b = b->next)
		if (is_leaf(b))
			para_flow(flow, b, &options, out);
}

/* The names of the columns, level at their last lines; *names_height is the highest of them. */
static struct vlist names_flow(const struct flow *flow, const struct block *row,
			       const struct columns *c, bool is_artifact, struct arena *arena,
			       len *names_height)
{
	struct vlist *cells = ARENA_ARRAY(arena, struct vlist, c->n), out;
	int n = 0;

	*names_height = 0;
	for (const struct block *cell = row->first; cell && n < c->n; cell = cell->next) {
		const struct cell *at = cell->of.cell;

		vlist_init(&cells[n], arena);
		name_flow(flow, cell, columns_cell_width(c, at), is_artifact, &cells[n]);
		vlist_shift(&cells[n], c->x[at->column], 0);
		*names_height = len_max(*names_height, cells[n++].height);
	}
	for (int i = 0; i < n; i++)
		vlist_pad_top(&cells[i], *names_height - cells[i].height);
	vlist_init(&out, arena);
	vlist_parallel(cells, n, 0, PENALTY_NEVER, &out);
	return out;
}

/* The header as it opens every further page: a box of artifacts. */
static const struct vnode *repeated_header(const struct flow *flow, const struct block *row,
					   const struct setting *setting, struct arena *arena)
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
	add_poles(flow, c, flow->master->grid / 2, &list, box);
	add_row_line(flow, &list, box, flow->theme->page_line, flow->theme->uses[COLOUR_INK]);
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

static void header_flow(const struct flow *flow, const struct block *table,
			const struct block *head, bool is_joined, const struct setting *setting,
			struct vlist *out)
{
	const struct columns *c = &setting->columns;
	const struct block *thead = columns_table_part(table, BLOCK_THEAD);
	struct vlist columns[2], whole;
	struct vnode *box;
	len names_height = 0, height;

	columns[0] = corner_flow(flow, table, head, c, is_joined, out->arena);
	vlist_init(&columns[1], out->arena);
	vlist_init(&whole, out->arena);
	if (thead && thead->first)
		columns[1] = names_flow(flow, thead->first, c, false, out->arena, &names_height);
	if (columns[0].nnodes &&
	    (!c->is_on_grid || !flow_keep(flow, columns, 1, flow->theme->shares.corner))) {
		vlist_append(out, &columns[0]);
		vlist_add_penalty(out, PENALTY_NEVER);
		vlist_add_box(out, flow->master->grid);
		vlist_add_penalty(out, PENALTY_NEVER);
		vlist_init(&columns[0], out->arena);
	}
	height = len_max(columns[0].height, names_height);
	vlist_pad_top(&columns[1], height - names_height);
	vlist_pad(&columns[1], height + setting->above);
	vlist_parallel(columns, 2, 0, PENALTY_NEVER, &whole);
	box = vlist_box_up(&whole, out);
	add_poles(flow, c,
		  is_joined ? 0 : len_max(0, height - names_height - flow->master->grid / 2), out,
		  box);
	vlist_add_penalty(out, PENALTY_NEVER);
}

static const struct block *last_kept(const struct block *row)
{
	while (row->keeps_with_next && row->next)
		row = row->next;
	return row;
}

/* Rows that are kept together count as one: a pay and its bars, for example. Pages best end where a
 * group does; group: the row that opened the one that row is in. */
static int penalty_after(const struct block *row, const struct block *group)
{
	const struct block *after;

	if (row->keeps_with_next)
		return PENALTY_NEVER;
	if (!row->next)
		return EDGE_PENALTY;
	after = last_kept(row->next)->next;
	if (opens_group(row->next)) /* the last of all is the total of what stands above it */
		return after ? ROW_PENALTY : PENALTY_NEVER;
	if (row == last_kept(group) || !after || opens_group(after))
		return EDGE_PENALTY;
	return ROW_PENALTY;
}

static void gap_above(const struct flow *flow, const struct block *row, struct vlist *out)
{
	if (holds_ranges(row))
		flow_gap(flow, out, flow->theme->gaps.ranges);
	if (row->of.row && row->of.row->has_gap)
		flow_gap(flow, out, flow->theme->gaps.group);
}

static struct setting find_setting(const struct flow *flow, const struct block *table)
{
	struct setting setting = {.columns = columns_find(flow, table),
				  .is_close = table->of.table->is_close,
				  .is_own = table->of.table->columns != NULL};
	int steps = setting.is_close ? flow->theme->gaps.close_row : flow->theme->gaps.table_row;
	len room = flow_units(flow->master, steps) * flow->master->grid;

	setting.above = room / 2;
	setting.below = room - setting.above;
	return setting;
}

/* The line below a table, where no total ends it. The text after it is on the grid again. */
static void close_table(const struct flow *flow, const struct block *last,
			const struct setting *setting, struct vlist *out)
{
	len off = setting->above % flow->master->grid;

	vlist_add_penalty(out, PENALTY_NEVER);
	if (!setting->is_own || !last || !opens_group(last))
		add_row_line(flow, out, vlist_add_box(out, 0), flow->theme->section_line,
			     flow->theme->uses[COLOUR_INK]);
	if (off)
		vlist_add_box(out, flow->master->grid - off);
}

void table_flow(const struct flow *flow, const struct block *table, const struct block *head,
		bool is_joined, struct vlist *out)
{
	const struct block *thead = columns_table_part(table, BLOCK_THEAD);
	const struct block *tbody = columns_table_part(table, BLOCK_TBODY);
	const struct block *group = tbody ? tbody->first : NULL;
	struct setting setting = find_setting(flow, table);
	const struct vnode *opening = NULL;

	header_flow(flow, table, head, is_joined, &setting, out);
	if (thead && thead->first)
		opening = repeated_header(flow, thead->first, &setting, out->arena);
	for (const struct block *row = tbody ? tbody->first : NULL; row; row = row->next) {
		int first = out->nnodes;

		gap_above(flow, row, out);
		row_of_table_flow(flow, row, &setting, out);
		if (opens_group(row))
			group = row;
		if (row->next)
			vlist_add_penalty(out, penalty_after(row, group));
		for (int i = first; i < out->nnodes; i++)
			if (out->nodes[i].kind == V_PENALTY)
				out->nodes[i].after_break = opening;
	}
	close_table(flow, tbody ? tbody->last : NULL, &setting, out);
	if (table->next)
		vlist_add_penalty(out, PENALTY_NEVER);
}
