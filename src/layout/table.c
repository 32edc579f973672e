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

#include "layout/band.h"
#include "layout/blocks.h"
#include "layout/columns.h"
#include "layout/figure.h"
#include "layout/flow.h"
#include "layout/mark.h"
#include "layout/para.h"
#include "layout/row.h"
#include "layout/table_head.h"

enum {
	ROW_PENALTY = 0,
	TIGHT_PENALTY = 5000, /* more than three quarters of a page that stay empty */
	CONTINUED_STEPS = 10, /* of the grid that the name of a row which goes on may take; */
	MOST_AIR = 16,        /* places in a table where there may be air */
	AIR_ROOM = 18         /* steps of the grid for the head of a section and its first lines */
};

/* Places in a list where there may be air: glue that has no height where there is none. */
struct air {
	int nodes[MOST_AIR], n;
};

/* Bars on an axis of their own, which fill a row without poles and padding. */
static bool holds_ranges(const struct block *row)
{
	for (const struct block *cell = row->first; cell; cell = cell->next)
		if (cell->first && cell->first->kind == BLOCK_FIGURE &&
		    cell->first->of.chart->kind == CHART_RANGES)
			return true;
	return false;
}

/* Whether a strong line stands above the row: it begins a group, or is the total. */
static bool opens_group(const struct block *row)
{
	return row->of.row && row->of.row->line == ROW_LINE_STRONG;
}

/* Whether the row is the head of a group, which is told again where a page begins within it. */
static bool is_head_of_group(const struct block *row)
{
	const struct table *table = row->parent->parent->of.table;

	return opens_group(row) && row->keeps_with_next && table->continued &&
	       row->first->of.cell->colspan == table->ncolumns;
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
		if (!figure_line_of_chart(cell))
			blocks_flow(flow, cell->first, NULL, columns_cell_width(c, at), &cells[n]);
		vlist_shift(&cells[n++], c->x[at->column], 0);
	}
	*ncells = n;
	return cells;
}

/* Draws the lines of charts in a row as high as the row, so that their axes join. A chart that
 * needs more makes the row higher. */
static void add_lines_of_charts(const struct flow *flow, const struct block *row,
				const struct table_setting *setting, struct vlist *cells,
				int ncells)
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
			const struct block *figure = figure_line_of_chart(cell);

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
	if (holds_ranges(row) && !row->of.row)
		return;
	switch (row->of.row ? row->of.row->line : ROW_LINE_FINE) {
	case ROW_LINE_FINE:
		columns_add_line(flow, list, &list->nodes[0], flow->theme->row_line,
				 flow->theme->uses[COLOUR_HAIR]);
		break;
	case ROW_LINE_STRONG:
		columns_add_line(flow, list, &list->nodes[0], flow->theme->section_line,
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
	struct mark_form form = {.percent = 100, .is_double = is_double};
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
		return (struct mark_form){0};
	twofold = level_percent(flow, row, c, true);
	if (single >= flow->theme->marks.level_small || single >= twofold)
		return (struct mark_form){.percent = single};
	return (struct mark_form){.percent = twofold, .is_double = true};
}

/* Whether in some cell the mark's words do not fit beside it: those of a level whole, since two or
 * three words read better together than parted by the marks; of those of a flag each alone. */
static bool needs_words_below(const struct flow *flow, const struct block *row,
			      const struct columns *c)
{
	for (const struct block *cell = row->first; cell; cell = cell->next) {
		len width = columns_cell_width(c, cell->of.cell);

		for (const struct block *b = cell->first; b; b = b->next) {
			const struct mark *mark = b->nspans > 1 ? b->spans[0].mark : NULL;
			struct para_widths widths;
			len size = flow->styles[b->style].size,
			    beside; /* a space is no wider than a third */

			if (!mark)
				continue;
			para_measure(flow, b, NULL, LEN_MAX, &widths);
			beside = para_mark_width(flow, mark, size, &flow->marks) + size / 3 +
				 widths.longest_word;
			if ((mark->kind == MARK_LEVEL ? widths.unbroken : beside) > width)
				return true;
		}
	}
	return false;
}

static void build_row(const struct flow *flow, const struct block *row,
		      const struct table_setting *setting, struct vlist *out)
{
	const struct columns *c = &setting->columns;
	bool is_chart = holds_ranges(row);
	struct flow levelled = *flow;
	struct vlist *cells;
	int ncells;

	levelled.marks = find_level_form(flow, row, c);
	levelled.marks.has_words_below = needs_words_below(&levelled, row, c);
	cells = cells_flow(&levelled, row, c, out->arena, &ncells);
	for (int i = 0; i < ncells && !is_chart; i++)
		row_pad_cell(&cells[i], setting->above);
	if (setting->is_own)
		add_lines_of_charts(flow, row, setting, cells, ncells);
	/* a chart ends in its axis figures and needs no more room */
	row_join(flow, cells, ncells, setting, !is_chart, out);
	for (int i = 0; i < out->nnodes && !is_chart; i++)
		if (out->nodes[i].kind == V_BOX)
			columns_add_poles(flow, c, row, 0, out, &out->nodes[i]);
}

/* Where text that opens a group would stand against a line there is a place for air. */
static void add_air(const struct flow *flow, struct vlist *out, struct air *air)
{
	vlist_add_penalty(out, PENALTY_NEVER);
	if (air->n < MOST_AIR) {
		air->nodes[air->n++] = out->nnodes;
		vlist_add_glue(out, flow->master->grid, 0);
	}
	vlist_add_penalty(out, PENALTY_NEVER);
}

/* All places have air or none has: where a page is left room for what leads to the table. */
static void let_air_in(const struct flow *flow, const struct air *air, int from, struct vlist *out)
{
	len height = AIR_ROOM * flow->master->grid;

	for (int i = from; i < out->nnodes; i++)
		height += out->nodes[i].height;
	for (int i = 0; i < air->n && height > flow_body_height(flow); i++) {
		out->nodes[air->nodes[i]].height = 0;
		out->height -= flow->master->grid;
	}
}

/* A row with its line and its padding, whole or in slices. One that opens a group of tight rows, or
 * adds them up, stands off its lines where there is room. */
static void row_of_table_flow(const struct flow *flow, const struct block *row,
			      const struct table_setting *setting, struct air *air,
			      struct vlist *out)
{
	struct building built = building_begin(flow);
	bool has_air = setting->is_tight && opens_group(row);

	if (has_air) {
		columns_add_line(flow, out, vlist_add_box(out, 0), flow->theme->section_line,
				 flow->theme->uses[COLOUR_INK]);
		add_air(flow, out, air);
	}
	build_row(flow, row, setting, &built.list);
	if (!has_air)
		add_line_above(flow, row, &built.list);
	building_end(flow, &built, out);
	if (has_air && row->keeps_with_next)
		add_air(flow, out, air);
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
		return after || is_head_of_group(row->next) ? ROW_PENALTY : PENALTY_NEVER;
	if (row == last_kept(group) || !after || opens_group(after))
		return EDGE_PENALTY;
	return ROW_PENALTY;
}

/* A tight table is to be seen at once: on one page, where that is high enough for what stands from
 * the node on. */
static void hold(const struct flow *flow, const struct vlist *list, int from)
{
	len height = 0;

	for (int i = from; i < list->nnodes; i++)
		height += list->nodes[i].height;
	for (int i = from; i < list->nnodes && height <= flow_body_height(flow); i++)
		if (list->nodes[i].kind == V_PENALTY && list->nodes[i].penalty < PENALTY_NEVER)
			list->nodes[i].penalty += TIGHT_PENALTY;
}

static void gap_above(const struct flow *flow, const struct block *row, struct vlist *out)
{
	if (holds_ranges(row))
		flow_gap(flow, out, flow->theme->gaps.ranges);
	if (row->of.row && row->of.row->has_gap)
		flow_gap(flow, out, flow->theme->gaps.group);
}

static struct table_setting find_setting(const struct flow *flow, const struct block *table)
{
	struct table_setting setting = {.columns = columns_find(flow, table),
					.is_close = table->of.table->is_close,
					.is_tight = table->of.table->is_tight,
					.is_to_fill = table->of.table->is_to_fill,
					.is_own = table->of.table->columns != NULL};
	int steps = setting.is_close ? flow->theme->gaps.close_row : flow->theme->gaps.table_row;
	len room = setting.is_tight ? 0 : flow_units(flow->master, steps) * flow->master->grid;

	setting.above = room / 2;
	setting.below = room - setting.above;
	return setting;
}

/* The last line to write on, and such lines as far as the page has room. */
static void rule_rest(const struct flow *flow, const struct table_setting *setting,
		      struct vlist *out)
{
	columns_add_line(flow, out, vlist_add_box(out, 0), flow->theme->row_line,
			 flow->theme->uses[COLOUR_HAIR]);
	vlist_add_fill(out,
		       flow->styles[STYLE_TABLE_CELL].leading + setting->above + setting->below);
	vlist_add_box(out, 0);
}

/* The line below a table, where no total ends it. The text after it is on the grid again. */
static void close_table(const struct flow *flow, const struct block *last,
			const struct table_setting *setting, struct vlist *out)
{
	len off = setting->above % flow->master->grid;

	vlist_add_penalty(out, PENALTY_NEVER);
	if (setting->is_to_fill)
		rule_rest(flow, setting, out);
	else if (!setting->is_own || !last || !opens_group(last))
		columns_add_line(flow, out, vlist_add_box(out, 0), flow->theme->section_line,
				 flow->theme->uses[COLOUR_INK]);
	if (off)
		vlist_add_box(out, flow->master->grid - off);
}

/* How far down from a node the column of names stays empty in a row, which ends the list. */
static len free_below(const struct table_setting *setting, const struct vlist *list, int from)
{
	len end = setting->columns.x[0] + setting->columns.width[0], y = 0;

	while (from < list->nnodes && list->nodes[from].kind != V_BOX)
		from++;
	for (int i = from; i < list->nnodes; i++) {
		for (int k = 0; k < list->nodes[i].nitems; k++)
			if (list->nodes[i].items[k].kind == ITEM_RUN &&
			    list->nodes[i].items[k].x < end)
				return y;
		y += list->nodes[i].height;
	}
	return y;
}

/* What opens pages on which a row, whose nodes begin with first, goes on: the head, and where there
 * is room for it the row's name and that it is continued, or only this. */
static void open_pages(const struct flow *flow, const struct block *row,
		       const struct table_setting *setting, const struct vnode *head, int first,
		       struct vlist *out)
{
	bool is_said = head && row->parent->parent->of.table->continued && row->first &&
		       row->first->first && row->first->first->nspans > 0;
	const struct vnode *continued[2] = {NULL, NULL};
	const struct vnode *deeper = NULL;
	len heights[2] = {0, 0}, most = CONTINUED_STEPS * flow->master->grid;

	if (head && head->height + most > flow_body_height(flow) / 2)
		most = 0;

	for (int i = first; i < out->nnodes; i++) {
		struct vnode *node = &out->nodes[i];
		len room;

		if (node->kind != V_PENALTY)
			continue;
		if (head && !deeper && node->is_within)
			deeper = table_head_deeper(flow, head, setting->above);
		node->after_break = node->is_within ? deeper : head;
		if (!is_said || !node->is_within || node->penalty >= PENALTY_LINE)
			continue;
		room = free_below(setting, out, i);
		for (int k = 0; k < 2; k++) {
			if (!continued[k])
				continued[k] = table_head_continued(flow, row, setting, deeper,
								    k > 0, &heights[k]);
			if (heights[k] <= room && heights[k] <= most)
				node->after_break = continued[k];
		}
	}
}

/* The head, or a lesser one where it would leave rows less than half of a page. */
static const struct vnode *repeated(const struct flow *flow, const struct vnode *head,
				    const struct vnode *lesser)
{
	return head->height > flow_body_height(flow) / 2 ? lesser : head;
}

void table_flow(const struct flow *flow, const struct block *table, const struct block *head,
		bool is_joined, struct vlist *out)
{
	const struct block *thead = columns_table_part(table, BLOCK_THEAD);
	const struct block *tbody = columns_table_part(table, BLOCK_TBODY);
	const struct block *group = tbody ? tbody->first : NULL;
	struct table_setting setting = find_setting(flow, table);
	const struct vnode *opening = NULL, *own = NULL; /* of pages; of those within a group */
	int from = out->nnodes;
	struct air air = {.n = 0};

	table_head_flow(flow, table, head, is_joined, &setting, out);
	if (thead && thead->first)
		opening = own = repeated(
			flow, table_head_repeated(flow, thead->first, &setting, out->arena), NULL);
	for (const struct block *row = tbody ? tbody->first : NULL; row; row = row->next) {
		const struct block *last = table->of.table->is_beside ? band_last(row) : row;
		int first = out->nnodes;

		gap_above(flow, row, out);
		if (last != row)
			band_flow(flow, row, last, &setting, own, out);
		else
			row_of_table_flow(flow, row, &setting, &air, out);
		row = last;
		if (opens_group(row))
			group = row;
		if (opening && is_head_of_group(row))
			own = repeated(flow, table_head_of_group(flow, row, &setting, opening),
				       opening);
		open_pages(flow, row, &setting, own, first, out);
		if (!row->next)
			continue;
		vlist_add_penalty(out, penalty_after(row, group));
		vlist_last(out)->after_break = opens_group(row->next) ? opening : own;
	}
	close_table(flow, tbody ? tbody->last : NULL, &setting, out);
	if (setting.is_tight) {
		let_air_in(flow, &air, from, out);
		hold(flow, out, from);
	}
	if (table->next && !table->of.table->is_beside)
		vlist_add_penalty(out, PENALTY_NEVER);
}

void table_beside_flow(const struct flow *flow, const struct block *table, len width,
		       struct vlist *out)
{
	struct master narrow = *flow->master;
	struct flow inner = *flow;

	narrow.end += flow_body_width(flow) - width;
	narrow.head_columns = 0;
	inner.master = &narrow;
	table_flow(&inner, table, NULL, false, out);
}
