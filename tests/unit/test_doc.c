/* The block tree: numbers, languages, anchors, and the check that ends the program. */
#define _POSIX_C_SOURCE 200809L
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "doc/doc.h"
#include "doc/doc_check.h"
#include "doc/doc_dump.h"
#include "tap.h"

static const struct srcpos here = {"test", 1};

static struct block *add_leaf(struct arena *arena, struct doc *doc, struct block *parent,
			      enum block_kind kind, const char *text)
{
	struct block *block = doc_add(arena, doc, parent, kind, STYLE_BODY, here);
	struct span *span = ARENA_NEW(arena, struct span);

	*span = (struct span){.text = text, .role = -1, .style = -1, .note = -1};
	block->spans = span;
	block->nspans = 1;
	return block;
}

static struct block *add_cell(struct arena *arena, struct doc *doc, struct block *tr, int column,
			      int colspan, int rowspan)
{
	struct block *td = doc_add(arena, doc, tr, BLOCK_TD, STYLE_BODY, here);
	struct cell *cell = ARENA_NEW(arena, struct cell);

	*cell = (struct cell){.column = column, .colspan = colspan, .rowspan = rowspan};
	td->of.cell = cell;
	add_leaf(arena, doc, td, BLOCK_PARA, "cell");
	return td;
}

/* A small document that breaks no rule. */
struct sample {
	struct doc *doc;
	struct block *section, *title, *head, *para, *note, *table, *tbody, *row, *figure;
	struct chart chart;
	struct table shape;
};

static void add_table(struct arena *arena, struct sample *sample)
{
	struct doc *doc = sample->doc;

	sample->table = doc_add(arena, doc, sample->section, BLOCK_TABLE, STYLE_BODY, here);
	sample->shape = (struct table){.ncolumns = 2};
	sample->table->of.table = &sample->shape;
	sample->tbody = doc_add(arena, doc, sample->table, BLOCK_TBODY, STYLE_BODY, here);
	sample->row = doc_add(arena, doc, sample->tbody, BLOCK_TR, STYLE_BODY, here);
	add_cell(arena, doc, sample->row, 0, 1, 2);
	add_cell(arena, doc, sample->row, 1, 1, 1);
	sample->row = doc_add(arena, doc, sample->tbody, BLOCK_TR, STYLE_BODY, here);
	add_cell(arena, doc, sample->row, 1, 1, 1);
}

static void init_sample(struct arena *arena, struct sample *sample)
{
	struct doc *doc = doc_new(arena, "en");
	struct block *masthead = doc_add(arena, doc, doc->root, BLOCK_MASTHEAD, STYLE_BODY, here);

	doc->nroles = 2;
	sample->doc = doc;
	sample->title = add_leaf(arena, doc, masthead, BLOCK_HEADING, "title");
	sample->title->of.level = 1;
	sample->section = doc_add(arena, doc, doc->root, BLOCK_SECTION, STYLE_BODY, here);
	sample->head = add_leaf(arena, doc, sample->section, BLOCK_HEADING, "head");
	sample->head->of.level = 2;
	sample->para = add_leaf(arena, doc, sample->section, BLOCK_PARA, "text");
	sample->note = add_leaf(arena, doc, sample->section, BLOCK_NOTE, "note");
	sample->para->spans[0].note = sample->note->id;
	add_table(arena, sample);
	sample->figure = doc_add(arena, doc, sample->section, BLOCK_FIGURE, STYLE_BODY, here);
	sample->chart = (struct chart){.kind = CHART_QR, .role = -1, .text = "x", .alt = "QR code"};
	sample->figure->of.chart = &sample->chart;
}

static void spoil_nothing(struct arena *arena, struct sample *sample)
{
	(void)arena;
	(void)sample;
}

static void spoil_level(struct arena *arena, struct sample *sample)
{
	(void)arena;
	sample->head->of.level = 3;
}

static void spoil_order(struct arena *arena, struct sample *sample)
{
	add_leaf(arena, sample->doc, sample->title->parent, BLOCK_PARA, "too late");
}

static void spoil_parent(struct arena *arena, struct sample *sample)
{
	add_leaf(arena, sample->doc, sample->doc->root, BLOCK_PARA, "in no section");
}

static void spoil_leaf(struct arena *arena, struct sample *sample)
{
	(void)arena;
	sample->para->nspans = 0;
}

static void spoil_note(struct arena *arena, struct sample *sample)
{
	(void)arena;
	sample->para->spans[0].note = sample->head->id;
}

static void spoil_spaces(struct arena *arena, struct sample *sample)
{
	(void)arena;
	sample->para->spans[0].text = "two  spaces";
}

static void spoil_mark(struct arena *arena, struct sample *sample)
{
	(void)arena;
	sample->para->spans[0].text = "\xef\xbf\xbc";
}

static void spoil_alt(struct arena *arena, struct sample *sample)
{
	(void)arena;
	sample->chart.alt = NULL;
}

static void spoil_role(struct arena *arena, struct sample *sample)
{
	(void)arena;
	sample->para->role = 2;
}

static void spoil_row(struct arena *arena, struct sample *sample)
{
	(void)arena;
	sample->shape.ncolumns = 3;
}

static void spoil_overlap(struct arena *arena, struct sample *sample)
{
	static const struct cell first = {.colspan = 2, .rowspan = 1};

	(void)arena;
	sample->row->first->of.cell = &first;
}

static void spoil_end(struct arena *arena, struct sample *sample)
{
	static const struct cell tall = {.column = 1, .colspan = 1, .rowspan = 2};

	(void)arena;
	sample->row->first->of.cell = &tall;
}

/* Whether doc_check ends a process that holds the spoilt sample. */
static bool is_refused(void (*spoil)(struct arena *, struct sample *))
{
	struct sample sample;
	struct arena arena;
	int status = 0;
	pid_t pid;

	arena_init(&arena);
	init_sample(&arena, &sample);
	spoil(&arena, &sample);
	pid = fork();
	if (pid == 0) {
		if (!freopen("/dev/null", "w", stderr))
			_exit(2);
		doc_check(sample.doc);
		_exit(0);
	}
	waitpid(pid, &status, 0);
	arena_release(&arena);
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void test_check(void)
{
	static const struct {
		const char *rule;
		void (*spoil)(struct arena *, struct sample *);
	} cases[] = {
		{"a heading that skips a level", spoil_level},
		{"a block added out of order", spoil_order},
		{"a paragraph outside of sections", spoil_parent},
		{"a paragraph without spans", spoil_leaf},
		{"a reference to a heading as a note", spoil_note},
		{"two spaces in a row", spoil_spaces},
		{"U+FFFC without a mark", spoil_mark},
		{"a chart without alternative text", spoil_alt},
		{"a role that does not exist", spoil_role},
		{"a row with a hole", spoil_row},
		{"cells that overlap", spoil_overlap},
		{"a cell that reaches past the last row", spoil_end},
	};

	tap_ok(!is_refused(spoil_nothing), "doc_check accepts a good document");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		tap_ok(is_refused(cases[i].spoil), "doc_check refuses %s", cases[i].rule);
}

static void test_tree(struct arena *arena)
{
	struct sample sample;
	struct doc *doc;

	init_sample(arena, &sample);
	doc = sample.doc;
	tap_ok(doc->root->id == 0 && doc->blocks[0] == doc->root, "the root is block 0");
	tap_ok(sample.para->id == sample.head->id + 1, "ids count up as blocks are added");
	tap_ok(sample.head->next == sample.para && sample.section->first == sample.head &&
		       sample.section->last == sample.figure,
	       "siblings are linked in order");
	tap_ok(sample.para->role == -1, "a new block has no role");
	tap_is(block_lang(doc, sample.para), "en", "a block speaks the document's language");
	sample.section->lang = "he";
	tap_is(block_lang(doc, sample.para), "he", "... or that of the nearest block around it");
	sample.para->lang = "fr";
	tap_is(block_lang(doc, sample.para), "fr", "... or its own");
	sample.para->anchor = "there";
	tap_ok(doc_find_anchor(doc, "there") == sample.para, "an anchor is found");
	tap_ok(!doc_find_anchor(doc, "ther"), "an anchor that is not there is not found");
}

static void test_leaving_out(struct arena *arena)
{
	struct sample sample;
	struct block *last, *instead;
	struct doc *doc;
	int nblocks;

	init_sample(arena, &sample);
	doc = sample.doc;
	last = add_leaf(arena, doc, sample.section, BLOCK_PARA, "all");
	instead = add_leaf(arena, doc, sample.section, BLOCK_PARA, "some");
	nblocks = doc->nblocks;
	sample.head->leaves = 1;
	last->leaves = 2;
	instead->enters = 2;
	sample.figure->extra = 1;
	tap_ok(doc_leave_out(arena, doc, 0, 0) && doc->nblocks == nblocks - 1 && !last->next &&
		       sample.section->last == last,
	       "at first all but what enters later");
	tap_ok(!doc_leave_out(arena, doc, 0, 0), "nothing changes at the same step");
	doc_leave_out(arena, doc, 1, 0);
	tap_ok(sample.section->first == sample.para && sample.para->id == 4,
	       "the first one to leave; others are numbered anew");
	tap_ok(doc_note(doc, &sample.para->spans[0]) == sample.note, "notes are still found");
	doc_leave_out(arena, doc, 2, 1);
	tap_ok(sample.section->last == instead && sample.table->next == instead,
	       "one stands in for another; an extra is gone");
	tap_ok(doc_leave_out(arena, doc, 0, 0) && sample.section->first == sample.head &&
		       sample.figure->next == last,
	       "all comes back");
	doc_check(doc);
	tap_ok(doc_note(doc, &sample.para->spans[0]) == sample.note, "... with its notes");
	tap_ok(doc->nblocks == nblocks - 1 && sample.figure->id == last->id - 1, "... in order");
	sample.para->extra = sample.note->extra = 2;
	doc_leave_out(arena, doc, 0, 2);
	doc_leave_out(arena, doc, 1, 2);
	doc_leave_out(arena, doc, 1, 0);
	doc_check(doc);
	tap_ok(doc_note(doc, &sample.para->spans[0]) == sample.note,
	       "a note that was left out with its text is found when both are back");
	last->for_extra = 2;
	doc_leave_out(arena, doc, 0, 1);
	tap_ok(last->id < 0 && sample.para->id >= 0 && sample.figure->id < 0,
	       "extras leave by number");
	doc_leave_out(arena, doc, 0, 2);
	tap_ok(last->id >= 0 && sample.para->id < 0 && sample.figure->id >= 0,
	       "one may leave without those before it, and something stands for it");
}

static void test_dump(struct arena *arena)
{
	struct sample sample;
	struct buf out;

	buf_init(&out);
	init_sample(arena, &sample);
	sample.para->spans[0].text = "a \"b\"\xc2\xa0\xe2\x80\xa8"
				     "c~";
	sample.para->spans[0].flags = SPAN_EM | SPAN_STRONG;
	sample.para->spans[0].href = "#there";
	doc_dump(sample.doc, &out);
	tap_is(buf_text(&out),
	       "document lang=en\nfoot-start\nfoot-end\n"
	       "doc\n"
	       "  masthead\n"
	       "    heading body level=1 \"title\"\n"
	       "  section\n"
	       "    heading body level=2 \"head\"\n"
	       "    para body \"a \\\"b\\\"~\\nc\\~\"(strong em href=\"#there\" note=+1)\n"
	       "    note body \"note\"\n"
	       "    table columns=2\n"
	       "      tbody\n"
	       "        tr\n"
	       "          td column=0 rowspan=2\n"
	       "            para body \"cell\"\n"
	       "          td column=1\n"
	       "            para body \"cell\"\n"
	       "        tr\n"
	       "          td column=1\n"
	       "            para body \"cell\"\n"
	       "    figure qr text=\"x\"\n"
	       "      - alt \"QR code\"\n",
	       "a document as text");
	buf_release(&out);
}

int main(void)
{
	struct arena arena;

	arena_init(&arena);
	test_tree(&arena);
	test_check();
	test_leaving_out(&arena);
	test_dump(&arena);
	arena_release(&arena);
	return tap_done();
}
