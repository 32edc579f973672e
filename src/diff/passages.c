/*
 * Words by Myers; then one or two equal words between larger changes are drawn into them, since
 * "the" that stays is no island; then words that are the same but for their numbers are cut out of
 * each stretch, by Myers again over the words without their digits.
 */
#include "diff/passages.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "diff/edition.h"
#include "diff/myers.h"

enum { ISLAND = 2 /* equal words between changes that are larger than it */ };

struct finding {
	struct arena *arena;
	const struct edition *old, *new;
	struct passages found;
};

static int larger(int a, int b)
{
	return a > b ? a : b;
}

static int size_of(const struct passage *passage)
{
	return larger(passage->old_end - passage->old, passage->new_end - passage->new);
}

static void add(struct finding *finding, struct passage passage)
{
	struct passages *found = &finding->found;

	if (passage.old == passage.old_end && passage.new == passage.new_end)
		return;
	ARENA_GROW(finding->arena, found->list, found->n);
	found->list[found->n++] = passage;
}

/* Numbers of the words from..to, or of them without their digits. */
static uint64_t *list_ids(struct arena *arena, const struct edition *edition, int from, int to,
			  bool is_masked)
{
	uint64_t *ids = ARENA_ARRAY(arena, uint64_t, to - from + 1);

	for (int i = from; i < to; i++)
		ids[i - from] = (uint64_t)(is_masked ? edition->words[i].mask
						     : edition->words[i].id);
	return ids;
}

static bool has_number(const struct edition *edition, int word)
{
	return edition->words[word].mask != edition->words[word].id;
}

/* Cuts the words that differ by numbers alone out of a stretch. */
static void split_numbers(struct finding *finding, const struct passage *whole)
{
	const struct edition *old = finding->old, *new = finding->new;
	int m = whole->old_end - whole->old, n = whole->new_end - whole->new;
	bool *old_differs = ARENA_ARRAY(finding->arena, bool, m + 1);
	bool *new_differs = ARENA_ARRAY(finding->arena, bool, n + 1);
	struct passage rest = {whole->old, whole->old, whole->new, whole->new, 0};
	int i = 0, k = 0;

	myers_diff(finding->arena, list_ids(finding->arena, old, whole->old, whole->old_end, true),
		   m, list_ids(finding->arena, new, whole->new, whole->new_end, true), n,
		   old_differs, new_differs);
	for (;;) {
		int a, b;

		while (i < m && old_differs[i])
			i++;
		while (k < n && new_differs[k])
			k++;
		if (i == m || k == n)
			break;
		a = whole->old + i++;
		b = whole->new + k++;
		if (!has_number(old, a) || old->words[a].id == new->words[b].id)
			continue;
		rest.old_end = a;
		rest.new_end = b;
		add(finding, rest);
		add(finding, (struct passage){a, a + 1, b, b + 1, 1});
		rest = (struct passage){a + 1, a + 1, b + 1, b + 1, 0};
	}
	rest.old_end = whole->old_end;
	rest.new_end = whole->new_end;
	add(finding, rest);
}

/* Joins a stretch with the next, where what lies between them is an island. */
static int join_islands(struct passage *list, int n)
{
	int kept = 0;

	for (int i = 1; i < n; i++) {
		struct passage *last = &list[kept];
		int gap = list[i].old - last->old_end;

		if (gap <= ISLAND && gap < size_of(last) && gap < size_of(&list[i])) {
			last->old_end = list[i].old_end;
			last->new_end = list[i].new_end;
		} else {
			list[++kept] = list[i];
		}
	}
	return n > 0 ? kept + 1 : 0;
}

struct passages passages_find(struct arena *arena, const struct edition *old, int old_block,
			      const struct edition *new, int new_block)
{
	const struct edition_block *a = &old->blocks[old_block], *b = &new->blocks[new_block];
	struct finding finding = {.arena = arena, .old = old, .new = new};
	bool *old_differs = ARENA_ARRAY(arena, bool, a->nwords + 1);
	bool *new_differs = ARENA_ARRAY(arena, bool, b->nwords + 1);
	struct passages plain;
	int from = a->first_word, to = b->first_word;
	int i = 0, k = 0;

	myers_diff(arena, list_ids(arena, old, from, from + a->nwords, false), a->nwords,
		   list_ids(arena, new, to, to + b->nwords, false), b->nwords, old_differs,
		   new_differs);
	while (i < a->nwords || k < b->nwords) {
		struct passage next = {.old = from + i, .new = to + k};

		while (i < a->nwords && old_differs[i])
			i++;
		while (k < b->nwords && new_differs[k])
			k++;
		next.old_end = from + i++;
		next.new_end = to + k++;
		add(&finding, next);
	}
	plain = finding.found;
	plain.n = join_islands(plain.list, plain.n);
	finding.found = (struct passages){0};
	for (int p = 0; p < plain.n; p++)
		split_numbers(&finding, &plain.list[p]);
	return finding.found;
}
