/*
 * On a narrow screen the style sheet stacks the cells of a row. Roles of ARIA keep the table a
 * table for those who listen, who are told heads by it; those who see read the head's words from
 * an attribute, which is content of the style sheet and so is not read twice.
 */
#include "html/web_table.h"

#include "html/web_page.h"

enum { MANY = 5 }; /* columns of a table that may have to be scrolled */

static const struct block *head_of(const struct block *table)
{
	const struct block *part = table->first;

	while (part && part->kind != BLOCK_THEAD)
		part = part->next;
	return part;
}

static const struct block *table_of(const struct block *cell)
{
	return cell->parent->parent->parent;
}

/* The words over each column; of several rows of heads the last that says something. */
static void find_heads(struct web_page *page, const struct block *table)
{
	const struct block *thead = head_of(table);

	page->table = table;
	page->heads = ARENA_ARRAY(page->arena, const char *, table->of.table->ncolumns);
	for (const struct block *row = thead ? thead->first : NULL; row; row = row->next)
		for (const struct block *cell = row->first; cell; cell = cell->next) {
			const struct cell *at = cell->of.cell;
			const char *words = web_plain(page, cell);

			for (int i = at->column; *words && i < at->column + at->colspan; i++)
				page->heads[i] = words;
		}
}

static const char *name_of(struct web_page *page, const struct block *table)
{
	const struct block *named = table->first && table->first->kind == BLOCK_CAPTION
					    ? table->first
					    : NULL;

	for (const struct block *at = table; at && !named; at = at->parent)
		if (at->first && at->first->kind == BLOCK_HEADING)
			named = at->first;
	return named ? web_plain(page, named) : page->input->doc->title;
}

void web_table_open(struct web_page *page, const struct block *table)
{
	buf_addstr(page->out, "<div class=\"around-table\"");
	if (table->of.table->ncolumns >= MANY) {
		buf_addstr(page->out, " role=\"region\" tabindex=\"0\"");
		web_put(page, "aria-label", name_of(page, table));
	}
	buf_addstr(page->out, ">\n");
	find_heads(page, table);
}

void web_table_close(struct web_page *page, const struct block *table)
{
	(void)table;
	buf_addstr(page->out, "</div>\n");
}

/* How it stands on a narrow screen: two columns side by side below the name of their row, or all
 * cells below each other; a table without heads stays as it is. */
void web_table_put(struct web_page *page, const struct block *table)
{
	const char *form = "plain";

	if (head_of(table))
		form = table->of.table->ncolumns == 3 ? "pair" : "stack";
	buf_printf(page->out, " role=\"table\" data-form=\"%s\"", form);
	if (table->of.table->is_to_fill)
		buf_addstr(page->out, " data-fill");
}

void web_table_put_part(struct web_page *page, const struct block *part)
{
	(void)part;
	buf_addstr(page->out, " role=\"rowgroup\"");
}

void web_table_put_row(struct web_page *page, const struct block *row)
{
	static const char *const lines[] = {
		[ROW_LINE_FINE] = "fine", [ROW_LINE_STRONG] = "strong", [ROW_LINE_NONE] = "none"};

	enum row_line line = row->of.row ? row->of.row->line : ROW_LINE_FINE;

	if (row->first && row->first->of.cell->column > 0) /* a name from above reaches down */
		line = ROW_LINE_NONE;
	buf_printf(page->out, " role=\"row\" data-line=\"%s\"", lines[line]);
	if (row->of.row && row->of.row->has_gap)
		buf_addstr(page->out, " data-gap");
}

/* Whether anything is said in it; a chart without words is for the eyes alone. */
static bool says_anything(const struct block *cell)
{
	for (const struct block *part = cell->first; part; part = part->next)
		if (part->kind != BLOCK_FIGURE || *part->of.chart->alt)
			return true;
	return false;
}

const char *web_table_element(const struct block *cell)
{
	return says_anything(cell) ? "th" : "td";
}

static void put_role(struct web_page *page, const struct block *cell)
{
	enum scope scope = cell->of.cell->scope;
	bool is_of_row = scope == SCOPE_ROW || cell->parent->parent->kind != BLOCK_THEAD;

	if (cell->kind == BLOCK_TD || !says_anything(cell))
		buf_addstr(page->out, " role=\"cell\"");
	else if (scope != SCOPE_COLUMN && is_of_row)
		buf_addstr(page->out, " role=\"rowheader\" scope=\"row\"");
	else
		buf_addstr(page->out, " role=\"columnheader\" scope=\"col\"");
}

void web_table_put_cell(struct web_page *page, const struct block *cell)
{
	static const char *const aligns[] = {[ALIGN_START] = NULL,
					     [ALIGN_CENTRE] = "centre",
					     [ALIGN_END] = "end",
					     [ALIGN_JUSTIFY] = "justify"};
	const struct cell *at = cell->of.cell;

	put_role(page, cell);
	if (at->colspan > 1)
		buf_printf(page->out, " colspan=\"%d\"", at->colspan);
	if (at->rowspan > 1)
		buf_printf(page->out, " rowspan=\"%d\"", at->rowspan);
	web_put(page, "data-align", aligns[at->align]);
	if (cell->kind == BLOCK_TD && cell->parent->parent->kind == BLOCK_TBODY &&
	    page->table == table_of(cell) && at->colspan == 1)
		web_put(page, "data-head", page->heads[at->column]);
}
