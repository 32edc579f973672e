/* Whole years by the rule of leap years, then month by month. */
#include "base/day.h"

#include <assert.h>
#include <stdbool.h>

static int days_of_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	return month == 2 && is_leap ? 29 : days[month - 1];
}

/* The number of the first day of a year. */
static int64_t days_before(int year)
{
	int64_t last = year - 1;

	return 365 * (last - 1969) + last / 4 - last / 100 + last / 400 -
	       (1969 / 4 - 1969 / 100 + 1969 / 400);
}

int64_t day_number(int year, int month, int day)
{
	int64_t number;

	if (year < 1970 || month < 1 || month > 12 || day < 1 || day > days_of_month(year, month))
		return -1;
	number = days_before(year) + day - 1;
	for (int m = 1; m < month; m++)
		number += days_of_month(year, m);
	return number;
}

void day_split(int64_t number, int *year, int *month, int *day)
{
	assert(number >= 0);
	*year = 1970 + (int)(number / 366); /* no later than the day's own */
	while (days_before(*year + 1) <= number)
		++*year;
	number -= days_before(*year);
	for (*month = 1; number >= days_of_month(*year, *month); ++*month)
		number -= days_of_month(*year, *month);
	*day = (int)number + 1;
}

static int take_part(const char **text)
{
	int part = 0;

	for (; **text >= '0' && **text <= '9'; ++*text)
		part = part * 10 + (**text - '0');
	*text += **text == '-';
	return part;
}

void day_read(const char *text, int *year, int *month, int *day)
{
	*year = take_part(&text);
	*month = take_part(&text);
	*day = take_part(&text);
}
