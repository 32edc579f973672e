/* The table of the comparison with its columns one by one, and turned: cells are those of it. */
#include "compose/portrait.h"

#include <string.h>

#include "compose/build.h"
#include "compose/comparison.h"
#include "compose/name.h"
#include "compose/ranges.h"
#include "compose/register.h"
#include "content/guide_book.h"

/* What a row is about, and what holds of it. */
static const struct column columns[] = {{COLUMN_SHARE, 3}, {COLUMN_SHARE, 7}};
static const struct cell name_cell = {.column = 0, .colspan = 1, .rowspan = 1, .scope = SCOPE_ROW};
static const struct cell words_cell = {.column = 1, .colspan = 1, .rowspan = 1};

static struct block *add_row(struct draft *draft, struct block *tbody, struct srcpos pos)
{
	struct block *tr = draft_block(draft, tbody, BLOCK_TR, pos);

	tr->is_unbroken = true;
	return tr;
}

static struct block *add_name(struct draft *draft, struct block *tr)
{
	struct block *th = build_block(draft, tr, BLOCK_TH);

	th->style = STYLE_TABLE_NAME;
	th->of.cell = &name_cell;
	return th;
}

static void add_words(struct draft *draft, struct block *tr, int role,
		      const struct dimension *dimension)
{
	struct block *td = doc_add(draft->arena, draft->doc, tr, BLOCK_TD, STYLE_TABLE_CELL,
				   dimension->cells[role].pos);

	td->of.cell = &words_cell;
	td->lang = dimension->cells[role].lang;
	comparison_fill(draft, td, role, dimension);
}

static struct block *add_table(struct draft *draft, struct block *section, const char *summary)
{
	return build_block(draft, build_table(draft, section, columns, 2, summary), BLOCK_TBODY);
}

/* What is said where nothing is known; NULL: something is. */
static const char *find_nothing(struct draft *draft, const struct cell_content *cell)
{
	if (cell->kind != CELL_EMPTY)
		return NULL;
	return cell->nparagraphs ? rich_plain(draft->arena, &cell->paragraphs[0]) : "";
}

/* --- One role --------------------------------------------------------------------------------- */

static void add_see(struct draft *draft, struct block *section, const char *ids)
{
	const struct guide *guide = draft->guide;
	int n = 0;

	while (*ids) {
		size_t length = strcspn(ids, " ");
		int role = guide_find_role(guide, arena_strndup(draft->arena, ids, length));

		ids += length + strspn(ids + length, " ");
		if (role < 0)
			continue;
		if (n++ == 0)
			say(draft, "book-see", NULL);
		draft_put(draft, draft_words(draft, n == 1 ? " " : ", ", 0));
		register_put(draft, draft_text(guide->roles[role].name, 0),
			     arena_printf(draft->arena, "#%s%s", guide_book_role,
					  guide->roles[role].id));
	}
	build_line(draft, section, BLOCK_PARA, STYLE_BODY);
}

/* Names of dimensions of which the same nothing is known of the role, in one cell. */
static void add_unknown(struct draft *draft, struct block *tbody, int role, int first)
{
	const struct dimension *all = draft->guide->dimensions;
	const char *nothing = find_nothing(draft, &all[first].cells[role]);
	struct block *tr = add_row(draft, tbody, all[first].pos), *th = add_name(draft, tr);

	for (int i = first; i < draft->guide->ndimensions; i++) {
		const char *other = find_nothing(draft, &all[i].cells[role]);

		if (!other || strcmp(other, nothing) != 0)
			continue;
		if (i > first)
			draft_put(draft, draft_words(draft, ", ", 0));
		draft_rich(draft, &all[i].name, SPAN_PLAIN);
	}
	build_line(draft, th, BLOCK_PARA, STYLE_TABLE_NAME);
	add_words(draft, tr, role, &all[first]);
}

/* Whether a dimension before this one has the same nothing for the role. */
static bool is_unknown_told(struct draft *draft, int role, int dimension)
{
	const struct dimension *all = draft->guide->dimensions;
	const char *nothing = find_nothing(draft, &all[dimension].cells[role]);

	for (int i = 0; i < dimension; i++) {
		const char *other = find_nothing(draft, &all[i].cells[role]);

		if (other && strcmp(other, nothing) == 0)
			return true;
	}
	return false;
}

static void add_known(struct draft *draft, struct block *tbody, int role,
		      const struct dimension *dimension)
{
	struct block *tr = add_row(draft, tbody, dimension->pos), *th = add_name(draft, tr);

	tr->lang = dimension->lang;
	build_leaf(draft, th, BLOCK_PARA, STYLE_TABLE_NAME, &dimension->name);
	build_leaf(draft, th, BLOCK_PARA, STYLE_CAPTION, &dimension->note);
	build_fill(draft, th, STYLE_TABLE_NAME);
	add_words(draft, tr, role, dimension);
}

void portrait_add(struct draft *draft, struct block *section, const struct part *part)
{
	const struct guide *guide = draft->guide;
	struct block *tbody = add_table(draft, section, "portrait-summary");

	for (int i = 0; i < guide->ndimensions; i++)
		if (!find_nothing(draft, &guide->dimensions[i].cells[part->role]))
			add_known(draft, tbody, part->role, &guide->dimensions[i]);
	for (int i = 0; i < guide->ndimensions; i++)
		if (find_nothing(draft, &guide->dimensions[i].cells[part->role]) &&
		    !is_unknown_told(draft, part->role, i))
			add_unknown(draft, tbody, part->role, i);
	if (part->of)
		add_see(draft, section, part->of);
}

/* --- One dimension ---------------------------------------------------------------------------- */

/* Whether a role before this one has the same nothing. */
static bool is_told(struct draft *draft, const struct dimension *dimension, int role)
{
	const char *nothing = find_nothing(draft, &dimension->cells[role]);

	for (int i = 0; i < role; i++) {
		const char *other = find_nothing(draft, &dimension->cells[i]);

		if (other && strcmp(other, nothing) == 0)
			return true;
	}
	return false;
}

static void add_role(struct draft *draft, struct block *tbody, int role,
		     const struct dimension *dimension)
{
	struct block *tr = add_row(draft, tbody, dimension->cells[role].pos);
	struct block *th = add_name(draft, tr);

	draft_put(draft, name_role(draft, role, 0));
	build_line(draft, th, BLOCK_PARA, STYLE_TABLE_NAME);
	add_words(draft, tr, role, dimension);
}

/* The roles of whom it is said as of this one. */
static void add_nothing(struct draft *draft, struct block *tbody, int role,
			const struct dimension *dimension)
{
	const char *nothing = find_nothing(draft, &dimension->cells[role]);
	struct block *tr = add_row(draft, tbody, dimension->cells[role].pos);
	struct block *th = add_name(draft, tr);

	for (int i = role; i < draft->guide->nroles; i++) {
		const char *other = find_nothing(draft, &dimension->cells[i]);

		if (!other || strcmp(other, nothing) != 0)
			continue;
		if (i > role)
			draft_put(draft, draft_words(draft, ", ", 0));
		draft_put(draft, name_role(draft, i, SPAN_PLAIN));
	}
	build_line(draft, th, BLOCK_PARA, STYLE_TABLE_NAME);
	add_words(draft, tr, role, dimension);
}

/* A table whose head is the dimension's name, which comes again where the table goes on. */
static struct block *add_titled_table(struct draft *draft, struct block *section,
				      const struct dimension *dimension)
{
	struct block *table = build_table(draft, section, columns, 2, "across-summary");
	struct block *tr = build_head_row(draft, table), *th;

	table->anchor = dimension->id;
	table->lang = dimension->lang;
	draft_rich(draft, &dimension->name, 0);
	th = build_wide_cell(draft, tr, 2, SCOPE_COLUMN, ALIGN_START, STYLE_SUBHEAD);
	build_leaf(draft, th, BLOCK_PARA, STYLE_CAPTION, &dimension->note);
	return build_block(draft, table, BLOCK_TBODY);
}

void across_add(struct draft *draft, struct block *section, const struct part *part)
{
	const struct guide *guide = draft->guide;
	const struct dimension *dimension = guide->dimensions;
	struct block *tbody;

	while (!dimension->id || strcmp(dimension->id, part->of) != 0)
		dimension++;
	tbody = add_titled_table(draft, section, dimension);
	for (int i = 0; i < guide->nroles; i++)
		if (dimension->cells[i].kind != CELL_EMPTY)
			add_role(draft, tbody, i, dimension);
	for (int i = 0; i < guide->nroles; i++)
		if (dimension->cells[i].kind == CELL_EMPTY && !is_told(draft, dimension, i))
			add_nothing(draft, tbody, i, dimension);
	if (dimension->has_axis)
		build_figure(draft, section, ranges_chart(draft, dimension));
}
