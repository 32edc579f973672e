/*
 * Automatic column widths: from three starting points, steps are moved between pairs of columns as
 * long as the rows get lower in all; ties go to widths in proportion to what the cells hold. Then
 * the best equal widths for the columns that should be equal are tried as well.
 */
#include "layout/colwidth.h"

#include <string.h>

enum {
	RAGGED = 108,         /* percent of its unbroken width that a broken cell fills */
	EQUAL_TOLERANCE = 104 /* percent of the lines that equal columns may cost */
};

struct search {
	const struct colwidth_table *table;
	const len *least; /* a column */
	len total;
};

int64_t colwidth_lines(const struct colwidth_table *table, const len *widths)
{
	int64_t lines = 0;

	for (int r = 0; r < table->nrows; r++) {
		const len *most = table->most + r * table->ncolumns;
		int64_t highest = 1;

		for (int c = 0; c < table->ncolumns; c++) {
			int64_t full = most[c] <= widths[c] ? most[c]
							    : (int64_t)most[c] * RAGGED / 100;
			int64_t n = widths[c] > 0 ? (full + widths[c] - 1) / widths[c] : full;

			if (n > highest)
				highest = n;
		}
		lines += highest;
	}
	return lines;
}

/* Lines first; among equals, the squares of the widths: the more even, the better. */
static int64_t cost(const struct search *s, const len *widths)
{
	int64_t squares = 0;

	for (int c = 0; c < s->table->ncolumns; c++) {
		int64_t share = (int64_t)widths[c] * 1000 / s->total;

		squares += share * share;
	}
	return colwidth_lines(s->table, widths) * 10000000 + squares;
}

/* Tries to move k steps from one column to another; keeps what is cheaper. */
static bool move_steps(const struct search *s, len *widths, int from, int to, int k,
		       int64_t *best)
{
	len d = k * s->table->step;
	int64_t c;

	if (from == to || widths[from] - d < s->least[from])
		return false;
	widths[from] -= d;
	widths[to] += d;
	c = cost(s, widths);
	if (c < *best) {
		*best = c;
		return true;
	}
	widths[from] += d;
	widths[to] -= d;
	return false;
}

static int64_t improve(const struct search *s, len *widths)
{
	static const int steps[] = {16, 8, 4, 2, 1};
	int64_t best = cost(s, widths);
	int n = s->table->ncolumns;
	bool has_moved = true;

	while (has_moved) {
		has_moved = false;
		for (int i = 0; i < 5; i++)
			for (int pair = 0; pair < n * n; pair++)
				has_moved = move_steps(s, widths, pair / n, pair % n, steps[i],
						       &best) || has_moved;
	}
	return best;
}

/* Shares what the least widths leave in proportion to weights, in whole steps. */
static void share_out(const struct search *s, const int64_t *weights, len *widths)
{
	int n = s->table->ncolumns;
	int64_t rest = s->total, sum = 0;

	for (int c = 0; c < n; c++) {
		rest -= s->least[c];
		sum += weights[c];
	}
	for (int c = 0; c < n; c++) {
		len more = sum ? (len)(rest * weights[c] / sum) : 0;

		widths[c] = s->least[c] + more / s->table->step * s->table->step;
	}
	for (int c = 0; c < n; c++)
		rest -= widths[c] - s->least[c];
	widths[n - 1] += (len)rest;
}

/* Least widths by column; the answer is whether they fit. Else they are cut in proportion. */
static bool least_widths(const struct colwidth_table *t, len total, len *least)
{
	int64_t sum = 0, cut = 0;

	for (int c = 0; c < t->ncolumns; c++) {
		for (int r = 0; r < t->nrows; r++)
			least[c] = len_max(least[c], t->least[r * t->ncolumns + c]);
		least[c] = len_max(least[c], t->step);
		sum += least[c];
	}
	if (sum <= total)
		return true;
	for (int c = 0; c < t->ncolumns; c++) {
		least[c] = (len)((int64_t)least[c] * total / sum);
		cut += least[c];
	}
	least[t->ncolumns - 1] += (len)(total - cut);
	return false;
}

/* The best widths with all columns from first_equal on equal; INT64_MAX where that can't be. */
static int64_t try_equal(const struct search *s, len *widths)
{
	const struct colwidth_table *t = s->table;
	int nequal = t->ncolumns - t->first_equal;
	int64_t best = INT64_MAX;
	len *trial = widths + t->ncolumns, least = 0, rest = s->total;

	if (nequal < 2 || t->first_equal > 1)
		return INT64_MAX;
	for (int c = t->first_equal; c < t->ncolumns; c++)
		least = len_max(least, s->least[c]);
	for (len first = t->first_equal ? s->least[0] : 0; first + least * nequal <= rest;
	     first += t->step) {
		int64_t lines;

		trial[0] = first;
		for (int c = t->first_equal; c < t->ncolumns; c++)
			trial[c] = (rest - first) / nequal;
		trial[t->ncolumns - 1] += (rest - first) % nequal;
		lines = colwidth_lines(t, trial);
		if (lines < best) {
			best = lines;
			memcpy(widths, trial, sizeof *trial * (size_t)t->ncolumns);
		}
		if (t->first_equal == 0)
			break;
	}
	return best;
}

bool colwidth_fit(struct arena *arena, const struct colwidth_table *table, len total, len *widths)
{
	int n = table->ncolumns;
	len *least = ARENA_ARRAY(arena, len, n), *trial = ARENA_ARRAY(arena, len, n * 2);
	int64_t *weights = ARENA_ARRAY(arena, int64_t, n);
	struct search s = {table, least, total};
	int64_t best = INT64_MAX;

	if (!least_widths(table, total, least)) {
		memcpy(widths, least, sizeof *widths * (size_t)n);
		return false;
	}
	for (int start = 0; start < 3; start++) {
		int64_t c;

		for (int i = 0; i < n; i++) {
			weights[i] = start == 0 ? 1 : start == 1 ? least[i] : 0;
			for (int r = 0; start == 2 && r < table->nrows; r++)
				weights[i] += table->most[r * n + i];
		}
		share_out(&s, weights, trial);
		c = improve(&s, trial);
		if (c < best) {
			best = c;
			memcpy(widths, trial, sizeof *widths * (size_t)n);
		}
	}
	if (try_equal(&s, trial) != INT64_MAX &&
	    colwidth_lines(table, trial) * 100 <= colwidth_lines(table, widths) * EQUAL_TOLERANCE)
		memcpy(widths, trial, sizeof *widths * (size_t)n);
	return true;
}
