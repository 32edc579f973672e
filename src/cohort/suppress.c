/*
 * Rounding goes up from one of SLACK places on, the last of which is `least`. So neighbouring
 * numbers overlap: a count that is shown otherwise when somebody has come need not have changed.
 */
#include "cohort/suppress.h"

enum { SLACK = 3 };

int suppress_step(int least)
{
	return least + 1;
}

static int64_t highest(int64_t npeople, int least)
{
	return npeople / suppress_step(least) * suppress_step(least);
}

int64_t suppress_round(int64_t n, int64_t npeople, int least, uint64_t draw)
{
	int step = suppress_step(least);
	int64_t shown = (n + 1 + (int64_t)(draw % SLACK)) / step * step, most;

	most = highest(npeople, least);
	return shown < most ? shown : most;
}

struct suppress_range suppress_range(int64_t shown, int64_t npeople, int least)
{
	struct suppress_range range = {shown - SLACK, shown + least - 1};

	if (range.low < 0)
		range.low = 0;
	if (range.high > npeople || shown == highest(npeople, least))
		range.high = npeople;
	return range;
}

bool suppress_are_open(const int64_t *shown, int n, struct suppress_range total, int64_t npeople,
		       int least)
{
	struct suppress_range sum = {0, 0};

	for (int i = 0; i < n; i++) {
		struct suppress_range one = suppress_range(shown[i], npeople, least);

		sum.low += one.low;
		sum.high += one.high;
	}
	/* what cannot add up to the total does not, whatever it is */
	return (sum.low + SLACK - 1 <= total.high || sum.low > total.high) &&
	       (sum.high - SLACK + 1 >= total.low || sum.high < total.low);
}
