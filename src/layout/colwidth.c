/*
 * Automatic column widths. How many lines a cell takes at a width is estimated from its unbroken
 * width; a table of these estimates, a column, width and row, is made once. A climb from the better
 * of two guesses moves steps between pairs of columns and gives a good answer; branch and bound
 * then looks for a better one. Its bound: rows are at least as high as the columns already fixed
 * make them, and as the others would at the widest they can still become.
 */
#include "layout/colwidth.h"

#include <assert.h>
#include <string.h>

enum {
	RAGGED = 108,          /* percent of its unbroken width that a broken cell fills */
	EQUAL_TOLERANCE = 104, /* percent of the lines that equal columns may cost */
	STEPS_LIMIT = 256,     /* in total; longer steps are taken where there are more */
	ROWS_LIMIT = 64,
	SAMPLE = 60,
	WORK_LIMIT = 300000 /* row comparisons that branch and bound may make */
};

struct search {
	int n, nrows, nsteps;
	int spare;         /* steps above all least ones */
	int *least;        /* steps, a column */
	int *least_after;  /* sum of the least steps of all later columns */
	uint16_t *lines;   /* [column][steps above its least][row] */
	uint16_t *heights; /* [column][row]: of the columns before it, as fixed */
	int *at, *best;    /* steps, a column */
	int64_t best_lines, best_squares;
	int64_t work;
};

static int cell_lines(len most, len width)
{
	int64_t full = most <= width ? most : (int64_t)most * RAGGED / 100;
	int64_t n = width > 0 ? (full + width - 1) / width : full;

	return n < UINT16_MAX ? (int)n : UINT16_MAX;
}

int64_t colwidth_lines(const struct colwidth_table *table, const len *widths)
{
	int64_t lines = 0;

	for (int r = 0; r < table->nrows; r++) {
		int highest = 1;

		for (int c = 0; c < table->ncolumns; c++) {
			int n = cell_lines(table->most[r * table->ncolumns + c], widths[c]);

			highest = n > highest ? n : highest;
		}
		lines += highest;
	}
	return lines;
}

/* The rows that decide: all, or a sample. Least widths are those of all rows. */
static struct colwidth_table sample_rows(struct arena *arena, const struct colwidth_table *table)
{
	int n = table->ncolumns;
	struct colwidth_table sample = *table;
	len *most;

	if (table->nrows <= ROWS_LIMIT)
		return sample;
	most = ARENA_ARRAY(arena, len, (SAMPLE + n) * n);
	sample.nrows = SAMPLE + n;
	sample.most = most;
	for (int i = 0; i < SAMPLE + n; i++) {
		int row = i < SAMPLE ? (int)((int64_t)i * table->nrows / SAMPLE) : 0;

		for (int r = 0; i >= SAMPLE && r < table->nrows; r++)
			if (table->most[r * n + i - SAMPLE] > table->most[row * n + i - SAMPLE])
				row = r;
		memcpy(most + i * n, table->most + row * n, sizeof *most * (size_t)n);
	}
	return sample;
}

/* Least widths by column, no less than one step. Returns their sum. */
static int64_t least_widths(const struct colwidth_table *table, len *least)
{
	int64_t sum = 0;

	for (int c = 0; c < table->ncolumns; c++) {
		least[c] = table->step;
		for (int r = 0; r < table->nrows; r++)
			least[c] = len_max(least[c], table->least[r * table->ncolumns + c]);
		sum += least[c];
	}
	return sum;
}

/* Cuts the widest columns to one width so that all fit. */
static void cut_widest(const len *least, int n, len total, len *widths)
{
	int nwide = n, before = 0;
	len rest = total;

	for (int c = 0; c < n; c++)
		widths[c] = -1;
	while (nwide != before) {
		len share = rest / nwide;

		before = nwide;
		for (int c = 0; c < n; c++)
			if (widths[c] < 0 && least[c] <= share) {
				widths[c] = least[c];
				rest -= least[c];
				nwide--;
			}
	}
	for (int c = n - 1; c >= 0; c--)
		if (widths[c] < 0) {
			widths[c] = rest / nwide;
			rest -= widths[c];
			nwide--;
		}
}

static const uint16_t *lines_at(const struct search *search, int column, int steps)
{
	int above = steps - search->least[column];

	assert(above >= 0 && above <= search->spare);
	return search->lines +
	       (size_t)(column * (search->spare + 1) + above) * (size_t)search->nrows;
}

/* Sum of the rows' heights; *squares tells how far from equal the widths are. */
static int64_t count_lines(const struct search *search, const int *steps, int64_t *squares)
{
	int64_t sum = 0;

	*squares = 0;
	for (int c = 0; c < search->n; c++)
		*squares += (int64_t)steps[c] * steps[c];
	for (int r = 0; r < search->nrows; r++) {
		int highest = 1;

		for (int c = 0; c < search->n; c++) {
			int n = lines_at(search, c, steps[c])[r];

			highest = n > highest ? n : highest;
		}
		sum += highest;
	}
	return sum;
}

/* Keeps search->at if it is better than the best. */
static bool keep(struct search *search)
{
	int64_t squares, lines = count_lines(search, search->at, &squares);

	if (lines > search->best_lines ||
	    (lines == search->best_lines && squares >= search->best_squares))
		return false;
	search->best_lines = lines;
	search->best_squares = squares;
	memcpy(search->best, search->at, sizeof *search->at * (size_t)search->n);
	return true;
}

/* A guess: what is left above the least steps is shared by weight. */
static void guess(struct search *search, const int64_t *weights)
{
	int64_t rest = search->spare, sum = 0;

	for (int c = 0; c < search->n; c++)
		sum += weights[c];
	for (int c = 0; c < search->n; c++) {
		int64_t share = sum > 0 ? rest * weights[c] / sum : rest;

		search->at[c] = search->least[c] + (int)share;
		rest -= share;
		sum -= weights[c];
	}
	keep(search);
}

/* Moves steps between pairs of columns while that makes it better. */
static void climb(struct search *search)
{
	int n = search->n;

	for (bool has_moved = true; has_moved;) {
		has_moved = false;
		for (int k = 16; k > 0; k /= 2)
			for (int pair = 0; pair < n * n; pair++) {
				int from = pair / n, to = pair % n;

				memcpy(search->at, search->best, sizeof *search->at * (size_t)n);
				search->at[from] -= k;
				search->at[to] += k;
				if (from != to && search->at[from] >= search->least[from])
					has_moved = keep(search) || has_moved;
			}
	}
}

/* Fixes a column's steps and answers whether what follows may still beat the best. *rest: the steps
 * that are left for later columns. */
static bool fix(struct search *search, int column, int steps, int rest)
{
	const uint16_t *before = search->heights + column * search->nrows;
	uint16_t *heights = search->heights + (column + 1) * search->nrows;
	const uint16_t *own = lines_at(search, column, steps);
	int spare = rest - search->least_after[column], nlater = search->n - column - 1;
	int64_t lines = 0, squares = 0;

	search->at[column] = steps;
	for (int r = 0; r < search->nrows; r++) {
		int highest = own[r] > before[r] ? own[r] : before[r];

		heights[r] = (uint16_t)highest;
		for (int c = column + 1; c < search->n; c++) {
			int n = lines_at(search, c, search->least[c] + spare)[r];

			highest = n > highest ? n : highest;
		}
		lines += highest;
	}
	search->work += (int64_t)search->nrows * (nlater + 1);
	if (lines != search->best_lines)
		return lines < search->best_lines;
	for (int c = 0; c <= column; c++)
		squares += (int64_t)search->at[c] * search->at[c];
	if (nlater > 0)
		squares += (int64_t)rest * rest / nlater;
	return squares < search->best_squares;
}

/* Tries all steps of this column and the later ones; depth is the number of columns. */
static void branch(struct search *search, int column, int rest)
{
	int most = rest - search->least_after[column];
	bool is_last = column == search->n - 1;

	for (int steps = is_last ? rest : search->least[column]; steps <= most; steps++) {
		if (search->work > WORK_LIMIT)
			return;
		if (!fix(search, column, steps, rest - steps))
			continue;
		if (is_last)
			keep(search);
		else
			branch(search, column + 1, rest - steps);
	}
}

static void fill_lines(struct search *search, const struct colwidth_table *table, len step,
		       len remainder)
{
	uint16_t *out = search->lines;

	for (int c = 0; c < search->n; c++)
		for (int above = 0; above <= search->spare; above++) {
			len width = (search->least[c] + above) * step +
				    (c == search->n - 1 ? remainder : 0);

			for (int r = 0; r < search->nrows; r++)
				*out++ = (uint16_t)cell_lines(table->most[r * search->n + c],
							      width);
		}
}

/* False when whole steps do not give every column its least width. */
static bool search_init(struct arena *arena, struct search *search,
			const struct colwidth_table *table, const len *least, len total)
{
	int n = table->ncolumns, sum = 0;
	len step = table->step;
	size_t size;

	*search = (struct search){.n = n,
				  .nrows = table->nrows,
				  .nsteps = (int)(total / step),
				  .best_lines = INT64_MAX};
	search->least = ARENA_ARRAY(arena, int, n);
	search->least_after = ARENA_ARRAY(arena, int, n);
	search->at = ARENA_ARRAY(arena, int, n);
	search->best = ARENA_ARRAY(arena, int, n);
	for (int c = n - 1; c >= 0; c--) {
		len own = c == n - 1 ? len_max(least[c] - total % step, step) : least[c];

		search->least_after[c] = sum;
		search->least[c] = (int)((own + step - 1) / step);
		sum += search->least[c];
	}
	search->spare = search->nsteps - sum;
	if (search->spare < 0)
		return false;
	size = (size_t)n * (size_t)(search->spare + 1) * (size_t)search->nrows;
	search->lines = arena_alloc(arena, size * sizeof *search->lines);
	search->heights = arena_alloc(arena, (size_t)(n + 1) * (size_t)search->nrows *
						     sizeof *search->heights);
	for (int r = 0; r < search->nrows; r++)
		search->heights[r] = 1;
	fill_lines(search, table, step, total % step);
	return true;
}

/* The best equal widths for the columns from first on; the one before takes what is left. */
static int64_t try_equal(const struct colwidth_table *table, const len *least, len total,
			 len *widths)
{
	int n = table->ncolumns, first = table->first_equal, nequal = n - first;
	int64_t best = INT64_MAX;
	len lowest = 0, heads = 0, equal = 0;

	for (int c = 0; c < n; c++) {
		widths[c] = least[c];
		if (c < first)
			heads += least[c];
		else
			lowest = len_max(lowest, least[c]);
	}
	if (nequal < 2)
		return INT64_MAX;
	lowest = len_round_up(lowest, table->step);
	for (len w = (total - heads) / nequal / table->step * table->step; w >= lowest;
	     w -= table->step) {
		int64_t lines;

		for (int c = first; c < n; c++)
			widths[c] = w;
		widths[first ? first - 1 : n - 1] += total - heads - nequal * w;
		lines = colwidth_lines(table, widths);
		if (lines < best) {
			best = lines;
			equal = w;
		}
		widths[first ? first - 1 : n - 1] = first ? least[first - 1] : w;
		if (first == 0)
			break;
	}
	if (best == INT64_MAX)
		return best;
	for (int c = first; c < n; c++)
		widths[c] = equal;
	widths[first ? first - 1 : n - 1] += total - heads - nequal * equal;
	return best;
}

/* The widths with the fewest lines, columns as unequal as they like. */
static void search_widths(struct arena *arena, const struct colwidth_table *table, const len *least,
			  len total, len *widths)
{
	int n = table->ncolumns;
	int64_t *weights = ARENA_ARRAY(arena, int64_t, n);
	struct search search;

	if (!search_init(arena, &search, table, least, total)) {
		len rest = total;

		for (int c = 0; c < n; c++)
			rest -= widths[c] = least[c];
		widths[n - 1] += rest;
		return;
	}
	guess(&search, weights);
	for (int i = 0; i < table->nrows * n; i++)
		weights[i % n] += table->most[i];
	guess(&search, weights);
	climb(&search);
	branch(&search, 0, search.nsteps);
	for (int c = 0; c < n; c++)
		widths[c] = search.best[c] * table->step;
	widths[n - 1] += total % table->step;
}

#ifndef NDEBUG
static len sum(const len *widths, int n)
{
	len all = 0;

	for (int c = 0; c < n; c++)
		all += widths[c];
	return all;
}
#endif

bool colwidth_fit(struct arena *arena, const struct colwidth_table *table, len total, len *widths)
{
	struct arena_mark mark = arena_mark(arena);
	struct colwidth_table sample = sample_rows(arena, table);
	len *least = ARENA_ARRAY(arena, len, table->ncolumns);
	len *equal = ARENA_ARRAY(arena, len, table->ncolumns);
	bool has_room = least_widths(table, least) <= total;
	int64_t lines;

	while (total / sample.step > STEPS_LIMIT)
		sample.step *= 2;
	if (!has_room) {
		cut_widest(least, table->ncolumns, total, widths);
		for (int c = 0; c < table->ncolumns; c++)
			least[c] = len_min(least[c],
					   total / table->ncolumns / sample.step * sample.step);
	}
	if (has_room || table->first_equal < table->ncolumns) {
		search_widths(arena, &sample, least, total, widths);
		lines = try_equal(&sample, least, total, equal);
		if (lines != INT64_MAX &&
		    lines * 100 <= colwidth_lines(&sample, widths) * EQUAL_TOLERANCE)
			memcpy(widths, equal, sizeof *widths * (size_t)table->ncolumns);
	}
	arena_reset(arena, mark);
	assert(sum(widths, table->ncolumns) == total);
	return has_room;
}
