/*
 * pdf/tally: documents with hand-made pages, and layouts that lose something, say it twice or say
 * something else. Each must be told from the whole one, with its place.
 */
#include "pdf/tally.h"

#include "doc/chart.h"
#include "doc/doc.h"
#include "layout/layout.h"
#include "layout/sheets.h"
#include "pdf/tags.h"
#include "tap.h"

enum { MAX_ITEMS = 8, WIDTH = 500000, HEIGHT = 700000 };

struct fixture {
	struct arena arena;
	struct doc *doc;
	struct layout layout;
	struct page pages[2];
	struct item items[2][MAX_ITEMS];
};

static void init(struct fixture *f)
{
	arena_init(&f->arena);
	f->doc = doc_new(&f->arena, "en");
	f->layout = (struct layout){.pages = f->pages, .npages = 2};
	for (int i = 0; i < 2; i++)
		f->pages[i] = (struct page){
			.width = WIDTH, .height = HEIGHT, .number = i + 1, .items = f->items[i]};
}

static struct block *paragraph(struct fixture *f, const char *text, int line)
{
	struct block *made = doc_add(&f->arena, f->doc, f->doc->root, BLOCK_PARA, STYLE_BODY,
				     (struct srcpos){"g.xml", line});

	made->spans = ARENA_NEW(&f->arena, struct span);
	made->nspans = 1;
	*made->spans = (struct span){.text = text, .role = -1, .style = -1, .note = -1};
	return made;
}

static struct item *item(struct fixture *f, int page, enum item_kind kind, const struct block *of)
{
	struct item *made = &f->items[page][f->pages[page].nitems++];

	*made = (struct item){
		.kind = kind, .block = of->id, .x = 1000, .y = 20000, .w = 1000, .h = 1000};
	return made;
}

/* Paints the bytes start..end-1 of text, a glyph a byte. */
static struct item *run(struct fixture *f, int page, const struct block *of, const char *text,
			int start, int end)
{
	struct item *made = item(f, page, ITEM_RUN, of);
	struct run *shown = ARENA_NEW(&f->arena, struct run);
	struct glyph *glyphs = ARENA_ARRAY(&f->arena, struct glyph, end - start);

	for (int i = start; i < end; i++)
		glyphs[i - start] = (struct glyph){.id = 1, .advance = 5000, .cluster = i};
	*shown = (struct run){.size = 10000,
			      .text = text,
			      .start = start,
			      .end = end,
			      .glyphs = glyphs,
			      .nglyphs = end - start};
	made->w = (len)5000 * (end - start);
	made->of.run = shown;
	return made;
}

/* What the check says of the pages; "" when all is there. Ends the fixture. */
static void says(struct fixture *f, const char *wanted, const char *what)
{
	struct tags *tags = tags_make(&f->arena, &f->layout, f->doc, TAGS_LINKS);
	struct diag diag;
	bool is_whole;

	diag_init(&diag);
	is_whole = tally_check(tags->tallies, f->doc, &f->layout, NULL, &diag);
	tap_is(diag.nmessages > 0 ? diag.messages[0].text : "", wanted, what);
	tap_ok(is_whole == !*wanted, "%s: the answer", what);
	tap_ok(diag.environment_failed == !is_whole, "%s: nothing will be written", what);
	if (!is_whole)
		tap_ok(diag.messages[0].pos.line == 7, "%s: the line", what);
	diag_release(&diag);
	arena_release(&f->arena);
}

static const char text[] = "every word of it";

static void check_whole(void)
{
	struct fixture f;
	struct block *p;

	init(&f);
	p = paragraph(&f, text, 7);
	run(&f, 0, p, text, 11, 16);
	run(&f, 0, p, text, 0, 5);
	run(&f, 1, p, text, 6, 10);
	says(&f, "", "lines in any order, on two pages, without the space where they end");
	init(&f);
	p = paragraph(&f,
		      "un\xc2\xad"
		      "said",
		      7);
	run(&f, 0, p, "unsaid", 0, 2);
	run(&f, 0, p, "unsaid", 2, 6);
	says(&f, "", "a soft hyphen is not missed");
	init(&f);
	p = paragraph(&f, text, 7);
	run(&f, 0, p, text, 0, 16);
	run(&f, 1, p, text, 0, 16)->artifact = ARTIFACT_HEADER;
	says(&f, "", "a repeated head is not the text twice");
}

static void check_lost(void)
{
	struct fixture f;
	struct block *p;

	init(&f);
	paragraph(&f, text, 7);
	says(&f, "\"every word of it\" stands on no page", "a block that was left out");
	init(&f);
	p = paragraph(&f, text, 7);
	run(&f, 0, p, text, 0, 5);
	run(&f, 0, p, text, 11, 16);
	says(&f, "4 of the 13 characters of \"every word of it\" stand on no page",
	     "a line that was lost");
	init(&f);
	p = paragraph(&f, text, 7);
	run(&f, 0, p, text, 0, 16)->artifact = ARTIFACT_HEADER;
	says(&f, "\"every word of it\" stands on no page", "a text that only repeats itself");
}

static void check_too_much(void)
{
	struct fixture f;
	struct block *p;

	init(&f);
	p = paragraph(&f, text, 7);
	run(&f, 0, p, text, 0, 16);
	run(&f, 1, p, text, 6, 10);
	says(&f, "4 characters too many stand where \"every word of it\" should",
	     "a line that stands twice");
	init(&f);
	p = paragraph(&f, text, 7);
	run(&f, 0, p, "every work of it", 0, 16);
	says(&f, "other characters stand where \"every word of it\" should", "another text");
}

/* The item's box reaches further than the sheet; what of it can be seen? */
static void check_edge(void)
{
	struct fixture f;
	struct block *p;

	init(&f);
	p = paragraph(&f, text, 7);
	run(&f, 0, p, text, 0, 16)->x = WIDTH - 22000;
	says(&f, "9 of the 13 characters of \"every word of it\" stand on no page",
	     "a line that runs off the sheet");
	init(&f);
	p = paragraph(&f, text, 7);
	run(&f, 0, p, text, 0, 16)->y = HEIGHT + 1;
	says(&f, "13 of the 13 characters of \"every word of it\" stand on no page",
	     "a line below the sheet");
	init(&f);
	p = paragraph(&f, text, 7);
	run(&f, 0, p, text, 0, 16)->y = -1;
	says(&f, "13 of the 13 characters of \"every word of it\" stand on no page",
	     "a line above the sheet");
	init(&f);
	p = paragraph(&f, text, 7);
	run(&f, 0, p, text, 0, 16)->x = -11000;
	says(&f, "3 of the 13 characters of \"every word of it\" stand on no page",
	     "a line that begins before the sheet");
}

static struct block *figure_of(struct fixture *f, const struct chart *chart)
{
	struct block *figure = doc_add(&f->arena, f->doc, f->doc->root, BLOCK_FIGURE, STYLE_BODY,
				       (struct srcpos){"g.xml", 7});

	figure->of.chart = chart;
	return figure;
}

/* Charts say some of their texts always, others where there is room. */
static void check_charts(void)
{
	static const struct chart_bar bars[] = {{.label = "us"}, {.label = "them"}};
	static const char *const notes[] = {"by 2", "by 3"};
	static const struct chart dumbbell = {.kind = CHART_DUMBBELL,
					      .alt = "Us",
					      .bars = bars,
					      .nbars = 2,
					      .notes = notes,
					      .role = -1};
	static const struct chart silent = {.kind = CHART_GROUPS, .alt = "Two of", .role = -1};
	struct fixture f;
	struct block *figure;

	init(&f);
	figure = figure_of(&f, &dumbbell);
	run(&f, 0, figure, "by2by3us", 0, 8)->span = -1;
	says(&f, "", "a chart with its notes and some of its labels");
	init(&f);
	figure = figure_of(&f, &dumbbell);
	run(&f, 0, figure, "by2usthem", 0, 9)->span = -1;
	says(&f, "", "as many characters may be others");
	init(&f);
	figure = figure_of(&f, &dumbbell);
	run(&f, 0, figure, "by2us", 0, 5)->span = -1;
	says(&f, "1 of the 6 characters of \"Us\" stand on no page", "without one of its notes");
	init(&f);
	figure = figure_of(&f, &dumbbell);
	run(&f, 0, figure, "by2by3usthem!", 0, 13)->span = -1;
	says(&f, "7 characters too many stand where \"Us\" should", "with a text of others");
	init(&f);
	figure_of(&f, &silent);
	says(&f, "\"Two of\" stands on no page", "a chart without texts that is not drawn");
}

static void check_figures(void)
{
	static const struct chart chart = {
		.kind = CHART_GROUPS, .caption = "two", .alt = "Two of", .role = -1};
	struct fixture f;
	struct block *figure;

	init(&f);
	figure = figure_of(&f, &chart);
	item(&f, 0, ITEM_BOX, figure)->span = -1;
	says(&f, "3 of the 3 characters of \"Two of\" stand on no page",
	     "a drawing without its caption");
	init(&f);
	figure = figure_of(&f, &chart);
	item(&f, 0, ITEM_BOX, figure)->span = -1;
	run(&f, 0, figure, "two", 0, 3)->span = -1;
	says(&f, "", "a drawing with it");
}

static void check_marks(void)
{
	static const struct mark mark = {.kind = MARK_LEVEL, .value = 1, .max = 2, .alt = "1 of 2"};
	struct fixture f;

	for (int nshapes = 0; nshapes < 3; nshapes++) {
		struct block *p;

		init(&f);
		p = paragraph(&f,
			      "\xef\xbf\xbc"
			      "A",
			      7);
		p->spans->mark = &mark;
		for (int i = 0; i < nshapes; i++)
			item(&f, 0, ITEM_PATH, p);
		run(&f, 0, p,
		    "\xef\xbf\xbc"
		    "A",
		    3, 4);
		says(&f,
		     nshapes ? ""
			     : "1 of the 2 characters of \"\xef\xbf\xbc"
			       "A\" stand on no page",
		     nshapes ? "a mark is one sign" : "a mark that is not drawn");
	}
}

static void check_sheets(void)
{
	struct placement placements[] = {{.page = 0}, {.page = 0}};
	struct side side = {placements, 2};
	struct sheets sheets = {.sides = &side, .nsides = 1};
	struct fixture f;
	struct diag diag;

	init(&f);
	diag_init(&diag);
	tap_ok(!tally_check(tally_new(&f.arena, f.doc), f.doc, &f.layout, &sheets, &diag),
	       "a page that stands on no sheet");
	tap_is(diag.messages[0].text, "page 2 stands on no sheet", "its message");
	placements[1].page = 1;
	tap_ok(tally_check(tally_new(&f.arena, f.doc), f.doc, &f.layout, &sheets, &diag),
	       "both pages on a side");
	diag_release(&diag);
	arena_release(&f.arena);
}

int main(void)
{
	check_whole();
	check_lost();
	check_too_much();
	check_edge();
	check_figures();
	check_charts();
	check_marks();
	check_sheets();
	return tap_done();
}
