/*
 * pdf/tags and the dump of the structure tree: small documents with hand-made pages. What is
 * painted where must not decide what is read when.
 */
#include "pdf/pdf_dump.h"
#include "pdf/tags.h"
#include "pdf/tags_words.h"

#include "pdf/tags_check.h"
#include "tap.h"

enum { MAX_ITEMS = 40 };

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
			.width = 500000, .height = 700000, .number = i + 1, .items = f->items[i]};
}

static struct block *block(struct fixture *f, struct block *parent, enum block_kind kind)
{
	return doc_add(&f->arena, f->doc, parent, kind, STYLE_BODY, (struct srcpos){0});
}

/* A block with spans; texts ends with NULL. */
static struct block *leaf(struct fixture *f, struct block *parent, enum block_kind kind,
			  const char *const *texts)
{
	struct block *made = block(f, parent, kind);

	while (texts[made->nspans])
		made->nspans++;
	made->spans = ARENA_ARRAY(&f->arena, struct span, made->nspans);
	for (int i = 0; i < made->nspans; i++)
		made->spans[i] = (struct span){
			.text = texts[i], .role = -1, .style = -1, .note = -1};
	return made;
}

static struct item *item(struct fixture *f, int page, enum item_kind kind, const struct block *of,
			 int span)
{
	struct item *made = &f->items[page][f->pages[page].nitems++];

	*made = (struct item){
		.kind = kind, .block = of ? of->id : -1, .span = span, .w = 1000, .h = 1000};
	return made;
}

/* Paints the bytes start..end-1 of text. */
static struct item *run(struct fixture *f, int page, const struct block *of, int span,
			const char *text, int start, int end)
{
	struct item *made = item(f, page, ITEM_RUN, of, span);
	struct run *shown = ARENA_NEW(&f->arena, struct run);

	*shown = (struct run){.size = 10000, .text = text, .start = start, .end = end};
	made->of.run = shown;
	return made;
}

static struct item *whole(struct fixture *f, int page, const struct block *of, int span)
{
	const char *text = of->spans[span].text;

	return run(f, page, of, span, text, 0, (int)strlen(text));
}

static void check(struct fixture *f, const char *wanted, const char *what)
{
	struct buf out;

	buf_init(&out);
	pdf_dump_tags(&f->layout, f->doc, false, &out);
	tap_is(buf_text(&out), wanted, what);
	buf_release(&out);
	arena_release(&f->arena);
}

static const char *const first[] = {"first", NULL};
static const char *const second[] = {"second", NULL};

static void check_order(void)
{
	struct fixture f;
	struct block *a, *b;

	init(&f);
	a = leaf(&f, f.doc->root, BLOCK_PARA, first);
	b = leaf(&f, f.doc->root, BLOCK_PARA, second);
	whole(&f, 0, b, 0);
	whole(&f, 1, a, 0);
	check(&f, "Document\n  P\n    \"first\"\n  P\n    \"second\"\n",
	      "blocks are read in the order of the document, wherever they are painted");
}

static void check_runs(void)
{
	static const char *const text[] = {"one two three", NULL};
	struct fixture f;
	struct block *p;

	init(&f);
	p = leaf(&f, f.doc->root, BLOCK_PARA, text);
	run(&f, 0, p, 0, text[0], 8, 13);
	run(&f, 0, p, 0, text[0], 4, 8);
	run(&f, 0, p, 0, text[0], 0, 4);
	check(&f, "Document\n  P\n    \"one two three\"\n",
	      "runs of a line, painted from left to right, are read in logical order");
}

static void check_inline(void)
{
	static const char *const texts[] = {"see ", "the ", "site", " of ",
					    "TPM",  " qui", "?",    NULL};
	struct fixture f;
	struct block *p;

	init(&f);
	p = leaf(&f, f.doc->root, BLOCK_PARA, texts);
	p->spans[1].href = p->spans[2].href = "https://example.org/";
	p->spans[2].lang = "fr";
	p->spans[4].expansion = "Programme";
	p->spans[5].lang = "fr";
	for (int i = 0; i < 7; i++)
		whole(&f, i < 2 ? 0 : 1, p, i);
	item(&f, 0, ITEM_LINK, p, 1)->of.href = p->spans[1].href;
	item(&f, 1, ITEM_LINK, p, 2)->of.href = p->spans[2].href;
	check(&f,
	      "Document\n  P\n    \"see \"\n    Link href=\"https://example.org/\"\n"
	      "      \"the \"\n      Span Lang=\"fr\"\n        \"site\"\n"
	      "    \" of \"\n    Span E=\"Programme\"\n      \"TPM\"\n"
	      "    Span Lang=\"fr\"\n      \" qui\"\n    \"?\"\n",
	      "a link over two spans and two pages is one element; language, abbreviation");
}

static void check_notes(void)
{
	static const char *const texts[] = {"fact", "1", ".", NULL};
	static const char *const note[] = {"1 source", NULL};
	struct fixture f;
	struct block *p, *n, *q;

	init(&f);
	p = leaf(&f, f.doc->root, BLOCK_PARA, texts);
	n = leaf(&f, f.doc->root, BLOCK_NOTE, note);
	q = leaf(&f, f.doc->root, BLOCK_PARA, second);
	p->spans[1].note = n->id;
	for (int i = 0; i < 3; i++)
		whole(&f, 0, p, i);
	whole(&f, 0, q, 0);
	whole(&f, 0, n, 0);
	check(&f,
	      "Document\n  P\n    \"fact\"\n    Reference\n      Link\n        \"1\"\n"
	      "    \".\"\n"
	      "  Note\n    \"1 source\"\n  P\n    \"second\"\n",
	      "a footnote is read behind the paragraph that refers to it");
}

static void check_marks(void)
{
	static const struct mark mark = {.value = 3, .max = 5, .alt = "3 of 5"};
	static const char *const texts[] = {"\xef\xbf\xbc", " high", NULL};
	struct fixture f;
	struct block *p;

	init(&f);
	p = leaf(&f, f.doc->root, BLOCK_PARA, texts);
	p->spans[0].mark = &mark;
	item(&f, 0, ITEM_BOX, p, 0);
	item(&f, 0, ITEM_BOX, p, 0);
	whole(&f, 0, p, 1);
	item(&f, 0, ITEM_BOX, p, 1);
	check(&f, "Document\n  P\n    Figure Alt=\"3 of 5\"\n    \" high\"\n",
	      "a mark is one figure; a line under text is none");
}

static void check_figures(void)
{
	static const struct chart chart = {.alt = "two bars", .lang = "de"};
	static const struct picture logo = {.alt = ""};
	struct fixture f;
	struct block *figure, *picture;

	init(&f);
	figure = block(&f, f.doc->root, BLOCK_FIGURE);
	figure->of.chart = &chart;
	picture = block(&f, f.doc->root, BLOCK_PICTURE);
	picture->of.picture = &logo;
	item(&f, 0, ITEM_BOX, figure, -1);
	run(&f, 0, figure, -1, "axis", 0, 4);
	item(&f, 0, ITEM_IMAGE, picture, -1);
	check(&f, "Document\n  Figure Lang=\"de\" Alt=\"two bars\"\n    \"axis\"\n",
	      "a chart is a figure with its text; a picture without one is decoration");
}

static void check_tables(void)
{
	static const struct table grid = {.ncolumns = 2, .summary = "all"};
	static const struct cell corner = {.colspan = 1, .rowspan = 1};
	static const struct cell head = {
		.column = 1, .colspan = 1, .rowspan = 2, .scope = SCOPE_COLUMN};
	struct fixture f;
	struct block *table, *row, *cell, *empty;

	init(&f);
	table = block(&f, f.doc->root, BLOCK_TABLE);
	table->of.table = &grid;
	row = block(&f, block(&f, table, BLOCK_THEAD), BLOCK_TR);
	empty = block(&f, row, BLOCK_TD);
	empty->of.cell = &corner;
	leaf(&f, empty, BLOCK_PARA, first);
	cell = block(&f, row, BLOCK_TH);
	cell->of.cell = &head;
	whole(&f, 0, leaf(&f, cell, BLOCK_PARA, second), 0);
	item(&f, 0, ITEM_BOX, row, -1)->artifact = ARTIFACT_LAYOUT;
	whole(&f, 1, cell->first, 0)->artifact = ARTIFACT_HEADER;
	check(&f,
	      "Document\n  Table Summary=\"all\"\n    THead\n      TR\n        TD\n"
	      "        TH Scope=\"Column\" RowSpan=2\n          \"second\"\n",
	      "an empty cell keeps its place; a repeated head is read once");
}

static void check_stretches(void)
{
	struct fixture f;
	const struct tags *tags;
	struct block *a, *b;

	init(&f);
	a = leaf(&f, f.doc->root, BLOCK_PARA, first);
	b = leaf(&f, f.doc->root, BLOCK_PARA, second);
	item(&f, 0, ITEM_BOX, NULL, -1)->artifact = ARTIFACT_BACKGROUND;
	item(&f, 0, ITEM_BOX, NULL, -1)->artifact = ARTIFACT_LAYOUT;
	item(&f, 0, ITEM_BOX, NULL, -1);
	whole(&f, 0, a, 0);
	item(&f, 0, ITEM_LINK, a, 0);
	whole(&f, 0, a, 0);
	whole(&f, 0, b, 0);
	whole(&f, 0, a, 0);
	tags = tags_make(&f.arena, &f.layout, f.doc, TAGS_LINKS);
	tap_ok(tags->pages[0].nstretches == 5, "two artifacts, three contents: %d stretches",
	       tags->pages[0].nstretches);
	tap_ok(tags->pages[0].nparents == 3, "three contents have ids");
	tap_ok(tags->pages[0].stretches[2].n == 2, "runs of a paragraph join over a link's area");
	tap_ok(tags->nannotations == 0, "an area without a Link element becomes no annotation");
	arena_release(&f.arena);
}

/* A paragraph alone in its cell has no element; its links hang below the cell. */
static void check_links(void)
{
	static const char *const field[] = {"", NULL};
	static const struct cell at = {.colspan = 1, .rowspan = 1};
	enum { ANCHORS = 20 };
	struct anchor anchors[ANCHORS];
	struct fixture f;
	struct block *row, *cell, *target;
	struct span *span;
	struct tags *tags;
	struct item *live;

	init(&f);
	row = block(&f, block(&f, block(&f, f.doc->root, BLOCK_TABLE), BLOCK_TBODY), BLOCK_TR);
	cell = block(&f, row, BLOCK_TD);
	cell->of.cell = &at;
	span = leaf(&f, cell, BLOCK_PARA, field)->spans;
	span->field = FIELD_PAGE_OF;
	span->href = "#there";
	target = leaf(&f, f.doc->root, BLOCK_PARA, second);
	target->anchor = "there";
	f.layout.anchors = anchors;
	f.layout.nanchors = ANCHORS;
	for (int i = 0; i < ANCHORS; i++)
		anchors[i].page = i == target->id ? 1 : -1;
	run(&f, 0, cell->first, 0, "2", 0, 1);
	live = item(&f, 0, ITEM_LINK, cell->first, 0);
	live->of.href = span->href;
	tags = tags_make(&f.arena, &f.layout, f.doc, TAGS_LINKS);
	tap_ok(tags->nannotations == 1 &&
		       tags->annotations[0].tag->parent == tags->of_block[cell->id],
	       "a link below the cell");
	tap_ok(!tags->of_block[cell->first->id] && tags->of_block[cell->id]->is_used,
	       "the paragraph has no element");
	tap_is(tags_link_contents(tags, tags->annotations[0].tag), "2",
	       "a link that is a page number says it");
	arena_release(&f.arena);
}

/* A tree that breaks no rule: a paragraph on two pages with a link and a note, an empty row. */
static struct tags *good(struct fixture *f)
{
	static const char *const texts[] = {"see ", "it", "1", NULL};
	static const char *const note[] = {"1 source", NULL};
	struct block *p, *n;

	init(f);
	p = leaf(f, f->doc->root, BLOCK_PARA, texts);
	n = leaf(f, f->doc->root, BLOCK_NOTE, note);
	p->spans[1].href = "https://example.org/";
	p->spans[2].note = n->id;
	block(f, block(f, block(f, f->doc->root, BLOCK_TABLE), BLOCK_TBODY), BLOCK_TR);
	whole(f, 0, p, 0);
	whole(f, 0, p, 1);
	whole(f, 1, p, 2);
	whole(f, 1, n, 0);
	item(f, 0, ITEM_LINK, p, 1)->of.href = p->spans[1].href;
	return tags_make(&f->arena, &f->layout, f->doc, TAGS_LINKS);
}

static void spoil_parent(struct tags *tags)
{
	tags->of_block[1]->parent = tags->of_block[2];
}

static void spoil_inline(struct tags *tags)
{
	tags->annotations[0].tag->parent = tags->of_block[0];
}

static void spoil_span(struct tags *tags)
{
	tags->annotations[0].tag->span = tags->doc->blocks[2]->spans;
}

static void spoil_order(struct tags *tags)
{
	struct kid *kid = ARENA_NEW(tags->arena, struct kid);

	*kid = *tags->of_block[1]->first;
	kid->next = tags->of_block[1]->first;
	tags->of_block[1]->first = kid;
}

static void spoil_page(struct tags *tags)
{
	tags->of_block[2]->page = 0;
}

static void spoil_parents(struct tags *tags)
{
	tags->pages[0].parents[0] = tags->of_block[2];
}

static void spoil_content(struct tags *tags)
{
	tags->pages[1].nparents++;
}

static void spoil_link(struct tags *tags)
{
	tags->annotations[0].page = 1;
}

static void spoil_links(struct tags *tags)
{
	tags->nannotations++;
}

static void spoil_use(struct tags *tags)
{
	tags->of_block[1]->is_used = false;
}

static void spoil_empty(struct tags *tags)
{
	tags->of_block[2]->first = NULL;
	tags->of_block[2]->page = -1;
}

static void spoil_stretch(struct tags *tags)
{
	tags->pages[0].stretches[1].first = 0;
}

static void spoil_mcid(struct tags *tags)
{
	tags->pages[0].stretches[1].mcid = 0;
}

/* A tree spoilt in one place breaks the rule of that number. */
static void check_rules(void)
{
	static const struct {
		void (*spoil)(struct tags *);
		char rule;
		const char *what;
	} cases[] = {{spoil_parent, '1', "a parent"},
		     {spoil_inline, '2', "a parent in a text"},
		     {spoil_span, '2', "a span"},
		     {spoil_order, '3', "a content twice"},
		     {spoil_page, '3', "a page"},
		     {spoil_parents, '4', "a name among the parents"},
		     {spoil_content, '4', "an id that nothing has"},
		     {spoil_link, '5', "a link's page"},
		     {spoil_links, '5', "a link too many"},
		     {spoil_use, '6', "content that is unused"},
		     {spoil_empty, '6', "a note without its text"},
		     {spoil_stretch, '7', "a stretch twice"},
		     {spoil_mcid, '7', "an MCID"}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct block *at;
		struct fixture f;
		struct tags *tags = good(&f);
		const char *rule;

		cases[i].spoil(tags);
		rule = cases[i].rule == '7' ? tags_page_fault(tags, 0) : tags_fault(tags, &at);
		tap_ok(rule && *rule == cases[i].rule, "%s: rule %s", cases[i].what,
		       rule ? rule : "none");
		arena_release(&f.arena);
	}
}

int main(void)
{
	check_order();
	check_runs();
	check_inline();
	check_notes();
	check_marks();
	check_figures();
	check_tables();
	check_stretches();
	check_links();
	check_rules();
	return tap_done();
}
