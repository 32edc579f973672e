/* Column widths against trying all: small random tables; and what happens at the edges. */
#include "layout/colwidth.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "tap.h"

enum { MAX_COLUMNS = 4, MAX_ROWS = 6, STEP = 1000 };

struct sample {
	struct colwidth_table table;
	len least[MAX_ROWS * MAX_COLUMNS], most[MAX_ROWS * MAX_COLUMNS];
	len total;
};

/* A small generator, so that the cases are the same everywhere (Park and Miller 1988). */
static int roll(uint32_t *seed, int n)
{
	*seed = (uint32_t)((uint64_t)*seed * 48271 % 2147483647);
	return (int)(*seed % (uint32_t)n);
}

static void random_sample(uint32_t *seed, struct sample *sample)
{
	struct colwidth_table *table = &sample->table;

	*table = (struct colwidth_table){.nrows = 1 + roll(seed, MAX_ROWS),
					 .ncolumns = 1 + roll(seed, MAX_COLUMNS),
					 .least = sample->least,
					 .most = sample->most,
					 .step = STEP};
	table->first_equal = table->ncolumns; /* none */
	for (int i = 0; i < table->nrows * table->ncolumns; i++) {
		sample->least[i] = roll(seed, 5) ? 500 + roll(seed, 4000) : 0;
		sample->most[i] = sample->least[i] ? sample->least[i] + roll(seed, 30000) : 0;
	}
	sample->total = 4000 + roll(seed, 26000);
}

static int64_t squares(const struct colwidth_table *table, const len *widths)
{
	int64_t sum = 0;

	for (int c = 0; c < table->ncolumns; c++)
		sum += (int64_t)(widths[c] / STEP) * (widths[c] / STEP);
	return sum;
}

struct spelling {
	char text[100];
};

static struct spelling spell(const len *widths, int n)
{
	struct spelling out = {""};
	size_t size = 0;

	for (int c = 0; c < n; c++)
		size += (size_t)snprintf(out.text + size, sizeof out.text - size, "%s%" PRId64,
					 c ? " " : "", widths[c]);
	return out;
}

static bool words_fit(const struct colwidth_table *table, const len *widths)
{
	for (int i = 0; i < table->nrows * table->ncolumns; i++)
		if (table->least[i] > widths[i % table->ncolumns])
			return false;
	return true;
}

/* The fewest lines of all widths, and the least squares among those; INT64_MAX: no width fits. */
static void try_all(const struct sample *sample, int64_t *best_lines, int64_t *best_squares)
{
	const struct colwidth_table *table = &sample->table;
	int n = table->ncolumns, steps[MAX_COLUMNS] = {1, 1, 1, 1};
	int most = sample->total / STEP;

	*best_lines = *best_squares = INT64_MAX;
	for (;;) {
		len widths[MAX_COLUMNS], rest = sample->total;
		int64_t lines, s;
		int c = 0;

		for (int i = 0; i < n - 1; i++)
			rest -= widths[i] = steps[i] * STEP;
		widths[n - 1] = rest;
		if (rest >= STEP && words_fit(table, widths)) {
			lines = colwidth_lines(table, widths);
			s = squares(table, widths);
			if (lines < *best_lines || (lines == *best_lines && s < *best_squares)) {
				*best_lines = lines;
				*best_squares = s;
			}
		}
		while (c < n - 1 && ++steps[c] > most)
			steps[c++] = 1;
		if (c == n - 1)
			return;
	}
}

static len sum_of(const len *widths, int n)
{
	len sum = 0;

	for (int c = 0; c < n; c++)
		sum += widths[c];
	return sum;
}

static void test_brute_force(void)
{
	struct arena arena;
	uint32_t seed = 20261122;
	int n = 4000, nworse = 0, nsums = 0, nfitting = 0;

	arena_init(&arena);
	for (int i = 0; i < n; i++) {
		struct sample sample;
		len widths[MAX_COLUMNS];
		int64_t lines, s;
		bool has_room;

		random_sample(&seed, &sample);
		try_all(&sample, &lines, &s);
		has_room = colwidth_fit(&arena, &sample.table, sample.total, widths);
		nsums += sum_of(widths, sample.table.ncolumns) != sample.total;
		if (lines == INT64_MAX)
			continue;
		nfitting++;
		if (!has_room || !words_fit(&sample.table, widths) ||
		    colwidth_lines(&sample.table, widths) != lines ||
		    squares(&sample.table, widths) != s)
			nworse++;
	}
	arena_release(&arena);
	tap_ok(nworse == 0, "%d small tables: as low and as even as the best of all widths",
	       nfitting);
	tap_ok(nsums == 0, "widths always sum to the total");
}

static void test_equal(void)
{
	/* names, then two roles: the second could do with a little more, but not much is lost */
	static const len least[] = {3000, 4000, 4000, 3000, 4000, 4000};
	static const len most[] = {6000, 30000, 33000, 6000, 30000, 34000};
	static const len uneven[] = {6000, 5000, 60000, 6000, 5000, 60000};
	struct colwidth_table table = {.nrows = 2,
				       .ncolumns = 3,
				       .least = least,
				       .most = most,
				       .first_equal = 1,
				       .step = STEP};
	struct arena arena;
	len widths[3];

	arena_init(&arena);
	colwidth_fit(&arena, &table, 41500, widths);
	tap_ok(widths[1] == widths[2] && sum_of(widths, 3) == 41500,
	       "columns are equal where that costs little: %s", spell(widths, 3).text);
	tap_ok(widths[0] % STEP == 500, "the column before them takes what is no whole step");
	table.most = uneven;
	colwidth_fit(&arena, &table, 41500, widths);
	tap_ok(widths[2] > 2 * widths[1], "and unequal where it costs much: %s",
	       spell(widths, 3).text);
	arena_release(&arena);
}

static void test_cut(void)
{
	static const len least[] = {5000, 8000, 40000, 30000};
	struct colwidth_table table = {.nrows = 1,
				       .ncolumns = 4,
				       .least = least,
				       .most = least,
				       .first_equal = 4,
				       .step = STEP};
	struct arena arena;
	len widths[4];

	arena_init(&arena);
	tap_ok(!colwidth_fit(&arena, &table, 43001, widths), "words that do not fit are reported");
	tap_ok(widths[0] == 5000 && widths[1] == 8000 && sum_of(widths, 4) == 43001 &&
		       labs(widths[2] - widths[3]) <= 1,
	       "narrow columns keep their words, wide ones share: %s", spell(widths, 4).text);
	tap_ok(colwidth_fit(&arena, &table, 83000, widths) && widths[2] == 40000,
	       "a total that just suffices");
	arena_release(&arena);
}

static void test_long(void)
{
	enum { ROWS = 10000, COLUMNS = 6 };
	static len least[ROWS * COLUMNS], most[ROWS * COLUMNS];
	struct colwidth_table table = {.nrows = ROWS,
				       .ncolumns = COLUMNS,
				       .least = least,
				       .most = most,
				       .first_equal = COLUMNS,
				       .step = 3189};
	struct arena arena;
	uint32_t seed = 3;
	len widths[COLUMNS];

	for (int i = 0; i < ROWS * COLUMNS; i++) {
		least[i] = 20000 + roll(&seed, 20000);
		most[i] = least[i] + roll(&seed, 40000 * (i % COLUMNS + 1));
	}
	least[5003] = 60000; /* in column 5, in a row that no sample takes */
	arena_init(&arena);
	tap_ok(colwidth_fit(&arena, &table, 497000, widths) && widths[5] >= 60000,
	       "in 10,000 rows every longest word counts");
	tap_ok(sum_of(widths, COLUMNS) == 497000, "and the widths sum to the total");
	arena_release(&arena);
}

int main(void)
{
	test_brute_force();
	test_equal();
	test_cut();
	test_long();
	return tap_done();
}
