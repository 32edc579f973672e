/*
 * Both ends are trimmed, then the middle of a shortest path is found from both ends at once, and
 * each half is a smaller case of the same. A middle that is not found within MOST_EDITS steps is
 * taken where the search from the start has come furthest: time grows with n, not with its square.
 */
#include "diff/myers.h"

#include <string.h>

#include "base/arena.h"

enum { MOST_EDITS = 400 };

struct myers {
	const uint64_t *a, *b;
	bool *a_differs, *b_differs;
	int *forward,
		*backward; /* furthest place in a, by diagonal a - b, from the middle of each */
	int offset;        /* of diagonal 0 */
};

/* A stretch of both. */
struct stretch {
	int a, a_end, b, b_end;
};

/* Where a shortest path may be cut in two. */
struct cut {
	int a, b;
};

static int slide(const struct myers *myers, const struct stretch *of, int x, int k)
{
	while (x < of->a_end && x - k < of->b_end && myers->a[x] == myers->b[x - k])
		x++;
	return x;
}

static int slide_back(const struct myers *myers, const struct stretch *of, int x, int k)
{
	while (x > of->a && x - k > of->b && myers->a[x - 1] == myers->b[x - 1 - k])
		x--;
	return x;
}

/* One step more from the start; true when it meets the search from the end. */
static bool step_forward(const struct myers *myers, const struct stretch *of, int d, bool is_odd,
			 struct cut *cut)
{
	int *v = myers->forward + myers->offset, *w = myers->backward + myers->offset;
	int first = of->a - of->b, last = of->a_end - of->b_end;
	int low = of->a - of->b_end, high = of->a_end - of->b;

	for (int k = first - d; k <= first + d; k += 2) {
		int x;

		if (k < low || k > high)
			continue;
		if (d == 0)
			x = of->a;
		else if (k == first - d || k - 1 < low ||
			 (k != first + d && k + 1 <= high && v[k - 1] < v[k + 1]))
			x = k + 1 <= high ? v[k + 1] : v[k - 1] + 1;
		else
			x = v[k - 1] + 1;
		x = x > of->a_end ? of->a_end : x;
		x = x - k > of->b_end ? of->b_end + k : x;
		v[k] = x = slide(myers, of, x, k);
		if (is_odd && k >= last - (d - 1) && k <= last + (d - 1) && x >= w[k]) {
			*cut = (struct cut){x, x - k};
			return true;
		}
	}
	return false;
}

/* One step more from the end. */
static bool step_backward(const struct myers *myers, const struct stretch *of, int d, bool is_odd,
			  struct cut *cut)
{
	int *v = myers->forward + myers->offset, *w = myers->backward + myers->offset;
	int first = of->a - of->b, last = of->a_end - of->b_end;
	int low = of->a - of->b_end, high = of->a_end - of->b;

	for (int k = last - d; k <= last + d; k += 2) {
		int x;

		if (k < low || k > high)
			continue;
		if (d == 0)
			x = of->a_end;
		else if (k == last + d || k + 1 > high ||
			 (k != last - d && k - 1 >= low && w[k - 1] < w[k + 1]))
			x = k - 1 >= low ? w[k - 1] : w[k + 1] - 1;
		else
			x = w[k + 1] - 1;
		x = x < of->a ? of->a : x;
		x = x - k < of->b ? of->b + k : x;
		w[k] = x = slide_back(myers, of, x, k);
		if (!is_odd && k >= first - d && k <= first + d && x <= v[k]) {
			*cut = (struct cut){x, x - k};
			return true;
		}
	}
	return false;
}

/* Where the search from the start came furthest, in a and b together. */
static struct cut furthest(const struct myers *myers, const struct stretch *of, int d)
{
	const int *v = myers->forward + myers->offset;
	int first = of->a - of->b;
	struct cut best = {of->a, of->b};

	for (int k = first - d; k <= first + d; k += 2) {
		if (k < of->a - of->b_end || k > of->a_end - of->b)
			continue;
		if (v[k] + v[k] - k > best.a + best.b)
			best = (struct cut){v[k], v[k] - k};
	}
	return best;
}

static struct cut find_cut(const struct myers *myers, const struct stretch *of)
{
	bool is_odd = ((of->a_end - of->a) - (of->b_end - of->b)) & 1;
	struct cut cut = {0};
	int d = 0;

	for (; d < MOST_EDITS; d++)
		if (step_forward(myers, of, d, is_odd, &cut) ||
		    step_backward(myers, of, d, is_odd, &cut))
			return cut;
	return furthest(myers, of, d - 1);
}

static void mark(const struct myers *myers, const struct stretch *of)
{
	memset(myers->a_differs + of->a, true, (size_t)(of->a_end - of->a));
	memset(myers->b_differs + of->b, true, (size_t)(of->b_end - of->b));
}

/* Trims equal ends off. */
static struct stretch trim(const struct myers *myers, struct stretch of)
{
	while (of.a < of.a_end && of.b < of.b_end && myers->a[of.a] == myers->b[of.b])
		of.a++, of.b++;
	while (of.a < of.a_end && of.b < of.b_end &&
	       myers->a[of.a_end - 1] == myers->b[of.b_end - 1])
		of.a_end--, of.b_end--;
	return of;
}

/* The stretches still to do are a stack of our own: a bad cut may leave one half nearly whole. */
static void run(struct arena *scratch, const struct myers *myers, struct stretch whole)
{
	struct stretch *stack = NULL;
	int nstack = 0;

	ARENA_GROW(scratch, stack, nstack);
	stack[nstack++] = whole;
	while (nstack > 0) {
		struct stretch of = trim(myers, stack[--nstack]), rest;
		struct cut cut;

		if (of.a == of.a_end || of.b == of.b_end) {
			mark(myers, &of);
			continue;
		}
		cut = find_cut(myers, &of);
		if ((cut.a == of.a && cut.b == of.b) || (cut.a == of.a_end && cut.b == of.b_end)) {
			mark(myers, &of);
			continue;
		}
		rest = (struct stretch){cut.a, of.a_end, cut.b, of.b_end};
		ARENA_GROW(scratch, stack, nstack);
		stack[nstack++] = rest;
		ARENA_GROW(scratch, stack, nstack);
		stack[nstack++] = (struct stretch){of.a, cut.a, of.b, cut.b};
	}
}

void myers_diff(struct arena *scratch, const uint64_t *a, int na, const uint64_t *b, int nb,
		bool *a_differs, bool *b_differs)
{
	struct arena_mark before = arena_mark(scratch);
	struct myers myers = {a, b, a_differs, b_differs, NULL, NULL, nb + 1};

	if (na > 0)
		memset(a_differs, false, (size_t)na);
	if (nb > 0)
		memset(b_differs, false, (size_t)nb);
	myers.forward = ARENA_ARRAY(scratch, int, na + nb + 3);
	myers.backward = ARENA_ARRAY(scratch, int, na + nb + 3);
	run(scratch, &myers, (struct stretch){0, na, 0, nb});
	arena_reset(scratch, before);
}
