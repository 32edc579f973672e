/* Blocks in reading order, and what follows from their kind. */
#include "compose/build.h"

#include <string.h>

#include "compose/brand_logo.h"
#include "compose/name.h"

enum { FOOT_BYTES = 1000 };

struct block *build_block(struct draft *draft, struct block *parent, enum block_kind kind)
{
	return draft_block(draft, parent, kind, parent->pos);
}

void build_opens(struct block *block, enum opening opening)
{
	struct block *section = block->parent;

	for (; section->kind == BLOCK_ROW || section->kind == BLOCK_CARD; section = block->parent) {
		if (section->first != block)
			return;
		block = section;
	}
	if (section->kind == BLOCK_SECTION && block_body(section) == block)
		section->of.opening = opening;
}

struct block *build_line(struct draft *draft, struct block *parent, enum block_kind kind,
			 enum style_id style)
{
	return draft_line(draft, parent, kind, style, NULL, parent->pos);
}

struct block *build_leaf(struct draft *draft, struct block *parent, enum block_kind kind,
			 enum style_id style, const struct rich *rich)
{
	draft_rich(draft, rich, 0);
	return draft_line(draft, parent, kind, style, rich->lang, rich->pos);
}

void build_paras(struct draft *draft, struct block *parent, enum style_id style,
		 const struct rich *paragraphs, int nparagraphs)
{
	for (int i = 0; i < nparagraphs; i++) {
		struct block *para = build_leaf(draft, parent, BLOCK_PARA, style, &paragraphs[i]);

		if (para)
			para->is_further = i > 0;
	}
}

struct block *build_para(struct draft *draft, struct block *parent, enum style_id style,
			 const char *key, const struct filling *with)
{
	say_also(draft, key, with);
	return build_line(draft, parent, BLOCK_PARA, style);
}

struct block *build_address(struct draft *draft, struct block *parent, enum style_id style,
			    const char *href, const char *contents)
{
	struct span *span = draft_span(draft, name_address(href), 0);

	span->href = href;
	span->contents = contents;
	return build_line(draft, parent, BLOCK_PARA, style);
}

void build_sidenote(struct draft *draft, struct block *section, const char *key,
		    const struct filling *with)
{
	say_also(draft, key, with);
	build_line(draft, section, BLOCK_SIDENOTE, STYLE_SMALL);
}

void build_fill(struct draft *draft, struct block *block, enum style_id style)
{
	if (!block->first)
		build_para(draft, block, style, "nothing-stated", NULL);
}

struct block *build_heading(struct block *leaf, int level)
{
	if (leaf) {
		leaf->of.level = level;
		leaf->keeps_with_next = true;
	}
	return leaf;
}

struct block *build_list(struct draft *draft, struct block *parent, enum numbering numbering,
			 enum style_id style)
{
	struct block *list = build_block(draft, parent, BLOCK_LIST);

	list->style = style;
	list->of.numbering = numbering;
	return list;
}

struct block *build_item(struct draft *draft, struct block *list, struct srcpos pos, int i)
{
	struct block *item = draft_block(draft, list, BLOCK_ITEM, pos);
	enum numbering numbering = list->of.numbering;

	if (draft->nspans == 0 && numbering == NUMBERING_DECIMAL)
		say(draft, "item-number", WITH(say_count("number", i + 1)));
	else if (draft->nspans == 0)
		say(draft, "bullet", NULL);
	build_line(draft, item, BLOCK_LABEL,
		   numbering == NUMBERING_FIGURES ? STYLE_STRENGTH : list->style);
	return build_block(draft, item, BLOCK_ITEM_BODY);
}

struct block *build_table(struct draft *draft, struct block *parent, const struct column *columns,
			  int ncolumns, const char *summary)
{
	struct block *block = build_block(draft, parent, BLOCK_TABLE);
	struct table *table = ARENA_NEW(draft->arena, struct table);
	int *roles = ARENA_ARRAY(draft->arena, int, ncolumns);

	for (int i = 0; i < ncolumns; i++)
		roles[i] = -1;
	table->ncolumns = ncolumns;
	table->is_close = table->is_led_to = true;
	table->roles = roles;
	table->columns = arena_copy(draft->arena, columns, sizeof *columns * (size_t)ncolumns);
	table->summary = say_phrase(draft, summary, NULL);
	block->of.table = table;
	return block;
}

struct block *build_tight(struct draft *draft, struct block *block)
{
	struct table *table = arena_copy(draft->arena, block->of.table, sizeof *table);

	table->is_tight = true;
	block->of.table = table;
	return block;
}

struct block *build_to_fill(struct draft *draft, struct block *block)
{
	struct table *table = arena_copy(draft->arena, block->of.table, sizeof *table);

	table->is_to_fill = true;
	table->is_led_to = false;
	block->of.table = table;
	return block;
}

struct block *build_row(struct draft *draft, struct block *tbody, enum row_line line, bool has_gap)
{
	struct block *tr = build_block(draft, tbody, BLOCK_TR);
	struct row *row = ARENA_NEW(draft->arena, struct row);

	row->line = line;
	row->has_gap = has_gap;
	tr->of.row = row;
	return tr;
}

struct block *build_head_row(struct draft *draft, struct block *table)
{
	struct block *thead = build_block(draft, table, BLOCK_THEAD);

	thead->keeps_with_next = true;
	return build_row(draft, thead, ROW_LINE_NONE, false);
}

struct block *build_wide_cell(struct draft *draft, struct block *row, int ncolumns,
			      enum scope scope, enum align align, enum style_id style)
{
	const struct cell *before = row->last ? row->last->of.cell : NULL;
	struct cell *cell = ARENA_NEW(draft->arena, struct cell);
	struct block *block = build_block(draft, row, scope == SCOPE_NONE ? BLOCK_TD : BLOCK_TH);

	*cell = (struct cell){.column = before ? before->column + before->colspan : 0,
			      .colspan = ncolumns,
			      .rowspan = 1,
			      .scope = scope,
			      .align = align};
	block->of.cell = cell;
	block->style = style;
	build_line(draft, block, BLOCK_PARA, style);
	return block;
}

void build_named(struct draft *draft, struct block *th)
{
	struct cell *cell = arena_copy(draft->arena, th->of.cell, sizeof *cell);

	cell->is_named = true;
	th->of.cell = cell;
}

void build_headers(struct draft *draft, struct block *block, const struct block *const *headers,
		   int nheaders)
{
	struct cell *cell = arena_copy(draft->arena, block->of.cell, sizeof *cell);

	cell->headers = arena_copy(draft->arena, headers, sizeof *headers * (size_t)nheaders);
	cell->nheaders = nheaders;
	block->of.cell = cell;
}

struct block *build_cell(struct draft *draft, struct block *row, enum scope scope, enum align align,
			 enum style_id style)
{
	return build_wide_cell(draft, row, 1, scope, align, style);
}

void build_span_cell(struct draft *draft, struct block *row, enum scope scope, struct span span,
		     enum align align)
{
	draft_put(draft, span);
	build_cell(draft, row, scope, align, STYLE_TABLE_CELL);
}

void build_text_cell(struct draft *draft, struct block *row, const char *text, enum align align)
{
	build_span_cell(draft, row, SCOPE_NONE, draft_words(draft, text, 0), align);
}

void build_points_cell(struct draft *draft, struct block *row, int role, const char *points,
		       unsigned flags)
{
	build_span_cell(draft, row, SCOPE_NONE, name_coloured(draft, points, role, flags),
			ALIGN_END);
}

void build_head_cell(struct draft *draft, struct block *row, const char *key, enum align align)
{
	say(draft, key, NULL);
	build_cell(draft, row, SCOPE_COLUMN, align, STYLE_CAPTION);
}

void build_role_cells(struct draft *draft, struct block *row)
{
	for (int r = 0; r < draft->guide->nroles; r++) {
		draft_put(draft, name_short(draft, r, 0));
		build_cell(draft, row, SCOPE_COLUMN, ALIGN_END, STYLE_TABLE_HEAD);
	}
}

void build_figure(struct draft *draft, struct block *parent, struct chart *chart)
{
	struct block *block = build_block(draft, parent, BLOCK_FIGURE);

	if (!chart->lang)
		chart->lang = draft->words_lang;
	block->of.chart = chart;
	block->is_unbroken = true;
	build_opens(block,
		    chart_traits(chart) & CHART_STANDS_FREE ? OPENING_DRAWING : OPENING_PICTURE);
}

struct block *build_picture(struct draft *draft, struct block *parent,
			    const struct picture *picture)
{
	struct block *block = build_block(draft, parent, BLOCK_PICTURE);

	block->of.picture = picture;
	build_opens(block, OPENING_PICTURE);
	block->lang = picture->lang;
	block->is_unbroken = true;
	return block;
}

/* A text of the running foot, which stands on every page, in one line: no longer than any line. */
static const char *shorten(struct arena *arena, const char *text)
{
	size_t n = FOOT_BYTES;

	if (strlen(text) <= n)
		return text;
	while (n > 0 && ((unsigned char)text[n] & 0xc0) == 0x80)
		n--;
	return arena_printf(arena, "%.*s\xe2\x80\xa6", (int)n, text);
}

static struct span *take_foot(struct draft *draft, int *nspans)
{
	struct span *spans = draft_take(draft, nspans);

	for (int i = 0; i < *nspans; i++) {
		spans[i].text = shorten(draft->arena, spans[i].text);
		if (spans[i].lang && strcmp(spans[i].lang, draft->doc->lang) == 0)
			spans[i].lang = NULL;
	}
	return spans;
}

void build_foot(struct draft *draft)
{
	struct span page = draft_text("", 0), pages = page;
	struct doc *doc = draft->doc;

	page.field = FIELD_PAGE;
	pages.field = FIELD_PAGE_COUNT;
	doc->foot_start = take_foot(draft, &doc->nfoot_start);
	say(draft, "page-x-of-y", WITH(say_span("page", page), say_span("pages", pages)));
	doc->foot_end = take_foot(draft, &doc->nfoot_end);
	brand_logo_set_foot(draft);
}
