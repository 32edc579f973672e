/*
 * A row's header becomes a heading, one level below the last; a header over all columns one above
 * those of its rows. A cell stands under the names of the columns that it covers, behind the pole
 * of its role if it has one. A note to a name stands with the first cell that needs the name.
 */
#include "compose/large_table.h"

#include <string.h>

#include "compose/say.h"

enum { SHORT = 20 /* characters of what may stand in a line with a name */ };

struct flat {
	struct enlarging *e;
	const struct table *table;
	const struct block *head; /* NULL: columns have no names */
	struct block *parent;
	int level;     /* of heads of rows that are in no group */
	bool told[64]; /* by column: its notes stand already */
};

static const struct block *part_of(const struct block *table, enum block_kind kind)
{
	const struct block *b = table->first;

	while (b && b->kind != kind)
		b = b->next;
	return b;
}

/* What program and authors say of how a table is read is wrong where there is none. */
static bool is_instruction(struct enlarging *e, const struct block *caption)
{
	return caption->nspans == 1 &&
	       strcmp(caption->spans[0].text, phrase(e->draft.phrases, "read-across")) == 0;
}

static struct block *add_leaf(struct flat *f, const struct block *old, struct block *parent,
			      enum block_kind kind, enum style_id style)
{
	struct block *block;

	large_mark(f->e, old, parent);
	block = large_add(f->e, old, parent, kind);
	block->style = style;
	large_put_spans(f->e, old, block);
	return block;
}

static void copy_all(struct flat *f, const struct block *first, struct block *parent)
{
	for (const struct block *b = first; b; b = b->next)
		large_copy(f->e, b, parent);
}

static bool is_group(const struct flat *f, const struct block *th)
{
	return th->kind == BLOCK_TH && th->of.cell->colspan == f->table->ncolumns;
}

/* Whether cells of a row name the head of a group. */
static bool is_in_group(const struct flat *f, const struct block *tr)
{
	for (const struct block *td = tr->first; td; td = td->next)
		for (int i = 0; i < td->of.cell->nheaders; i++)
			if (is_group(f, td->of.cell->headers[i]))
				return true;
	return false;
}

/* The header of a row or of a group of rows. */
static void add_head(struct flat *f, const struct block *tr, const struct block *th)
{
	int level = f->level + is_in_group(f, tr);
	struct block *heading;

	if (!th->first || th->first->nspans == 0)
		return;
	heading = add_leaf(f, th->first, f->parent, BLOCK_HEADING,
			   is_group(f, th) ? STYLE_HEAD : STYLE_CROSSHEAD);
	heading->of.level = level > DOC_LEVELS ? DOC_LEVELS : level;
	heading->keeps_with_next = true;
	heading->anchor = tr->anchor ? tr->anchor : th->anchor;
	copy_all(f, th->first->next, f->parent);
}

/* Adds the words of a column's name to the line; *leaf: the first that has any. */
static void put_name(struct flat *f, const struct block *th, const struct block **leaf)
{
	struct draft *draft = &f->e->draft;
	bool is_told = f->told[th->of.cell->column];

	for (const struct block *b = th->first; b; b = b->next) {
		if (b->kind == BLOCK_NOTE || b->nspans == 0)
			continue;
		if (*leaf)
			draft_span(draft, ", ", 0);
		*leaf = *leaf ? *leaf : b;
		for (int i = 0; i < b->nspans; i++) {
			struct span span = b->spans[i];

			if (is_told && span.note >= 0)
				continue;
			span.indexed = is_told ? 0 : span.indexed;
			span.role = span.role < 0 ? th->role : span.role;
			draft_put(draft, span);
		}
	}
}

/* The notes of a name, once. */
static void copy_notes(struct flat *f, const struct block *th, struct block *parent)
{
	bool *is_told = &f->told[th->of.cell->column];

	for (const struct block *b = th->first; b && !*is_told; b = b->next)
		if (b->kind == BLOCK_NOTE)
			large_copy(f->e, b, parent);
	*is_told = true;
}

static bool covers(const struct block *th, const struct cell *cell)
{
	const struct cell *at = th->of.cell;

	return th->kind == BLOCK_TH && at->column < cell->column + cell->colspan &&
	       cell->column < at->column + at->colspan;
}

/* Adds the names of the columns of a cell; the first leaf that has any, NULL: there are none. */
static const struct block *put_names(struct flat *f, const struct block *td)
{
	const struct block *leaf = NULL;

	for (const struct block *tr = f->head->first; tr; tr = tr->next)
		for (const struct block *th = tr->first; th; th = th->next)
			if (covers(th, td->of.cell))
				put_name(f, th, &leaf);
	return leaf;
}

/* The names of the columns of a cell, as a line above it. */
static void add_names(struct flat *f, const struct block *td, struct block *parent)
{
	const struct block *leaf = put_names(f, td);
	struct block *label;

	if (!leaf)
		return;
	label = draft_line(&f->e->draft, parent, BLOCK_PARA, STYLE_TABLE_HEAD,
			   block_lang(f->e->input->doc, leaf), td->pos);
	label->keeps_with_next = true;
	for (const struct block *tr = f->head->first; tr; tr = tr->next)
		for (const struct block *th = tr->first; th; th = th->next)
			if (covers(th, td->of.cell))
				copy_notes(f, th, parent);
}

/* Charts say themselves what they show. */
static bool is_chart(const struct block *td)
{
	return td->first->kind == BLOCK_FIGURE && !td->first->next;
}

/* What the lines of a chart stand for, where the head of its column says it for all of them. */
static void copy_axis(struct flat *f, const struct block *td, struct block *parent)
{
	for (const struct block *tr = f->head->first; tr; tr = tr->next)
		for (const struct block *th = tr->first; th; th = th->next)
			for (const struct block *b = th->first; b; b = b->next)
				if (covers(th, td->of.cell) && b->kind == BLOCK_FIGURE) {
					large_copy(f->e, b, parent);
					parent->last->keeps_with_next = true;
				}
}

/* What has a note counts as long: the note needs a line of its own below it. */
static int count_characters(const struct block *leaf)
{
	int n = 0;

	for (int i = 0; i < leaf->nspans; i++) {
		const char *text = leaf->spans[i].text;

		n += leaf->spans[i].note >= 0 ? SHORT : 0;
		for (; *text; text++)
			n += ((unsigned char)*text & 0xC0) != 0x80;
	}
	return n;
}

/* A few figures, or a word, of a report: they stand in a line with the name of their column. */
static bool is_short(const struct flat *f, const struct block *td)
{
	const struct doc *doc = f->e->input->doc;

	return doc->is_close && f->head && td->first->kind == BLOCK_PARA && !td->first->next &&
	       count_characters(td->first) < SHORT;
}

/* As "No." does. */
static bool ends_in_dot(const struct span *spans, int n)
{
	const char *text = n > 0 ? spans[n - 1].text : "";

	return *text && text[strlen(text) - 1] == '.';
}

/* "weight: 3" in a line. */
static void add_short(struct flat *f, const struct block *td, struct block *parent)
{
	struct draft *draft = &f->e->draft;
	struct block *line = large_add(f->e, td->first, parent, BLOCK_PARA);
	const struct block *leaf = put_names(f, td);
	struct span *name;
	int n;

	name = draft_take(draft, &n);
	for (int i = 0; i < n; i++) {
		struct span span = name[i];

		span.flags |= SPAN_STRONG;
		draft_put(draft, span);
	}
	if (leaf)
		draft_span(draft, ends_in_dot(name, n) ? " " : ": ", 0);
	line->style = STYLE_TABLE_CELL;
	large_put_spans(f->e, td->first, line);
}

static void add_cell(struct flat *f, const struct block *td)
{
	const struct cell *cell = td->of.cell;
	int role = cell->colspan == 1 && f->table->roles ? f->table->roles[cell->column] : -1;
	struct block *parent = f->parent;

	if (!td->first)
		return;
	large_mark(f->e, td, parent);
	if (role >= 0) {
		parent = large_add(f->e, td, parent, BLOCK_ROW);
		parent = large_add(f->e, td, parent, BLOCK_CARD);
		parent->role = role;
	}
	if (is_short(f, td)) {
		add_short(f, td, parent);
		return;
	}
	if (f->head && is_chart(td))
		copy_axis(f, td, parent);
	else if (f->head)
		add_names(f, td, parent);
	copy_all(f, td->first, parent);
}

/* The head stands above all cells, those too that stand before it, as numbers of rows do. */
static void add_row(struct flat *f, const struct block *tr)
{
	const struct block *head = tr->first;

	while (head && head->kind != BLOCK_TH)
		head = head->next;
	if (head)
		add_head(f, tr, head);
	for (const struct block *cell = tr->first; cell; cell = cell->next) {
		if (cell == head)
			continue;
		if (cell->kind == BLOCK_TH)
			add_head(f, tr, cell);
		else
			add_cell(f, cell);
	}
}

void large_table(struct enlarging *e, const struct block *table, struct block *parent)
{
	const struct block *caption = part_of(table, BLOCK_CAPTION);
	const struct block *body = part_of(table, BLOCK_TBODY);
	struct flat f = {.e = e,
			 .table = table->of.table,
			 .head = part_of(table, BLOCK_THEAD),
			 .parent = parent,
			 .level = e->level + 1};

	if (caption && !is_instruction(e, caption))
		add_leaf(&f, caption, parent, BLOCK_PARA, STYLE_CAPTION)->keeps_with_next = true;
	for (const struct block *tr = body ? body->first : NULL; tr; tr = tr->next)
		add_row(&f, tr);
}
