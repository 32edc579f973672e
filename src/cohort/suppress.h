/*
 * What a page about a group may say, so that it tells of no single person. Counts are rounded to
 * multiples of a step, each up or down at a place that nobody knows; and one person whom nobody
 * knows is in no count. doc/group.md says what that promises, and why.
 *
 * With least 5 the step is 6: 0 stands for 0 to 4, 6 for 3 to 10, 12 for 9 to 16.
 */
#ifndef COHORT_SUPPRESS_H
#define COHORT_SUPPRESS_H

#include <stdbool.h>
#include <stdint.h>

/* Of how many at least something may be said. */
enum { SUPPRESS_FEWEST = 3, SUPPRESS_LEAST = 5, SUPPRESS_MOST = 1000 };

int suppress_step(int least);

/* The count n of so many people as it is shown; draw: random bits of this count and these people,
 * which decide where rounding goes up. */
int64_t suppress_round(int64_t n, int64_t npeople, int least, uint64_t draw);

/* From the lowest count to the highest. */
struct suppress_range {
	int64_t low, high;
};

/* The counts that may be shown like that. */
struct suppress_range suppress_range(int64_t shown, int64_t npeople, int least);

/* Whether counts that add up to a total leave each of them open when all are shown: the total is
 * not too near to the lowest or the highest that they may come to. */
bool suppress_are_open(const int64_t *shown, int n, struct suppress_range total, int64_t npeople,
		       int least);

#endif
