/* Tables and lists of a report. All place themselves at the line of what they are part of. */
#include "compose/report_table.h"

struct block *report_table(struct report *report, struct block *parent,
			   const struct column *columns, int ncolumns, const char *summary)
{
	struct draft *draft = &report->draft;
	struct block *block = draft_block(draft, parent, BLOCK_TABLE, parent->pos);
	struct table *table = ARENA_NEW(draft->arena, struct table);
	int *roles = ARENA_ARRAY(draft->arena, int, ncolumns);

	for (int i = 0; i < ncolumns; i++)
		roles[i] = -1;
	table->ncolumns = ncolumns;
	table->is_close = true;
	table->nhead_columns = 1;
	table->roles = roles;
	table->columns = arena_copy(draft->arena, columns, sizeof *columns * (size_t)ncolumns);
	table->summary = draft_phrase(draft, summary, NULL, 0);
	block->of.table = table;
	return block;
}

struct block *report_table_part(struct report *report, struct block *table,
				enum block_kind kind)
{
	struct block *part = draft_block(&report->draft, table, kind, table->pos);

	part->keeps_with_next = kind == BLOCK_THEAD;
	return part;
}

struct block *report_table_row(struct report *report, struct block *part, enum row_line line,
			       bool has_gap)
{
	struct block *tr = draft_block(&report->draft, part, BLOCK_TR, part->pos);
	struct row *row = ARENA_NEW(report->draft.arena, struct row);

	row->line = line;
	row->has_gap = has_gap;
	tr->of.row = row;
	return tr;
}

static void add_cell(struct report *report, struct block *cell, struct span span,
		     enum style_id style)
{
	*draft_span(&report->draft, span.text, 0) = span;
	report_end_cell(report, cell, style);
}

void report_table_head(struct report *report, struct block *row, int column, const char *key,
		       enum align align)
{
	struct block *cell = report_cell(report, row, BLOCK_TH, column, 1, SCOPE_COLUMN, align);

	draft_words(&report->draft, key, NULL, 0, NULL);
	report_end_cell(report, cell, STYLE_CAPTION);
}

void report_table_role(struct report *report, struct block *row, int column, int role)
{
	add_cell(report, report_cell(report, row, BLOCK_TH, column, 1, SCOPE_COLUMN, ALIGN_END),
		 report_role_mark(report, role, 0), STYLE_TABLE_HEAD);
}

void report_table_name(struct report *report, struct block *row, int column, struct span span,
		       enum style_id style)
{
	add_cell(report, report_cell(report, row, BLOCK_TH, column, 1, SCOPE_ROW, ALIGN_START),
		 span, style);
}

void report_table_cell(struct report *report, struct block *row, int column, struct span span,
		       enum align align)
{
	add_cell(report, report_cell(report, row, BLOCK_TD, column, 1, SCOPE_NONE, align), span,
		 STYLE_TABLE_CELL);
}

void report_table_text(struct report *report, struct block *row, int column, const char *text,
		       enum align align)
{
	report_table_cell(report, row, column, report_words_slot(report, text, 0), align);
}

void report_table_points(struct report *report, struct block *row, int column, int role,
			 const char *text, unsigned flags)
{
	struct span span = report_role_slot(text, role, flags);

	span.lang = report->draft.words_lang;
	report_table_cell(report, row, column, span, ALIGN_END);
}

struct block *report_items(struct report *report, struct block *parent,
			  enum numbering numbering, enum style_id style)
{
	struct block *list = draft_block(&report->draft, parent, BLOCK_LIST, parent->pos);

	list->style = style;
	list->of.numbering = numbering;
	return list;
}

struct block *report_item(struct report *report, struct block *list, int i)
{
	struct draft *draft = &report->draft;
	struct block *item = draft_block(draft, list, BLOCK_ITEM, list->pos);
	struct locale_arg number = draft_count("number", i + 1);
	enum style_id style = list->style;

	switch (list->of.numbering) {
	case NUMBERING_NONE:
	case NUMBERING_DISC:
		draft_words(draft, "bullet", NULL, 0, NULL);
		break;
	case NUMBERING_DECIMAL:
		draft_words(draft, "item-number", &number, 1, NULL);
		break;
	case NUMBERING_FIGURES:
		draft_span(draft, locale_number(draft->wording, draft->arena, i + 1), 0);
		style = STYLE_STRENGTH;
		break;
	}
	draft_line(draft, item, BLOCK_LABEL, style, NULL, item->pos);
	return draft_block(draft, item, BLOCK_ITEM_BODY, item->pos);
}
