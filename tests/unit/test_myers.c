/* diff/myers: what is left is the same on both sides, and there is no more of it to be had, held
 * against the table of longest common sequences; sequences without anything in common are quick. */
#include "diff/myers.h"

#include <string.h>

#include "base/arena.h"
#include "tap.h"

enum { MOST = 40, ROUNDS = 3000, LONG = 40000 };

static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* The length of the longest common sequence (Wagner and Fischer 1974). */
static int longest(const uint64_t *a, int na, const uint64_t *b, int nb)
{
	int table[MOST + 1][MOST + 1] = {{0}};

	for (int i = 1; i <= na; i++)
		for (int k = 1; k <= nb; k++) {
			int best = table[i - 1][k] > table[i][k - 1] ? table[i - 1][k]
								     : table[i][k - 1];

			table[i][k] = a[i - 1] == b[k - 1] ? table[i - 1][k - 1] + 1 : best;
		}
	return table[na][nb];
}

/* How many are the same; -1: what is left differs. */
static int count_same(const uint64_t *a, int na, const uint64_t *b, int nb, const bool *a_differs,
		      const bool *b_differs)
{
	int i = 0, k = 0, n = 0;

	for (;; i++, k++, n++) {
		while (i < na && a_differs[i])
			i++;
		while (k < nb && b_differs[k])
			k++;
		if (i == na || k == nb)
			return i == na && k == nb ? n : -1;
		if (a[i] != b[k])
			return -1;
	}
}

static void fill(uint64_t *list, int n, uint32_t kinds, uint32_t *state)
{
	for (int i = 0; i < n; i++)
		list[i] = next_random(state) % kinds;
}

static void check_random(struct arena *arena)
{
	uint64_t a[MOST], b[MOST];
	bool a_differs[MOST], b_differs[MOST];
	uint32_t state = 1;
	int nwrong = 0, nlong = 0;

	for (int round = 0; round < ROUNDS; round++) {
		int na = (int)(next_random(&state) % (MOST + 1));
		int nb = (int)(next_random(&state) % (MOST + 1)), same;
		uint32_t kinds = 1 + next_random(&state) % 12;

		fill(a, na, kinds, &state);
		fill(b, nb, kinds, &state);
		myers_diff(arena, a, na, b, nb, a_differs, b_differs);
		same = count_same(a, na, b, nb, a_differs, b_differs);
		nwrong += same < 0;
		nlong += same != longest(a, na, b, nb);
	}
	tap_ok(nwrong == 0, "what is left is the same on both sides");
	tap_ok(nlong == 0, "and no longer sequence is");
}

static void check_long(struct arena *arena)
{
	uint64_t *a = ARENA_ARRAY(arena, uint64_t, LONG), *b = ARENA_ARRAY(arena, uint64_t, LONG);
	bool *a_differs = ARENA_ARRAY(arena, bool, LONG),
	     *b_differs = ARENA_ARRAY(arena, bool, LONG);
	uint32_t state = 7;

	fill(a, LONG, 5000, &state);
	fill(b, LONG, 5000, &state);
	myers_diff(arena, a, LONG, b, LONG, a_differs, b_differs);
	tap_ok(count_same(a, LONG, b, LONG, a_differs, b_differs) > LONG / 100,
	       "where nearly everything differs, much of what is the same is found");
	myers_diff(arena, a, LONG, a, LONG, a_differs, b_differs);
	tap_ok(count_same(a, LONG, a, LONG, a_differs, b_differs) == LONG, "nothing differs");
	myers_diff(arena, a, LONG, b, 0, a_differs, b_differs);
	tap_ok(count_same(a, LONG, b, 0, a_differs, b_differs) == 0, "nothing is all there is");
}

int main(void)
{
	struct arena arena;

	mem_init();
	arena_init(&arena);
	check_random(&arena);
	check_long(&arena);
	arena_release(&arena);
	return tap_done();
}
