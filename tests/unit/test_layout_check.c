/* The check of layouts: nothing is said of a good page, and each thing spoilt on it is. */
#include "layout/layout_check.h"

#include <string.h>

#include "doc/doc.h"
#include "layout/layout.h"
#include "tap.h"

enum { PAPER_COLOUR = 1, LEFT, RIGHT, FIELD, LIGHT, FOOT, BAND, NITEMS };

/* Two cells side by side, a panel with its word, a foot and a band. */
struct sample {
	struct theme theme;
	struct layout layout;
	struct page page;
	struct item items[NITEMS];
	struct run runs[NITEMS];
	struct glyph glyphs[NITEMS];
	bool excused[16];
};

static struct doc *doc;
static int left_cell, right_cell, word;

static int add_leaf(struct arena *arena, struct block *parent, enum block_kind kind)
{
	struct block *cell = doc_add(arena, doc, parent, kind, STYLE_BODY, (struct srcpos){"g", 7});

	return doc_add(arena, doc, cell, BLOCK_PARA, STYLE_BODY, (struct srcpos){"g", 8})->id;
}

static void make_doc(struct arena *arena)
{
	struct srcpos pos = {"g", 1};
	struct block *tr, *row;

	doc = doc_new(arena, "en");
	tr = doc_add(arena, doc, doc->root, BLOCK_TR, STYLE_BODY, pos);
	left_cell = add_leaf(arena, tr, BLOCK_TD);
	right_cell = add_leaf(arena, tr, BLOCK_TD);
	row = doc_add(arena, doc, doc->root, BLOCK_ROW, STYLE_BODY, pos);
	word = add_leaf(arena, row, BLOCK_PANEL);
}

static void add_run(struct sample *s, int i, const char *text, int block, len x, len y)
{
	int n = (int)strlen(text);

	s->glyphs[i] = (struct glyph){.advance = 5000 * n};
	s->runs[i] = (struct run){.size = 10000,
				  .width = 5000 * n,
				  .glyphs = &s->glyphs[i],
				  .nglyphs = 1,
				  .text = text,
				  .end = n};
	s->items[i] = (struct item){.kind = ITEM_RUN,
				    .x = x,
				    .y = y,
				    .w = 5000 * n,
				    .h = 7500,
				    .block = block,
				    .of.run = &s->runs[i]};
}

static void make_sample(struct sample *s)
{
	struct master *m = &s->theme.masters[PAPER_A4];

	*s = (struct sample){0};
	*m = (struct master){.width = 600000,
			     .height = 800000,
			     .top = 50000,
			     .bottom = 50000,
			     .start = 50000,
			     .end = 50000,
			     .foot = 755000,
			     .grid = 10000};
	s->theme.uses[COLOUR_PAPER] = PAPER_COLOUR;
	add_run(s, LEFT, "left", left_cell, 50000, 100000);
	add_run(s, RIGHT, "right", right_cell, 300000, 100000);
	add_run(s, LIGHT, "word", word, 110000, 230000);
	add_run(s, FOOT, "foot", -1, 50000, 770000);
	s->items[LIGHT].colour = PAPER_COLOUR;
	s->items[FOOT].artifact = ARTIFACT_FOOTER;
	s->items[FIELD] = (struct item){.kind = ITEM_BOX,
					.artifact = ARTIFACT_LAYOUT,
					.x = 100000,
					.y = 200000,
					.w = 200000,
					.h = 100000,
					.block = -1,
					.is_field = true};
	s->items[BAND] = (struct item){.kind = ITEM_BOX,
				       .artifact = ARTIFACT_BACKGROUND,
				       .x = -9000,
				       .y = -9000,
				       .w = 618000,
				       .h = 30000,
				       .block = -1};
	s->items[0] = s->items[PAPER_COLOUR] = s->items[BAND];
	s->page = (struct page){.width = 600000,
				.height = 800000,
				.number = 3,
				.items = s->items,
				.nitems = NITEMS};
	s->layout = (struct layout){
		.theme = &s->theme, .pages = &s->page, .npages = 1, .excused = s->excused};
}

static void spoil_nothing(struct sample *s)
{
	(void)s;
}

static void spoil_side(struct sample *s)
{
	s->items[RIGHT].x = 530000;
}

static void spoil_top(struct sample *s)
{
	s->items[LEFT].y = 55000;
}

static void spoil_bottom(struct sample *s)
{
	s->items[LEFT].y = 749000;
}

static void spoil_place(struct sample *s)
{
	s->items[RIGHT].x = 60000;
}

static void spoil_neighbour(struct sample *s)
{
	s->items[FOOT] = s->items[LEFT]; /* a line below, as wide as to reach over the right cell */
	s->items[FOOT].y = 120000;
	s->items[FOOT].x = 300000;
	s->items[LEFT].y = 80000;
}

static void spoil_word(struct sample *s)
{
	s->items[FIELD].h = 31000;
}

static void spoil_bar(struct sample *s)
{
	s->items[FIELD].y = 95000;
	s->items[FIELD].h = 2000;
	s->items[FIELD].x = 50000;
	s->items[LIGHT].colour = 0;
}

static void spoil_order(struct sample *s)
{
	struct item field = s->items[FIELD];

	s->items[FIELD] = s->items[LIGHT];
	s->items[LIGHT] = field;
}

static void spoil_foot(struct sample *s)
{
	s->items[FOOT].y = 740000;
}

static void spoil_band(struct sample *s)
{
	s->items[BAND].h = 90000;
}

static void excuse(struct sample *s)
{
	s->items[RIGHT].x = 530000;
	s->excused[right_cell] = true;
}

/* Space at the end of a line takes no room. */
static void end_with_space(struct sample *s)
{
	add_run(s, RIGHT, "right ", right_cell, 524000, 100000);
	s->glyphs[RIGHT] = (struct glyph){.advance = 30000, .cluster = 5};
}

static const struct {
	void (*spoil)(struct sample *s);
	const char *wanted; /* of the first fault; "": there is none */
} cases[] = {
	{spoil_nothing, ""},
	{spoil_side, "g:8: page 3: the text \"right\" reaches out of the text area sideways"},
	{spoil_top, "g:8: page 3: the text \"left\" reaches over the top of the text area"},
	{spoil_bottom, "g:8: page 3: the text \"left\" reaches below the text area"},
	{spoil_place, "g:8: page 3: the text \"right\" lies over another item"},
	{spoil_neighbour, "g:8: page 3: the text \"left\" stands in what lies over its neighbour"},
	{spoil_word, "g:8: page 3: the text \"word\" leaves its field"},
	{spoil_bar, "g:8: page 3: the text \"left\" is crossed or covered"},
	{spoil_order, "g:8: page 3: the text \"word\" is crossed or covered"},
	{spoil_foot, "-:0: page 3: the text \"foot\" is a foot outside its room"},
	{spoil_band, "-:0: page 3: an item of \"\" is a band that is not along one edge"},
	{excuse, ""},
	{end_with_space, ""},
};

int main(void)
{
	struct arena arena;

	arena_init(&arena);
	make_doc(&arena);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sample sample;
		struct buf faults;
		const char *text;

		make_sample(&sample);
		cases[i].spoil(&sample);
		buf_init(&faults);
		layout_faults(&sample.layout, doc, &faults);
		text = arena_strndup(&arena, buf_text(&faults), strcspn(buf_text(&faults), "\n"));
		tap_is(text, cases[i].wanted, *cases[i].wanted ? cases[i].wanted : "nothing");
		buf_release(&faults);
	}
	arena_release(&arena);
	return tap_done();
}
