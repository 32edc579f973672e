/*
 * Days and moments as tools write them: the year first, so that day and month cannot be taken for
 * each other: 2026-11-30, 2026-11-30T22:39:41Z, 2026/11/30 10:39:41 PM GMT+1. The day is that of
 * the place where it was written; the time of day is left out.
 */
#include "answers/answer_read.h"

struct scan {
	const char *at;
};

/* A number of up to most digits; -1: none. */
static int take_number(struct scan *scan, int most)
{
	int number = 0, n = 0;

	for (; n < most && *scan->at >= '0' && *scan->at <= '9'; n++)
		number = number * 10 + (*scan->at++ - '0');
	return n ? number : -1;
}

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

static bool take_day(struct scan *scan, int64_t *seconds)
{
	int year = take_number(scan, 4), month, day;
	char mark = *scan->at;
	int64_t days = 0;

	if (year < 1970 || (mark != '-' && mark != '/'))
		return false;
	scan->at++;
	month = take_number(scan, 2);
	if (*scan->at != mark)
		return false;
	scan->at++;
	day = take_number(scan, 2);
	if (month < 1 || month > 12 || day < 1 || day > days_in(year, month))
		return false;
	for (int y = 1970; y < year; y++)
		days += is_leap(y) ? 366 : 365;
	for (int m = 1; m < month; m++)
		days += days_in(year, m);
	*seconds = (days + day - 1) * 86400;
	return true;
}

bool date_read(const char *text, int64_t *seconds)
{
	struct scan scan = {text};

	if (!take_day(&scan, seconds))
		return false;
	if (*scan.at == 0)
		return true;
	return (*scan.at == 'T' || *scan.at == ' ') && scan.at[1] >= '0' && scan.at[1] <= '9';
}
