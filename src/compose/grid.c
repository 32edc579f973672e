/*
 * An author's table becomes one of blocks with columns of its own: those of figures as wide as
 * these are, those of longer words in shares of the rest. A head that takes a whole row opens a
 * group of rows.
 */
#include "compose/grid.h"

#include <string.h>

#include "compose/build.h"
#include "content/guide_grid.h"

enum { LONG_WORDS = 28 }; /* bytes of a cell from which its lines may break */

/* Where a table's cells are given their headers. */
struct headers {
	const struct block **columns; /* nheads rows, ncolumns each: whose the place is */
	const struct block *group;    /* the head of a whole row above, or NULL */
	const struct block *row;      /* of the row, in the first column, or NULL */
	int left;                     /* rows that it still reaches down */
	bool are_named;
};

static bool is_long(struct draft *draft, const struct grid_cell *cell)
{
	if (cell->nparagraphs > 1)
		return true;
	return cell->nparagraphs &&
	       strlen(rich_plain(draft->arena, &cell->paragraphs[0])) >= LONG_WORDS;
}

static struct column *find_columns(struct draft *draft, const struct grid *grid)
{
	struct column *columns = ARENA_ARRAY(draft->arena, struct column, grid->ncolumns);

	for (int r = 0; r < grid->nrows; r++)
		for (int i = 0; i < grid->rows[r].ncells; i++) {
			const struct grid_cell *cell = &grid->rows[r].cells[i];

			if (cell->colspan == 1 && is_long(draft, cell))
				columns[cell->column] = (struct column){COLUMN_WORDS, 1};
		}
	return columns; /* zero: fit */
}

static struct block *add_block(struct draft *draft, struct block *parent, const struct part *part)
{
	struct block *block = draft_block(draft, parent, BLOCK_TABLE, part->pos);
	struct table *table = ARENA_NEW(draft->arena, struct table);
	int *roles = ARENA_ARRAY(draft->arena, int, part->grid->ncolumns);

	for (int i = 0; i < part->grid->ncolumns; i++)
		roles[i] = -1;
	table->ncolumns = part->grid->ncolumns;
	table->is_close = table->is_led_to = table->is_beside = true;
	table->roles = roles;
	table->columns = find_columns(draft, part->grid);
	block->of.table = table;
	block->anchor = part->id;
	block->lang = part->lang;
	return block;
}

static bool is_whole_row(const struct grid *grid, const struct grid_cell *cell)
{
	return cell->is_head && cell->colspan == grid->ncolumns;
}

/* Whether heads do not follow from row and column alone. */
static bool is_irregular(const struct grid *grid)
{
	for (int r = 0; r < grid->nrows; r++)
		for (int i = 0; i < grid->rows[r].ncells; i++)
			if (grid->rows[r].cells[i].colspan > 1 ||
			    grid->rows[r].cells[i].rowspan > 1)
				return true;
	return grid->nheads > 1;
}

static struct block *add_cell(struct draft *draft, struct block *tr, const struct grid *grid,
			      const struct grid_cell *from, bool is_head_row)
{
	static const enum align aligns[] = {ALIGN_START, ALIGN_START, ALIGN_CENTRE, ALIGN_END};
	bool is_head = from->is_head && from->nparagraphs > 0;
	enum style_id style = !is_head      ? STYLE_TABLE_CELL
			      : is_head_row ? STYLE_TABLE_HEAD
					    : STYLE_TABLE_NAME;
	struct block *block = doc_add(draft->arena, draft->doc, tr, is_head ? BLOCK_TH : BLOCK_TD,
				      style, from->pos);
	struct cell *cell = ARENA_NEW(draft->arena, struct cell);

	*cell = (struct cell){.column = from->column,
			      .colspan = from->colspan,
			      .rowspan = from->rowspan,
			      .align = aligns[from->align]};
	if (is_head)
		cell->scope = is_head_row || is_whole_row(grid, from) ? SCOPE_COLUMN : SCOPE_ROW;
	block->of.cell = cell;
	block->lang = from->lang;
	build_paras(draft, block, style, from->paragraphs, from->nparagraphs);
	return block;
}

/* Has a cell name the heads over its columns, once each, of its group and of its row. */
static void name_headers(struct draft *draft, struct block *block, const struct grid *grid,
			 const struct headers *headers)
{
	const struct cell *cell = block->of.cell;
	const struct block **all;
	int n = 0;

	if (!headers->are_named)
		return;
	all = ARENA_ARRAY(draft->arena, const struct block *, grid->nheads * cell->colspan + 2);
	for (int r = 0; r < grid->nheads; r++)
		for (int c = cell->column; c < cell->column + cell->colspan; c++) {
			const struct block *head = headers->columns[r * grid->ncolumns + c];
			bool is_new = head != NULL;

			for (int i = 0; i < n; i++)
				is_new = is_new && all[i] != head;
			if (is_new)
				all[n++] = head;
		}
	if (headers->group)
		all[n++] = headers->group;
	if (headers->row && headers->row != block)
		all[n++] = headers->row;
	if (n > 0)
		build_headers(draft, block, all, n);
}

/* Notes whose head a cell is. */
static void note_header(struct draft *draft, struct block *block, const struct grid *grid, int row,
			struct headers *headers)
{
	const struct cell *cell = block->of.cell;

	if (!headers->are_named || block->kind != BLOCK_TH)
		return;
	build_named(draft, block);
	if (row >= grid->nheads) {
		if (cell->colspan == grid->ncolumns)
			headers->group = block;
		else
			headers->row = block, headers->left = cell->rowspan;
		return;
	}
	for (int r = row; r < row + cell->rowspan; r++)
		for (int c = cell->column; c < cell->column + cell->colspan; c++)
			headers->columns[r * grid->ncolumns + c] = block;
}

static void add_row(struct draft *draft, struct block *parent, const struct grid *grid, int row,
		    struct headers *headers)
{
	const struct grid_row *from = &grid->rows[row];
	bool opens = row >= grid->nheads && is_whole_row(grid, &from->cells[0]);
	struct block *tr = opens ? build_row(draft, parent, ROW_LINE_STRONG, true)
				 : draft_block(draft, parent, BLOCK_TR, from->pos);

	tr->lang = from->lang;
	tr->pos = from->pos;
	tr->keeps_with_next = opens && row + 1 < grid->nrows;
	for (int i = 0; i < from->ncells; i++) {
		struct block *cell = add_cell(draft, tr, grid, &from->cells[i], row < grid->nheads);

		note_header(draft, cell, grid, row, headers);
		if (row >= grid->nheads && cell != headers->group)
			name_headers(draft, cell, grid, headers);
	}
	if (headers->left > 0 && --headers->left == 0)
		headers->row = NULL;
}

void grid_add(struct draft *draft, struct block *parent, const struct part *part)
{
	const struct grid *grid = part->grid;
	struct block *block = add_block(draft, parent, part), *body = NULL;
	struct headers headers = {.are_named = is_irregular(grid)};

	headers.columns = ARENA_ARRAY(draft->arena, const struct block *,
				      grid->nheads * grid->ncolumns + 1);
	build_leaf(draft, block, BLOCK_CAPTION, STYLE_TABLE_NAME, &grid->caption);
	if (block->first)
		block->first->keeps_with_next = true;
	if (grid->nheads) {
		body = draft_block(draft, block, BLOCK_THEAD, part->pos);
		body->keeps_with_next = true;
	}
	for (int row = 0; row < grid->nrows; row++) {
		if (row == grid->nheads)
			body = draft_block(draft, block, BLOCK_TBODY, part->pos);
		add_row(draft, body, grid, row, &headers);
	}
	for (int i = 0; i < grid->nnotes; i++)
		build_leaf(draft, parent, BLOCK_PARA, STYLE_CAPTION, &grid->notes[i]);
	draft_held_notes(draft, parent);
}
