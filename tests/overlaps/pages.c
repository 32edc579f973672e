/*
 * From the items of a layout and the tree of its document. What a block takes is from its first
 * item to its last, those of all that is inside counted, footnotes left out. A paragraph's lines
 * are its runs by their baselines.
 */
#include "pages.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "doc/doc.h"
#include "layout/layout.h"

enum {
	RUNT_PARTS = 8,   /* a last line has at least such a part of its measure, */
	RUNT_LINES = 3,   /* in paragraphs of so many lines, */
	RUNT_BEFORE = 70, /* if the line before keeps so many percent of it */
	LEAST_FULL = 3    /* a page has at least such a part of its room filled */
};

const char *const pages_fault_names[PAGES_FAULT_COUNT] = {"head left behind", "runt",
							  "page under a third full"};

/* Pages from 1 on which a block has something; 0: it has nothing. */
struct extent {
	int first, last;
};

struct count {
	const struct layout *layout;
	const struct doc *doc;
	struct extent *extents; /* by block id */
	int *counts;
	struct buf *out;
};

static void say(struct count *count, enum pages_fault fault, int page, const struct block *block)
{
	const char *text = block && block->nspans ? block->spans[0].text : "";

	count->counts[fault]++;
	buf_printf(count->out, "%s:%d: page %d: %s: \"%.60s\"\n",
		   block && block->pos.file ? block->pos.file : "-", block ? block->pos.line : 0,
		   page, pages_fault_names[fault], text);
}

static void find_extents(struct count *count)
{
	for (int p = 0; p < count->layout->npages; p++) {
		const struct page *page = &count->layout->pages[p];

		for (int i = 0; i < page->nitems; i++) {
			const struct block *b = page->items[i].block < 0
							? NULL
							: count->doc->blocks[page->items[i].block];

			for (; b; b = b->kind == BLOCK_NOTE ? NULL : b->parent) {
				struct extent *extent = &count->extents[b->id];

				extent->first = extent->first ? extent->first : p + 1;
				extent->last = p + 1;
			}
		}
	}
}

/* --- Heads ----------------------------------------------------------------------------------- */

/* Whether what follows may not stand on the next page: a head; the words above a panel's text, or
 * above an arrow to it; the drawing above a card's head. */
static bool leads(const struct block *block, const struct block *next)
{
	if (block->kind == BLOCK_NOTE)
		return false;
	return block->kind == BLOCK_HEADING || block->kind == BLOCK_THEAD ||
	       block->kind == BLOCK_STRIP || block->keeps_with_next ||
	       block->parent->kind == BLOCK_BRANCH ||
	       (block->parent->kind == BLOCK_PANEL && block->kind == BLOCK_PARA &&
		block->style != STYLE_PANEL_TEXT) ||
	       (next->kind == BLOCK_HEADING && block->parent->kind == BLOCK_CARD);
}

static const struct block *after(const struct block *block)
{
	const struct block *next = block->next;

	while (next && next->kind == BLOCK_NOTE)
		next = next->next;
	return next;
}

/* The last page that lines above the panels of a path reach which stand beside this one. */
static int last_above(const struct count *count, const struct block *panel)
{
	int last = 0;

	for (const struct block *b = panel->parent->parent->first; b; b = b->next)
		for (const struct block *line = b->first; line; line = line->next)
			if (after(line) && after(line)->kind == BLOCK_PANEL &&
			    count->extents[line->id].last > last &&
			    count->extents[after(line)->id].first ==
				    count->extents[panel->id].first)
				last = count->extents[line->id].last;
	return last;
}

static void count_heads(struct count *count)
{
	for (int i = 0; i < count->doc->nblocks; i++) {
		const struct block *block = count->doc->blocks[i], *next = after(block);

		if (next && leads(block, next) && count->extents[i].first &&
		    count->extents[next->id].first > count->extents[i].last &&
		    (next->kind != BLOCK_PANEL ||
		     count->extents[next->id].first > last_above(count, next)))
			say(count, PAGES_HEAD, count->extents[i].last, block);
	}
}

/* --- Runts ----------------------------------------------------------------------------------- */

struct lines {
	int page, n;
	len y, left, right, measure;          /* of the last one; the widest */
	len before;                           /* how wide the one before the last is */
	const struct run *last, *last_before; /* the last runs of these two, */
	const struct run *first;              /* and the first of the last */
};

static len last_word(const struct run *run)
{
	len width = 0;

	if (!run || run->is_rtl)
		return 0;
	for (int i = run->nglyphs - 1; i >= 0; i--) {
		char c = run->text[run->glyphs[i].cluster];

		if (c == ' ' && width > 0)
			return width;
		width += c == ' ' ? 0 : run->glyphs[i].advance;
	}
	return 0;
}

/* Whether the author breaks the line before a run. */
static bool is_asked(const struct run *run)
{
	return run->start >= 3 && memcmp(run->text + run->start - 3, "\xe2\x80\xa8", 3) == 0;
}

static void judge_lines(struct count *count, const struct block *block, const struct lines *lines)
{
	len width = lines->right - lines->left;
	len word = last_word(lines->last_before);

	if (lines->n < RUNT_LINES || width == 0 || is_asked(lines->first) ||
	    width * RUNT_PARTS >= lines->measure || word == 0 ||
	    (lines->before - word) * 100 < lines->measure * RUNT_BEFORE ||
	    word + width > lines->measure)
		return;
	say(count, PAGES_RUNT, lines->page, block);
}

static bool is_blank(const struct run *run)
{
	for (int i = run->start; i < run->end; i++)
		if (run->text[i] != ' ')
			return false;
	return true;
}

static void add_run(struct lines *lines, int page, const struct item *item)
{
	if (lines->n == 0 || page != lines->page || item->y + item->of.run->rise != lines->y) {
		lines->before = lines->right - lines->left;
		lines->last_before = lines->last;
		lines->n++;
		lines->first = item->of.run;
		lines->left = item->x;
		lines->right = item->x;
	}
	lines->page = page;
	lines->y = item->y + item->of.run->rise;
	lines->last = item->of.run;
	lines->left = len_min(lines->left, item->x);
	if (!is_blank(item->of.run))
		lines->right = len_max(lines->right, item->x + item->w);
	lines->measure = len_max(lines->measure, lines->right - lines->left);
}

static void count_runts(struct count *count, struct arena *arena)
{
	struct lines *lines = ARENA_ARRAY(arena, struct lines, count->doc->nblocks);

	for (int p = 0; p < count->layout->npages; p++) {
		const struct page *page = &count->layout->pages[p];

		for (int i = 0; i < page->nitems; i++)
			if (page->items[i].kind == ITEM_RUN && page->items[i].block >= 0)
				add_run(&lines[page->items[i].block], p + 1, &page->items[i]);
	}
	for (int i = 0; i < count->doc->nblocks; i++)
		if (count->doc->blocks[i]->kind == BLOCK_PARA)
			judge_lines(count, count->doc->blocks[i], &lines[i]);
}

/* --- Pages ----------------------------------------------------------------------------------- */

/* Whether the author asks for a new page behind one. */
static bool is_asked_for(const struct count *count, int page)
{
	const struct block *b = count->doc->root->first;

	for (; b; b = b->next)
		if (b->starts_page && !count->doc->runs_on &&
		    count->extents[b->id].first == page + 1)
			return true;
	return false;
}

/* Pictures that only decorate are of no block, and fill a page all the same. */
static void count_empty(struct count *count)
{
	const struct master *m = &count->layout->theme->masters[count->layout->paper];
	len room = m->height - m->top - m->bottom;

	for (int p = 0; p < count->layout->npages - 1; p++) {
		const struct page *page = &count->layout->pages[p];
		const struct block *last = NULL;
		len lowest = m->top;

		for (int i = 0; i < page->nitems; i++) {
			const struct item *item = &page->items[i];

			if ((item->block < 0 && item->kind != ITEM_IMAGE) ||
			    item->y + item->h <= lowest)
				continue;
			lowest = item->y + (item->kind == ITEM_RUN ? 0 : item->h);
			last = item->block < 0 ? last : count->doc->blocks[item->block];
		}
		if ((lowest - m->top) * LEAST_FULL < room && !is_asked_for(count, p + 1))
			say(count, PAGES_EMPTY, p + 1, last);
	}
}

void pages_count(const struct layout *layout, const struct doc *doc, int *counts, struct buf *out)
{
	struct arena arena;
	struct count count = {.layout = layout, .doc = doc, .counts = counts, .out = out};

	arena_init(&arena);
	count.extents = ARENA_ARRAY(&arena, struct extent, doc->nblocks);
	find_extents(&count);
	count_heads(&count);
	count_runts(&count, &arena);
	count_empty(&count);
	arena_release(&arena);
}
