/* The blocks of the new edition one after the other, removed ones where they would stand. */
#include "diff/compare.h"

#include <string.h>

#include "base/buf.h"
#include "diff/edition.h"
#include "diff/figure_text.h"
#include "diff/page_fates.h"
#include "diff/passages.h"
#include "diff/source_lines.h"

struct comparing {
	struct arena *arena;
	struct compared *out;
	char decimal; /* of the new edition's language: figure_text.h */
};

static struct change_side side(const struct edition *edition, int block, int from, int to)
{
	struct change_side side = {.block = block, .from = from, .to = to, .page = -1};
	int word = from < edition->nwords ? from : from - 1;

	if (block < 0)
		return side;
	/* of nothing: the page of the word in front of it */
	if (from == to && from > edition->blocks[block].first_word)
		word = from - 1;
	side.line = source_lines_find(edition, block, from < to ? from : word);
	if (word >= 0 && edition->blocks[block].nwords > 0)
		side.page = edition_piece(edition, word)->page;
	return side;
}

static struct change *add(struct comparing *comparing, const struct change *change)
{
	struct compared *out = comparing->out;

	ARENA_GROW(comparing->arena, out->changes, out->nchanges);
	out->changes[out->nchanges] = *change;
	out->counts[change->kind]++;
	return &out->changes[out->nchanges++];
}

/* Every number in which two words differ is a change. */
static void add_numbers(struct comparing *comparing, const struct change *words)
{
	const char *old = comparing->out->old->words[words->old.from].text;
	const char *new = comparing->out->new->words[words->new.from].text;
	struct figure_text a = {0}, b = {0};
	struct arena *arena = comparing->arena;
	char decimal = comparing->decimal;

	while (figure_text_next(old, strlen(old), a.to, decimal, &a) &&
	       figure_text_next(new, strlen(new), b.to, decimal, &b)) {
		struct change change = *words;
		struct buf difference;

		if (a.to - a.from == b.to - b.from &&
		    memcmp(old + a.from, new + b.from, a.to - a.from) == 0)
			continue;
		buf_init(&difference);
		figure_text_difference(&a, &b, &difference);
		change.old_number = arena_strndup(arena, old + a.from, a.to - a.from);
		change.new_number = arena_strndup(arena, new + b.from, b.to - b.from);
		change.difference = arena_strdup(arena, buf_text(&difference));
		buf_release(&difference);
		add(comparing, &change);
	}
}

static void add_passages(struct comparing *comparing, int old, int new)
{
	const struct compared *out = comparing->out;
	struct passages found = passages_find(comparing->arena, out->old, old, out->new, new);

	for (int i = 0; i < found.n; i++) {
		const struct passage *passage = &found.list[i];
		struct change change = {
			.old = side(out->old, old, passage->old, passage->old_end),
			.new = side(out->new, new, passage->new, passage->new_end),
		};

		if (passage->is_number) {
			change.kind = CHANGE_NUMBER;
			add_numbers(comparing, &change);
			continue;
		}
		change.kind = passage->old == passage->old_end   ? CHANGE_ADDED
			      : passage->new == passage->new_end ? CHANGE_REMOVED
								 : CHANGE_WORDS;
		add(comparing, &change);
	}
}

static bool is_same(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

/* Whether a block goes on with what a side holds: the next cell of a row, the next block that has
 * moved with it. */
static bool goes_on(const struct edition *edition, const struct change_side *side, int block,
		    bool is_move)
{
	const struct edition_block *last = &edition->blocks[side->block], *next;

	next = &edition->blocks[block];
	return side->to == next->first_word && side->from < side->to && last->way == next->way &&
	       (is_move || (next->row && is_same(last->row, next->row) &&
			    is_same(last->section, next->section)));
}

/* A whole block that only one edition has. */
static void add_lone(struct comparing *comparing, enum change_kind kind, int block, int other)
{
	struct compared *out = comparing->out;
	bool is_new = kind == CHANGE_ADDED;
	const struct edition *edition = is_new ? out->new : out->old;
	const struct edition *behind = is_new ? out->old : out->new;
	const struct edition_block *of = &edition->blocks[block];
	struct change *last = out->nchanges > 0 ? &out->changes[out->nchanges - 1] : NULL;
	struct change_side *here = last ? is_new ? &last->new : &last->old : NULL;
	struct change change = {.kind = kind};
	int end = other < 0 ? 0 : behind->blocks[other].first_word + behind->blocks[other].nwords;

	if (of->nwords == 0)
		return;
	if (last && last->kind == kind && goes_on(edition, here, block, false)) {
		here->to += of->nwords;
		return;
	}
	*(is_new ? &change.new : &change.old) = side(edition, block, of->first_word,
						     of->first_word + of->nwords);
	*(is_new ? &change.old : &change.new) = side(behind, other, end, end);
	add(comparing, &change);
}

static void add_move(struct comparing *comparing, int old, int new)
{
	struct compared *out = comparing->out;
	const struct edition_block *a = &out->old->blocks[old], *b = &out->new->blocks[new];
	struct change *last = out->nchanges > 0 ? &out->changes[out->nchanges - 1] : NULL;
	struct change change = {
		.kind = CHANGE_MOVED,
		.old = side(out->old, old, a->first_word, a->first_word + a->nwords),
		.new = side(out->new, new, b->first_word, b->first_word + b->nwords)};

	if (last && last->kind == CHANGE_MOVED && goes_on(out->old, &last->old, old, true) &&
	    goes_on(out->new, &last->new, new, true)) {
		last->old.to += a->nwords;
		last->new.to += b->nwords;
		return;
	}
	add(comparing, &change);
}

/* Old blocks from..to that have no pair; they stood behind block `new` of the new edition. */
static void add_removed(struct comparing *comparing, int from, int to, int new)
{
	for (int i = from; i < to; i++)
		if (comparing->out->pairs.new_of[i] < 0)
			add_lone(comparing, CHANGE_REMOVED, i, new);
}

static void compare_blocks(struct comparing *comparing)
{
	struct compared *out = comparing->out;
	const struct edition *old = out->old, *new = out->new;
	int at = 0; /* of the old edition: what is behind the last pair */

	for (int i = 0; i < new->nblocks; i++) {
		int pair = out->pairs.old_of[i];

		if (pair < 0) {
			add_lone(comparing, CHANGE_ADDED, i, at - 1);
			continue;
		}
		if (out->pairs.is_moved[i]) {
			add_move(comparing, pair, i);
			continue;
		}
		add_removed(comparing, at, pair, i - 1);
		at = pair + 1;
		if (old->blocks[pair].digest != new->blocks[i].digest)
			add_passages(comparing, pair, i);
	}
	add_removed(comparing, at, old->nblocks, new->nblocks - 1);
}

void compare_editions(struct arena *arena, const struct edition *old, const struct edition *new,
		      struct compared *compared)
{
	struct comparing comparing = {.arena = arena, .out = compared, .decimal = new->decimal};

	*compared = (struct compared){.old = old, .new = new};
	pair_blocks(arena, old, new, &compared->pairs);
	compare_blocks(&comparing);
	page_fates_find(arena, compared);
}

bool compare_differs(const struct compared *compared)
{
	if (compared->nchanges > 0 || compared->ngone > 0)
		return true;
	for (int i = 0; i < compared->new->npages; i++) {
		const struct page_change *page = &compared->pages[i];

		if (page->fate != PAGE_SAME || page->old != i)
			return true;
	}
	return false;
}
