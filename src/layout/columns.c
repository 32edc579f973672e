/*
 * Columns. Those of a comparison stand on the page's grid, names in the head columns, where the
 * words allow it; else colwidth.h finds widths. A table that names its columns gets them as it
 * says: some as wide as their content, the others in shares of the rest.
 */
#include "layout/columns.h"

#include <assert.h>

#include "layout/colwidth.h"
#include "layout/flow.h"
#include "layout/para.h"

enum {
	GRID_ROLES = 3,   /* up to so many roles stand on the page's grid columns */
	SAMPLE_ROWS = 60, /* rows that are measured to find column widths */
	PROSE_LINES = 6, /* rows as high as that on an average want wider columns than the grid's */
};

static struct columns columns_new(const struct flow *flow, const struct table *table)
{
	struct columns c = {.n = table->ncolumns, .roles = table->roles};

	c.x = ARENA_ARRAY(flow->lists, len, c.n);
	c.width = ARENA_ARRAY(flow->lists, len, c.n);
	c.pole = ARENA_ARRAY(flow->lists, len, c.n);
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
static void grid_widths(const struct flow *flow, int n, len *widths)
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

const struct block *columns_table_part(const struct block *table, enum block_kind kind)
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
static struct sample sample_rows(const struct flow *flow, const struct block *table, int n)
{
	const struct block *head = columns_table_part(table, BLOCK_THEAD);
	const struct block *body = columns_table_part(table, BLOCK_TBODY);
	struct sample sample = {.n = n};
	int nrows = 0, step, i = 0;

	for (const struct block *row = body ? body->first : NULL; row; row = row->next)
		nrows++;
	step = nrows / SAMPLE_ROWS + 1;
	sample.cells = ARENA_ARRAY(flow->lists, const struct block *, (nrows / step + 3) * n);
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
static struct para_widths measure_cell(const struct flow *flow, const struct block *block,
				       len undivided)
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

static bool try_columns(const struct flow *flow, const struct block *table, struct columns *c,
			len gutter, len inset, len *widths)
{
	struct sample sample = sample_rows(flow, table, c->n);
	len total = flow_body_width(flow) - (c->n - 1) * gutter;
	len *least = ARENA_ARRAY(flow->lists, len, sample.nrows * c->n);
	len *most = ARENA_ARRAY(flow->lists, len, sample.nrows * c->n);
	struct colwidth_table fit = {.nrows = sample.nrows,
				     .ncolumns = c->n,
				     .least = least,
				     .most = most,
				     .first_equal = 1,
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
	return colwidth_fit(flow->lists, &fit, total, widths);
}

/* Where words and levels have no room together, levels give way: rows set them smaller. */
static void fit_columns(const struct flow *flow, const struct block *table, struct columns *c,
			len gutter, len inset, len *widths)
{
	struct flow smaller = *flow;

	if (try_columns(flow, table, c, gutter, inset, widths))
		return;
	smaller.marks = (struct mark_form){.percent = flow->theme->marks.level_least,
					   .is_double = true};
	try_columns(&smaller, table, c, gutter, inset, widths);
}

/* Whether every longest word fits the columns as they stand; *lines: of a row, on an average. */
static bool words_fit(const struct flow *flow, const struct block *table, const struct columns *c,
		      int64_t *lines)
{
	struct sample sample = sample_rows(flow, table, c->n);
	int64_t highest = 0, all = 0;

	for (int i = 0; i < sample.nrows * c->n; i++) {
		len width = c->width[i % c->n];
		struct para_widths cell = {0, 0};

		if (sample.cells[i])
			cell = measure_cell(flow, sample.cells[i], width);
		if (cell.longest_word > width)
			return false;
		highest = i % c->n ? highest : 0;
		if (i >= c->n && cell.unbroken / width >= highest)
			highest = cell.unbroken / width + 1;
		all += i % c->n == c->n - 1 ? highest : 0;
	}
	*lines = sample.nrows > 1 ? all / (sample.nrows - 1) : 0;
	return true;
}

/* Whether the table goes on with the columns of the panels above it. */
static bool is_below_panels(const struct flow *flow, const struct block *table)
{
	const struct block *b = flow->doc->root->first;

	while (b && b->next != table->parent)
		b = b->next;
	return b && b->kind == BLOCK_SECTION && b->of.opening == OPENING_ROLES;
}

bool columns_are_of_grid(const struct flow *flow, int nroles)
{
	return nroles <= GRID_ROLES && flow->master->head_columns > 0;
}

/* Of a comparison: few roles stand on the grid; many, or words too long for it, or long texts, for
 * which its names take too much, get widths of their own. */
static struct columns comparison_columns(const struct flow *flow, const struct block *table)
{
	struct columns c = columns_new(flow, table->of.table);
	len *widths = ARENA_ARRAY(flow->lists, len, c.n);
	len gutter = flow->master->gutter, inset = flow->theme->inset;
	int64_t lines = 0;

	if (columns_are_of_grid(flow, c.n - 1)) {
		grid_widths(flow, c.n, widths);
		place_columns(&c, widths, gutter, inset);
		c.is_on_grid = words_fit(flow, table, &c, &lines) &&
			       (lines < PROSE_LINES || is_below_panels(flow, table));
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

/* What a column needs, its pole and inset included. */
struct need {
	len least, most; /* its longest word; its widest line, unbroken */
};

/* What stands in the columns of words, if they are several: n a row, cells that span left empty. */
struct words {
	int n;
	const int *columns; /* the n of the table that they are */
	struct colwidth_table cells;
	len *least, *most; /* the same, while they are measured */
};

/* Widths of what stands in a cell, one thing below the other. */
static struct para_widths measure_lines(const struct flow *flow, const struct block *block,
					len undivided)
{
	struct para_widths widest = {0, 0};

	for (const struct block *b = block->first; b; b = b->next) {
		len label = b->kind == BLOCK_LIST ? 2 * flow->master->grid : 0;
		struct para_widths one = {0, 0};

		if (is_leaf(b))
			para_measure(flow, b, NULL, undivided, &one);
		else if (b->kind == BLOCK_FIGURE)
			one = (struct para_widths){flow->theme->sizes.figure,
						   flow->theme->sizes.figure};
		else if (b->first)
			one = measure_lines(flow, b, undivided - label);
		widest.longest_word = len_max(widest.longest_word, one.longest_word + label);
		widest.unbroken = len_max(widest.unbroken, one.unbroken + label);
	}
	return widest;
}

static struct words words_new(const struct flow *flow, const struct block *block)
{
	const struct table *table = block->of.table;
	int *columns = ARENA_ARRAY(flow->lists, int, table->ncolumns);
	struct words words = {.columns = columns};
	int nrows = 0;

	for (int i = 0; i < table->ncolumns; i++)
		if (table->columns[i].width == COLUMN_WORDS)
			columns[words.n++] = i;
	if (words.n < 2) /* it has nobody to share with */
		words.n = 0;
	for (const struct block *part = block->first; part && words.n; part = part->next)
		for (const struct block *row = part->first; row; row = row->next)
			nrows++;
	words.least = ARENA_ARRAY(flow->lists, len, nrows * words.n + 1);
	words.most = ARENA_ARRAY(flow->lists, len, nrows * words.n + 1);
	words.cells = (struct colwidth_table){.ncolumns = words.n,
					      .least = words.least,
					      .most = words.most,
					      .first_equal = words.n,
					      .step = flow->master->grid / 2};
	return words;
}

static void add_words(struct words *words, int column, const struct para_widths *cell)
{
	for (int i = 0; i < words->n; i++) {
		int at = words->cells.nrows * words->n + i;

		if (words->columns[i] != column)
			continue;
		words->least[at] = cell->longest_word;
		words->most[at] = cell->unbroken;
	}
}

/* A cell that spans has room in its columns: where it needs more, the last of them grows. */
static void widen(const struct flow *flow, const struct block *cell, struct need *needs)
{
	int column = cell->of.cell->column, last = column + cell->of.cell->colspan - 1;
	struct para_widths wide = measure_lines(flow, cell, flow_body_width(flow) / 2);
	len least = wide.longest_word, most = wide.unbroken;

	for (; column <= last; column++) {
		least -= needs[column].least;
		most -= needs[column].most;
	}
	needs[last].least += len_max(least, 0);
	needs[last].most = len_max(needs[last].most + len_max(most, 0), needs[last].least);
}

static void widen_all(const struct flow *flow, const struct block *table, struct need *needs)
{
	for (const struct block *part = table->first; part; part = part->next) {
		if (part->kind == BLOCK_CAPTION)
			continue;
		for (const struct block *row = part->first; row; row = row->next)
			for (const struct block *b = row->first; b; b = b->next)
				if (b->of.cell->colspan > 1)
					widen(flow, b, needs);
	}
}

/* All rows count, so that a line that fits into its column is never broken. */
static struct need *measure_columns(const struct flow *flow, const struct block *table,
				    struct words *words)
{
	const struct table *own = table->of.table;
	struct need *needs = ARENA_ARRAY(flow->lists, struct need, own->ncolumns);
	len undivided = flow_body_width(flow) / own->ncolumns;

	for (const struct block *part = table->first; part; part = part->next) {
		if (part->kind == BLOCK_CAPTION)
			continue;
		for (const struct block *row = part->first; row; row = row->next) {
			for (const struct block *b = row->first; b; b = b->next) {
				struct need *need = &needs[b->of.cell->column];
				struct para_widths cell;

				if (b->of.cell->colspan > 1)
					continue;
				cell = measure_lines(flow, b, undivided);
				need->least = len_max(need->least, cell.longest_word);
				need->most = len_max(need->most, cell.unbroken);
				add_words(words, b->of.cell->column, &cell);
			}
			words->cells.nrows++;
		}
	}
	if (own->is_beside)
		widen_all(flow, table, needs);
	return needs;
}

static bool is_fit(const struct table *table, int column)
{
	return table->columns[column].width == COLUMN_FIT;
}

/* The width of the columns that fit their content, none wider than limit unless a word needs it. */
static int64_t fit_sum(const struct table *table, const struct need *needs, len limit)
{
	int64_t sum = 0;

	for (int i = 0; i < table->ncolumns; i++)
		if (is_fit(table, i))
			sum += len_max(needs[i].least, len_min(needs[i].most, limit));
	return sum;
}

/* Widths of the columns that fit their content; the widest give way until all need at most room. */
static void fit_content(const struct table *table, const struct need *needs, len room, len *widths)
{
	len low = 0, high = LEN_MAX - 1;

	while (low < high) {
		len middle = low + (high - low + 1) / 2;

		if (fit_sum(table, needs, middle) <= room)
			low = middle;
		else
			high = middle - 1;
	}
	for (int i = 0; i < table->ncolumns; i++)
		if (is_fit(table, i))
			widths[i] = len_max(needs[i].least, len_min(needs[i].most, low));
}

static int parts_of(const struct table *table, int column)
{
	return table->columns[column].share > 0 ? table->columns[column].share : 1;
}

/* Shares the rest out; a column whose longest word is wider than its share gets that much. False
 * when the rest is too small for the words. */
static bool share_rest(const struct table *table, const struct need *needs, len rest, len *widths)
{
	int64_t parts = 0;
	bool has_changed = true;

	for (int i = 0; i < table->ncolumns; i++) {
		if (is_fit(table, i))
			continue;
		widths[i] = -1;
		parts += parts_of(table, i);
	}
	while (has_changed) {
		has_changed = false;
		for (int i = 0; i < table->ncolumns; i++) {
			if (widths[i] >= 0 ||
			    needs[i].least * parts <= (int64_t)rest * parts_of(table, i))
				continue;
			widths[i] = needs[i].least;
			rest -= widths[i];
			parts -= parts_of(table, i);
			has_changed = true;
		}
	}
	for (int i = 0; i < table->ncolumns && parts > 0; i++) {
		if (widths[i] >= 0)
			continue;
		widths[i] = (len)((int64_t)rest * parts_of(table, i) / parts);
		rest -= widths[i];
		parts -= parts_of(table, i);
	}
	return rest >= 0;
}

/* Columns of words whose lines break share what they have so that rows take the fewest lines. */
static void settle_words(const struct flow *flow, const struct words *words, len *widths)
{
	len *own = ARENA_ARRAY(flow->lists, len, words->n), total = 0;
	bool has_broken = false;

	for (int i = 0; i < words->n; i++) {
		own[i] = widths[words->columns[i]];
		total += own[i];
	}
	for (int i = 0; i < words->cells.nrows * words->n; i++)
		has_broken = has_broken || words->most[i] > own[i % words->n];
	if (!has_broken || !colwidth_fit(flow->lists, &words->cells, total, own))
		return;
	for (int i = 0; i < words->n; i++)
		widths[words->columns[i]] = own[i];
}

/* No column wants a share: what is left goes to all alike. */
static void spread_rest(int n, len rest, len *widths)
{
	for (int i = 0; i < n; i++) {
		len more = rest / (n - i);

		widths[i] += more;
		rest -= more;
	}
}

/* Words too long for all of them: the widest columns are cut. */
static void cut_columns(const struct flow *flow, const struct table *table,
			const struct need *needs, len total, len *widths)
{
	len *least = ARENA_ARRAY(flow->lists, len, table->ncolumns);
	struct colwidth_table fit = {.nrows = 1,
				     .ncolumns = table->ncolumns,
				     .least = least,
				     .most = least,
				     .first_equal = table->ncolumns,
				     .step = flow->master->grid / 2};

	for (int i = 0; i < table->ncolumns; i++)
		least[i] = needs[i].least;
	colwidth_fit(flow->lists, &fit, total, widths);
}

static struct need *with_insets(const struct flow *flow, const struct table *table,
				const struct need *needs, len inset)
{
	struct need *all = ARENA_ARRAY(flow->lists, struct need, table->ncolumns);

	for (int i = 0; i < table->ncolumns; i++) {
		len more = table->roles[i] >= 0 ? inset : 0;

		all[i] = (struct need){needs[i].least + more, needs[i].most + more};
	}
	return all;
}

/* Columns as the table says; gutters are halved in a close one, and, before content gives
 * way, where less than a third of the text area were left for the columns that share it. */
static struct columns own_columns(const struct flow *flow, const struct block *block)
{
	const struct table *table = block->of.table;
	struct columns c = columns_new(flow, table);
	len *widths = ARENA_ARRAY(flow->lists, len, c.n);
	len gutter = flow->master->gutter, inset = flow->theme->inset, total, third, rest;
	struct words words = words_new(flow, block);
	const struct need *texts = measure_columns(flow, block, &words);
	const struct need *needs = with_insets(flow, table, texts, inset);
	bool has_share = false;

	for (int i = 0; i < c.n; i++)
		has_share = has_share || !is_fit(table, i);
	third = has_share ? flow_body_width(flow) / 3 : 0;
	total = flow_body_width(flow) - (c.n - 1) * gutter;
	if ((table->is_close && !table->is_beside) ||
	    fit_sum(table, needs, LEN_MAX) > total - third) {
		gutter /= 2;
		inset /= 2;
		total = flow_body_width(flow) - (c.n - 1) * gutter;
		needs = with_insets(flow, table, texts, inset);
	}
	rest = total;
	fit_content(table, needs, total - third, widths);
	for (int i = 0; i < c.n; i++)
		rest -= is_fit(table, i) ? widths[i] : 0;
	if (rest < 0 || (has_share && !share_rest(table, needs, rest, widths)))
		cut_columns(flow, table, needs, total, widths);
	else if (!has_share)
		spread_rest(c.n, rest, widths);
	else
		settle_words(flow, &words, widths);
	place_columns(&c, widths, gutter, inset);
	return c;
}

struct columns columns_find(const struct flow *flow, const struct block *table)
{
	return table->of.table->columns ? own_columns(flow, table)
					: comparison_columns(flow, table);
}

len columns_cell_width(const struct columns *columns, const struct cell *cell)
{
	int last = cell->column + cell->colspan - 1;

	assert(cell->column >= 0 && cell->colspan > 0 && last < columns->n);
	return columns->x[last] + columns->width[last] - columns->x[cell->column];
}

/* The pole of a column; where roles share a cell, the poles of all stand at its start, as wide as
 * there is room for them before its text. */
static void add_pole(const struct flow *flow, const struct columns *c, int column,
		     const struct cell *cell, len top, const struct vlist *list, struct vnode *box)
{
	int first = cell ? cell->column : column, n = cell ? cell->colspan : 1;
	len room = (c->x[first] - c->pole[first]) * 2 / 3;
	len width = n > 1 ? len_min(flow->theme->pole, room * 3 / (4 * n)) : flow->theme->pole;
	struct item pole = flow_box(c->pole[first] + (column - first) * width * 4 / 3, top, width,
				    box->height - top, flow_role_colour(flow, c->roles[column]));

	vlist_add_item(list, box, &pole);
}

/* The cell of a row that reaches over a column, if it is one that reaches over several. */
static const struct cell *find_wide(const struct block *row, int column)
{
	for (const struct block *b = row ? row->first : NULL; b; b = b->next)
		if (b->of.cell->colspan > 1 && b->of.cell->column <= column &&
		    column < b->of.cell->column + b->of.cell->colspan)
			return b->of.cell;
	return NULL;
}

void columns_add_poles(const struct flow *flow, const struct columns *c, const struct block *row,
		       len top, const struct vlist *list, struct vnode *box)
{
	for (int i = 0; i < c->n; i++) {
		const struct cell *wide = find_wide(row, i);

		/* a cell that begins before the columns of roles stands for itself */
		if (c->pole[i] >= 0 && !(wide && c->pole[wide->column] < 0))
			add_pole(flow, c, i, wide, top, list, box);
	}
}

void columns_add_line(const struct flow *flow, const struct vlist *list, struct vnode *box,
		      len weight, int colour)
{
	struct item line = flow_box(0, 0, flow_body_width(flow), weight, colour);

	vlist_add_item(list, box, &line);
}
