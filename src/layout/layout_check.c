/*
 * Page by page, from the items alone, without a look at how they came to be where they are. Texts
 * and pictures are sorted from top to bottom and each is held against those that begin before it
 * ends. What blocks side by side take is added up from their items, and held against their
 * siblings.
 */
#include "layout/layout_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "layout/layout.h"

enum {
	TOUCH = 600,        /* as far may neighbours reach into each other */
	ASCENT = 740,       /* of letters, thousandths of their size; so of figures, */
	DESCENT = 220,      /* which do not reach below their line */
	LEAST_DESCENT = 40, /* of those that do, but for round feet */
	MOST_FAULTS = 50,
	SOME_WORDS = 40
};

struct place {
	len left, top, right, bottom;
};

/* A text, a picture or a place to fill in on a page. */
struct thing {
	const struct item *item;
	struct place place;
};

struct check {
	const struct layout *layout;
	const struct doc *doc;
	const struct master *master;
	const struct page *page;
	struct buf *out;
	int nfaults;
	struct thing *things;
	int nthings;
	struct place *parts; /* by block id: what it takes of the page, notes left out, */
	int *part_pages;     /* if it has something on this one */
};

static const struct block *block_of(const struct check *check, const struct item *item)
{
	return check->doc->blocks[item->block >= 0 ? item->block : 0];
}

static void complain(struct check *check, const struct item *item, const char *what)
{
	const struct block *block = block_of(check, item);
	const struct run *run = item->kind == ITEM_RUN ? item->of.run : NULL;
	int n = run ? run->end - run->start : 0;

	if (check->nfaults++ >= MOST_FAULTS)
		return;
	for (; n > SOME_WORDS ||
	       (n > 0 && n < run->end - run->start && (run->text[run->start + n] & 0xc0) == 0x80);
	     n--)
		;
	buf_printf(check->out, "%s:%d: page %d: %s \"%.*s\" %s\n",
		   block->pos.file ? block->pos.file : "-", block->pos.line, check->page->number,
		   run ? "the text" : "an item of", run ? n : 0, run ? run->text + run->start : "",
		   what);
}

static bool is_excused(const struct check *check, const struct item *item)
{
	return item->block >= 0 && check->layout->excused && check->layout->excused[item->block];
}

/* --- Places ---------------------------------------------------------------------------------- */

static bool is_figure(char c)
{
	return (c >= '0' && c <= '9') || c == ' ' || c == '.';
}

/* Whether glyphs of the run, as far as their ink is known, else letters, reach below its line. */
static bool has_descent(const struct run *run)
{
	len lowest = 0;

	for (int i = 0; run->ink && i < run->nglyphs; i++)
		lowest = len_min(lowest, run->ink[i].bottom);
	if (run->ink)
		return lowest < -len_scale(run->size, LEAST_DESCENT, 1000);
	for (int i = run->start; i < run->end; i++)
		if (!is_figure(run->text[i]))
			return true;
	return false;
}

/* What space at the end of a run takes. */
static len trailing_space(const struct run *run)
{
	len width = 0;

	for (int i = run->nglyphs - 1; i >= 0 && run->text[run->glyphs[i].cluster] == ' '; i--)
		width += run->glyphs[i].advance;
	return width;
}

static struct place place_of(const struct item *item)
{
	struct place place = {item->x, item->y, item->x + item->w, item->y + item->h};
	const struct run *run = item->of.run;

	if (item->kind != ITEM_RUN)
		return place;
	place.top = item->y - len_scale(run->size, ASCENT, 1000);
	place.bottom = item->y + (has_descent(run) ? len_scale(run->size, DESCENT, 1000) : 0);
	if (run->is_rtl)
		place.left += trailing_space(run);
	else
		place.right -= trailing_space(run);
	return place;
}

static bool lie_over(const struct place *a, const struct place *b)
{
	return len_min(a->right, b->right) - len_max(a->left, b->left) > TOUCH &&
	       len_min(a->bottom, b->bottom) - len_max(a->top, b->top) > TOUCH;
}

static bool lies_in(const struct place *inner, const struct place *outer)
{
	return inner->left >= outer->left && inner->right <= outer->right &&
	       inner->top >= outer->top && inner->bottom <= outer->bottom;
}

/* --- Edges ----------------------------------------------------------------------------------- */

/* Bands lie along whole edges, and run past them. */
static void check_band(struct check *check, const struct item *item)
{
	const struct master *m = check->master;
	struct place place = place_of(item);
	int nsides = (place.left <= 0) + (place.top <= 0) + (place.right >= m->width) +
		     (place.bottom >= m->height);
	bool is_clear = place.right <= m->start || place.left >= m->width - m->end ||
			place.bottom <= m->top || place.top >= m->foot;

	if (nsides != 3 || !is_clear)
		complain(check, item, "is a band that is not along one edge");
}

/* A place as it is on the trimmed page: what touches an edge of that runs past it, into bleed. */
static struct place trimmed(const struct check *check, struct place place)
{
	const struct sides *bleed = &check->layout->bleed;
	len width = check->page->width, height = check->page->height;

	if (place.left >= -bleed->left)
		place.left = len_max(place.left, 0);
	if (place.top >= -bleed->top)
		place.top = len_max(place.top, 0);
	if (place.right <= width + bleed->right)
		place.right = len_min(place.right, width);
	if (place.bottom <= height + bleed->bottom)
		place.bottom = len_min(place.bottom, height);
	return place;
}

/* Marks of a copy stand above the text area or below it, and on the page. */
static void check_copy(struct check *check, const struct item *item, len floor)
{
	const struct master *m = check->master;
	struct place place = place_of(item);

	if (place.left < 0 || place.top < 0 || place.right > m->width || place.bottom > m->height)
		complain(check, item, "is a mark off the page");
	else if (place.bottom > m->top && place.top < floor)
		complain(check, item, "is a mark in the text area");
}

/* How far below its line text in a field stands, or beside it, at most. */
static len lowest_hang(const struct check *check, const struct item *field)
{
	struct place place = place_of(field);
	len hang = 0;

	for (int i = 0; i < check->page->nitems; i++) {
		const struct item *item = &check->page->items[i];

		if (item->kind == ITEM_RUN && item->y > place.top && item->y < place.bottom)
			hang = len_max(hang, -item->of.run->rise);
	}
	return hang;
}

/* The room for text of a page: sideways and from the top, and down to where the last line of text
 * may end. */
static void check_edges(struct check *check, const struct item *item)
{
	const struct master *m = check->master;
	struct place place = place_of(item);
	len floor = m->top + (m->height - m->top - m->bottom) / m->grid * m->grid;

	if (item->artifact == ARTIFACT_BACKGROUND) {
		check_band(check, item);
		return;
	}
	if (item->artifact == ARTIFACT_COPY) {
		check_copy(check, item, floor);
		return;
	}
	place = trimmed(check, place);
	if (item->kind == ITEM_RUN) /* the box of its line, where no letter's tail counts */
		place.bottom = item->y + item->of.run->rise + len_scale(m->grid, 4, 9);
	if (place.left < m->start - TOUCH || place.right > m->width - m->end + TOUCH)
		complain(check, item, "reaches out of the text area sideways");
	if (item->artifact == ARTIFACT_FOOTER) {
		if (place.top < floor || place.bottom > m->height)
			complain(check, item, "is a foot outside its room");
		return;
	}
	if (item->is_field) { /* those that go on, on another page, hang over, below what is low */
		place.top += m->grid / 2;
		place.bottom -= m->grid / 2 + lowest_hang(check, item);
	}
	if (place.top < m->top - TOUCH)
		complain(check, item, "reaches over the top of the text area");
	if (place.bottom > floor + TOUCH)
		complain(check, item, "reaches below the text area");
}

/* --- Overlaps -------------------------------------------------------------------------------- */

static int compare_tops(const void *a, const void *b)
{
	const struct thing *x = a, *y = b;

	if (x->place.top != y->place.top)
		return x->place.top < y->place.top ? -1 : 1;
	return (x->item > y->item) - (x->item < y->item);
}

static void check_overlaps(struct check *check)
{
	if (check->nthings == 0)
		return;
	qsort(check->things, (size_t)check->nthings, sizeof *check->things, compare_tops);
	for (int i = 0; i < check->nthings; i++) {
		const struct place *place = &check->things[i].place;

		for (int k = i + 1; k < check->nthings; k++) {
			if (check->things[k].place.top >= place->bottom - TOUCH)
				break;
			if (lie_over(place, &check->things[k].place))
				complain(check, check->things[k].item, "lies over another item");
		}
	}
}

/* --- Side by side ---------------------------------------------------------------------------- */

static bool is_part(const struct block *block)
{
	return block->kind == BLOCK_TD || block->kind == BLOCK_TH || block->kind == BLOCK_CARD ||
	       block->kind == BLOCK_PANEL || block->kind == BLOCK_BRANCH;
}

/* Footnotes stand elsewhere than what refers to them. */
static void add_to_parts(struct check *check, const struct thing *thing)
{
	const struct block *block = block_of(check, thing->item);

	for (; block && block->kind != BLOCK_NOTE; block = block->parent) {
		struct place *part = &check->parts[block->id];

		if (!is_part(block))
			continue;
		if (check->part_pages[block->id] != check->page->number)
			*part = thing->place;
		check->part_pages[block->id] = check->page->number;
		part->left = len_min(part->left, thing->place.left);
		part->top = len_min(part->top, thing->place.top);
		part->right = len_max(part->right, thing->place.right);
		part->bottom = len_max(part->bottom, thing->place.bottom);
	}
}

/* Holds a part against the siblings behind it. */
static void check_part(struct check *check, const struct item *item, const struct block *part)
{
	for (const struct block *next = part->next; next; next = next->next)
		if (check->part_pages[next->id] == check->page->number &&
		    lie_over(&check->parts[part->id], &check->parts[next->id]))
			complain(check, item, "stands in what lies over its neighbour");
}

static void check_parts(struct check *check)
{
	for (int i = 0; i < check->nthings; i++)
		if (check->things[i].item->block >= 0)
			add_to_parts(check, &check->things[i]);
	for (int i = 0; i < check->nthings; i++) {
		const struct item *item = check->things[i].item;
		const struct block *block = item->block >= 0 ? block_of(check, item) : NULL;

		for (; block && block->kind != BLOCK_NOTE; block = block->parent)
			if (is_part(block))
				check_part(check, item, block);
	}
}

/* --- Fields ---------------------------------------------------------------------------------- */

static void check_field(struct check *check, const struct item *item)
{
	struct place place = place_of(item);

	if (item->kind != ITEM_RUN || item->colour != check->layout->theme->uses[COLOUR_PAPER])
		return;
	for (int i = 0; i < check->page->nitems; i++) {
		struct place field = place_of(&check->page->items[i]);

		if (check->page->items[i].kind == ITEM_BOX && lies_in(&place, &field))
			return;
	}
	complain(check, item, "leaves its field");
}

/* --- Lines and bars -------------------------------------------------------------------------- */

/* The body of the letters, which no line or bar may cross; bars and fields may hold it whole. */
static struct place letters_of(const struct item *item)
{
	struct place place = place_of(item);

	place.top = item->y - item->of.run->size / 2;
	place.bottom = item->y;
	return place;
}

static void check_crossings(struct check *check, const struct item *item)
{
	struct place letters = letters_of(item);

	for (int i = 0; i < check->page->nitems; i++) {
		const struct item *box = &check->page->items[i];
		struct place place = place_of(box);
		bool do_meet =
			box->kind == ITEM_BOX &&
			len_min(letters.right, place.right) - len_max(letters.left, place.left) >
				0 &&
			len_min(letters.bottom, place.bottom) - len_max(letters.top, place.top) > 0;

		if (do_meet && is_excused(check, item) && place.left >= letters.left &&
		    place.bottom - place.top > item->of.run->size)
			continue; /* a word too wide reaches the pole of the next column */
		if (do_meet && (box > item || !lies_in(&letters, &place)))
			complain(check, item, "is crossed or covered");
	}
}

/* --------------------------------------------------------------------------------------------- */

static void check_page(struct check *check, struct arena *scratch)
{
	const struct page *page = check->page;

	check->things = ARENA_ARRAY(scratch, struct thing, page->nitems);
	check->nthings = 0;
	for (int i = 0; i < page->nitems; i++) {
		const struct item *item = &page->items[i];

		if (item->kind == ITEM_LINK || is_excused(check, item))
			continue;
		check_edges(check, item);
		check_field(check, item);
		if (item->kind == ITEM_RUN)
			check_crossings(check, item);
		if ((item->kind == ITEM_RUN || item->kind == ITEM_IMAGE ||
		     item->kind == ITEM_BLANK) &&
		    item->w > 0)
			check->things[check->nthings++] = (struct thing){item, place_of(item)};
	}
	check_overlaps(check);
	check_parts(check);
}

int layout_faults(const struct layout *layout, const struct doc *doc, struct buf *out)
{
	struct check check = {.layout = layout,
			      .doc = doc,
			      .out = out,
			      .master = &layout->theme->masters[layout->paper]};
	struct arena arena, scratch;

	arena_init(&arena);
	arena_init(&scratch);
	check.parts = ARENA_ARRAY(&arena, struct place, doc->nblocks);
	check.part_pages = ARENA_ARRAY(&arena, int, doc->nblocks);
	for (int i = 0; i < layout->npages; i++) {
		struct arena_mark mark = arena_mark(&scratch);

		check.page = &layout->pages[i];
		check_page(&check, &scratch);
		arena_reset(&scratch, mark);
	}
	arena_release(&scratch);
	arena_release(&arena);
	return check.nfaults;
}

void layout_check(const struct layout *layout, const struct doc *doc)
{
	struct buf faults;
	int n;

	buf_init(&faults);
	n = layout_faults(layout, doc, &faults);
	if (n > 0) {
		fprintf(stderr, "%sthe layout is wrong: %d faults\n", buf_text(&faults), n);
		abort();
	}
	buf_release(&faults);
}
