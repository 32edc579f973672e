/*
 * A row a dimension, a column a role. Typed cells open with what readers scan for: the mark and its
 * bold words, or the bold amount; the explanation follows. A dimension of money gets a second row
 * with the bars of all roles on one axis, which belongs to the row above it and shares its header.
 */
#include "compose/comparison.h"

#include "compose/draft.h"
#include "compose/ranges.h"
#include "compose/terms.h"

static const char object[] = "\xef\xbf\xbc"; /* U+FFFC, where a mark stands */
static const char word_space[] = " "; /* breaks where both have no room */

/* The cells of plain rows are all alike, so a table has one struct a column for them. */
struct comparison {
	struct draft *draft;
	struct cell *cells; /* by column */
	struct cell *tall_name; /* the name beside a row with bars below */
	struct cell *chart;
};

static void init_cells(struct comparison *table)
{
	struct draft *draft = table->draft;
	int nroles = draft->guide->nroles;

	table->cells = ARENA_ARRAY(draft->arena, struct cell, nroles + 1);
	for (int i = 0; i <= nroles; i++)
		table->cells[i] = (struct cell){ i, 1, 1, i == 0 ? SCOPE_ROW : SCOPE_NONE,
						  ALIGN_START };
	table->tall_name = ARENA_NEW(draft->arena, struct cell);
	*table->tall_name = (struct cell){ 0, 1, 2, SCOPE_ROW, ALIGN_START };
	table->chart = ARENA_NEW(draft->arena, struct cell);
	*table->chart = (struct cell){ 1, nroles, 1, SCOPE_NONE, ALIGN_START };
}

static struct block *add_table(struct draft *draft, struct block *parent, const struct part *part,
			       bool is_close)
{
	struct block *block = draft_block(draft, parent, BLOCK_TABLE, part->pos);
	struct table *table = ARENA_NEW(draft->arena, struct table);
	int nroles = draft->guide->nroles;
	int *roles = ARENA_ARRAY(draft->arena, int, nroles + 1);

	for (int i = 0; i <= nroles; i++)
		roles[i] = i - 1;
	table->ncolumns = nroles + 1;
	table->is_close = is_close;
	table->nhead_columns = 1;
	table->roles = roles;
	block->of.table = table;
	block->anchor = part->id;
	block->lang = draft_guide_lang(draft, part->lang);
	return block;
}

static void add_caption(struct draft *draft, struct block *table, const struct part *part)
{
	struct block *caption;

	draft_rich(draft, &part->text, 0);
	if (part->text.nspans == 0)
		draft_words(draft, "read-across", NULL, 0, NULL);
	caption = draft_line(draft, table, BLOCK_CAPTION, STYLE_CAPTION, part->text.lang,
			     part->pos);
	caption->keeps_with_next = true;
}

static void add_role_name(struct draft *draft, struct block *th, const struct role *role)
{
	const struct span slots[] = { draft_slot(role->name, 0),
				      draft_slot(role->abbreviation, 0) };
	const struct locale_arg args[] = { draft_arg("name", "\1"),
					   draft_arg("abbreviation", "\2") };

	if (role->abbreviation)
		draft_words(draft, "role-heading", args, 2, slots);
	else
		draft_span(draft, role->name, 0);
	draft_line(draft, th, BLOCK_PARA, STYLE_TABLE_HEAD, NULL, role->pos);
}

static void add_head(struct comparison *table, struct block *block)
{
	struct draft *draft = table->draft;
	int nroles = draft->guide->nroles;
	struct block *thead = draft_block(draft, block, BLOCK_THEAD, block->pos);
	struct block *tr = draft_block(draft, thead, BLOCK_TR, block->pos);
	struct block *corner = draft_block(draft, tr, BLOCK_TD, block->pos);
	struct cell *cells = ARENA_ARRAY(draft->arena, struct cell, nroles + 1);

	thead->keeps_with_next = true;
	cells[0] = (struct cell){ 0, 1, 1, SCOPE_NONE, ALIGN_START };
	corner->of.cell = &cells[0];
	for (int i = 0; i < nroles; i++) {
		struct block *th = doc_add(draft->arena, draft->doc, tr, BLOCK_TH,
					   STYLE_TABLE_HEAD, draft->guide->roles[i].pos);

		cells[i + 1] = (struct cell){ i + 1, 1, 1, SCOPE_COLUMN, ALIGN_START };
		th->of.cell = &cells[i + 1];
		th->role = i;
		th->lang = draft->guide->roles[i].lang;
		add_role_name(draft, th, &draft->guide->roles[i]);
	}
}

static void add_points(struct draft *draft, struct block *td, const struct cell_content *cell)
{
	struct block *list = draft_block(draft, td, BLOCK_LIST, cell->pos);

	list->style = STYLE_TABLE_CELL;
	list->of.numbering = NUMBERING_DISC;
	for (int i = 0; i < cell->nitems; i++) {
		const struct rich *text = &cell->items[i];
		struct block *item = draft_block(draft, list, BLOCK_ITEM, text->pos);
		struct block *body;

		draft_words(draft, "bullet", NULL, 0, NULL);
		draft_line(draft, item, BLOCK_LABEL, STYLE_TABLE_CELL, NULL, text->pos);
		body = draft_block(draft, item, BLOCK_ITEM_BODY, text->pos);
		draft_leaf(draft, body, BLOCK_PARA, STYLE_TABLE_CELL, text);
		draft_fill(draft, body, STYLE_TABLE_CELL);
	}
}

static const char *flag_key(enum flag_value value)
{
	switch (value) {
	case FLAG_NO:
		return "flag-no";
	case FLAG_PARTLY:
		return "flag-partly";
	case FLAG_YES:
		return "flag-yes";
	}
	return "flag-no";
}

static char *level_alt(struct draft *draft, const struct cell_content *cell)
{
	struct locale_arg args[] = { draft_count("value", cell->level),
				     draft_count("max", cell->max) };

	return draft_phrase(draft, "level", args, 2);
}

/* The mark, a fixed space, the words: one line that does not part after the mark. */
static void add_marked_words(struct draft *draft, struct block *td, int role,
			     const struct cell_content *cell)
{
	struct mark *mark = ARENA_NEW(draft->arena, struct mark);

	if (cell->kind == CELL_LEVEL)
		*mark = (struct mark){ MARK_LEVEL, cell->level, cell->max, role,
				       level_alt(draft, cell) };
	else
		*mark = (struct mark){ MARK_FLAG, cell->flag, 0, role,
				       draft_phrase(draft, flag_key((enum flag_value)cell->flag),
						    NULL, 0) };
	draft_span(draft, object, 0)->mark = mark;
	draft_span(draft, word_space, 0);
	draft_rich(draft, &cell->words, SPAN_STRONG);
	if (cell->words.nspans == 0)
		draft_span(draft, mark->alt, SPAN_STRONG)->lang = draft->words_lang;
	draft_line(draft, td, BLOCK_PARA, STYLE_TABLE_CELL, cell->words.lang, cell->pos);
}

static void add_cell(struct comparison *table, struct block *tr, int role,
		     const struct cell_content *cell)
{
	struct draft *draft = table->draft;
	struct block *td = doc_add(draft->arena, draft->doc, tr, BLOCK_TD, STYLE_TABLE_CELL,
				   cell->pos);

	td->of.cell = &table->cells[role + 1];
	td->lang = cell->lang;
	switch (cell->kind) {
	case CELL_TEXT:
		break;
	case CELL_EMPTY:
		if (cell->nparagraphs == 0)
			draft_fill(draft, td, STYLE_TABLE_CELL);
		break;
	case CELL_LIST:
		add_points(draft, td, cell);
		break;
	case CELL_LEVEL:
	case CELL_FLAG:
		add_marked_words(draft, td, role, cell);
		break;
	case CELL_RANGE:
		ranges_words(draft, &cell->range);
		draft_line(draft, td, BLOCK_PARA, STYLE_TABLE_CELL, NULL, cell->pos);
		break;
	}
	draft_paras(draft, td, STYLE_TABLE_CELL, cell->paragraphs, cell->nparagraphs);
	draft_fill(draft, td, STYLE_TABLE_CELL);
}

static void add_chart_row(struct comparison *table, struct block *tbody,
			  const struct dimension *dimension)
{
	struct draft *draft = table->draft;
	struct block *tr = draft_block(draft, tbody, BLOCK_TR, dimension->pos);
	struct block *td = draft_block(draft, tr, BLOCK_TD, dimension->pos);
	struct block *figure = draft_block(draft, td, BLOCK_FIGURE, dimension->pos);

	tr->is_unbroken = true;
	td->of.cell = table->chart;
	figure->of.chart = ranges_chart(draft, dimension);
	figure->is_unbroken = true;
}

static void add_note(struct draft *draft, struct block *th, const struct comparison_note *note)
{
	for (int i = 0; note && i < note->nspans; i++)
		*draft_span(draft, note->spans[i].text, 0) = note->spans[i];
	draft_line(draft, th, BLOCK_PARA, STYLE_TABLE_NAME, NULL, th->pos);
}

/* What keeps the cells of a row apart, in words for the reader. */
static void add_remark(struct draft *draft, struct block *th, const struct dimension *dimension)
{
	static const char *const keys[] = { "apart-currency", "apart-period", "apart-place",
					    "apart-basis", "apart-years", "apart-steps" };
	struct locale_arg arg;
	char *terms = NULL;

	for (int i = 0; i < 6; i++)
		if (dimension->apart >> i & 1)
			terms = draft_join(draft, "join", terms,
					   draft_phrase(draft, keys[i], NULL, 0));
	if (!terms)
		return;
	arg = draft_arg("terms", terms);
	draft_words(draft, "apart", &arg, 1, NULL);
	draft_line(draft, th, BLOCK_PARA, STYLE_CAPTION, NULL, dimension->pos);
}

static void add_dimension(struct comparison *table, struct block *tbody,
			  const struct dimension *dimension, const struct comparison_note *note)
{
	struct draft *draft = table->draft;
	bool has_chart = dimension->has_axis;
	struct block *tr = draft_block(draft, tbody, BLOCK_TR, dimension->pos);
	struct block *th = draft_block(draft, tr, BLOCK_TH, dimension->pos);

	tr->anchor = dimension->id;
	tr->lang = dimension->lang;
	tr->keeps_with_next = has_chart;
	th->style = STYLE_TABLE_NAME;
	th->of.cell = has_chart ? table->tall_name : &table->cells[0];
	draft_leaf(draft, th, BLOCK_PARA, STYLE_TABLE_NAME, &dimension->name);
	add_note(draft, th, note);
	draft_leaf(draft, th, BLOCK_PARA, STYLE_CAPTION, &dimension->note);
	add_remark(draft, th, dimension);
	draft_fill(draft, th, STYLE_TABLE_NAME);
	for (int i = 0; i < draft->guide->nroles; i++)
		add_cell(table, tr, i, &dimension->cells[i]);
	if (has_chart)
		add_chart_row(table, tbody, dimension);
}

void comparison_add(struct draft *draft, struct block *parent, const struct part *part,
		    const struct comparison_note *notes)
{
	const struct guide *guide = draft->guide;
	struct comparison table = { .draft = draft };
	struct block *block = add_table(draft, parent, part, notes != NULL);
	struct block *tbody;

	init_cells(&table);
	add_caption(draft, block, part);
	add_head(&table, block);
	tbody = draft_block(draft, block, BLOCK_TBODY, part->pos);
	for (int i = 0; i < guide->ndimensions; i++)
		add_dimension(&table, tbody, &guide->dimensions[i], notes ? &notes[i] : NULL);
	draft_held_notes(draft, parent);
	terms_add(draft, parent);
	draft_rich(draft, &guide->source_line, 0);
	draft_line(draft, parent, BLOCK_PARA, STYLE_CAPTION,
		   draft_guide_lang(draft, guide->source_line.lang), guide->source_line.pos);
}
