/*
 * The blocks of a report on their pages: sidenotes, cards behind poles, lists of figures, boxes,
 * and tables that name their columns. Documents are built here, laid out, and measured.
 */
#include "doc/doc_check.h"
#include "layout/layout.h"
#include "layout/room.h"

#include <stdlib.h>

#include "doc/doc.h"
#include "kit.h"
#include "tap.h"

struct fixture {
	struct kit kit;
	enum paper paper;
	struct doc *doc;
	const struct layout *layout;
};

/* A document of two roles whose language is lang, with its title. */
static void begin(struct fixture *f, const char *lang)
{
	f->doc = doc_new(&f->kit.arena, lang);
	f->doc->title = "Report";
	f->doc->creator = "test";
	f->doc->nroles = 2;
}

static struct block *add(struct fixture *f, struct block *parent, enum block_kind kind)
{
	return doc_add(&f->kit.arena, f->doc, parent, kind, STYLE_SMALL, (struct srcpos){0});
}

static struct span *add_span(struct fixture *f, struct block *block, const char *text)
{
	struct span *spans = ARENA_ARRAY(&f->kit.arena, struct span, block->nspans + 1);

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
	struct table *own = ARENA_NEW(&f->kit.arena, struct table);
	int *roles = ARENA_ARRAY(&f->kit.arena, int, ncolumns);

	for (int i = 0; i < ncolumns; i++)
		roles[i] = -1;
	*own = (struct table){.ncolumns = ncolumns, .roles = roles, .columns = columns};
	block->of.table = own;
	return block;
}

static struct block *row(struct fixture *f, struct block *part, enum row_line line, bool has_gap)
{
	struct block *block = add(f, part, BLOCK_TR);
	struct row *of = ARENA_NEW(&f->kit.arena, struct row);

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
	struct cell *at = ARENA_NEW(&f->kit.arena, struct cell);

	*at = (struct cell){.column = column,
			    .colspan = colspan,
			    .rowspan = 1,
			    .scope = is_head ? SCOPE_COLUMN : SCOPE_NONE,
			    .align = align};
	block->of.cell = at;
	if (text)
		leaf(f, block, BLOCK_PARA, STYLE_TABLE_CELL, text);
	return block;
}

static const struct chart_tick ticks[] = {{-400, NULL}, {0, NULL}, {400, NULL}};
static const struct chart_bar diverging[] = {{NULL, 0, 0, 375}, {NULL, 1, -188, 0}};
static const struct chart_tick hundred[] = {
	{0, "0"}, {25, "25"}, {50, "50"}, {75, "75"}, {100, "100"}};
static const struct chart_bar dumbbell[] = {{"PM", 0, 75, 75}, {"TPM", 1, 50, 50}};

static void chart_cell(struct fixture *f, struct block *of_row, int column, enum chart_kind kind)
{
	struct block *figure = add(f, cell(f, of_row, column, 1, ALIGN_START, NULL), BLOCK_FIGURE);
	struct chart *chart = ARENA_NEW(&f->kit.arena, struct chart);

	*chart = (struct chart){
		.kind = kind, .role = -1, .neutral = -1, .active = -1, .alt = "A chart."};
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
	f->layout = layout_make(&f->kit.arena, f->kit.shaper, f->doc, f->kit.theme, f->paper,
				&f->kit.diag);
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

	box->sinks = true;
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
	static const char *const left[] = {"5.6",
					   "Finding out what readers need",
					   "What would fill most of a week? (1)",
					   "3.8",
					   "Drawings, not code",
					   "How deep into the machine? (8)",
					   "3.1",
					   "An idea on one page",
					   "Which paper would come first of all the papers? (5)",
					   NULL};
	static const char *const right[] = {
		"13.1", "A map of who waits for whom", "Which chart hangs on the wall? (6)",
		"2.8",  "Plans made with every team",  "A plan slips by two weeks … (3)",
		NULL};
	struct block *of, *cards;

	of = section(f, "Strongest reasons");
	leaf(f, of, BLOCK_SIDENOTE, STYLE_SMALL,
	     "Points by which one answer moves one role ahead of the other. In brackets: the "
	     "question.");
	cards = add(f, of, BLOCK_ROW);
	reasons(f, cards, 0, "For the first role", left);
	reasons(f, cards, 1, "For the second", right);
	limits(f);
}

static const struct column ledger_columns[] = {
	{COLUMN_FIT, 0},   {COLUMN_SHARE, 4}, {COLUMN_SHARE, 3}, {COLUMN_FIT, 0},
	{COLUMN_SHARE, 2}, {COLUMN_FIT, 0},   {COLUMN_FIT, 0}};

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

	cell(f, of_row, 0, 1, ALIGN_START, arena_printf(&f->kit.arena, "%d", i));
	cell(f, of_row, 1, 1, ALIGN_START,
	     i % 10 == 7 ? "A question that is so long that it takes two lines in every column of "
			   "this table"
			 : "What would fill most of a week?");
	cell(f, of_row, 2, 1, ALIGN_START, "What readers need");
	cell(f, of_row, 3, 1, ALIGN_END, "3.75");
	chart_cell(f, of_row, 4, CHART_DIVERGING);
	cell(f, of_row, 5, 1, ALIGN_END, "+3.75");
	cell(f, of_row, 6, 1, ALIGN_END, "−1.88");
}

/* A ledger of groups of nrows rows each, and a total. */
static struct block *ledger(struct fixture *f, int ngroups, int nrows, bool is_close)
{
	struct block *of = section(f, "Every answer, every point"), *body, *total;

	leaf(f, of, BLOCK_PARA, STYLE_BODY,
	     "Both roles start at 50. The stake is the most that an answer can add to or take from "
	     "a role; all stakes sum to 50.");
	of = table(f, of, ledger_columns, 7);
	((struct table *)of->of.table)->is_close = is_close;
	((struct table *)of->of.table)->is_led_to = true;
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

static const struct column dimension_columns[] = {{COLUMN_FIT, 0},   {COLUMN_FIT, 0},
						  {COLUMN_SHARE, 1}, {COLUMN_FIT, 0},
						  {COLUMN_FIT, 0},   {COLUMN_FIT, 0}};

static void dimensions(struct fixture *f)
{
	static const char *const names[] = {"Focus", "Primary output", "Technical depth",
					    "Works with", "Measure of success"};
	struct block *of = section(f, "Where the two roles part"), *body, *of_row;

	leaf(f, of, BLOCK_PARA, STYLE_BODY,
	     "Right of 50, answers speak for a role; left of it, against it. The longer the bar, "
	     "the more a line tells.");
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

/* --- Measuring ------------------------------------------------------------------------------ */

enum { MAX_FOUND = 400 };

/* Items that a test asks for, in painting order. */
struct found {
	const struct item *items[MAX_FOUND];
	int pages[MAX_FOUND];
	int n;
};

static void keep(struct found *found, const struct item *item, int page)
{
	if (found->n >= MAX_FOUND)
		return;
	found->items[found->n] = item;
	found->pages[found->n++] = page;
}

/* The runs of a block. */
static struct found runs_of(const struct fixture *f, const struct block *block)
{
	struct found found = {.n = 0};

	for (int p = 0; p < f->layout->npages; p++)
		for (int i = 0; i < f->layout->pages[p].nitems; i++) {
			const struct item *item = &f->layout->pages[p].items[i];

			if (item->kind == ITEM_RUN && item->block == block->id)
				keep(&found, item, p);
		}
	return found;
}

static const struct item *first_run(const struct fixture *f, const struct block *block)
{
	static const struct item none = {.x = -1, .y = -1};
	struct found found = runs_of(f, block);

	return found.n ? found.items[0] : &none;
}

static int page_of(const struct fixture *f, const struct block *block)
{
	struct found found = runs_of(f, block);

	return found.n ? found.pages[0] : -1;
}

/* Boxes beside text, of one colour and, where they are not 0, of that width and height. */
static struct found boxes(const struct fixture *f, int colour, len w, len h)
{
	struct found found = {.n = 0};

	for (int p = 0; p < f->layout->npages; p++)
		for (int i = 0; i < f->layout->pages[p].nitems; i++) {
			const struct item *item = &f->layout->pages[p].items[i];

			if (item->kind == ITEM_BOX && item->block < 0 && item->colour == colour &&
			    (w == 0 || item->w == w) && (h == 0 || item->h == h))
				keep(&found, item, p);
		}
	return found;
}

static const struct master *master(const struct fixture *f)
{
	return &f->kit.theme->masters[f->paper];
}

static len floor_of(const struct fixture *f)
{
	const struct master *m = master(f);

	return m->top + (m->height - m->top - m->bottom) / m->grid * m->grid;
}

static len body_end(const struct fixture *f)
{
	return master(f)->width - master(f)->end;
}

/* How many runs stand outside the text area, or begin before the one before them on their line has
 * ended. */
static int count_collisions(const struct fixture *f)
{
	int n = 0;

	for (int p = 0; p < f->layout->npages; p++) {
		const struct page *page = &f->layout->pages[p];

		for (int i = 0; i < page->nitems; i++) {
			const struct item *a = &page->items[i];

			if (a->kind != ITEM_RUN || a->artifact == ARTIFACT_FOOTER)
				continue;
			n += a->x < master(f)->start - 1 || a->x + a->w > body_end(f) + 1 ||
			     a->y > floor_of(f);
			for (int k = 0; k < i; k++) {
				const struct item *b = &page->items[k];

				n += b->kind == ITEM_RUN && b->y == a->y && b->x < a->x + a->w &&
				     a->x < b->x + b->w;
			}
		}
	}
	return n;
}

/* --- What must hold -------------------------------------------------------------------------- */

static void check_sidenote(struct fixture *f)
{
	static const char *const reason[] = {"5.6", "One", "two", NULL};
	len grid = master(f)->grid;
	struct block *of;
	const struct item *head, *note, *body;

	begin(f, "en");
	of = section(f, "Reasons");
	leaf(f, of, BLOCK_SIDENOTE, STYLE_SMALL, "In brackets: the question.");
	reasons(f, add(f, of, BLOCK_ROW), 0, "For the first", reason);
	lay_out(f);
	head = first_run(f, of->first);
	note = first_run(f, of->first->next);
	body = first_run(f, of->last->first->first);
	tap_ok(note->x == head->x && note->y - head->y == 4 * grid,
	       "a sidenote stands below the head, %d", (int)((note->y - head->y) / grid));
	tap_ok(body->y == head->y && body->x > note->x, "the body beside both");
	f->paper = PAPER_A5;
	grid = master(f)->grid;
	lay_out(f);
	head = first_run(f, of->first);
	note = first_run(f, of->first->next);
	body = first_run(f, of->last->first->first);
	tap_ok(note->x == head->x && note->y >= head->y + 3 * grid && body->y > note->y,
	       "in one column, between head and body");
	f->paper = PAPER_A4;
}

static void check_poles(struct fixture *f, bool is_rtl)
{
	static const char *const three[] = {"5.6", "One", "two", "3",   "One",
					    "two", "2",   "One", "two", NULL};
	static const char *const one[] = {"13.1", "One", "two", NULL};
	struct found poles[2];
	struct block *cards, *of;
	const struct item *pole, *text;
	len indents[2];

	begin(f, is_rtl ? "he" : "en");
	of = section(f, "Reasons");
	cards = add(f, of, BLOCK_ROW);
	reasons(f, cards, 0, "For", three);
	reasons(f, cards, 1, "For", one);
	lay_out(f);
	for (int i = 0; i < 2; i++)
		poles[i] = boxes(f, f->kit.theme->roles[i].colour, f->kit.theme->pole, 0);
	if (!tap_ok(poles[0].n == 1 && poles[1].n == 1, "a pole a card: %d, %d", poles[0].n,
		    poles[1].n))
		return;
	pole = poles[0].items[0];
	tap_ok(pole->y == poles[1].items[0]->y && pole->h == poles[1].items[0]->h,
	       "both as high as the highest card");
	for (int i = 0; i < 2; i++) {
		const struct block *item = (i ? cards->last : cards->first)->last->last;
		const struct block *label = item->first, *body = item->last->first;

		pole = poles[i].items[0];
		text = first_run(f, label);
		tap_ok(is_rtl ? text->x + text->w == pole->x + pole->w - f->kit.theme->inset
			      : text->x == pole->x + f->kit.theme->inset,
		       "text is inset");
		tap_ok(text->y == first_run(f, body)->y, "figure and text share a baseline");
		tap_ok(text->y < pole->y + pole->h && text->y > pole->y, "beside the pole");
		indents[i] = is_rtl ? text->x + text->w - first_run(f, body)->x -
					      first_run(f, body)->w
				    : first_run(f, body)->x - text->x;
	}
	tap_ok(indents[0] == indents[1], "figures of both cards have columns of one width");
	tap_ok(boxes(f, f->kit.theme->uses[COLOUR_HAIR], 0, f->kit.theme->row_line).n == 4,
	       "a line above every item");
}

static void check_box(struct fixture *f)
{
	int ink = f->kit.theme->uses[COLOUR_INK];
	len weight = 2 * f->kit.theme->section_line, width = body_end(f) - master(f)->start;
	struct block *box, *of;
	struct found edges;

	begin(f, "en");
	of = section(f, "First");
	leaf(f, of, BLOCK_PARA, STYLE_BODY, "Some text.");
	limits(f);
	box = f->doc->root->last;
	section(f, "Second")->starts_page = true;
	leaf(f, f->doc->root->last, BLOCK_PARA, STYLE_BODY, "More text.");
	lay_out(f);
	edges = boxes(f, ink, width, weight);
	tap_ok(f->layout->npages == 2 && edges.n == 2, "a frame: two lines across, %d", edges.n);
	tap_ok(edges.n == 2 && edges.items[1]->y + weight == floor_of(f),
	       "it sinks to the foot of a page that ends behind it");
	edges = boxes(f, ink, weight, 0);
	tap_ok(edges.n == 2 && edges.items[0]->h == edges.items[1]->h, "two lines down");
	tap_ok(first_run(f, box->first)->x == master(f)->start + f->kit.theme->inset,
	       "its text is inset");

	begin(f, "en");
	box = add(f, f->doc->root, BLOCK_BOX);
	box->sinks = true;
	heading(f, box, STYLE_SUBHEAD, 1, "Limits");
	for (int i = 0; i < 90; i++)
		leaf(f, box, BLOCK_PARA, STYLE_SMALL, "A line of a box higher than a page.");
	lay_out(f);
	edges = boxes(f, ink, weight, 0);
	tap_ok(f->layout->npages == 2 && edges.n == 4 && count_collisions(f) == 0,
	       "a box higher than a page goes on on the next");
	tap_ok(boxes(f, ink, width, weight).n == 2, "and is closed at its two ends");
}

/* The cell of a column in the nth row of the table's body. */
static const struct block *body_cell(const struct block *of, int nrow, int column)
{
	const struct block *of_row = of->last->first, *at;

	while (nrow-- > 0)
		of_row = of_row->next;
	for (at = of_row->first; at && at->of.cell->column != column;)
		at = at->next;
	return at;
}

/* The strong and fine lines of the ledger's axes: every chart as high as its row, without gaps. */
static bool axes_join(const struct fixture *f, const struct block *of, int nrow)
{
	const struct block *a = body_cell(of, nrow, 4)->first;
	const struct block *b = body_cell(of, nrow + 1, 4)->first;
	len end = -1, start = -1;

	for (int p = 0; p < f->layout->npages; p++)
		for (int i = 0; i < f->layout->pages[p].nitems; i++) {
			const struct item *item = &f->layout->pages[p].items[i];

			if (item->kind != ITEM_BOX || item->w != f->kit.theme->axis_line)
				continue;
			end = item->block == a->id ? item->y + item->h : end;
			start = item->block == b->id ? item->y : start;
		}
	return end >= 0 && end == start;
}

static void check_ledger(struct fixture *f, bool is_close)
{
	struct block *of;
	const struct block *total, *thead;
	len right[2], grid = master(f)->grid;

	begin(f, "en");
	of = ledger(f, 2, 4, is_close);
	lay_out(f);
	thead = of->first->first;
	for (int i = 0; i < 2; i++) {
		const struct item *run = first_run(f, body_cell(of, 4 * i + 1, 5)->first);

		right[i] = run->x + run->w;
	}
	tap_ok(right[0] == right[1], "numbers end on one line");
	total = body_cell(of, 10, 6);
	tap_ok(first_run(f, total->first)->x + first_run(f, total->first)->w == body_end(f),
	       "the last ones where the text area ends");
	tap_ok(first_run(f, thead->last->first)->x + first_run(f, thead->last->first)->w ==
		       body_end(f),
	       "and their head");
	tap_ok(axes_join(f, of, 1) && axes_join(f, of, 2), "axes join from row to row");
	tap_ok(first_run(f, body_cell(of, 2, 0)->first)->y -
			       first_run(f, body_cell(of, 1, 0)->first)->y ==
		       (is_close ? 3 : 4) * grid,
	       "rows of one line are %d grid units high", is_close ? 3 : 4);
	tap_ok((first_run(f, body_cell(of, 2, 0)->first)->y - first_run(f, of->parent->first)->y) %
			       grid ==
		       0,
	       "lines stand on the grid");
	tap_ok(boxes(f, f->kit.theme->uses[COLOUR_INK], 0, f->kit.theme->section_line).n == 3,
	       "strong lines above two groups and the total, none below it");
	tap_ok(count_collisions(f) == 0, "nothing meets");
}

/* In a tight ledger the heads of groups stand off their lines where the page has room for all. */
static void check_air(struct fixture *f)
{
	static const int nlines[] = {4, 20, 60};
	len grid = master(f)->grid;

	for (int i = 0; i < 3; i++) {
		struct block *of;
		struct table *own;
		len apart[2];

		begin(f, "en");
		of = ledger(f, 2, nlines[i], false);
		own = arena_copy(&f->kit.arena, of->of.table, sizeof *own);
		own->is_tight = true;
		of->of.table = own;
		lay_out(f);
		for (int k = 0; k < 2; k++) {
			int head = k * (nlines[i] + 1);

			apart[k] = first_run(f, body_cell(of, head + 1, 0)->first)->y -
				   first_run(f, body_cell(of, head, 0)->first)->y;
		}
		tap_ok(apart[0] == (i == 0 ? 3 : 2) * grid && (i == 2 || apart[1] == apart[0]),
		       "%d lines a group: %d and %d below their heads", nlines[i],
		       (int)(apart[0] / grid), (int)(apart[1] / grid));
		tap_ok(i == 2 || boxes(f, f->kit.theme->uses[COLOUR_INK], 0,
				       f->kit.theme->section_line)
						 .n == 3,
		       "with a line above each, and above the total");
	}
}

/* Rows of a ledger that stand alone: a head at the bottom, a total at the top of a page. */
static int count_stranded(const struct fixture *f, const struct block *of)
{
	int n = 0;

	for (const struct block *r = of->last->first; r && r->next; r = r->next) {
		bool parts = page_of(f, r->first->first) != page_of(f, r->next->first->first);

		n += parts && (r->keeps_with_next || !r->next->next);
	}
	return n;
}

static void check_pages(struct fixture *f)
{
	int nstranded = 0, ncollisions = 0, nheads = 0, npages = 0;

	for (int i = 0; i < 180; i++) {
		struct block *of;

		begin(f, "en");
		of = ledger(f, 1 + i / 60, 1 + i % 60 / 2, i % 2);
		section(f, "Behind it");
		for (int k = 0; k < 40; k++)
			leaf(f, f->doc->root->last, BLOCK_PARA, STYLE_BODY, "More text.");
		lay_out(f);
		nstranded += count_stranded(f, of);
		ncollisions += count_collisions(f);
		npages += page_of(f, of->last->last->first->first);
		for (int p = 1; p < f->layout->npages; p++) {
			const struct page *page = &f->layout->pages[p];
			/* in which heads of sections stand again */
			const struct style *small =
				&f->layout->theme->styles[f->layout->paper][STYLE_SMALL];

			for (int k = 0; k < page->nitems; k++)
				nheads += page->items[k].kind == ITEM_RUN &&
					  page->items[k].artifact == ARTIFACT_HEADER &&
					  page->items[k].colour != small->colour &&
					  page->items[k].x == master(f)->start;
		}
	}
	tap_ok(nstranded == 0, "heads stay with groups, totals with rows: %d do not", nstranded);
	tap_ok(ncollisions == 0, "ledgers of all lengths: nothing meets");
	tap_ok(npages > 20 && nheads == npages, "%d pages repeat the head %d times", npages,
	       nheads);
}

/* A head and some text that end where a page does. */
static void check_lead(struct fixture *f)
{
	int nparted = 0, npages = 0;

	for (int i = 0; i < 80; i++) {
		struct block *of, *before;

		f->paper = i % 2 ? PAPER_A5 : PAPER_A4;
		begin(f, "en");
		before = section(f, "Before it");
		for (int k = 0; k < 8 + i / 2; k++)
			leaf(f, before, BLOCK_PARA, STYLE_BODY, "Some text.");
		of = ledger(f, 1, 3, false);
		lay_out(f);
		nparted += page_of(f, of->parent->first) != page_of(f, body_cell(of, 1, 0)->first);
		npages += page_of(f, of->parent->first);
	}
	tap_ok(npages > 20 && npages < 70 && nparted == 0,
	       "a table stands with the text that leads to it: %d do not", nparted);
	f->paper = PAPER_A4;
}

/* Long words, many columns and narrow pages. */
static void check_widths(struct fixture *f)
{
	static const struct column tight[] = {{COLUMN_FIT, 0}, {COLUMN_SHARE, 1}, {COLUMN_FIT, 0},
					      {COLUMN_FIT, 0}, {COLUMN_FIT, 0},   {COLUMN_SHARE, 0},
					      {COLUMN_FIT, 0}, {COLUMN_FIT, 0}};
	static const char *const texts[] = {"1", "An answer", "Donaudampfschifffahrtsgesellschaft",
					    "a long line of several words"};
	int ncollisions = 0;

	for (int paper = 0; paper < PAPER_COUNT; paper++) {
		for (unsigned i = 0; i < 4096; i += 37) {
			struct block *of, *of_row;

			f->paper = (enum paper)paper;
			begin(f, "de");
			of = table(f, section(f, "Table"), tight, 3 + (int)(i % 6));
			of_row = row(f, add(f, of, BLOCK_TBODY), ROW_LINE_FINE, false);
			for (int k = 0; k < 3 + (int)(i % 6); k++)
				cell(f, of_row, k, 1, k % 2 ? ALIGN_END : ALIGN_START,
				     texts[(i >> 2 * (k % 6)) % 4]);
			lay_out(f);
			ncollisions += count_collisions(f);
		}
	}
	tap_ok(ncollisions == 0, "columns of any words: %d meet", ncollisions);
	f->paper = PAPER_A4;
}

static void check_fit(struct fixture *f)
{
	static const struct column fit[] = {{COLUMN_FIT, 0}, {COLUMN_SHARE, 1}, {COLUMN_FIT, 0}};
	static const struct column shares[] = {{COLUMN_SHARE, 1}, {COLUMN_SHARE, 99}};
	static const char line[] = "a line that is not to be broken";
	struct block *of, *of_row;

	begin(f, "en");
	of = table(f, section(f, "Table"), fit, 3);
	of_row = row(f, add(f, of, BLOCK_TBODY), ROW_LINE_FINE, false);
	cell(f, of_row, 0, 1, ALIGN_START, line);
	cell(f, of_row, 1, 1, ALIGN_START, line);
	cell(f, of_row, 2, 1, ALIGN_START, "12");
	lay_out(f);
	tap_ok(runs_of(f, of_row->first->first).n == 1, "a column fits its widest line");
	tap_ok(first_run(f, of_row->first->next->first)->x ==
		       first_run(f, of_row->first->first)->x +
			       first_run(f, of_row->first->first)->w + master(f)->gutter,
	       "the next begins a gutter behind it");

	begin(f, "en");
	of = table(f, section(f, "Table"), shares, 2);
	of_row = row(f, add(f, of, BLOCK_TBODY), ROW_LINE_FINE, false);
	cell(f, of_row, 0, 1, ALIGN_START, "Unforgettableness");
	cell(f, of_row, 1, 1, ALIGN_START, line);
	lay_out(f);
	tap_ok(runs_of(f, of_row->first->first).n == 1, "a share holds its longest word");
}

/* A text that names the page of a section some pages away, in front of it or behind it. */
static void check_page_numbers(struct fixture *f)
{
	int nwrong = 0, nlinks = 0, nwide = 0;

	for (int nparas = 0; nparas < 60; nparas++) {
		struct block *of, *target;
		struct found found;
		char number[16];

		begin(f, "en");
		of = section(f, "First");
		leaf(f, of, BLOCK_PARA, STYLE_BODY, "All stand on page ");
		for (int i = 0; i < 40; i++) {
			struct span *span = add_span(f, of->last, "");

			span->field = FIELD_PAGE_OF;
			span->href = "#all";
			add_span(f, of->last, ", page ");
		}
		for (int i = 0; i < 290 + nparas; i++)
			leaf(f, of, BLOCK_PARA, STYLE_BODY, "A paragraph.");
		target = section(f, "Target");
		target->anchor = "all";
		leaf(f, target, BLOCK_PARA, STYLE_BODY, "Here.");
		lay_out(f);
		found = runs_of(f, of->first->next);
		snprintf(number, sizeof number, "%d", page_of(f, target->first) + 1);
		for (int i = 0; i < found.n; i++) {
			const struct run *run = found.items[i]->of.run;

			if (found.items[i]->span % 2 == 0)
				continue;
			nwrong += run->end - run->start != (int)strlen(number) ||
				  memcmp(run->text + run->start, number, strlen(number)) != 0;
		}
		nwide += strlen(number) > 1;
		for (int i = 0; i < f->layout->pages[0].nitems; i++)
			nlinks += f->layout->pages[0].items[i].kind == ITEM_LINK;
	}
	tap_ok(nwrong == 0, "page numbers in text are right: %d are not", nwrong);
	tap_ok(nlinks >= 60 * 40 && nwide > 5 && nwide < 55, "%d links; %d times two figures",
	       nlinks, nwide);
}

/* The pages of a report, all kinds of blocks together. */
static void check_whole(struct fixture *f)
{
	begin(f, "en");
	outcome_page(f);
	dimensions(f);
	f->doc->root->last->starts_page = true;
	ledger(f, 3, 6, true);
	f->doc->root->last->starts_page = true;
	lay_out(f);
	tap_ok(f->layout->npages == 3, "three pages, %d", f->layout->npages);
	tap_ok(count_collisions(f) == 0, "nothing meets");
}

static void lines(struct fixture *f, const char *head, int n, unsigned leaves)
{
	struct block *of = section(f, head);

	of->leaves = leaves;
	for (int i = 0; i < n; i++)
		leaf(f, of, BLOCK_PARA, STYLE_BODY, "A line of text.");
}

/* A page that stays, an extra of a few lines and one of many: of three pages one is too many. */
static void check_extras(struct fixture *f)
{
	struct room_wish wish = {
		.theme = f->kit.theme, .paper = f->paper, .most_pages = 2, .nextras = 2};
	const struct layout *layout;
	struct block *few, *many;

	begin(f, "en");
	limits(f);
	f->doc->first_page_end = f->doc->root->last;
	lines(f, "What stays", 20, 0);
	lines(f, "Few lines", 5, 0);
	few = f->doc->root->last;
	few->extra = 1;
	lines(f, "Many lines", 30, 0);
	many = f->doc->root->last;
	many->extra = 2;
	wish.doc = f->doc;
	layout = room_make(&f->kit.arena, f->kit.shaper, &wish, &f->kit.diag);
	tap_ok(layout->npages == 2 && few->id >= 0 && many->id < 0,
	       "an extra comes back where those that left after it make room enough");
	doc_leave_out(&f->kit.arena, f->doc, 0, 0);
	wish.most_pages = 3;
	layout = room_make(&f->kit.arena, f->kit.shaper, &wish, &f->kit.diag);
	tap_ok(few->id >= 0 && many->id >= 0 && layout->theme == f->kit.theme,
	       "what is not too long is as designed");
}

/* Space gives way before anything is left out; type does not. */
static void check_close(struct fixture *f)
{
	struct room_wish wish = {.theme = f->kit.theme, .paper = f->paper, .nextras = 1};
	const struct style *was = f->kit.theme->styles[f->paper], *is;
	const struct layout *layout;

	begin(f, "en");
	limits(f);
	f->doc->first_page_end = f->doc->root->last;
	for (int i = 0; i < 30; i++)
		lines(f, "A section", 3, 0);
	f->doc->root->last->extra = 1;
	wish.doc = f->doc;
	wish.most_pages = 99;
	layout = room_make(&f->kit.arena, f->kit.shaper, &wish, &f->kit.diag);
	wish.most_pages = layout->npages - 1;
	layout = room_make(&f->kit.arena, f->kit.shaper, &wish, &f->kit.diag);
	is = layout->theme->styles[f->paper];
	tap_ok(layout->npages == wish.most_pages && f->doc->root->last->id >= 0 &&
		       f->doc->nblocks == f->doc->nall,
	       "with little space there is a page less, and nothing is left out");
	tap_ok(is[STYLE_BODY].leading < was[STYLE_BODY].leading &&
		       is[STYLE_BODY].size == was[STYLE_BODY].size,
	       "lines are closer, and type is as large");
}

/* Columns of words take from each other what makes rows lower; others have their share. */
static void check_words(struct fixture *f)
{
	static const struct column words[] = {{COLUMN_WORDS, 1}, {COLUMN_WORDS, 1}};
	static const struct column shares[] = {{COLUMN_SHARE, 1}, {COLUMN_SHARE, 1}};
	static const char line[] =
		"a line that would be broken in half of the page, as long as it is, "
		"and goes on";
	const struct column *const columns[] = {shares, words, words};
	len x[3];

	for (int i = 0; i < 3; i++) {
		struct block *of, *of_row;

		begin(f, "en");
		of = table(f, section(f, "Table"), columns[i], 2);
		of_row = row(f, add(f, of, BLOCK_TBODY), ROW_LINE_FINE, false);
		cell(f, of_row, 0, 1, ALIGN_START, "Few words");
		cell(f, of_row, 1, 1, ALIGN_START, i == 2 ? "Few words" : line);
		lay_out(f);
		x[i] = first_run(f, of_row->first->next->first)->x;
		if (i < 2)
			tap_ok((runs_of(f, of_row->first->next->first).n == 1) == (i == 1),
			       "columns of %s", i ? "words: a line fits" : "shares: it is broken");
	}
	tap_ok(x[1] < x[0] && x[2] == x[0], "where no line breaks they have their share too");
}

/* A first page of so many lines that stay, and two sections that may leave; then two pages of so
 * many, of which the second is an extra. */
static const struct layout *with_room(struct fixture *f, int nlines, int nmore, int most_pages)
{
	struct room_wish wish = {
		.theme = f->kit.theme, .paper = f->paper, .most_pages = most_pages, .nextras = 1};

	begin(f, "en");
	lines(f, "What stays", nlines, 0);
	lines(f, "What leaves last", 5, 2);
	lines(f, "What leaves first", 5, 1);
	limits(f);
	f->doc->first_page_end = f->doc->root->last;
	lines(f, "The second page", nmore, 0);
	f->doc->root->last->starts_page = true;
	lines(f, "An extra", nmore, 0);
	f->doc->root->last->extra = 1;
	f->doc->root->last->starts_page = true;
	f->doc->nsteps = 2;
	wish.doc = f->doc;
	return room_make(&f->kit.arena, f->kit.shaper, &wish, &f->kit.diag);
}

static int count_sections(const struct doc *doc)
{
	int n = 0;

	for (const struct block *b = doc->root->first; b; b = b->next)
		n += b->kind == BLOCK_SECTION;
	return n;
}

/* The first page holds the box at its end, at the price of as little as that takes. */
static void check_room(struct fixture *f)
{
	static const struct {
		int nlines, nsections;
	} cases[] = {{5, 5}, {20, 4}, {25, 3}, {60, 5}};

	for (int i = 0; i < 4; i++) {
		const struct layout *layout = with_room(f, cases[i].nlines, 20, 9);
		int n = count_sections(f->doc);

		tap_ok(n == cases[i].nsections, "%d lines: %d of 5 sections", cases[i].nlines, n);
		tap_ok(layout_opens_with(layout, f->doc->first_page_end) == (i < 3),
		       "%d lines: the first page is as it must be where it can", cases[i].nlines);
	}
	tap_ok(with_room(f, 5, 5, 2)->npages == 2 && count_sections(f->doc) == 5,
	       "sections run on where there is a page too many");
	tap_ok(with_room(f, 5, 35, 2)->npages == 2 && count_sections(f->doc) == 4,
	       "an extra leaves where that is not enough");
	tap_ok(with_room(f, 5, 35, 1)->npages == 3 && count_sections(f->doc) == 5,
	       "... and stays where that is of no use");
}

int main(void)
{
	struct fixture f = {.paper = PAPER_A4};

	if (!tap_ok(kit_open(&f.kit, "handout"), "fonts and theme"))
		return tap_done();
	check_sidenote(&f);
	check_poles(&f, false);
	check_poles(&f, true);
	check_box(&f);
	check_ledger(&f, false);
	check_ledger(&f, true);
	check_air(&f);
	check_pages(&f);
	check_lead(&f);
	check_fit(&f);
	check_widths(&f);
	check_page_numbers(&f);
	check_whole(&f);
	check_room(&f);
	check_extras(&f);
	check_close(&f);
	check_words(&f);
	kit_close(&f.kit);
	return tap_done();
}
