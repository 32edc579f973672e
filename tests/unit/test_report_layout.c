/*
 * The blocks of a report on their pages: sidenotes, cards behind poles, lists of figures, boxes, and
 * tables that name their columns. Documents are built here, laid out, and measured.
 */
#include "layout/layout.h"

#include <stdlib.h>

#include "base/file.h"
#include "doc/doc.h"
#include "tap.h"

struct fixture {
	struct arena arena;
	struct diag diag;
	struct fontset *fonts;
	struct shaper *shaper;
	const struct theme *theme;
	enum paper paper;
	struct doc *doc;
	const struct layout *layout;
};

static bool init(struct fixture *f)
{
	const char *root = getenv("ROOT");

	*f = (struct fixture){.paper = PAPER_A4};
	arena_init(&f->arena);
	diag_init(&f->diag);
	root = root ? root : ".";
	f->fonts = fontset_open(file_join(&f->arena, root, "fonts/catalogue.txt"), &f->diag);
	f->theme = theme_load(&f->arena, file_join(&f->arena, root, "content/themes/handout.xml"),
			      file_join(&f->arena, root, "content/schema"), &f->diag);
	if (!f->fonts || !f->theme)
		return false;
	f->shaper = shaper_new(f->fonts, "/usr/share/hyphen");
	return true;
}

static void finish(struct fixture *f)
{
	shaper_free(f->shaper);
	fontset_close(f->fonts);
	diag_release(&f->diag);
	arena_release(&f->arena);
}

/* A document of two roles whose language is lang, with its title. */
static void begin(struct fixture *f, const char *lang)
{
	f->doc = doc_new(&f->arena, lang);
	f->doc->title = "Report";
	f->doc->creator = "test";
	f->doc->nroles = 2;
}

static struct block *add(struct fixture *f, struct block *parent, enum block_kind kind)
{
	return doc_add(&f->arena, f->doc, parent, kind, STYLE_SMALL, (struct srcpos){0});
}

static struct span *add_span(struct fixture *f, struct block *block, const char *text)
{
	struct span *spans = ARENA_ARRAY(&f->arena, struct span, block->nspans + 1);

	for (int i = 0; i < block->nspans; i++)
		spans[i] = block->spans[i];
	spans[block->nspans] = (struct span){.text = text, .role = -1, .style = -1, .note = -1};
	block->spans = spans;
	return &spans[block->nspans++];
}

/* A leaf with one span. */
static struct block *leaf(struct fixture *f, struct block *parent, enum block_kind kind,
			  enum style_id style, const char *text)
{
	struct block *block = add(f, parent, kind);

	block->style = style;
	add_span(f, block, text);
	return block;
}

static struct block *heading(struct fixture *f, struct block *parent, enum style_id style,
			     int level, const char *text)
{
	struct block *block = leaf(f, parent, BLOCK_HEADING, style, text);

	block->of.level = level;
	return block;
}

static struct block *section(struct fixture *f, const char *head)
{
	struct block *block = add(f, f->doc->root, BLOCK_SECTION);

	heading(f, block, STYLE_HEAD, f->doc->root->first == block ? 1 : 2, head);
	return block;
}

static struct block *list(struct fixture *f, struct block *parent, enum numbering numbering)
{
	struct block *block = add(f, parent, BLOCK_LIST);

	block->of.numbering = numbering;
	return block;
}

/* An item of a list; first or second may be NULL. */
static struct block *item(struct fixture *f, struct block *parent, const char *label,
			  const char *first, const char *second)
{
	bool is_figure = parent->of.numbering == NUMBERING_FIGURES;
	struct block *block = add(f, parent, BLOCK_ITEM), *body;

	leaf(f, block, BLOCK_LABEL, is_figure ? STYLE_STRENGTH : STYLE_SIGN_TEXT, label);
	body = add(f, block, BLOCK_ITEM_BODY);
	if (first)
		leaf(f, body, BLOCK_PARA, STYLE_SIGN_TEXT, first);
	if (second)
		leaf(f, body, BLOCK_PARA, STYLE_SMALL, second);
	return block;
}

static struct block *table(struct fixture *f, struct block *parent, const struct column *columns,
			   int ncolumns)
{
	struct block *block = add(f, parent, BLOCK_TABLE);
	struct table *own = ARENA_NEW(&f->arena, struct table);
	int *roles = ARENA_ARRAY(&f->arena, int, ncolumns);

	for (int i = 0; i < ncolumns; i++)
		roles[i] = -1;
	*own = (struct table){.ncolumns = ncolumns, .nhead_columns = 1, .roles = roles,
			      .columns = columns, .is_close = true};
	block->of.table = own;
	return block;
}

static struct block *row(struct fixture *f, struct block *part, enum row_line line, bool has_gap)
{
	struct block *block = add(f, part, BLOCK_TR);
	struct row *of = ARENA_NEW(&f->arena, struct row);

	*of = (struct row){line, has_gap};
	block->of.row = of;
	return block;
}

/* A cell over some columns; text NULL: it is empty. */
static struct block *cell(struct fixture *f, struct block *of_row, int column, int colspan,
			  enum align align, const char *text)
{
	bool is_head = of_row->parent->kind == BLOCK_THEAD;
	struct block *block = add(f, of_row, is_head && text ? BLOCK_TH : BLOCK_TD);
	struct cell *at = ARENA_NEW(&f->arena, struct cell);

	*at = (struct cell){.column = column, .colspan = colspan, .rowspan = 1,
			    .scope = is_head ? SCOPE_COLUMN : SCOPE_NONE, .align = align};
	block->of.cell = at;
	if (text)
		leaf(f, block, BLOCK_PARA, STYLE_TABLE_CELL, text);
	return block;
}

static const struct chart_tick ticks[] = {{-400, NULL}, {0, NULL}, {400, NULL}};
static const struct chart_bar diverging[] = {{NULL, 0, 0, 375}, {NULL, 1, -188, 0}};
static const struct chart_tick hundred[] = {{0, "0"}, {25, "25"}, {50, "50"}, {75, "75"},
					    {100, "100"}};
static const struct chart_bar dumbbell[] = {{"PM", 0, 75, 75}, {"TPM", 1, 50, 50}};

static void chart_cell(struct fixture *f, struct block *of_row, int column, enum chart_kind kind)
{
	struct block *figure = add(f, cell(f, of_row, column, 1, ALIGN_START, NULL), BLOCK_FIGURE);
	struct chart *chart = ARENA_NEW(&f->arena, struct chart);

	*chart = (struct chart){.kind = kind, .role = -1, .neutral = -1, .active = -1,
				.alt = "A chart."};
	if (kind == CHART_DIVERGING) {
		chart->bars = diverging;
		chart->nbars = 2;
		chart->ticks = ticks;
		chart->nticks = 3;
	} else {
		chart->bars = dumbbell;
		chart->nbars = kind == CHART_AXIS ? 0 : 2;
		chart->ticks = hundred;
		chart->nticks = 5;
		chart->neutral = 50;
	}
	figure->of.chart = chart;
}

static void lay_out(struct fixture *f)
{
	doc_check(f->doc);
	f->layout = layout_make(&f->arena, f->shaper, f->doc, f->theme, f->paper, &f->diag);
}

/* --- What reports look like ----------------------------------------------------------------- */

static struct block *reasons(struct fixture *f, struct block *of_row, int role, const char *head,
			     const char *const *texts)
{
	struct block *card = add(f, of_row, BLOCK_CARD), *of;

	card->role = role;
	heading(f, card, STYLE_SUBHEAD, 2, head)->role = role;
	of = list(f, card, NUMBERING_FIGURES);
	for (; *texts; texts += 3)
		item(f, of, texts[0], texts[1], texts[2])->first->role = role;
	return card;
}

static void limits(struct fixture *f)
{
	static const char *const texts[] = {
		"For orientation only. Not a test for selection, admission or promotion.",
		"It tells what was preferred, not what somebody can do.",
		"A score is neither a percentile nor a probability. There is no other group.",
	};
	struct block *box = add(f, f->doc->root, BLOCK_BOX), *of_row;

	heading(f, box, STYLE_SUBHEAD, 2, "Limits of use");
	of_row = add(f, box, BLOCK_ROW);
	for (int i = 0; i < 2; i++) {
		struct block *dashes = list(f, add(f, of_row, BLOCK_CARD), NUMBERING_DISC);

		for (int k = 0; k < 3; k++)
			item(f, dashes, "–", texts[k], NULL);
	}
}

static void outcome_page(struct fixture *f)
{
	static const char *const left[] = {
		"5.6", "Finding out what readers need", "What would fill most of a week? (1)",
		"3.8", "Drawings, not code", "How deep into the machine? (8)",
		"3.1", "An idea on one page", "Which paper would come first of all the papers? (5)",
		NULL};
	static const char *const right[] = {
		"13.1", "A map of who waits for whom", "Which chart hangs on the wall? (6)",
		"2.8", "Plans made with every team", "A plan slips by two weeks … (3)", NULL};
	struct block *of, *cards;

	of = section(f, "Strongest reasons");
	leaf(f, of, BLOCK_SIDENOTE, STYLE_SMALL, "Points by which one answer moves one role ahead "
	     "of the other. In brackets: the question.");
	cards = add(f, of, BLOCK_ROW);
	reasons(f, cards, 0, "For the first role", left);
	reasons(f, cards, 1, "For the second", right);
	limits(f);
}

static const struct column ledger_columns[] = {
	{COLUMN_FIT, 0}, {COLUMN_SHARE, 4}, {COLUMN_SHARE, 3}, {COLUMN_FIT, 0}, {COLUMN_SHARE, 2},
	{COLUMN_FIT, 0}, {COLUMN_FIT, 0},
};

static void ledger_head(struct fixture *f, struct block *of)
{
	static const char *const names[] = {"Stake", "against for", "PM", "TPM"};
	struct block *of_row = add(f, add(f, of, BLOCK_THEAD), BLOCK_TR);

	cell(f, of_row, 0, 1, ALIGN_START, "No");
	cell(f, of_row, 1, 1, ALIGN_START, "Question");
	cell(f, of_row, 2, 1, ALIGN_START, "Answer");
	for (int i = 0; i < 4; i++)
		cell(f, of_row, 3 + i, 1, i == 1 ? ALIGN_CENTRE : ALIGN_END, names[i]);
}

static void ledger_group(struct fixture *f, struct block *body, const char *text, bool has_gap)
{
	struct block *of_row = row(f, body, ROW_LINE_STRONG, has_gap);

	of_row->keeps_with_next = true;
	cell(f, of_row, 0, 5, ALIGN_START, text);
	cell(f, of_row, 5, 1, ALIGN_END, "+15.18");
	cell(f, of_row, 6, 1, ALIGN_END, "−10.32");
}

static void ledger_row(struct fixture *f, struct block *body, int i)
{
	struct block *of_row = row(f, body, ROW_LINE_FINE, false);

	cell(f, of_row, 0, 1, ALIGN_START, arena_printf(&f->arena, "%d", i));
	cell(f, of_row, 1, 1, ALIGN_START, i % 10 == 7 ? "A question that is so long that it takes "
	     "two lines in every column of this table" : "What would fill most of a week?");
	cell(f, of_row, 2, 1, ALIGN_START, "Finding out what readers need");
	cell(f, of_row, 3, 1, ALIGN_END, "3.75");
	chart_cell(f, of_row, 4, CHART_DIVERGING);
	cell(f, of_row, 5, 1, ALIGN_END, "+3.75");
	cell(f, of_row, 6, 1, ALIGN_END, "−1.88");
}

/* A ledger of groups of nrows rows each, and a total. */
static struct block *ledger(struct fixture *f, int ngroups, int nrows)
{
	struct block *of = section(f, "Every answer, every point"), *body, *total;

	leaf(f, of, BLOCK_PARA, STYLE_BODY, "Both roles start at 50. The stake is the most that "
	     "an answer can add to or take from a role; all stakes sum to 50.");
	of = table(f, of, ledger_columns, 7);
	ledger_head(f, of);
	body = add(f, of, BLOCK_TBODY);
	for (int g = 0; g < ngroups; g++) {
		ledger_group(f, body, "answers that speak more for one of the roles", g > 0);
		for (int i = 0; i < nrows; i++)
			ledger_row(f, body, 1 + g * nrows + i);
	}
	total = row(f, body, ROW_LINE_STRONG, true);
	cell(f, total, 0, 3, ALIGN_START, "Score = 50 + the lines above");
	cell(f, total, 3, 1, ALIGN_END, "50.00");
	cell(f, total, 4, 1, ALIGN_END, NULL);
	cell(f, total, 5, 1, ALIGN_END, "61.81");
	cell(f, total, 6, 1, ALIGN_END, "54.85");
	return of;
}

static const struct column dimension_columns[] = {
	{COLUMN_FIT, 0}, {COLUMN_FIT, 0}, {COLUMN_SHARE, 1}, {COLUMN_FIT, 0}, {COLUMN_FIT, 0},
	{COLUMN_FIT, 0},
};

static void dimensions(struct fixture *f)
{
	static const char *const names[] = {"Focus", "Primary output", "Technical depth",
					    "Works with", "Measure of success"};
	struct block *of = section(f, "Where the two roles part"), *body, *of_row;

	leaf(f, of, BLOCK_PARA, STYLE_BODY, "Right of 50, answers speak for a role; left of it, "
	     "against it. The longer the bar, the more a line tells.");
	of = table(f, of, dimension_columns, 6);
	of_row = add(f, add(f, of, BLOCK_THEAD), BLOCK_TR);
	cell(f, of_row, 0, 1, ALIGN_START, NULL);
	cell(f, of_row, 1, 1, ALIGN_CENTRE, "questions");
	chart_cell(f, of_row, 2, CHART_AXIS);
	cell(f, of_row, 3, 1, ALIGN_END, "PM");
	cell(f, of_row, 4, 1, ALIGN_END, "TPM");
	cell(f, of_row, 5, 1, ALIGN_END, "lead");
	body = add(f, of, BLOCK_TBODY);
	for (int i = 0; i < 5; i++) {
		of_row = row(f, body, ROW_LINE_FINE, false);
		cell(f, of_row, 0, 1, ALIGN_START, names[i]);
		cell(f, of_row, 1, 1, ALIGN_CENTRE, "1–4");
		chart_cell(f, of_row, 2, CHART_DUMBBELL);
		cell(f, of_row, 3, 1, ALIGN_END, "75");
		cell(f, of_row, 4, 1, ALIGN_END, "100");
		cell(f, of_row, 5, 1, ALIGN_END, "4.69");
	}
	of_row = row(f, body, ROW_LINE_STRONG, false);
	cell(f, of_row, 0, 2, ALIGN_START, "Together");
	chart_cell(f, of_row, 2, CHART_AXIS);
	cell(f, of_row, 3, 2, ALIGN_END, NULL);
	cell(f, of_row, 5, 1, ALIGN_END, "6.96");
}

int main(void)
{
	struct fixture f;

	if (!tap_ok(init(&f), "fonts and theme"))
		return tap_done();
	begin(&f, "en");
	outcome_page(&f);
	dimensions(&f);
	f.doc->root->last->starts_page = true;
	ledger(&f, 3, 9);
	f.doc->root->last->starts_page = true;
	lay_out(&f);
	tap_ok(f.layout->npages == 3, "three pages, %d", f.layout->npages);
	finish(&f);
	return tap_done();
}
