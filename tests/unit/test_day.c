/* base/day: every day of some centuries in order, and days that there are not. */
#include "base/day.h"
#include "tap.h"

static void check_order(void)
{
	int64_t number = 0;
	int nwrong = 0;

	for (int year = 1970; year <= 2450; year++)
		for (int month = 1; month <= 12; month++)
			for (int day = 1; day <= 31; day++) {
				int64_t found = day_number(year, month, day);
				int y, m, d;

				if (found < 0)
					continue;
				day_split(found, &y, &m, &d);
				nwrong += found != number++ || y != year || m != month || d != day;
			}
	tap_ok(nwrong == 0, "days follow each other, and are found again by their numbers");
	tap_ok(number == 175682, "480 years have as many days as there are");
}

int main(void)
{
	int year, month, day;

	check_order();
	tap_ok(day_number(1970, 1, 1) == 0, "counting begins in 1970");
	tap_ok(day_number(2026, 11, 29) == 20786, "a day that was");
	tap_ok(day_number(2000, 2, 29) > 0, "a century that is a leap year");
	tap_ok(day_number(2100, 2, 29) < 0, "a century that is none");
	tap_ok(day_number(2026, 2, 29) < 0 && day_number(2026, 4, 31) < 0 &&
		       day_number(2026, 13, 1) < 0 && day_number(2026, 0, 1) < 0 &&
		       day_number(2026, -1, -1) < 0 && day_number(2026, 1, 0) < 0,
	       "no such day");
	tap_ok(day_number(1969, 12, 31) < 0 && day_number(-1, 1, 1) < 0, "before all counting");
	day_split(day_number(9999, 12, 31), &year, &month, &day);
	tap_ok(year == 9999 && month == 12 && day == 31, "the last day with four digits");
	return tap_done();
}
