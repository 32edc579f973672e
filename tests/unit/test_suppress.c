/*
 * What counts are shown as: for every count of up to 80 people and every limit from 3 to 10, the
 * numbers that a reader infers are those that may have been there, no more and no fewer; and what
 * gives a count away by adding up is told.
 */
#include "cohort/suppress.h"

#include "tap.h"

enum { MOST_PEOPLE = 80, MOST_LEAST = 10, DRAWS = 3 };

/* Whether a count may be shown like that. */
static bool may_be(int64_t n, int64_t npeople, int least, int64_t shown)
{
	for (uint64_t draw = 0; draw < DRAWS; draw++)
		if (suppress_round(n, npeople, least, draw) == shown)
			return true;
	return false;
}

/* Of the counts of so many people. */
static bool are_exact(int64_t npeople, int least)
{
	int step = suppress_step(least);

	for (int64_t shown = 0; shown <= npeople; shown++) {
		struct suppress_range range = suppress_range(shown, npeople, least);

		for (int64_t n = 0; n <= npeople; n++) {
			bool is_inside = n >= range.low && n <= range.high;

			if (may_be(n, npeople, least, shown) != (is_inside && shown % step == 0))
				return false;
		}
	}
	return true;
}

/* Those under the limit alone are shown as 0, and each number stands for several counts. */
static bool are_wide(int64_t npeople, int least)
{
	int step = suppress_step(least);

	for (int64_t shown = 0; shown + step <= npeople; shown += step) {
		struct suppress_range range = suppress_range(shown, npeople, least);
		int64_t most = shown == 0 ? least : step + DRAWS - 1;

		if (range.high - range.low + 1 != most)
			return false;
	}
	return suppress_range(npeople / step * step, npeople, least).high == npeople;
}

static void test_rounding(void)
{
	bool is_exact = true, is_wide = true;

	for (int least = SUPPRESS_FEWEST; least <= MOST_LEAST; least++)
		for (int64_t n = 0; n <= MOST_PEOPLE; n++) {
			is_exact = is_exact && are_exact(n, least);
			is_wide = is_wide && (n < suppress_step(least) || are_wide(n, least));
		}
	tap_ok(is_exact, "a number stands for the counts that may be shown like that");
	tap_ok(is_wide, "which are several, and under the limit all of them");
	tap_ok(suppress_round(5, 60, 5, 0) == 6 && suppress_round(2, 60, 5, 2) == 0 &&
		       suppress_round(3, 60, 5, 2) == 6 && suppress_round(3, 60, 5, 0) == 0,
	       "5 are 6, 2 are none, 3 are either");
	tap_ok(suppress_round(5, 5, 5, 0) == 0, "of five people nothing is said");
	tap_ok(suppress_round(INT64_C(1000000), INT64_C(1000000), 5, 1) == 999996,
	       "of all people it is not said that they are all");
}

static bool are_open(int64_t a, int64_t b, int64_t c, int64_t npeople)
{
	const int64_t shown[] = {a, b, c};

	return suppress_are_open(shown, 3, (struct suppress_range){npeople, npeople}, npeople, 5);
}

static void test_sums(void)
{
	tap_ok(!are_open(0, 0, 0, 12), "three of which none is shown, of twelve: each is four");
	tap_ok(!are_open(0, 0, 0, 11) && are_open(0, 0, 0, 10), "of ten they may be more");
	tap_ok(!are_open(6, 6, 6, 9) && !are_open(6, 6, 6, 10) && are_open(6, 6, 6, 11),
	       "nor do those add up to all that were rounded up");
}

int main(void)
{
	test_rounding();
	test_sums();
	return tap_done();
}
