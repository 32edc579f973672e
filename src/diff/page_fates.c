/*
 * Words that both editions have are counted by the pages on which they stand, old and new. What has
 * moved is told as such, and does not count.
 */
#include "diff/page_fates.h"

#include <stdint.h>
#include <string.h>

#include "diff/compare.h"
#include "diff/edition.h"

/* How many words of a page came from, or went to, another one: the one with most of them. */
struct flow {
	int page, count; /* the page with most of them; -1: none */
	bool is_split;   /* there are several */
};

struct fates {
	struct compared *compared;
	const struct edition *old, *new;
	int (*flows)[3]; /* old page, new page, words: sorted as they were met */
	int nflows;
	struct flow *from, *to; /* by new page; by old page */
	int *nold, *nnew;       /* words on each page */
};

/* Words that flow from one page to another. They come in reading order, so that the latest entries
 * are those that are met again. */
static void count_flow(struct arena *arena, struct fates *fates, int from, int to, int n)
{
	for (int i = fates->nflows - 1; i >= 0 && i > fates->nflows - 16; i--)
		if (fates->flows[i][0] == from && fates->flows[i][1] == to) {
			fates->flows[i][2] += n;
			return;
		}
	ARENA_GROW(arena, fates->flows, fates->nflows);
	fates->flows[fates->nflows][0] = from;
	fates->flows[fates->nflows][1] = to;
	fates->flows[fates->nflows++][2] = n;
}

/* A pair's words, each where it stands; of blocks that differ only where they begin and end. */
static void count_pair(struct arena *arena, struct fates *fates, int old, int new)
{
	const struct edition_block *a = &fates->old->blocks[old], *b = &fates->new->blocks[new];
	bool is_same = a->digest == b->digest && a->nwords == b->nwords;
	int n = is_same ? a->nwords : 1;

	for (int i = 0; i < n && a->nwords > 0 && b->nwords > 0; i++)
		count_flow(arena, fates, edition_piece(fates->old, a->first_word + i)->page,
			   edition_piece(fates->new, b->first_word + i)->page, 1);
}

static void count_pairs(struct arena *arena, struct fates *fates)
{
	const struct compared *compared = fates->compared;

	for (int i = 0; i < fates->new->nblocks; i++) {
		int old = compared->pairs.old_of[i];

		if (old >= 0 && !compared->pairs.is_moved[i] &&
		    fates->new->blocks[i].way <= EDITION_HEARD)
			count_pair(arena, fates, old, i);
	}
}

static int *count_words(struct arena *arena, const struct edition *edition)
{
	int *counts = ARENA_ARRAY(arena, int, edition->npages + 1);

	for (int i = 0; i < edition->nwords; i++) {
		int page = edition_piece(edition, i)->page;

		if (page >= 0 && edition->blocks[edition->words[i].block].way == EDITION_SEEN)
			counts[page]++;
	}
	return counts;
}

static void take_flow(struct flow *flow, int page, int count)
{
	if (flow->page >= 0 && flow->page != page)
		flow->is_split = true;
	if (count > flow->count) {
		flow->page = page;
		flow->count = count;
	}
}

static struct flow *list_flows(struct arena *arena, const struct fates *fates, int npages, int side)
{
	struct flow *flows = ARENA_ARRAY(arena, struct flow, npages + 1);

	for (int i = 0; i < npages; i++)
		flows[i].page = -1;
	for (int i = 0; i < fates->nflows; i++) {
		const int *of = fates->flows[i];

		if (of[0] >= 0 && of[1] >= 0)
			take_flow(&flows[of[side]], of[!side], of[2]);
	}
	return flows;
}

static unsigned look_of(const struct edition_look *a, const struct edition_look *b)
{
	return (a->places != b->places ? LOOK_PLACES : 0) |
	       (a->colours != b->colours ? LOOK_COLOURS : 0) |
	       (a->types != b->types ? LOOK_TYPES : 0) |
	       (a->pictures != b->pictures ? LOOK_PICTURES : 0);
}

static void count_changes(struct compared *compared)
{
	for (int i = 0; i < compared->nchanges; i++) {
		const struct change *change = &compared->changes[i];
		int first = change->new.page, last = first;

		if (change->new.from < change->new.to)
			last = edition_piece(compared->new, change->new.to - 1)->page;
		for (int page = first; page >= 0 && page <= last; page++)
			compared->pages[page].nchanges++;
		/* what has moved away is missing where it was */
		first = change->kind == CHANGE_MOVED ? change->old.page : -1;
		if (first >= 0 && compared->new_page[first] >= 0)
			compared->pages[compared->new_page[first]].nchanges++;
	}
}

static void judge_page(const struct fates *fates, int i)
{
	struct compared *compared = fates->compared;
	struct page_change *page = &compared->pages[i];
	const struct flow *from = &fates->from[i];

	page->old = from->page;
	if (from->page < 0) {
		/* a page without words is that of its number */
		if (i < fates->old->npages && fates->nnew[i] + fates->nold[i] == 0)
			page->old = i;
		else {
			page->fate = PAGE_NEW;
			return;
		}
	}
	page->look = look_of(&fates->old->pages[page->old].look, &fates->new->pages[i].look);
	if (from->is_split || (from->page >= 0 && fates->to[from->page].is_split))
		page->fate = PAGE_FLOWS;
	else if (page->nchanges > 0)
		page->fate = PAGE_CHANGED;
	else if (compared->has_looks && page->look)
		page->fate = PAGE_LOOK;
}

void page_fates_find(struct arena *arena, struct compared *compared)
{
	const struct edition *old = compared->old, *new = compared->new;
	struct fates fates = {.compared = compared, .old = old, .new = new};

	compared->pages = ARENA_ARRAY(arena, struct page_change, new->npages + 1);
	compared->is_gone = ARENA_ARRAY(arena, bool, old->npages + 1);
	compared->new_page = ARENA_ARRAY(arena, int, old->npages + 1);
	compared->has_looks = old->looks == new->looks;
	fates.nold = count_words(arena, old);
	fates.nnew = count_words(arena, new);
	count_pairs(arena, &fates);
	fates.from = list_flows(arena, &fates, new->npages, 1);
	fates.to = list_flows(arena, &fates, old->npages, 0);
	for (int i = 0; i < old->npages; i++) {
		compared->new_page[i] = fates.to[i].page;
		if (fates.to[i].page >= 0 || (i < new->npages &&fates.nold[i] == 0))
			continue;
		compared->is_gone[i] = true;
		compared->ngone++;
	}
	count_changes(compared);
	for (int i = 0; i < new->npages; i++)
		judge_page(&fates, i);
}
