/* Values as they stand in attributes: what a schema lets through is read, and nothing else. */
#include "xml/read.h"

#include <string.h>

#include "base/choice.h"
#include "base/day.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "xml/xml.h"

enum { MOST_DIGITS = 18 };

const char *read_filled(const struct xml_node *node, const char *name, struct diag *diag)
{
	const char *value = xml_attr(node, name);

	if (value && utf8_is_blank(value))
		diag_error(diag, node->pos, "attribute \"%s\" of <%s> is empty", name, node->name);
	return value;
}

bool read_is(const struct xml_node *node, const char *name, const char *value)
{
	const char *is = xml_attr(node, name);

	return is && strcmp(is, value) == 0;
}

/* The number in the digits that *text begins with, which is moved behind them. */
static int64_t take_digits(const char **text, int most)
{
	int64_t number = 0;

	for (; most > 0 && **text >= '0' && **text <= '9'; most--, ++*text)
		number = number * 10 + (**text - '0');
	return number;
}

int64_t read_number(const struct xml_node *node, const char *name, int64_t otherwise)
{
	return read_decimal(node, name, 0, otherwise);
}

int64_t read_decimal(const struct xml_node *node, const char *name, int ndecimals,
		     int64_t otherwise)
{
	const char *text = xml_attr(node, name);
	bool is_negative, has_point;
	int64_t number;

	if (!text)
		return otherwise;
	text += strspn(text, " \t\r\n"); /* some types of a schema let it stand */
	is_negative = *text == '-';
	text += is_negative || *text == '+';
	number = take_digits(&text, MOST_DIGITS - ndecimals);
	has_point = *text == '.';
	text += has_point;
	for (int i = 0; i < ndecimals; i++)
		number = number * 10 + (has_point ? take_digits(&text, 1) : 0);
	return is_negative ? -number : number;
}

int64_t read_date(const struct xml_node *node, const char *name, struct diag *diag)
{
	const char *date = xml_attr(node, name), *at = date;
	int year, month;
	int64_t number;

	if (!date || strlen(date) != 10)
		return 0;
	year = (int)take_digits(&at, 4);
	at++;
	month = (int)take_digits(&at, 2);
	at++;
	if (year < 1970) {
		diag_error(diag, node->pos, "the date %s is before 1970", date);
		return 0;
	}
	number = day_number(year, month, (int)take_digits(&at, 2));
	if (number < 0) {
		diag_error(diag, node->pos, "there is no day %s in the calendar", date);
		diag_hint(diag, "a date is year-month-day: 2026-11-22");
		return 0;
	}
	return number * 86400;
}

int read_choice(const struct xml_node *node, const char *name, const struct choice *choice,
		int otherwise)
{
	const char *word = xml_attr(node, name);
	int value = word ? choice_find(choice, word) : -1;

	return value >= 0 ? value : otherwise;
}

int read_count(const struct xml_node *parent, const char *name)
{
	int n = 0;

	for (const struct xml_node *at = xml_child(parent, name); at; at = xml_next(at, name))
		n++;
	return n;
}

void read_limits(const struct xml_node *parent, const char *name, int least, int most,
		 struct diag *diag)
{
	int n = read_count(parent, name);

	if (n < least)
		diag_error(diag, parent->pos, "<%s> has %d <%s>; it needs at least %d",
			   parent->name, n, name, least);
	else if (n > most)
		diag_error(diag, parent->pos, "<%s> has %d <%s>; it may have at most %d",
			   parent->name, n, name, most);
}
