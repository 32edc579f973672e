/*
 * Equal blocks by Myers; then, in each gap between them, the pairs that are worth most together, in
 * order (as in Needleman and Wunsch 1970), where a pair is worth the words it has in common; then
 * as many of the same types that are left in one place; then, anywhere, equal blocks that are lone:
 * these have moved. Words in common are estimated from signatures of 256 bits, a bit a word without
 * its digits.
 */
#include "diff/pair.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "diff/edition.h"
#include "diff/myers.h"

enum {
	PARTS = 4,            /* of a signature */
	MOST_CELLS = 1 << 24, /* of a gap, old blocks times new ones */
	ALIKE = 38,           /* percent of words in common that make a pair */
	SAME_SLOT = 60,       /* what standing in the same place is worth, in percent */
	FEWEST_MOVED = 3      /* words of a block that is looked for elsewhere */
};

struct signature {
	uint64_t parts[PARTS];
};

struct pairing {
	struct arena *arena;
	const struct edition *old, *new;
	struct signature *old_signs, *new_signs; /* by block */
	struct pairs *pairs;
};

/* Blocks from..to of each edition. */
struct gap {
	int old, old_end, new, new_end;
};

static struct signature *sign_all(struct arena *arena, const struct edition *edition)
{
	struct signature *signs = ARENA_ARRAY(arena, struct signature, edition->nblocks + 1);

	for (int i = 0; i < edition->nwords; i++) {
		uint32_t bit = (uint32_t)edition->words[i].mask * 2654435761u >> 24;

		signs[edition->words[i].block].parts[bit / 64] |= (uint64_t)1 << bit % 64;
	}
	return signs;
}

/* Percent of words that two blocks have in common, about. */
static int likeness(const struct signature *a, const struct signature *b)
{
	int common = 0, all = 0;

	for (int i = 0; i < PARTS; i++) {
		common += __builtin_popcountll(a->parts[i] & b->parts[i]);
		all += __builtin_popcountll(a->parts[i] | b->parts[i]);
	}
	return all > 0 ? common * 100 / all : 0;
}

/* What a pair is worth; 0: it is none. */
static int worth(const struct pairing *pairing, int old, int new)
{
	const struct edition_block *a = &pairing->old->blocks[old], *b = &pairing->new->blocks[new];
	int alike;

	if (a->way != b->way || strcmp(a->type, b->type) != 0)
		return 0;
	alike = likeness(&pairing->old_signs[old], &pairing->new_signs[new]);
	if (a->slot && a->slot == b->slot)
		return alike + SAME_SLOT;
	return alike >= ALIKE ? alike : 0;
}

static void link(struct pairing *pairing, int old, int new)
{
	pairing->pairs->new_of[old] = new;
	pairing->pairs->old_of[new] = old;
}

/* A gap that is too large to weigh everything: what stands in the same place. */
static void pair_roughly(struct pairing *pairing, const struct gap *gap)
{
	int old = gap->old, new = gap->new;

	for (; old < gap->old_end && new < gap->new_end; old++, new ++)
		if (worth(pairing, old, new) > 0)
			link(pairing, old, new);
}

/* The pairs that are worth most together; best[i][k]: of what is behind old i and new k. */
static void pair_gap(struct pairing *pairing, const struct gap *gap)
{
	int m = gap->old_end - gap->old, n = gap->new_end - gap->new;
	struct arena_mark before = arena_mark(pairing->arena);
	int *row, *below;
	char *ways; /* 'p': a pair; 'o', 'n': that one stays alone */
	int i = 0, k = 0;

	if (m == 0 || n == 0)
		return;
	if ((int64_t)m * n > MOST_CELLS) {
		pair_roughly(pairing, gap);
		return;
	}
	row = ARENA_ARRAY(pairing->arena, int, n + 1);
	below = ARENA_ARRAY(pairing->arena, int, n + 1);
	ways = arena_take(pairing->arena, (size_t)m * (size_t)n);
	for (int o = m - 1; o >= 0; o--) {
		int *swapped = below;

		below = row;
		row = swapped;
		row[n] = 0;
		for (int w = n - 1; w >= 0; w--) {
			int pair = worth(pairing, gap->old + o, gap->new + w);
			char *way = &ways[(size_t)o * (size_t)n + (size_t)w];

			*way = below[w] >= row[w + 1] ? 'o' : 'n';
			row[w] = *way == 'o' ? below[w] : row[w + 1];
			if (pair > 0 && pair + below[w + 1] >= row[w]) {
				*way = 'p';
				row[w] = pair + below[w + 1];
			}
		}
	}
	while (i < m && k < n) {
		char way = ways[(size_t)i * (size_t)n + (size_t)k];

		if (way == 'p')
			link(pairing, gap->old + i, gap->new + k);
		i += way != 'n';
		k += way != 'o';
	}
	arena_reset(pairing->arena, before);
}

static uint64_t *list_digests(struct arena *arena, const struct edition *edition)
{
	uint64_t *digests = ARENA_ARRAY(arena, uint64_t, edition->nblocks + 1);

	for (int i = 0; i < edition->nblocks; i++)
		digests[i] = edition->blocks[i].digest;
	return digests;
}

/* Equal blocks, and what lies between them. */
static void pair_in_order(struct pairing *pairing)
{
	const struct edition *old = pairing->old, *new = pairing->new;
	struct arena *arena = pairing->arena;
	bool *old_differs = ARENA_ARRAY(arena, bool, old->nblocks + 1);
	bool *new_differs = ARENA_ARRAY(arena, bool, new->nblocks + 1);
	struct gap gap = {0};

	myers_diff(arena, list_digests(arena, old), old->nblocks, list_digests(arena, new),
		   new->nblocks, old_differs, new_differs);
	for (;;) {
		gap.old = gap.old_end;
		gap.new = gap.new_end;
		while (gap.old_end < old->nblocks && old_differs[gap.old_end])
			gap.old_end++;
		while (gap.new_end < new->nblocks && new_differs[gap.new_end])
			gap.new_end++;
		pair_gap(pairing, &gap);
		if (gap.old_end == old->nblocks || gap.new_end == new->nblocks)
			return;
		link(pairing, gap.old_end++, gap.new_end++);
	}
}

static bool are_alike(const struct pairing *pairing, int old, int new, int n)
{
	for (int i = 0; i < n; i++) {
		const struct edition_block *a = &pairing->old->blocks[old + i];
		const struct edition_block *b = &pairing->new->blocks[new + i];

		if (a->way != b->way || strcmp(a->type, b->type) != 0)
			return false;
	}
	return true;
}

/* As many blocks of the same types between two pairs in both editions: these have taken the place
 * of those. */
static void pair_leftovers(struct pairing *pairing)
{
	int old = 0, new = 0, nold = pairing->old->nblocks, nnew = pairing->new->nblocks;

	while (old < nold || new < nnew) {
		int old_end = old, new_end = new;

		while (old_end < nold && pairing->pairs->new_of[old_end] < 0)
			old_end++;
		while (new_end < nnew && pairing->pairs->old_of[new_end] < 0)
			new_end++;
		if (old_end - old == new_end - new &&are_alike(pairing, old, new, old_end - old))
			for (int i = 0; i < old_end - old; i++)
				link(pairing, old + i, new + i);
		old = old_end + 1;
		new = new_end + 1;
	}
}

struct lone {
	uint64_t digest;
	int block;
};

static int by_digest(const void *a, const void *b)
{
	const struct lone *x = a, *y = b;

	if (x->digest != y->digest)
		return x->digest < y->digest ? -1 : 1;
	return x->block - y->block;
}

/* The blocks that have no pair, by their digests. */
static struct lone *list_lone(struct arena *arena, const struct edition *edition,
			      const int *other_of, int *n)
{
	struct lone *lone = ARENA_ARRAY(arena, struct lone, edition->nblocks + 1);

	*n = 0;
	for (int i = 0; i < edition->nblocks; i++)
		if (other_of[i] < 0 && edition->blocks[i].nwords > 0)
			lone[(*n)++] = (struct lone){edition->blocks[i].digest, i};
	qsort(lone, (size_t)*n, sizeof *lone, by_digest);
	return lone;
}

/* Equal blocks without a pair have moved. Short ones only beside such a one: "Yes" stands in many
 * places. */
static void pair_moved(struct pairing *pairing, char *is_moved)
{
	int nold, nnew, k = 0;
	const struct lone *old = list_lone(pairing->arena, pairing->old, pairing->pairs->new_of,
					   &nold);
	const struct lone *new = list_lone(pairing->arena, pairing->new, pairing->pairs->old_of,
					   &nnew);

	for (int i = 0; i < nold; i++) {
		while (k < nnew && new[k].digest < old[i].digest)
			k++;
		if (k == nnew || new[k].digest != old[i].digest ||
		    pairing->old->blocks[old[i].block].nwords < FEWEST_MOVED)
			continue;
		link(pairing, old[i].block, new[k].block);
		is_moved[new[k++].block] = 1;
	}
}

static bool is_same_lone(const struct pairing *pairing, int old, int new)
{
	return old >= 0 && new >= 0 && old < pairing->old->nblocks &&new < pairing->new->nblocks &&
	       pairing->pairs->new_of[old] < 0 && pairing->pairs->old_of[new] < 0 &&
	       pairing->old->blocks[old].digest == pairing->new->blocks[new].digest;
}

/* What stands beside something moved, and was beside it before, has moved with it. */
static void spread_moves(struct pairing *pairing, char *is_moved)
{
	const struct pairs *pairs = pairing->pairs;
	int n = pairing->new->nblocks;

	for (int i = 1; i < n; i++)
		if (is_moved[i - 1] && is_same_lone(pairing, pairs->old_of[i - 1] + 1, i)) {
			link(pairing, pairs->old_of[i - 1] + 1, i);
			is_moved[i] = 1;
		}
	for (int i = n - 2; i >= 0; i--)
		if (is_moved[i + 1] && is_same_lone(pairing, pairs->old_of[i + 1] - 1, i)) {
			link(pairing, pairs->old_of[i + 1] - 1, i);
			is_moved[i] = 1;
		}
}

void pair_blocks(struct arena *arena, const struct edition *old, const struct edition *new,
		 struct pairs *pairs)
{
	struct pairing pairing = {.arena = arena,
				  .old = old,
				  .new = new,
				  .old_signs = sign_all(arena, old),
				  .new_signs = sign_all(arena, new),
				  .pairs = pairs};
	char *is_moved = ARENA_ARRAY(arena, char, new->nblocks + 1);

	pairs->new_of = ARENA_ARRAY(arena, int, old->nblocks + 1);
	pairs->old_of = ARENA_ARRAY(arena, int, new->nblocks + 1);
	pairs->is_moved = is_moved;
	for (int i = 0; i < old->nblocks; i++)
		pairs->new_of[i] = -1;
	for (int i = 0; i < new->nblocks; i++)
		pairs->old_of[i] = -1;
	pair_in_order(&pairing);
	pair_leftovers(&pairing);
	pair_moved(&pairing, is_moved);
	spread_moves(&pairing, is_moved);
}
