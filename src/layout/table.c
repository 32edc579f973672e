/*
 * Tables over the whole text area: names in the first column, then a column a role behind its pole.
 * A row is one box, or, where it is high, boxes cut at lines that all its cells share. A break
 * between rows opens the next page with the header again, as an artifact.
 */
#include "layout/colwidth.h"
#include "layout/flow.h"

enum {
	UNBROKEN_SHARE = 34,  /* percent of a page up to which a row is kept whole */
	ROW_PENALTY = 0,
	EDGE_PENALTY = 400,   /* after the first and before the last row */
	SPLIT_PENALTY = 150,
	CORNER_SHARE = 80,    /* percent of a page that the table's head may take in its corner */
	GRID_ROLES = 3,       /* up to so many roles stand on the page's grid columns */
	SAMPLE_ROWS = 60      /* rows that are measured to find column widths */
};

/* Where things stand across the table: column 0 holds the names. */
struct columns {
	int n;
	len *x, *width;       /* of the text in each column */
	len *pole;            /* start of each column's pole; -1: none */
	bool is_on_grid;      /* names stand in the head columns: heads fit there too */
	const int *roles;
};

static struct columns columns_new(struct flow *flow, const struct table *table)
{
	struct columns c = {.n = table->ncolumns, .roles = table->roles};

	c.x = ARENA_ARRAY(flow->arena, len, c.n);
	c.width = ARENA_ARRAY(flow->arena, len, c.n);
	c.pole = ARENA_ARRAY(flow->arena, len, c.n);
	return c;
}

/* Places columns whose widths, poles and insets included, are given, gutters between them. */
static void place_columns(struct columns *c, const len *widths, len gutter, len inset)
{
	len x = 0;

	for (int i = 0; i < c->n; i++) {
		bool has_pole = c->roles[i] >= 0;

		c->pole[i] = has_pole ? x : -1;
		c->x[i] = x + (has_pole ? inset : 0);
		c->width[i] = widths[i] - (has_pole ? inset : 0);
		x += widths[i] + gutter;
	}
}

/* Names in the head columns, roles in equal shares of the rest. */
static void grid_widths(struct flow *flow, int n, len *widths)
{
	len start = flow_column_start(flow, flow->master->head_columns);
	len rest = flow_body_width(flow) - start;

	widths[0] = start - flow->master->gutter;
	for (int i = 1; i < n; i++)
		widths[i] = (rest - (n - 2) * flow->master->gutter) / (n - 1);
}

struct sample {
	const struct block **cells; /* row by row, n a row; NULL where a cell spans */
	int nrows, n;
};

static const struct block *table_part(const struct block *table, enum block_kind kind)
{
	for (const struct block *b = table->first; b; b = b->next)
		if (b->kind == kind)
			return b;
	return NULL;
}

static void sample_row(struct sample *sample, const struct block *row)
{
	const struct block **cells = sample->cells + sample->nrows++ * sample->n;

	for (const struct block *b = row->first; b; b = b->next)
		if (b->of.cell->colspan == 1 && b->of.cell->column < sample->n)
			cells[b->of.cell->column] = b;
}

/* Takes the header and about SAMPLE_ROWS rows, evenly. */
static struct sample sample_rows(struct flow *flow, const struct block *table, int n)
{
	const struct block *head = table_part(table, BLOCK_THEAD);
	const struct block *body = table_part(table, BLOCK_TBODY);
	struct sample sample = {.n = n};
	int nrows = 0, step, i = 0;

	for (const struct block *row = body ? body->first : NULL; row; row = row->next)
		nrows++;
	step = nrows / SAMPLE_ROWS + 1;
	sample.cells = ARENA_ARRAY(flow->lists, const struct block *,
				   (nrows / step + 3) * n);
	if (head && head->first)
		sample_row(&sample, head->first);
	for (const struct block *row = body ? body->first : NULL; row; row = row->next, i++)
		if (i % step == 0)
			sample_row(&sample, row);
	return sample;
}

static bool is_leaf(const struct block *block)
{
	return block->kind == BLOCK_PARA || block->kind == BLOCK_HEADING;
}

/* Widths of a cell's paragraphs, one behind the other: together they take about as many lines.
 * Lists count with the room of their labels. Words up to `undivided` are not to be divided. */
static struct para_widths measure_cell(struct flow *flow, const struct block *block, len undivided)
{
	struct para_widths all = {0, 0};

	for (const struct block *b = block->first; b; b = b->next) {
		len label = b->kind == BLOCK_LIST ? 2 * flow->master->grid : 0;
		struct para_widths one = {0, 0};

		if (is_leaf(b))
			para_measure(flow, b, NULL, undivided, &one);
		else if (b->first)
			one = measure_cell(flow, b, undivided - label);
		all.longest_word = len_max(all.longest_word, one.longest_word + label);
		all.unbroken += one.unbroken + label;
	}
	return all;
}

static bool fit_columns(struct flow *flow, const struct block *table, struct columns *c, len gutter,
			len inset, len *widths)
{
	struct sample sample = sample_rows(flow, table, c->n);
	len total = flow_body_width(flow) - (c->n - 1) * gutter;
	len *least = ARENA_ARRAY(flow->arena, len, sample.nrows * c->n);
	len *most = ARENA_ARRAY(flow->arena, len, sample.nrows * c->n);
	struct colwidth_table fit = {.nrows = sample.nrows, .ncolumns = c->n, .least = least,
				     .most = most, .first_equal = 1,
				     .step = flow->master->grid / 2};

	for (int i = 0; i < sample.nrows * c->n; i++) {
		len indent = c->roles[i % c->n] >= 0 ? inset : 0;
		struct para_widths cell;

		if (!sample.cells[i])
			continue;
		cell = measure_cell(flow, sample.cells[i], total / c->n - indent);
		least[i] = cell.longest_word + indent;
		most[i] = cell.unbroken + indent;
	}
	return colwidth_fit(flow->arena, &fit, total, widths);
}

/* Whether every longest word fits the columns as they stand. */
static bool words_fit(struct flow *flow, const struct block *table, const struct columns *c)
{
	struct sample sample = sample_rows(flow, table, c->n);

	for (int i = 0; i < sample.nrows * c->n; i++) {
		len width = c->width[i % c->n];

		if (sample.cells[i] &&
		    measure_cell(flow, sample.cells[i], width).longest_word > width)
			return false;
	}
	return true;
}

/* Few roles stand on the grid; many, or words too long for it, get widths of their own. */
static struct columns find_columns(struct flow *flow, const struct block *table)
{
	struct columns c = columns_new(flow, table->of.table);
	len *widths = ARENA_ARRAY(flow->arena, len, c.n);
	len gutter = flow->master->gutter, inset = flow->theme->inset;

	if (c.n - 1 <= GRID_ROLES && flow->master->head_columns > 0) {
		grid_widths(flow, c.n, widths);
		place_columns(&c, widths, gutter, inset);
		c.is_on_grid = words_fit(flow, table, &c);
		if (c.is_on_grid)
			return c;
	}
	if (c.n - 1 > GRID_ROLES) {
		gutter /= 2;
		inset /= 2;
	}
	fit_columns(flow, table, &c, gutter, inset, widths);
	place_columns(&c, widths, gutter, inset);
	return c;
}

static void add_poles(struct flow *flow, const struct columns *c, enum artifact artifact, len top,
		      struct vnode *box)
{
	for (int i = 0; i < c->n; i++) {
		struct item pole;

		if (c->pole[i] < 0)
			continue;
		pole = flow_box(c->pole[i], top, flow->theme->pole, box->height - top,
				flow_role_colour(flow, c->roles[i]));
		pole.artifact = artifact;
		vnode_add_item(flow->lists, box, &pole);
	}
}

static void add_row_line(struct flow *flow, struct vnode *box, len y, len weight, int colour)
{
	struct item line = flow_box(0, y, flow_body_width(flow), weight, colour);

	vnode_add_item(flow->lists, box, &line);
}

static bool holds_figure(const struct block *row)
{
	for (const struct block *cell = row->first; cell; cell = cell->next)
		if (cell->first && cell->first->kind == BLOCK_FIGURE)
			return true;
	return false;
}

/* The cells of a row as columns of their own, each at its place. */
static struct vlist *cells_flow(struct flow *flow, const struct block *row, const struct columns *c,
				int *ncells)
{
	struct vlist *cells = ARENA_ARRAY(flow->lists, struct vlist, c->n);
	int n = 0;

	for (const struct block *cell = row->first; cell && n < c->n; cell = cell->next) {
		const struct cell *at = cell->of.cell;
		int last = at->column + at->colspan - 1;
		len width = c->x[last] + c->width[last] - c->x[at->column];

		vlist_init(&cells[n]);
		flow_blocks(flow, cell->first, NULL, width, &cells[n]);
		vlist_shift(&cells[n++], c->x[at->column], 0);
	}
	*ncells = n;
	return cells;
}

/* Copies the boxes and penalties of a finished row to the list that lasts. */
static void keep_row(struct flow *flow, const struct vlist *row, struct vlist *out)
{
	int first = out->nnodes;

	vlist_append(flow->lists, out, row);
	for (int i = first; i < out->nnodes; i++) {
		struct vnode *node = &out->nodes[i];

		node->items = arena_copy(flow->lists, node->items,
					 sizeof *node->items * (size_t)node->nitems);
		node->notes = arena_copy(flow->lists, node->notes,
					 sizeof *node->notes * (size_t)node->nnotes);
	}
}

/* Room above the cell's text that stays with it. */
static void pad_cell(struct flow *flow, struct vlist *cell, len pad)
{
	struct vlist padded;

	vlist_init(&padded);
	vlist_add_box(flow->lists, &padded, pad);
	vlist_add_penalty(flow->lists, &padded, PENALTY_NEVER);
	vlist_append(flow->lists, &padded, cell);
	*cell = padded;
}

static void build_row(struct flow *flow, const struct block *row, const struct columns *c,
		      struct vlist *out)
{
	bool is_chart = holds_figure(row);
	len pad = flow->master->grid;
	int ncells, keep;
	struct vlist *cells = cells_flow(flow, row, c, &ncells);

	for (int i = 0; i < ncells && !is_chart; i++)
		pad_cell(flow, &cells[i], pad);
	keep = flow_keep(flow, cells, ncells, UNBROKEN_SHARE);
	vlist_parallel(flow->lists, cells, ncells, 0, keep ? keep : SPLIT_PENALTY, out);
	if (out->nnodes == 0)
		vlist_add_box(flow->lists, out, 2 * pad);
	if (!is_chart) { /* a chart ends in its axis figures and needs no more room */
		out->nodes[out->nnodes - 1].height += pad;
		out->height += pad;
	}
	for (int i = 0; i < out->nnodes && !is_chart; i++)
		if (out->nodes[i].kind == V_BOX)
			add_poles(flow, c, ARTIFACT_LAYOUT, 0, &out->nodes[i]);
	if (!is_chart)
		add_row_line(flow, &out->nodes[0], 0, flow->theme->row_line,
			     flow->theme->uses[COLOUR_HAIR]);
}

/* A row with its line and its padding, whole or in slices. Long tables have many: what goes into a
 * row is built elsewhere, only the boxes are kept. */
static void row_of_table_flow(struct flow *flow, const struct block *row, const struct columns *c,
			      struct vlist *out)
{
	struct arena *lists = flow->lists;
	struct arena_mark mark = arena_mark(flow->rows);
	struct vlist built;

	vlist_init(&built);
	flow->lists = flow->rows;
	build_row(flow, row, c, &built);
	flow->lists = lists;
	keep_row(flow, &built, out);
	arena_reset(flow->rows, mark);
}

/* The names of the columns, level at their last lines; *names_height is the highest of them. */
static struct vlist names_flow(struct flow *flow, const struct block *row, const struct columns *c,
			       bool is_artifact, len *names_height)
{
	struct vlist *cells = ARENA_ARRAY(flow->lists, struct vlist, c->n), out;
	int n = 0;

	*names_height = 0;
	for (const struct block *cell = row->first; cell && n < c->n; cell = cell->next) {
		int column = cell->of.cell->column;
		struct para_options options = {.width = c->width[column],
					       .is_artifact = is_artifact};

		vlist_init(&cells[n]);
		for (const struct block *b = cell->first; b; b = b->next)
			if (is_leaf(b))
				para_flow(flow, b, &options, &cells[n]);
		vlist_shift(&cells[n], c->x[column], 0);
		*names_height = len_max(*names_height, cells[n++].height);
	}
	for (int i = 0; i < n; i++)
		vlist_pad_top(flow->lists, &cells[i], *names_height - cells[i].height);
	vlist_init(&out);
	vlist_parallel(flow->lists, cells, n, 0, PENALTY_NEVER, &out);
	return out;
}

/* The header as it opens every further page: a box of artifacts. */
static const struct vnode *repeated_header(struct flow *flow, const struct block *row,
					   const struct columns *c)
{
	struct vlist list, names;
	struct vnode *box;
	len height;

	vlist_init(&list);
	names = names_flow(flow, row, c, true, &height);
	vlist_pad_top(flow->lists, &names, flow->master->grid);
	vlist_add_box(flow->lists, &names, flow->master->grid);
	box = vlist_box_up(flow->lists, &names, &list);
	add_poles(flow, c, ARTIFACT_LAYOUT, flow->master->grid / 2, box);
	add_row_line(flow, box, 0, flow->theme->page_line, flow->theme->uses[COLOUR_INK]);
	return box;
}

/* The section's head and the table's caption: in the corner of a table on the grid, else above. */
static struct vlist corner_flow(struct flow *flow, const struct block *table,
				const struct block *head, const struct columns *c, bool is_joined)
{
	const struct block *caption = table_part(table, BLOCK_CAPTION);
	len width = c->is_on_grid ? flow_head_width(flow) : flow_body_width(flow);
	struct vlist corner;

	vlist_init(&corner);
	if (is_joined)
		vlist_add_box(flow->lists, &corner, flow->master->grid);
	if (head)
		flow_block(flow, head, width, &corner);
	if (caption)
		flow_block(flow, caption, width, &corner);
	return corner;
}

static void header_flow(struct flow *flow, const struct block *table, const struct block *head,
			bool is_joined, const struct columns *c, struct vlist *out)
{
	const struct block *thead = table_part(table, BLOCK_THEAD);
	struct vlist columns[2], whole;
	struct vnode *box;
	len names_height = 0, height;

	columns[0] = corner_flow(flow, table, head, c, is_joined);
	vlist_init(&columns[1]);
	vlist_init(&whole);
	if (thead && thead->first)
		columns[1] = names_flow(flow, thead->first, c, false, &names_height);
	if (columns[0].nnodes &&
	    (!c->is_on_grid || !flow_keep(flow, columns, 1, CORNER_SHARE))) {
		vlist_append(flow->lists, out, &columns[0]);
		vlist_add_penalty(flow->lists, out, PENALTY_NEVER);
		vlist_add_box(flow->lists, out, flow->master->grid);
		vlist_add_penalty(flow->lists, out, PENALTY_NEVER);
		vlist_init(&columns[0]);
	}
	height = len_max(columns[0].height, names_height);
	vlist_pad_top(flow->lists, &columns[1], height - names_height);
	vlist_pad(flow->lists, &columns[1], height + flow->master->grid);
	vlist_parallel(flow->lists, columns, 2, 0, PENALTY_NEVER, &whole);
	box = vlist_box_up(flow->lists, &whole, out);
	add_poles(flow, c, ARTIFACT_LAYOUT, is_joined ? 0 :
		  len_max(0, height - names_height - flow->master->grid / 2), box);
	vlist_add_penalty(flow->lists, out, PENALTY_NEVER);
}

static const struct block *last_kept(const struct block *row)
{
	while (row->keeps_with_next && row->next)
		row = row->next;
	return row;
}

/* Rows that are kept together count as one: a pay and its bars, for example. */
static int penalty_after(const struct block *row)
{
	if (row->keeps_with_next)
		return PENALTY_NEVER;
	if (!row->next || row == last_kept(row->parent->first) || !last_kept(row->next)->next)
		return EDGE_PENALTY;
	return ROW_PENALTY;
}

void table_flow(struct flow *flow, const struct block *table, const struct block *head,
		bool is_joined, struct vlist *out)
{
	const struct block *thead = table_part(table, BLOCK_THEAD);
	const struct block *tbody = table_part(table, BLOCK_TBODY);
	struct columns c = find_columns(flow, table);
	const struct vnode *opening = NULL;

	header_flow(flow, table, head, is_joined, &c, out);
	if (thead && thead->first)
		opening = repeated_header(flow, thead->first, &c);
	for (const struct block *row = tbody ? tbody->first : NULL; row; row = row->next) {
		int first = out->nnodes;

		if (holds_figure(row))
			flow_gap(flow, out, 0, 1);
		row_of_table_flow(flow, row, &c, out);
		if (row->next)
			vlist_add_penalty(flow->lists, out, penalty_after(row));
		for (int i = first; i < out->nnodes; i++)
			if (out->nodes[i].kind == V_PENALTY)
				out->nodes[i].after_break = opening;
	}
	vlist_add_penalty(flow->lists, out, PENALTY_NEVER);
	add_row_line(flow, vlist_add_box(flow->lists, out, 0), 0, flow->theme->section_line,
		     flow->theme->uses[COLOUR_INK]);
	if (table->next)
		vlist_add_penalty(flow->lists, out, PENALTY_NEVER);
}
