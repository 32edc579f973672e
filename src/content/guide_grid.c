/*
 * Tables as HTML has them: a cell takes the first column of its row that no cell from above reaches
 * into. That they fill the grid is checked here, since no schema counts.
 */
#include "content/guide_grid.h"

#include <string.h>

#include "base/buf.h"
#include "base/choice.h"
#include "content/guide_field.h"
#include "xml/field.h"
#include "xml/read.h"
#include "xml/xml.h"

enum { MOST_COLUMNS = 12 };

static void read_any(const struct field_in *in)
{
	if (xml_child(in->node, in->field->name) || xml_is(in->node, "th"))
		guide_paragraphs.read(in);
	else
		guide_any_paragraph.read(in);
}

static void dump_any(const struct field_out *out)
{
	guide_paragraphs.dump(out);
}

static void show_span(const struct field_out *out)
{
	if (*(const int *)out->from > 1)
		buf_printf(out->buf, "%s%d", out->field->shown, *(const int *)out->from);
}

static void read_span(const struct field_in *in)
{
	*(int *)in->to = (int)read_number(in->node, in->field->name, 1);
}

static void show_column(const struct field_out *out)
{
	buf_printf(out->buf, " %d", *(const int *)out->from);
}

static const char *const align_words[] = {"auto", "start", "centre", "end"};
static const struct choice aligns = CHOICE_OF(align_words);
static const struct field_kind any_words = {read_any, NULL, dump_any};
static const struct field_kind span = {read_span, show_span, NULL};
static const struct field_kind column = {NULL, show_column, NULL};

static const struct field cell_fields[] = {
	FIELD("", grid_cell, column, column),
	FIELD("colspan", grid_cell, colspan, span, .shown = " columns="),
	FIELD("rowspan", grid_cell, rowspan, span, .shown = " rows="),
	FIELD("align", grid_cell, align, field_choice, .of = &aligns, .shown = " "),
	FIELD("xml:lang", grid_cell, lang, field_lang),
	FIELD("", grid_cell, pos, field_pos),
	FIELD_MANY("p", grid_cell, paragraphs, any_words),
};
static const struct record cell_rows[] = {
	{RECORD("td", grid_cell, cell_fields)},
	{RECORD("th", grid_cell, cell_fields)},
};

static void read_cells(const struct field_in *in)
{
	struct grid_cell *cell = ARENA_ARRAY(in->arena, struct grid_cell,
					     read_count(in->node, NULL) + 1);

	*(struct grid_cell **)in->to = cell;
	for (const struct xml_node *at = xml_child(in->node, NULL); at; at = xml_next(at, NULL)) {
		const struct record *row = field_find(cell_rows, 2, at);

		if (!row)
			continue;
		cell->is_head = row == &cell_rows[1];
		field_overlay(in, row, at, cell++);
		++*in->n;
	}
}

static void dump_cells(const struct field_out *out)
{
	const struct grid_cell *const *cells = out->from;

	for (int i = 0; i < out->n; i++)
		field_dump_inner(out, &cell_rows[(*cells)[i].is_head], *cells + i);
}

static const struct field_kind cells = {read_cells, NULL, dump_cells};

static const struct field row_fields[] = {
	FIELD("xml:lang", grid_row, lang, field_lang),
	FIELD("", grid_row, pos, field_pos),
	FIELD_MANY("", grid_row, cells, cells),
};
static const struct record row_record = {RECORD("row", grid_row, row_fields)};

static const struct field grid_fields[] = {
	FIELD("caption", grid, caption, guide_words),
	FIELD_MANY("row", grid, rows, field_records, .of = &row_record),
	FIELD_MANY("note", grid, notes, guide_all_words),
};
static const struct record grid_record = {RECORD(NULL, grid, grid_fields)};

/* By column: how many rows a cell still reaches down, and in which line it stands. */
struct reach {
	int rows[MOST_COLUMNS + 1], lines[MOST_COLUMNS + 1];
};

/* How many columns a row takes, what reaches into it from above included. */
static int64_t count_columns(const struct grid_row *row, const struct reach *reach, int ncolumns)
{
	int64_t n = 0;

	for (int i = 0; i < row->ncells; i++)
		n += row->cells[i].colspan;
	for (int c = 0; c < ncolumns; c++)
		n += reach->rows[c] > 0;
	return n;
}

/* Gives a cell its columns from *at on; false with an error where another one is in the way. */
static bool place_cell(struct grid_cell *cell, struct reach *reach, int *at, struct diag *diag)
{
	while (reach->rows[*at] > 0)
		++*at;
	cell->column = *at;
	for (int i = 0; i < cell->colspan; i++, ++*at) {
		if (reach->rows[*at] > 0) {
			diag_error(diag, cell->pos,
				   "the cell spans columns that the cell of line %d takes",
				   reach->lines[*at]);
			diag_hint(diag, "make its colspan smaller, or the rowspan of the other");
			return false;
		}
		reach->rows[*at] = cell->rowspan;
		reach->lines[*at] = cell->pos.line;
	}
	return true;
}

static bool place_row(const struct grid *grid, struct grid_row *row, struct reach *reach,
		      struct diag *diag)
{
	int64_t n = count_columns(row, reach, grid->ncolumns);
	int at = 0;

	if (n != grid->ncolumns) {
		diag_error(diag, row->pos, "the row takes %lld columns, but the first row %d",
			   (long long)n, grid->ncolumns);
		diag_hint(
			diag,
			n < grid->ncolumns
				? "write <td/> for an empty cell, or colspan for a wide one"
				: "cells of rows above that have a rowspan count in this row too");
		return false;
	}
	for (int i = 0; i < row->ncells; i++)
		if (!place_cell(&row->cells[i], reach, &at, diag))
			return false;
	for (int c = 0; c < grid->ncolumns; c++)
		reach->rows[c]--;
	return true;
}

static bool is_head_row(const struct grid_row *row)
{
	bool has_head = false;

	for (int i = 0; i < row->ncells; i++) {
		if (!row->cells[i].is_head && row->cells[i].nparagraphs > 0)
			return false;
		has_head = has_head || row->cells[i].is_head;
	}
	return has_head;
}

/* Whether the heads stand where a reader, also one who listens, looks for them. */
static void check_heads(const struct grid *grid, const struct field_in *in)
{
	bool has_head = grid->nheads > 0;

	if (grid->nheads == grid->nrows) {
		diag_error(in->diag, in->node->pos, "the table has nothing but heads");
		diag_hint(in->diag, "write <td> for what is no head");
	}
	for (int r = 0; r < grid->nrows; r++)
		for (int i = 0; i < grid->rows[r].ncells; i++) {
			const struct grid_cell *cell = &grid->rows[r].cells[i];

			has_head = has_head || cell->is_head;
			if (r < grid->nheads && r + cell->rowspan > grid->nheads) {
				diag_error(in->diag, cell->pos,
					   "the head reaches down into rows that are no heads");
				diag_hint(in->diag, "make its rowspan smaller");
			} else if (r >= grid->nheads && cell->is_head && cell->column > 0) {
				diag_error(in->diag, cell->pos,
					   "a <th> stands in the first rows or the first column");
				diag_hint(in->diag, "write <td> with <strong> for words that "
						    "matter");
			}
		}
	if (!has_head) {
		diag_error(in->diag, in->node->pos, "the table has no heads");
		diag_hint(in->diag, "write <th> for the cells of its first row, or of its first "
				    "column");
	}
}

static bool place_rows(struct grid *grid, const struct field_in *in)
{
	struct reach reach = {{0}, {0}};
	const struct grid_row *last = &grid->rows[grid->nrows - 1];

	for (int r = 0; r < grid->nrows; r++)
		if (!place_row(grid, &grid->rows[r], &reach, in->diag))
			return false;
	for (int c = 0; c < grid->ncolumns; c++)
		if (reach.rows[c] > 0) {
			diag_error(in->diag, last->pos,
				   "below this row there is none, but the cell of line %d spans %d "
				   "more",
				   reach.lines[c], reach.rows[c]);
			diag_hint(in->diag, "make its rowspan smaller, or add rows");
			return false;
		}
	return true;
}

/* Whether a text is a figure: digits with what goes with them; or a dash, for none. */
static bool is_figure(const char *text)
{
	static const char *const signs[] = {
		"\xc2\xa0",     "\xe2\x80\xaf", "\xe2\x88\x92", "\xe2\x80\x93", "\xe2\x80\x94",
		"\xe2\x82\xac", "\xe2\x82\xaa", "\xc2\xa3",     "\xc2\xa5",     "\xc2\xb1"};
	bool has_digit = false, is_short = strlen(text) <= 3;

	while (*text) {
		unsigned char c = (unsigned char)*text, next = (unsigned char)text[1];
		size_t n = 0;

		if ((c >= '0' && c <= '9') || (c == 0xd9 && next >= 0xa0 && next <= 0xa9)) {
			has_digit = true;
			n = c == 0xd9 ? 2 : 1;
		} else if (strchr(" .,%+-:/$~", c)) {
			n = 1;
		}
		for (size_t i = 0; n == 0 && i < sizeof signs / sizeof *signs; i++)
			if (strncmp(text, signs[i], strlen(signs[i])) == 0)
				n = strlen(signs[i]);
		if (n == 0)
			return false;
		text += n;
	}
	return has_digit || is_short;
}

/* What a column is aligned by: the word of a head above it, else what stands in it. */
static enum grid_align find_align(struct arena *arena, const struct grid *grid, int at)
{
	bool has_figures = false;

	for (int r = 0; r < grid->nrows; r++)
		for (int i = 0; i < grid->rows[r].ncells; i++) {
			const struct grid_cell *cell = &grid->rows[r].cells[i];

			if (at < cell->column || at >= cell->column + cell->colspan)
				continue;
			if (r < grid->nheads && cell->align != GRID_AUTO)
				return cell->align;
			if (cell->is_head || cell->colspan > 1 || cell->nparagraphs == 0)
				continue;
			if (!is_figure(rich_plain(arena, &cell->paragraphs[0])))
				return GRID_START;
			has_figures = true;
		}
	return has_figures ? GRID_END : GRID_START;
}

static void align_cells(struct arena *arena, struct grid *grid)
{
	enum grid_align columns[MOST_COLUMNS] = {GRID_AUTO};

	for (int c = 0; c < grid->ncolumns; c++)
		columns[c] = find_align(arena, grid, c);
	for (int r = 0; r < grid->nrows; r++)
		for (int i = 0; i < grid->rows[r].ncells; i++) {
			struct grid_cell *cell = &grid->rows[r].cells[i];

			if (cell->align == GRID_AUTO)
				cell->align = cell->colspan > 1 ? GRID_START
								: columns[cell->column];
		}
}

static void read_grid(const struct field_in *in)
{
	struct grid *grid = *(struct grid **)in->to = ARENA_NEW(in->arena, struct grid);
	struct reach none = {{0}, {0}};
	int64_t n;

	field_read(in, &grid_record, in->node, grid);
	if (grid->nrows == 0)
		return;
	n = count_columns(&grid->rows[0], &none, 0);
	if (n > MOST_COLUMNS) {
		diag_error(in->diag, in->node->pos, "the table has %lld columns; %d are the most",
			   (long long)n, MOST_COLUMNS);
		diag_hint(in->diag, "make several tables of it");
		return;
	}
	grid->ncolumns = (int)n;
	while (grid->nheads < grid->nrows && is_head_row(&grid->rows[grid->nheads]))
		grid->nheads++;
	if (!place_rows(grid, in))
		return;
	check_heads(grid, in);
	align_cells(in->arena, grid);
}

static void dump_grid(const struct field_out *out)
{
	const struct grid *const *grid = out->from;

	if (*grid)
		field_dump_below(out, &grid_record, *grid);
}

const struct field_kind guide_grid = {read_grid, NULL, dump_grid};
