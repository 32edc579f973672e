/*
 * A day is three numbers with the same mark between them, or two and a month by its English name.
 * Four digits in front are the year: 2026-11-30, 2026/11/30, 2026年11月30日, "2026. 11. 30. 오전
 * 9:12". Else it comes last, and with slashes and dashes day and month are told apart by a number
 * above 12 alone: 11/30/2026, 30/11/2026, 30.11.2026. The day is that of the place where it was
 * written; behind it only a time of day may follow.
 */
#include "answers/date.h"

#include <stdbool.h>
#include <string.h>

#include "base/day.h"

enum {
	LAST_YEAR = 2199,    /* later ones are counted by another calendar */
	LAST_SHORT_YEAR = 49 /* of two digits, which then is of this century */
};

struct numbers {
	int values[3], lengths[3];
	char mark;      /* one of "/-." */
	bool is_spaced; /* a space stands behind the mark */
};

/* A number of up to most digits; -1: none. */
static int take_number(const char **at, int most)
{
	int number = 0, n = 0;

	for (; n < most && **at >= '0' && **at <= '9'; n++)
		number = number * 10 + (*(*at)++ - '0');
	return n ? number : -1;
}

/* The mark between two numbers, and past it; Chinese, Japanese and Korean words for year, month and
 * day count as dashes. 0: none. */
static char take_mark(const char **at)
{
	static const char *const words[] = {"年", "月", "日", "년", "월", "일"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t n = strlen(words[i]);

		if (strncmp(*at, words[i], n) == 0) {
			*at += n;
			return '-';
		}
	}
	return **at && strchr("/-.", **at) ? *(*at)++ : 0;
}

/* "t09:12", " 9.12.44 pm", ", 9:12", " 오전 9:12:44", or nothing. */
static bool is_time(const char *text)
{
	const char *at = text + strspn(text, " ,t");
	size_t nwords = strcspn(at, "0123456789");

	if (!*at)
		return strcspn(text, "t") == (size_t)(at - text);
	if (at == text || nwords > 16)
		return false;
	at += nwords;
	return take_number(&at, 2) >= 0 && *at && strchr(":.h", *at) && at[1] >= '0' &&
	       at[1] <= '9';
}

static bool read_numbers(const char *text, struct numbers *numbers)
{
	*numbers = (struct numbers){.is_spaced = false};
	for (int i = 0; i < 3; i++) {
		const char *begin = text;
		char mark;

		numbers->values[i] = take_number(&text, 4);
		numbers->lengths[i] = (int)(text - begin);
		mark = i < 2 || !strchr("/-", *text) ? take_mark(&text) : 0;
		if (numbers->values[i] < 0 || (i < 2 && !mark) || (i == 1 && mark != numbers->mark))
			return false;
		if (i == 0)
			numbers->mark = mark;
		if (i < 2 && *text == ' ') {
			numbers->is_spaced = true;
			text++;
		}
	}
	return is_time(text);
}

static bool has_year_first(const struct numbers *numbers)
{
	return numbers->lengths[0] == 4 && numbers->lengths[1] <= 2 && numbers->lengths[2] <= 2;
}

static bool has_year_last(const struct numbers *numbers)
{
	return numbers->lengths[0] <= 2 && numbers->lengths[1] <= 2 &&
	       (numbers->lengths[2] == 4 || (numbers->lengths[2] == 2 && !numbers->is_spaced &&
					     numbers->values[2] <= LAST_SHORT_YEAR));
}

/* Which of the numbers in front of the year cannot be a month; full stops stand between day and
 * month all over the world. */
static enum dates order_of(const struct numbers *numbers)
{
	if (numbers->mark == '.' || numbers->values[0] > 12)
		return DATES_DMY;
	return numbers->values[1] > 12 ? DATES_MDY : DATES_BY_FILE;
}

static enum date_fault make_day(int year, int month, int day, int64_t *seconds)
{
	int64_t number = day_number(year, month, day);

	if (year < 1970 || year > LAST_YEAR)
		return DATE_OTHER_YEAR;
	if (number < 0)
		return DATE_NONE;
	*seconds = number * 86400;
	return DATE_READ;
}

/* A month by its English name or the beginning of it, and past it; 0: none. */
static int take_month(const char **at)
{
	static const char *const names[] = {"january",   "february", "march",    "april",
					    "may",       "june",     "july",     "august",
					    "september", "october",  "november", "december"};
	size_t n = 0;

	while ((*at)[n] >= 'a' && (*at)[n] <= 'z')
		n++;
	for (int i = 0; i < 12 && n >= 3; i++)
		if (strncmp(names[i], *at, n) == 0) {
			*at += n;
			return i + 1;
		}
	return 0;
}

/* "nov 30, 2026", "30 nov 2026", "30-nov-2026". */
static enum date_fault read_named(const char *text, int64_t *seconds)
{
	int day = take_number(&text, 2), month, year;
	const char *begin;

	text += strspn(text, " -.");
	month = take_month(&text);
	text += strspn(text, " -.");
	if (month && day < 0) {
		day = take_number(&text, 2);
		if (!*text || !strchr(" ,", *text))
			return DATE_NONE;
		text += strspn(text, " ,");
	}
	begin = text;
	year = take_number(&text, 4);
	if (text - begin == 2 && year <= LAST_SHORT_YEAR)
		year += 2000;
	else if (text - begin != 4)
		return DATE_NONE;
	return month && day >= 0 && is_time(text) ? make_day(year, month, day, seconds) : DATE_NONE;
}

enum date_fault date_read(const char *text, enum dates order, int64_t *seconds)
{
	struct numbers numbers;
	const int *values = numbers.values;
	int year;

	*seconds = 0;
	if (!read_numbers(text, &numbers))
		return read_named(text, seconds);
	if (has_year_first(&numbers))
		return make_day(values[0], values[1], values[2], seconds);
	if (!has_year_last(&numbers))
		return DATE_NONE;
	year = numbers.lengths[2] == 2 ? 2000 + values[2] : values[2];
	if (order_of(&numbers) != DATES_BY_FILE)
		order = order_of(&numbers);
	else if (values[0] == values[1])
		order = DATES_DMY;
	if (order == DATES_BY_FILE)
		return DATE_TWO_WAYS;
	return order == DATES_DMY ? make_day(year, values[1], values[0], seconds)
				  : make_day(year, values[0], values[1], seconds);
}

enum dates date_order(const char *text)
{
	struct numbers numbers;

	return read_numbers(text, &numbers) && has_year_last(&numbers) && numbers.mark != '.'
		       ? order_of(&numbers)
		       : DATES_BY_FILE;
}
