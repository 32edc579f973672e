/*
 * Days and moments as tools write them: the year first, so that day and month cannot be taken for
 * each other: 2026-11-30, 2026-11-30T22:39:41Z, 2026/11/30 10:39:41 PM GMT+1. The day is that of
 * the place where it was written; the time of day is left out.
 */
#include "answers/date.h"

#include "base/day.h"

/* A number of up to most digits; -1: none. */
static int take_number(const char **at, int most)
{
	int number = 0, n = 0;

	for (; n < most && **at >= '0' && **at <= '9'; n++)
		number = number * 10 + (*(*at)++ - '0');
	return n ? number : -1;
}

bool date_read(const char *text, int64_t *seconds)
{
	int year = take_number(&text, 4), month;
	char mark = *text;
	int64_t day;

	if (mark != '-' && mark != '/')
		return false;
	text++;
	month = take_number(&text, 2);
	if (*text != mark)
		return false;
	text++;
	day = day_number(year, month, take_number(&text, 2));
	if (day < 0)
		return false;
	*seconds = day * 86400;
	return *text == 0 || ((*text == 'T' || *text == ' ') && text[1] >= '0' && text[1] <= '9');
}
