/*
 * Most tools put the year first, so that day and month cannot be taken for each other: 2026-11-30,
 * 2026-11-30T22:39:41Z, 2026/11/30 10:39:41 PM GMT+1. Spreadsheets write them as their country
 * does: 11/30/2026, 30/11/2026, 30.11.2026; some name the month. The day is that of the place where
 * it was written.
 */
#include "answers/date.h"

#include <string.h>

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

static bool is_time(const char *text)
{
	return *text == 0 || ((*text == 'T' || *text == ' ' || *text == ',') && text[1] != 0);
}

/* Two numbers and a year between marks: "11/30/2026", "30.11.26". */
struct triple {
	int a, b, year;
	char mark;
};

static bool read_triple(const char *text, struct triple *triple)
{
	const char *year;

	triple->a = take_number(&text, 2);
	triple->mark = *text;
	if (triple->a < 0 || !*text || !strchr("/-.", *text))
		return false;
	text++;
	triple->b = take_number(&text, 2);
	if (triple->b < 0 || *text != triple->mark)
		return false;
	year = ++text;
	triple->year = take_number(&text, 4);
	if (text - year == 2)
		triple->year += 2000;
	return (text - year == 2 || text - year == 4) && is_time(text);
}

/* Which of its numbers cannot be a month. */
static enum dates order_of(const struct triple *triple)
{
	if (triple->mark == '.' || triple->a > 12)
		return DATES_DMY;
	return triple->b > 12 ? DATES_MDY : DATES_BY_FILE;
}

/* A month by the beginning of its English name, and past it; 0: none. */
static int take_month(const char **at)
{
	static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	char begin[4] = {0};
	const char *found;

	for (int i = 0; i < 3; i++) {
		char c = (*at)[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')))
			return 0;
		begin[i] = (char)(c | 0x20);
	}
	found = strstr(names, begin);
	if (!found || (found - names) % 3)
		return 0;
	while ((**at >= 'a' && **at <= 'z') || (**at >= 'A' && **at <= 'Z'))
		(*at)++;
	return (int)(found - names) / 3 + 1;
}

/* "Nov 30, 2026", "30 Nov 2026", "30-Nov-2026". */
static bool read_named(const char *text, int64_t *seconds)
{
	int day = take_number(&text, 2), month, year;
	int64_t number;

	text += strspn(text, " -.");
	month = take_month(&text);
	text += strspn(text, " -.");
	if (month && day < 0) {
		day = take_number(&text, 2);
		text += strspn(text, " ,");
	}
	year = take_number(&text, 4);
	number = month ? day_number(year, month, day) : -1;
	*seconds = number * 86400;
	return number >= 0 && is_time(text);
}

enum date_fault date_read_ordered(const char *text, enum dates order, int64_t *seconds)
{
	struct triple triple;
	int64_t day;

	if (date_read(text, seconds) || read_named(text, seconds))
		return DATE_READ;
	*seconds = 0;
	if (!read_triple(text, &triple))
		return DATE_NONE;
	if (order_of(&triple) != DATES_BY_FILE)
		order = order_of(&triple);
	else if (triple.a == triple.b)
		order = DATES_DMY;
	if (order == DATES_BY_FILE)
		return DATE_TWO_WAYS;
	day = order == DATES_DMY ? day_number(triple.year, triple.b, triple.a)
				 : day_number(triple.year, triple.a, triple.b);
	if (day < 0)
		return DATE_NONE;
	*seconds = day * 86400;
	return DATE_READ;
}

enum dates date_order(const char *text)
{
	struct triple triple;

	return read_triple(text, &triple) ? order_of(&triple) : DATES_BY_FILE;
}
