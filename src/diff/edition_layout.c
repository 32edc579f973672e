/*
 * Items are sorted by the blocks they belong to. The runs of a block that share a text are one
 * paragraph: its words are those of that text, so that a word with a hyphen at the end of a line is
 * one word in two pieces.
 */
#include "diff/edition_layout.h"

#include <string.h>

#include "diff/context.h"
#include "diff/edition.h"
#include "diff/edition_foot.h"
#include "diff/look_layout.h"
#include "doc/doc.h"
#include "layout/layout.h"

/* An item of a block, and its page. */
struct placed {
	const struct item *item;
	int page;
};

struct making {
	struct edition *edition;
	struct arena *arena;
	const struct doc *doc;
	const struct layout *layout;
	struct placed *placed; /* by block, in the order of pages */
	int *first;            /* by block id: its first one; one more at the end */
	struct edition_piece *pieces;
	int npieces;
};

static void sort_items(struct making *making)
{
	const struct layout *layout = making->layout;
	int nblocks = making->doc->nblocks, *next;

	making->first = ARENA_ARRAY(making->arena, int, nblocks + 2);
	for (int p = 0; p < layout->npages; p++)
		for (int i = 0; i < layout->pages[p].nitems; i++)
			if (layout->pages[p].items[i].block >= 0)
				making->first[layout->pages[p].items[i].block + 1]++;
	for (int b = 0; b < nblocks; b++)
		making->first[b + 1] += making->first[b];
	next = arena_copy(making->arena, making->first, (size_t)(nblocks + 2) * sizeof *next);
	making->placed = ARENA_ARRAY(making->arena, struct placed, making->first[nblocks] + 1);
	for (int p = 0; p < layout->npages; p++)
		for (int i = 0; i < layout->pages[p].nitems; i++) {
			const struct item *item = &layout->pages[p].items[i];

			if (item->block >= 0)
				making->placed[next[item->block]++] = (struct placed){item, p};
		}
}

static bool is_run(const struct placed *placed)
{
	return placed->item->kind == ITEM_RUN && !placed->item->of.run->is_object;
}

/* The box around the bytes from..to of a run: as high as its letters reach. */
static struct edition_piece box_of(const struct placed *placed, int32_t from, int32_t to)
{
	const struct item *item = placed->item;
	const struct run *run = item->of.run;
	len before = 0, inside = 0, drop = len_scale(run->size, 1, 4);

	for (int i = 0; i < run->nglyphs; i++) {
		const struct glyph *glyph = &run->glyphs[i];

		if (glyph->cluster < from)
			before += glyph->advance;
		else if (glyph->cluster < to || (glyph->cluster == to && to == run->end))
			inside += glyph->advance;
	}
	return (struct edition_piece){.page = placed->page,
				      .x = run->is_rtl ? item->x + item->w - before - inside
						       : item->x + before,
				      .y = item->y - item->h,
				      .w = inside,
				      .h = item->h + drop};
}

static void add_piece(struct making *making, const struct edition_piece *piece)
{
	ARENA_GROW(making->arena, making->pieces, making->npieces);
	making->pieces[making->npieces++] = *piece;
}

static const struct span *span_of(const struct making *making, const struct item *item)
{
	const struct block *block = item->block >= 0 ? making->doc->blocks[item->block] : NULL;

	return block && item->span >= 0 && item->span < block->nspans ? &block->spans[item->span]
								      : NULL;
}

/* Where the words of a text end for another reason: a figure that leads to a note is a word. */
static int32_t stretch_end(const struct making *making, const struct placed *runs, int nruns,
			   int32_t from, int32_t end)
{
	for (int i = 0; i < nruns; i++) {
		const struct run *run = runs[i].item->of.run;
		const struct span *span = span_of(making, runs[i].item);

		if (!span || span->note < 0)
			continue;
		if (run->start > from && run->start < end)
			end = run->start;
		if (run->start <= from && run->end > from && run->end < end)
			end = run->end;
	}
	return end;
}

/* The words of runs of one text, in its order. */
static void add_paragraph(struct making *making, const struct placed *runs, int nruns)
{
	const char *text = runs[0].item->of.run->text;
	int32_t at = runs[0].item->of.run->start, end = runs[nruns - 1].item->of.run->end;
	int first = 0;

	while (at < end) {
		int32_t stop;

		at += (int32_t)edition_skip_space(text + at, (size_t)(end - at));
		if (at >= end)
			return;
		stop = at + (int32_t)edition_word_end(text + at, (size_t)(end - at));
		stop = stretch_end(making, runs, nruns, at, stop);
		while (first < nruns && runs[first].item->of.run->end <= at)
			first++;
		making->npieces = 0;
		making->pieces = NULL;
		for (int i = first; i < nruns && runs[i].item->of.run->start < stop; i++) {
			struct edition_piece piece = box_of(&runs[i], at, stop);

			add_piece(making, &piece);
		}
		edition_add_word(making->edition, text + at, (size_t)(stop - at), making->pieces,
				 making->npieces);
		at = stop;
	}
}

/* In the order of the text; n is small, and they nearly are. */
static void sort_runs(struct placed *runs, int n)
{
	for (int i = 1; i < n; i++) {
		struct placed moved = runs[i];
		int k = i;

		for (; k > 0 && runs[k - 1].item->of.run->start > moved.item->of.run->start; k--)
			runs[k] = runs[k - 1];
		runs[k] = moved;
	}
}

static struct edition_piece around(const struct placed *placed)
{
	const struct item *item = placed->item;

	return (struct edition_piece){placed->page, item->x, item->y, item->w, item->h};
}

/* The words of a block: its paragraphs, and what its marks say. */
static void add_words(struct making *making, const struct placed *placed, int n)
{
	struct placed *runs = ARENA_ARRAY(making->arena, struct placed, n + 1);
	int nruns = 0, marked = -1;

	for (int i = 0; i <= n; i++) {
		const struct span *span = i < n ? span_of(making, placed[i].item) : NULL;
		const char *text = i < n && is_run(&placed[i]) ? placed[i].item->of.run->text
							       : NULL;

		if (text && (nruns == 0 || runs[0].item->of.run->text == text)) {
			runs[nruns++] = placed[i];
			continue;
		}
		if (i < n && !text) {
			if (span && span->mark && placed[i].item->kind != ITEM_RUN &&
			    marked != placed[i].item->span) {
				edition_add_text(making->edition, span->mark->alt,
						 around(&placed[i]));
				marked = placed[i].item->span;
			}
			continue;
		}
		if (nruns > 0) {
			sort_runs(runs, nruns);
			add_paragraph(making, runs, nruns);
		}
		nruns = 0;
		if (text)
			runs[nruns++] = placed[i];
	}
}

/* What is read aloud in place of a drawing; NULL: nothing. */
static const char *alt_of(const struct block *block)
{
	const char *alt = NULL;

	if (block->kind == BLOCK_FIGURE && block->of.chart)
		alt = block->of.chart->alt;
	else if (block->kind == BLOCK_PICTURE && block->of.picture)
		alt = block->of.picture->alt;
	return alt && *alt ? alt : NULL;
}

/* The box around all that a block has on the page of its first item. */
static struct edition_piece extent(const struct placed *placed, int n)
{
	struct edition_piece box = {.page = -1};

	for (int i = 0; i < n; i++) {
		const struct item *item = placed[i].item;
		len top = item->kind == ITEM_RUN ? item->y - item->h : item->y;
		len right = item->x + item->w, bottom = top + item->h;

		if (i == 0)
			box = (struct edition_piece){placed[i].page, item->x, top, item->w,
						     item->h};
		if (placed[i].page != box.page)
			break;
		right = box.x + box.w > right ? box.x + box.w : right;
		bottom = box.y + box.h > bottom ? box.y + box.h : bottom;
		box.x = item->x < box.x ? item->x : box.x;
		box.y = top < box.y ? top : box.y;
		box.w = right - box.x;
		box.h = bottom - box.y;
	}
	return box;
}

static void add_links(struct making *making, const struct block *block,
		      const struct edition_block *begun, const struct placed *placed, int n)
{
	for (int i = 0; i < block->nspans; i++) {
		const char *href = block->spans[i].href;
		struct edition_block link = *begun;

		if (!href || *href == '#' || (i > 0 && block->spans[i - 1].href == href))
			continue;
		link.type = "Link";
		link.way = EDITION_LINK;
		link.slot = 0;
		edition_add_block(making->edition, &link);
		edition_add_text(making->edition, href, extent(placed, n));
	}
}

static void add_block(struct making *making, const struct block *block,
		      const struct context *context)
{
	const struct placed *placed = making->placed + making->first[block->id];
	int n = making->first[block->id + 1] - making->first[block->id];
	const char *type = block_kinds[block->kind].type, *alt = alt_of(block);
	struct edition_block begun = {.type = type ? type : "H",
				      .section = context->section,
				      .row = context->row,
				      .column = context->column,
				      .pos = block->pos,
				      .slot = context->slot};

	if (n == 0)
		return;
	edition_add_block(making->edition, &begun);
	add_words(making, placed, n);
	if (alt) {
		begun.way = EDITION_HEARD;
		edition_add_block(making->edition, &begun);
		edition_add_text(making->edition, alt, extent(placed, n));
	}
	add_links(making, block, &begun, placed, n);
}

/* The words of runs of one text of a foot. */
static void add_foot_words(struct making *making, const struct edition_foot *foot,
			   struct placed *runs, int nruns)
{
	sort_runs(runs, nruns);
	for (int i = 0; i < nruns; i++) {
		const struct run *run = runs[i].item->of.run;

		for (int32_t at = run->start, stop; at < run->end; at = stop) {
			struct edition_piece piece;

			at += (int32_t)edition_skip_space(run->text + at, (size_t)(run->end - at));
			stop = at +
			       (int32_t)edition_word_end(run->text + at, (size_t)(run->end - at));
			if (at == stop)
				break;
			piece = box_of(&runs[i], at, stop);
			edition_foot_add(making->edition, foot, run->text + at, (size_t)(stop - at),
					 &piece);
		}
	}
}

static void add_foot(struct making *making, int p, struct edition_foot *foot)
{
	const struct page *page = &making->layout->pages[p];
	struct placed *runs = ARENA_ARRAY(making->arena, struct placed, page->nitems + 1);
	int n = 0, first = 0;

	edition_foot_begin(making->edition, foot, page->number);
	for (int i = 0; i < page->nitems; i++)
		if (page->items[i].artifact == ARTIFACT_FOOTER &&
		    is_run(&(struct placed){&page->items[i], p}))
			runs[n++] = (struct placed){&page->items[i], p};
	for (int i = 1; i <= n; i++)
		if (i == n || runs[i].item->of.run->text != runs[first].item->of.run->text) {
			add_foot_words(making, foot, runs + first, i - first);
			first = i;
		}
	edition_foot_end(making->edition, foot);
}

/* What the file says of itself. */
static void add_facts(struct making *making)
{
	const struct doc *doc = making->doc;
	const char *const facts[] = {doc->title, doc->author, doc->subject, doc->keywords};
	static const char *const names[] = {"Title", "Author", "Subject", "Keywords"};

	for (int i = 0; i < 4; i++) {
		struct edition_block fact = {.type = names[i], .way = EDITION_FACT};

		if (!facts[i])
			continue;
		edition_add_block(making->edition, &fact);
		edition_add_text(making->edition, facts[i], (struct edition_piece){.page = -1});
	}
}

void edition_from_layout(struct edition *edition, const struct doc *doc,
			 const struct layout *layout, const struct shaper *shaper)
{
	struct making making = {
		.edition = edition, .arena = edition->arena, .doc = doc, .layout = layout};
	const struct context *contexts = context_list(edition->arena, doc);
	struct edition_foot foot = {.from = -1};

	edition->lang = arena_strdup(edition->arena, doc->lang);
	edition->pages = ARENA_ARRAY(edition->arena, struct edition_page, layout->npages + 1);
	edition->npages = layout->npages;
	edition->looks = EDITION_LOOKS_LAYOUT;
	for (int p = 0; p < layout->npages; p++)
		edition->pages[p] = (struct edition_page){
			.number = layout->pages[p].number,
			.width = layout->pages[p].width,
			.height = layout->pages[p].height,
			.look = look_layout(edition->arena, layout, shaper, p)};
	sort_items(&making);
	for (int i = 0; i < doc->nblocks; i++)
		add_block(&making, doc->blocks[i], &contexts[i]);
	for (int p = 0; p < layout->npages; p++)
		add_foot(&making, p, &foot);
	add_facts(&making);
	edition_close(edition);
}
