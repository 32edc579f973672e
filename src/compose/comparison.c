/*
 * A row a dimension, a column a role. Typed cells open with what readers scan for: the mark and its
 * bold words, or the bold amount; the explanation follows. A dimension of money gets a second row
 * with the bars of all roles on one axis, which belongs to the row above it and shares its header.
 */
#include "compose/comparison.h"

#include "compose/build.h"
#include "compose/cite.h"
#include "compose/name.h"
#include "compose/parts.h"
#include "compose/ranges.h"
#include "compose/terms.h"

static const char object[] = "\xef\xbf\xbc"; /* U+FFFC, where a mark stands */
static const char word_space[] = " ";        /* breaks where both have no room */

/* The cells of plain rows are all alike, so a table has one struct a column for them. */
struct comparison {
	struct draft *draft;
	struct cell *cells; /* by column */
	struct cell *chart;
	const struct block **headers; /* of the columns, by role, where cells name them; or NULL */
	const struct block *group, *name; /* of the row; group NULL: it is in none */
};

/* The name beside a row with bars below. */
static const struct cell tall_name = {.colspan = 1, .rowspan = 2, .scope = SCOPE_ROW};

static void init_cells(struct comparison *table)
{
	struct draft *draft = table->draft;
	int nroles = draft->guide->nroles;

	table->cells = ARENA_ARRAY(draft->arena, struct cell, nroles + 1);
	for (int i = 0; i <= nroles; i++)
		table->cells[i] = (struct cell){.column = i,
						.colspan = 1,
						.rowspan = 1,
						.scope = i == 0 ? SCOPE_ROW : SCOPE_NONE};
	table->chart = ARENA_NEW(draft->arena, struct cell);
	*table->chart = (struct cell){.column = 1, .colspan = nroles, .rowspan = 1};
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
	table->is_close = table->is_led_to = is_close;
	table->roles = roles;
	table->continued = say_phrase(draft, "row-continued", NULL);
	block->of.table = table;
	build_opens(block, OPENING_TABLE);
	block->anchor = part->id;
	block->lang = draft_guide_lang(draft, part->lang);
	return block;
}

static void add_role_name(struct draft *draft, struct block *th, const struct role *role)
{
	if (role->abbreviation)
		say(draft, "role-heading",
		    WITH(say_span("name", draft_text(role->name, 0)),
			 say_span("abbreviation", draft_text(role->abbreviation, 0))));
	else
		draft_span(draft, role->name, 0);
	build_line(draft, th, BLOCK_PARA, STYLE_TABLE_HEAD);
}

/* Has a cell name the headers of the roles that it is for, of its group and its row. */
static void name_headers(const struct comparison *table, struct block *td, int role, int nroles)
{
	const struct block **all;
	int n = nroles;

	if (!table->headers || (n == 0 && !table->group))
		return;
	all = ARENA_ARRAY(table->draft->arena, const struct block *, nroles + 2);
	for (int i = 0; i < nroles; i++)
		all[i] = table->headers[role + i];
	if (table->group)
		all[n++] = table->group;
	if (table->name)
		all[n++] = table->name;
	build_headers(table->draft, td, all, n);
}

static void add_head(struct comparison *comparison, struct block *table)
{
	struct draft *draft = comparison->draft;
	struct block *thead = build_block(draft, table, BLOCK_THEAD);
	struct block *tr = build_block(draft, thead, BLOCK_TR);

	thead->keeps_with_next = true;
	build_cell(draft, tr, SCOPE_NONE, ALIGN_START, STYLE_BODY);
	for (int i = 0; i < draft->guide->nroles; i++) {
		const struct role *role = &draft->guide->roles[i];
		struct block *th = build_cell(draft, tr, SCOPE_COLUMN, ALIGN_START,
					      STYLE_TABLE_HEAD);

		th->pos = role->pos;
		th->role = i;
		th->lang = role->lang;
		add_role_name(draft, th, role);
		if (!comparison->headers)
			continue;
		build_named(draft, th);
		comparison->headers[i] = th;
	}
}

static void add_points(struct draft *draft, struct block *td, const struct cell_content *cell)
{
	struct block *list = build_list(draft, td, NUMBERING_DISC, STYLE_TABLE_CELL);

	for (int i = 0; i < cell->nitems; i++) {
		const struct rich *text = &cell->items[i];
		struct block *body = build_item(draft, list, text->pos, i);

		draft_rich(draft, text, 0);
		if (i + 1 == cell->nitems)
			cite_add(draft, cell);
		draft_line(draft, body, BLOCK_PARA, STYLE_TABLE_CELL, text->lang, text->pos);
		build_fill(draft, body, STYLE_TABLE_CELL);
	}
}

/* Whom a cell is for that several share: "Both:", "All:", "PM, TPM:"; in the line of its words, or,
 * above marks and lists, in its own. */
static void add_whom(struct draft *draft, struct block *td, const struct cell_content *cell)
{
	const struct guide *guide = draft->guide;
	const char *names = NULL;

	if (!(cell->roles & (cell->roles - 1)))
		return;
	for (int i = 0; i < guide->nroles; i++)
		if (cell->roles >> i & 1)
			names = say_join(draft, "join", names, name_abbreviated(draft, i));
	if (cell->roles == guide_role_bit(guide->nroles) - 1)
		names = say_phrase(draft, "shared-by-all", WITH(say_count("count", guide->nroles)));
	draft_put(draft,
		  draft_words(draft, say_phrase(draft, "shared", WITH(say_text("roles", names))),
			      SPAN_STRONG));
	if ((cell->kind == CELL_TEXT && !(cell->nparts && cell->parts[0].kind != PART_PARAGRAPH)) ||
	    cell->kind == CELL_RANGE || (cell->kind == CELL_EMPTY && cell->nparagraphs > 0))
		draft_span(draft, word_space, 0);
	if (cell->kind == CELL_LIST || cell->kind == CELL_LEVEL || cell->kind == CELL_FLAG)
		build_line(draft, td, BLOCK_PARA, STYLE_TABLE_CELL);
}

/* The cell of a role, or of several in columns side by side. */
static const struct cell *find_cell(struct comparison *table, int role, int ncolumns)
{
	struct cell *wide;

	if (ncolumns == 1)
		return &table->cells[role + 1];
	wide = ARENA_NEW(table->draft->arena, struct cell);
	*wide = (struct cell){.column = role + 1, .colspan = ncolumns, .rowspan = 1};
	return wide;
}

/* What the sign says, in words: alone; and of what, for those who hear it without its row. */
static const char *mark_words(struct draft *draft, const struct cell_content *cell)
{
	static const char *const flags[] = {
		[FLAG_NO] = "flag-no", [FLAG_PARTLY] = "flag-partly", [FLAG_YES] = "flag-yes"};

	if (cell->kind == CELL_FLAG)
		return say_phrase(draft, flags[cell->flag], NULL);
	return say_phrase(draft, "level",
			  WITH(say_count("value", cell->level), say_count("max", cell->max)));
}

/* The mark, a fixed space, the words: one line that does not part after the mark. */
static void add_marked_words(struct draft *draft, struct block *td, int role,
			     const struct dimension *dimension)
{
	const struct cell_content *cell = &dimension->cells[role];
	const char *words = mark_words(draft, cell);
	struct mark *mark = ARENA_NEW(draft->arena, struct mark);

	*mark = cell->kind == CELL_LEVEL
			? (struct mark){MARK_LEVEL, cell->level, cell->max, -1, NULL}
			: (struct mark){MARK_FLAG, cell->flag, 0, -1, NULL};
	if (cell->roles == guide_role_bit(role))
		mark->role = role;
	mark->alt = say_phrase(draft, "mark-alt",
			       WITH(say_text("name", rich_plain(draft->arena, &dimension->name)),
				    say_text("mark", words)));
	draft_span(draft, object, 0)->mark = mark;
	draft_span(draft, word_space, 0);
	draft_rich(draft, &cell->words, SPAN_STRONG);
	if (cell->words.nspans == 0)
		draft_put(draft, draft_words(draft, words, SPAN_STRONG));
	cite_add(draft, cell);
	draft_line(draft, td, BLOCK_PARA, STYLE_TABLE_CELL, cell->words.lang, cell->pos);
}

/* What cells of words say, and what explains the others, which say above where they are from. */
/* Paragraphs with lists and pictures between them; the last paragraph says where it is from. */
static void add_parts(struct draft *draft, struct block *td, const struct cell_content *cell)
{
	int last = cell->nparts - 1;

	while (last >= 0 && cell->parts[last].kind != PART_PARAGRAPH)
		last--;
	if (cell->parts[0].kind != PART_PARAGRAPH) /* whom it is for stands by itself */
		build_line(draft, td, BLOCK_PARA, STYLE_TABLE_CELL);
	for (int i = 0; i < cell->nparts; i++) {
		const struct part *part = &cell->parts[i];
		struct block *block;

		if (part->kind == PART_PARAGRAPH) {
			draft_rich(draft, &part->text, 0);
			if (i == last)
				cite_add(draft, cell);
			block = draft_line(draft, td, BLOCK_PARA, STYLE_TABLE_CELL,
					   part->text.lang ? part->text.lang : part->lang,
					   part->text.pos);
		} else {
			block = parts_add_to_cell(draft, td, part);
		}
		if (block)
			block->is_further = i > 0 || block != td->first;
	}
}

static void add_paras(struct draft *draft, struct block *td, const struct cell_content *cell)
{
	bool is_cited_here = cell->kind == CELL_TEXT || cell->kind == CELL_EMPTY;

	for (int i = 0; i < cell->nparagraphs; i++) {
		const struct rich *text = &cell->paragraphs[i];
		struct block *para;

		draft_rich(draft, text, 0);
		if (is_cited_here && i + 1 == cell->nparagraphs)
			cite_add(draft, cell);
		para = draft_line(draft, td, BLOCK_PARA, STYLE_TABLE_CELL, text->lang, text->pos);
		if (para)
			para->is_further = i > 0;
	}
}

/* The amount; or a line a level, the last with the source of all. */
static void add_pay(struct draft *draft, struct block *td, const struct cell_content *cell)
{
	const struct range *range = &cell->range;

	ranges_check(draft, cell);
	ranges_words(draft, range);
	cite_add(draft, cell);
	build_line(draft, td, BLOCK_PARA, STYLE_TABLE_CELL);
	for (int i = 0; i < range->nbands; i++) {
		ranges_band_words(draft, range, &range->bands[i]);
		if (i + 1 == range->nbands && !ranges_has_whole(range))
			cite_add(draft, cell);
		draft_line(draft, td, BLOCK_PARA, STYLE_TABLE_CELL, NULL, range->bands[i].pos);
	}
}

void comparison_fill(struct draft *draft, struct block *td, int role,
		     const struct dimension *dimension)
{
	const struct cell_content *cell = &dimension->cells[role];

	switch (cell->kind) {
	case CELL_TEXT:
		break;
	case CELL_EMPTY:
		if (cell->nparagraphs == 0)
			build_fill(draft, td, STYLE_TABLE_CELL);
		break;
	case CELL_LIST:
		add_points(draft, td, cell);
		break;
	case CELL_LEVEL:
	case CELL_FLAG:
		add_marked_words(draft, td, role, dimension);
		break;
	case CELL_RANGE:
		add_pay(draft, td, cell);
		break;
	}
	if (cell->nparts)
		add_parts(draft, td, cell);
	else
		add_paras(draft, td, cell);
	build_fill(draft, td, STYLE_TABLE_CELL);
	build_leaf(draft, td, BLOCK_PARA, STYLE_CAPTION, &cell->note);
}

static void add_cell(struct comparison *table, struct block *tr, int role, int ncolumns,
		     const struct dimension *dimension)
{
	const struct cell_content *cell = &dimension->cells[role];
	struct draft *draft = table->draft;
	struct block *td = doc_add(draft->arena, draft->doc, tr, BLOCK_TD, STYLE_TABLE_CELL,
				   cell->pos);

	td->of.cell = find_cell(table, role, ncolumns);
	td->lang = cell->lang;
	add_whom(draft, td, cell);
	comparison_fill(draft, td, role, dimension);
	name_headers(table, td, role, ncolumns);
}

static void add_chart_row(struct comparison *table, struct block *tbody,
			  const struct dimension *dimension)
{
	struct draft *draft = table->draft;
	struct block *tr = draft_block(draft, tbody, BLOCK_TR, dimension->pos);
	struct block *td = build_block(draft, tr, BLOCK_TD);

	tr->is_unbroken = true;
	td->of.cell = table->chart;
	name_headers(table, td, 0, draft->guide->nroles);
	build_figure(draft, td, ranges_chart(draft, dimension));
}

/* What keeps the cells of a row apart, in words for the reader. */
static void add_remark(struct draft *draft, struct block *th, const struct dimension *dimension)
{
	static const char *const keys[] = {"apart-currency", "apart-period", "apart-place",
					   "apart-basis",    "apart-years",  "apart-steps"};
	const char *terms = NULL;

	for (int i = 0; i < 6; i++)
		if (dimension->apart >> i & 1)
			terms = say_join(draft, "join", terms, say_phrase(draft, keys[i], NULL));
	if (terms)
		build_para(draft, th, STYLE_CAPTION, "apart", WITH(say_text("terms", terms)));
}

/* How much a row counts, in words and marks. */
static void add_importance(struct draft *draft, struct block *th, const struct dimension *dimension)
{
	bool is_high = dimension->importance == IMPORTANCE_HIGH;
	struct mark *mark;

	if (dimension->importance == IMPORTANCE_NORMAL)
		return;
	mark = ARENA_NEW(draft->arena, struct mark);
	*mark = (struct mark){MARK_LEVEL, is_high ? 3 : 1, 3, -1, NULL};
	mark->alt = say_phrase(draft, "level",
			       WITH(say_count("value", mark->value), say_count("max", mark->max)));
	say(draft, is_high ? "importance-high" : "importance-low", NULL);
	draft_span(draft, word_space, 0);
	draft_span(draft, object, 0)->mark = mark;
	build_line(draft, th, BLOCK_PARA, STYLE_CAPTION);
}

/* What these words mean, where some row has them. */
static void explain_importance(struct draft *draft, struct block *parent)
{
	for (int i = 0; i < draft->guide->ndimensions; i++)
		if (draft->guide->dimensions[i].importance != IMPORTANCE_NORMAL) {
			build_para(draft, parent, STYLE_CAPTION, "importance-note", NULL);
			return;
		}
}

static void add_dimension(struct comparison *table, struct block *tbody,
			  const struct dimension *dimension, const struct comparison_note *note)
{
	struct draft *draft = table->draft;
	bool has_chart = dimension->has_axis;
	struct block *tr = draft_block(draft, tbody, BLOCK_TR, dimension->pos);
	struct block *th = build_block(draft, tr, BLOCK_TH);

	tr->anchor = dimension->id;
	tr->lang = dimension->lang;
	tr->keeps_with_next = has_chart;
	th->style = STYLE_TABLE_NAME;
	th->of.cell = has_chart ? &tall_name : &table->cells[0];
	build_leaf(draft, th, BLOCK_PARA, STYLE_TABLE_NAME, &dimension->name);
	for (int i = 0; note && i < note->nspans; i++)
		draft_put(draft, note->spans[i]);
	build_line(draft, th, BLOCK_PARA, STYLE_TABLE_NAME);
	build_leaf(draft, th, BLOCK_PARA, STYLE_CAPTION, &dimension->note);
	add_importance(draft, th, dimension);
	add_remark(draft, th, dimension);
	build_fill(draft, th, STYLE_TABLE_NAME);
	table->name = NULL;
	name_headers(table, th, 0, 0);
	if (table->headers)
		build_named(draft, th);
	table->name = th;
	for (int i = 0; i < draft->guide->nroles; i++) {
		int ncolumns = guide_cell_reach(draft->guide, dimension, i);

		if (ncolumns > 0)
			add_cell(table, tr, i, ncolumns, dimension);
	}
	if (has_chart)
		add_chart_row(table, tbody, dimension);
}

/* The head of rows that belong together. */
static void add_group(struct comparison *table, struct block *tbody, const struct row_group *group)
{
	struct draft *draft = table->draft;
	struct block *tr = build_row(draft, tbody, ROW_LINE_STRONG, true), *th;

	tr->pos = group->pos;
	tr->anchor = group->id;
	tr->lang = group->lang;
	tr->keeps_with_next = true;
	draft_rich(draft, &group->name, 0);
	th = build_wide_cell(draft, tr, draft->guide->nroles + 1, SCOPE_COLUMN, ALIGN_START,
			     STYLE_SUBHEAD);
	th->first->lang = group->name.lang;
	build_named(draft, th);
	table->group = th;
}

/* Whether what stands over a cell does not follow from its column alone. */
static bool is_irregular(const struct guide *guide)
{
	for (int i = 0; i < guide->ndimensions; i++) {
		if (guide->dimensions[i].group)
			return true;
		for (int role = 0; role < guide->nroles; role++)
			if (guide_cell_reach(guide, &guide->dimensions[i], role) != 1)
				return true;
	}
	return false;
}

void comparison_add(struct draft *draft, struct block *parent, const struct part *part,
		    const struct comparison_note *notes)
{
	const struct guide *guide = draft->guide;
	struct comparison table = {.draft = draft};
	struct block *block, *tbody;

	if (guide->ndimensions == 0)
		return;
	block = add_table(draft, parent, part, notes != NULL);
	init_cells(&table);
	if (is_irregular(guide))
		table.headers = ARENA_ARRAY(draft->arena, const struct block *, guide->nroles);
	if (part->text.nspans == 0)
		say(draft, "read-across", NULL);
	draft_rich(draft, &part->text, 0);
	draft_line(draft, block, BLOCK_CAPTION, STYLE_CAPTION, part->text.lang, part->pos)
		->keeps_with_next = true;
	add_head(&table, block);
	tbody = draft_block(draft, block, BLOCK_TBODY, part->pos);
	for (int i = 0; i < guide->ndimensions; i++) {
		const struct dimension *dimension = &guide->dimensions[i];

		if (dimension->group && (i == 0 || dimension->group != dimension[-1].group))
			add_group(&table, tbody, dimension->group);
		if (!dimension->group)
			table.group = NULL;
		add_dimension(&table, tbody, dimension, notes ? &notes[i] : NULL);
	}
	draft_held_notes(draft, parent);
	explain_importance(draft, parent);
	terms_add(draft, parent);
	draft_rich(draft, &guide->source_line, 0);
	draft_line(draft, parent, BLOCK_PARA, STYLE_CAPTION,
		   draft_guide_lang(draft, guide->source_line.lang), guide->source_line.pos);
}
