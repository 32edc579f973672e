/*
 * Numbers as people write them. A number is cut into groups of digits and the marks between them;
 * which mark can set off what then says how many ways there are to read it. None is guessed.
 */
#include "answers/number.h"

#include <string.h>

#include "base/utf8.h"
#include "locale/unicode.h"

enum {
	LONGEST = 64, /* characters */
	MOST_GROUPS = 24,
	MOST_DIGITS = 18 /* that surely fit into 64 bits */
};

static const uint32_t arabic_decimal = 0x66b, arabic_thousands = 0x66c, apostrophe = 0x2019,
		      minus = 0x2212;

struct figures {
	uint32_t codes[LONGEST];
	int begin, end; /* of what is left of codes */
	bool is_negative;
	int digits[LONGEST];
	int ndigits;
	int lengths[MOST_GROUPS];    /* of groups, in digits */
	uint32_t marks[MOST_GROUPS]; /* marks[i] stands after group i */
	int ngroups;
};

/* Only digits, of any number? */
static bool is_digits(const char *text)
{
	size_t n = strlen(text), step;
	uint32_t code;

	for (size_t at = 0; at < n; at += step) {
		step = utf8_decode(text + at, n - at, &code);
		if (step == 0 || unicode_digit(code) < 0)
			return false;
	}
	return n > 0;
}

static bool decode(struct figures *figures, const char *text)
{
	size_t n = strlen(text), step;

	for (size_t at = 0; at < n; at += step) {
		if (figures->end == LONGEST)
			return false;
		step = utf8_decode(text + at, n - at, &figures->codes[figures->end]);
		if (step == 0)
			return false;
		figures->end++;
	}
	return true;
}

/* Takes the sign, and the sign of a currency before or after the number, off. */
static void strip(struct figures *figures)
{
	bool has_sign = false, has_currency = false;

	while (figures->begin < figures->end) {
		uint32_t code = figures->codes[figures->begin];

		if (!has_sign && (code == '-' || code == '+' || code == minus)) {
			has_sign = true;
			figures->is_negative = code != '+';
		} else if (!has_currency && unicode_is_currency(code)) {
			has_currency = true;
		} else if (code != ' ') {
			break;
		}
		figures->begin++;
	}
	while (figures->begin < figures->end) {
		uint32_t code = figures->codes[figures->end - 1];

		if (!has_currency && unicode_is_currency(code))
			has_currency = true;
		else if (code != ' ')
			break;
		figures->end--;
	}
}

static bool is_mark(uint32_t code)
{
	return code == ' ' || code == '\'' || code == apostrophe || code == '.' || code == ',' ||
	       code == arabic_thousands || code == arabic_decimal;
}

/* Digits of one script in groups, with one mark between two of them. */
static bool cut(struct figures *figures)
{
	uint32_t zero = 0;
	int length = 0;

	for (int i = figures->begin; i < figures->end; i++) {
		uint32_t code = figures->codes[i];
		int digit = unicode_digit(code);

		if (digit >= 0) {
			if (figures->ndigits && code - (uint32_t)digit != zero)
				return false;
			zero = code - (uint32_t)digit;
			figures->digits[figures->ndigits++] = digit;
			length++;
			continue;
		}
		if (!is_mark(code) || length == 0 || figures->ngroups == MOST_GROUPS - 1)
			return false;
		figures->lengths[figures->ngroups] = length;
		figures->marks[figures->ngroups++] = code;
		length = 0;
	}
	figures->lengths[figures->ngroups++] = length;
	return length > 0;
}

/* Whether the first n groups are thousands: 1 234 567, or as in India 12,34,567. */
static bool are_thousands(const struct figures *figures, int n)
{
	const int *lengths = figures->lengths;
	bool is_western = lengths[0] <= 3, is_indian = lengths[0] <= 2 && n > 2;

	for (int i = 1; i < n; i++) {
		if (figures->marks[i - 1] != figures->marks[0])
			return false;
		is_western = is_western && lengths[i] == 3;
		is_indian = is_indian && lengths[i] == (i < n - 1 ? 2 : 3) &&
			    figures->marks[0] == ',';
	}
	return n == 1 || is_western || is_indian;
}

static bool can_be_thousands(uint32_t mark)
{
	return mark != arabic_decimal;
}

static bool can_be_decimal(uint32_t mark)
{
	return mark == '.' || mark == ',' || mark == arabic_decimal;
}

/* The first n groups as one number. */
static enum number_fault join(const struct figures *figures, int n, int64_t *value)
{
	int ndigits = 0, first = 0;

	for (int i = 0; i < n; i++)
		ndigits += figures->lengths[i];
	while (first < ndigits && figures->digits[first] == 0)
		first++;
	if (ndigits - first > MOST_DIGITS)
		return NUMBER_TOO_LARGE;
	*value = 0;
	for (int i = first; i < ndigits; i++)
		*value = *value * 10 + figures->digits[i];
	if (figures->is_negative)
		*value = -*value;
	return NUMBER_READ;
}

static bool is_fraction_zero(const struct figures *figures)
{
	int n = figures->lengths[figures->ngroups - 1];

	for (int i = figures->ndigits - n; i < figures->ndigits; i++)
		if (figures->digits[i])
			return false;
	return true;
}

static enum number_fault read_decimal(const struct figures *figures, int64_t *value)
{
	if (!are_thousands(figures, figures->ngroups - 1))
		return NUMBER_NONE;
	return is_fraction_zero(figures) ? join(figures, figures->ngroups - 1, value)
					 : NUMBER_BROKEN;
}

/* "1.234": thousands or thousandths; six digits at most, so that nothing overflows. */
static enum number_fault read_either(const struct figures *figures, int64_t min, int64_t max,
				     int64_t *value)
{
	int64_t whole = 0;
	bool may_be_thousands, may_be_decimal;

	join(figures, 1, &whole);
	join(figures, 2, value);
	may_be_thousands = *value >= min && *value <= max;
	/* whole and a fraction: value / 1000 */
	may_be_decimal = *value >= min * 1000 && *value <= max * 1000;
	if (may_be_thousands && may_be_decimal)
		return NUMBER_TWO_WAYS;
	if (may_be_thousands || !may_be_decimal)
		return NUMBER_READ;
	*value = whole;
	return is_fraction_zero(figures) ? NUMBER_READ : NUMBER_BROKEN;
}

enum number_fault number_read(const char *text, int64_t min, int64_t max, int64_t *value)
{
	struct figures figures = {0};
	uint32_t last;
	int n;

	if (!decode(&figures, text))
		return is_digits(text) ? NUMBER_TOO_LARGE : NUMBER_NONE;
	strip(&figures);
	if (!cut(&figures))
		return NUMBER_NONE;
	n = figures.ngroups;
	if (n == 1)
		return join(&figures, 1, value);
	last = figures.marks[n - 2];
	if (n == 2 && last != arabic_decimal && can_be_decimal(last) && figures.digits[0] &&
	    are_thousands(&figures, 2))
		return read_either(&figures, min, max, value);
	if (can_be_thousands(last) && figures.digits[0] && are_thousands(&figures, n))
		return join(&figures, n, value);
	return can_be_decimal(last) && (n == 2 || figures.marks[n - 3] != last)
		       ? read_decimal(&figures, value)
		       : NUMBER_NONE;
}
