/*
 * Numbers are moved about as decimal digits, so that nothing is lost by the way. Only fractions are
 * cut to the 15 digits that spreadsheets show: files have 1.1 as 1.1000000000000001.
 */
#include "answers/xlsx_value.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/utf8.h"
#include "base/workbook.h"

enum {
	MOST_DIGITS = 40, /* that a number is written with */
	MOST_ZEROS = 40,  /* that are put before or behind them */
	MOST_WRITTEN = MOST_DIGITS + MOST_ZEROS + 4,
	SHOWN_DIGITS = 15,     /* of a fraction */
	MOST_EXPONENT = 999,   /* no double is larger */
	END_OF_DAYS = 2958466, /* 10000-01-01, by the count from 1900 */
	DAYS_1904 = 1462,      /* how much earlier the count from 1900 begins */
	DAYS_1970 = 25569,     /* 1970-01-01, by that count */
	LEAP_DAY = 60,         /* which that count has in 1900, and no calendar */
	CYCLE_YEARS = 400,
	CYCLE_DAYS = 146097,
	DAY_SECONDS = 86400
};

/* 0.DIGITS times ten to the power of point; no zeros at either end. */
struct decimal {
	char digits[MOST_DIGITS];
	int ndigits;
	int point;
	bool is_negative;
};

/* Behind the digits at text; they are added to decimal. NULL: too many. */
static const char *take_digits(struct decimal *decimal, const char *text)
{
	for (; *text >= '0' && *text <= '9'; text++) {
		if (decimal->ndigits == MOST_DIGITS)
			return NULL;
		if (decimal->ndigits > 0 || *text != '0')
			decimal->digits[decimal->ndigits++] = *text;
		else
			decimal->point--;
	}
	return text;
}

/* False: it is no number, or none that can be written out. */
static bool decimal_read(struct decimal *decimal, const char *text)
{
	const char *begin, *p;
	char *end;
	long exponent = 0;

	*decimal = (struct decimal){.is_negative = *text == '-'};
	text += *text == '-' || *text == '+';
	begin = text;
	p = take_digits(decimal, text);
	if (!p)
		return false;
	text = p;
	decimal->point += (int)(text - begin);
	if (*text == '.') {
		begin++;
		p = take_digits(decimal, text + 1);
		if (!p)
			return false;
		text = p;
	}
	if (text == begin)
		return false;
	if (*text == 'e' || *text == 'E') {
		exponent = strtol(text + 1, &end, 10);
		if (end == text + 1 || labs(exponent) > MOST_EXPONENT)
			return false;
		text = end;
	}
	decimal->point += (int)exponent;
	while (decimal->ndigits > 0 && decimal->digits[decimal->ndigits - 1] == '0')
		decimal->ndigits--;
	return *text == 0;
}

/* NULL: it would have more zeros than anybody reads. */
static const char *decimal_write(struct arena *arena, const struct decimal *decimal)
{
	int n = decimal->ndigits, point = decimal->point;
	int nbefore = point > 0 ? point : 0, nzeros = point < 0 ? -point : 0;
	char text[MOST_WRITTEN], *out = text;

	if (n == 0)
		return "0";
	if (nzeros > MOST_ZEROS || nbefore - n > MOST_ZEROS)
		return NULL;
	if (decimal->is_negative)
		*out++ = '-';
	if (nbefore == 0)
		*out++ = '0';
	for (int i = 0; i < nbefore; i++)
		*out++ = (char)(i < n ? decimal->digits[i] : '0');
	if (n > point) {
		*out++ = '.';
		for (int i = 0; i < nzeros; i++)
			*out++ = '0';
		for (int i = nbefore; i < n; i++)
			*out++ = decimal->digits[i];
	}
	*out = 0;
	return arena_strdup(arena, text);
}

/* The day and the time of day of a moment in seconds, by the count from 1900. */
static const char *write_moment(struct arena *arena, int64_t seconds)
{
	int64_t number = seconds / DAY_SECONDS;
	int second = (int)(seconds % DAY_SECONDS), year, month, day;

	if (number == LEAP_DAY) {
		year = 1900, month = 2, day = 29;
	} else {
		number += number < LEAP_DAY;
		day_split(number - DAYS_1970 + CYCLE_DAYS, &year, &month, &day);
		year -= CYCLE_YEARS;
	}
	if (second == 0)
		return arena_printf(arena, "%04d-%02d-%02d", year, month, day);
	return arena_printf(arena, "%04d-%02d-%02d %02d:%02d:%02d", year, month, day, second / 3600,
			    second / 60 % 60, second % 60);
}

/* NULL: there is no such day. */
static const char *write_date(struct arena *arena, double number, enum xlsx_shown shown,
			      bool is_1904)
{
	bool is_time = shown == XLSX_ELAPSED || (number < 1 && (shown == XLSX_TIME || !is_1904));
	int64_t seconds;

	if (number < 0 || number >= END_OF_DAYS - (is_1904 ? DAYS_1904 : 0))
		return NULL;
	seconds = llround(number * DAY_SECONDS);
	if (is_time)
		return arena_printf(arena, "%02lld:%02d:%02d", (long long)(seconds / 3600),
				    (int)(seconds / 60 % 60), (int)(seconds % 60));
	return write_moment(arena, seconds + (is_1904 ? (int64_t)DAYS_1904 * DAY_SECONDS : 0));
}

static const char *pad(struct arena *arena, const char *text, int n)
{
	bool is_negative = *text == '-';
	int missing = n - (int)strlen(text + is_negative);

	if (missing <= 0 || strchr(text, '.'))
		return text;
	return arena_printf(arena, "%s%0*d%s", is_negative ? "-" : "", missing, 0,
			    text + is_negative);
}

const char *xlsx_number(struct arena *arena, const char *text, struct xlsx_format format,
			bool is_1904)
{
	struct decimal decimal;
	const char *written;
	char rounded[64];

	if (!decimal_read(&decimal, text))
		return arena_strdup(arena, text);
	if (format.shown == XLSX_DATE || format.shown == XLSX_TIME ||
	    format.shown == XLSX_ELAPSED) {
		written = write_date(arena, strtod(text, NULL), format.shown, is_1904);
		if (written)
			return written;
	}
	if (decimal.ndigits > SHOWN_DIGITS && decimal.ndigits > decimal.point) {
		snprintf(rounded, sizeof rounded, "%.*e", SHOWN_DIGITS - 1, strtod(text, NULL));
		decimal_read(&decimal, rounded);
	}
	if (format.shown == XLSX_PERCENT)
		decimal.point += 2;
	written = decimal_write(arena, &decimal);
	if (!written)
		return arena_strdup(arena, text);
	if (format.shown == XLSX_PERCENT)
		return arena_printf(arena, "%s%%", written);
	return format.shown == XLSX_DIGITS ? pad(arena, written, format.ndigits) : written;
}

/* Whether text begins like "2026-11-20T09:12:44", in which 0 stands for any digit. */
static bool is_like(const char *text, const char *pattern)
{
	for (; *pattern; text++, pattern++)
		if (*pattern == '0' ? *text < '0' || *text > '9' : *text != *pattern)
			return false;
	return true;
}

const char *xlsx_iso_date(struct arena *arena, const char *text)
{
	if (!is_like(text, "0000-00-00T00:00:00"))
		return arena_strdup(arena, text);
	if (strncmp(text + 11, "00:00:00", 8) == 0)
		return arena_strndup(arena, text, 10);
	return arena_printf(arena, "%.10s %.8s", text, text + 11);
}

/* What stands in a format for itself: the bytes of "text", \c, _c, *c at p; 0: nothing. */
static size_t literal_length(const char *p)
{
	if (*p == '"') {
		size_t n = strcspn(p + 1, "\"");

		return n + 1 + (p[n + 1] == '"');
	}
	return strchr("\\_*", *p) ? 1 + (p[1] != 0) : 0;
}

/* The first section of a format; those for negative numbers, zero and texts follow behind ;. */
static struct xlsx_format format_of_code(const char *code)
{
	bool has_day = false, has_month = false, has_time = false, has_percent = false;

	if (code[0] == '0' && code[strspn(code, "0")] == 0)
		return (struct xlsx_format){XLSX_DIGITS, (int)strlen(code)};
	while (*code && *code != ';') {
		size_t n = literal_length(code);
		char c = *code | 0x20;

		if (*code == '[') {
			if (code[1] && strchr("hms", code[1] | 0x20) &&
			    code[1 + strspn(code + 1, "hHmMsS")] == ']')
				return (struct xlsx_format){XLSX_ELAPSED, 0};
			n = strcspn(code, "]");
		} else if (n == 0) {
			has_day = has_day || c == 'd' || c == 'y';
			has_month = has_month || c == 'm';
			has_time = has_time || c == 'h' || c == 's';
			has_percent = has_percent || *code == '%';
			n = 1;
		}
		code += n;
	}
	if (has_day || (has_month && !has_time))
		return (struct xlsx_format){XLSX_DATE, 0};
	if (has_time)
		return (struct xlsx_format){XLSX_TIME, 0};
	return (struct xlsx_format){has_percent ? XLSX_PERCENT : XLSX_PLAIN, 0};
}

/* Those that are not written into files (18.8.30), in all languages. */
static enum xlsx_shown shown_by_number(int number)
{
	static const struct {
		int first, last;
		enum xlsx_shown shown;
	} known[] = {{9, 10, XLSX_PERCENT},  {14, 17, XLSX_DATE}, {18, 21, XLSX_TIME},
		     {22, 22, XLSX_DATE},    {27, 36, XLSX_DATE}, {45, 45, XLSX_TIME},
		     {46, 46, XLSX_ELAPSED}, {47, 47, XLSX_TIME}, {50, 58, XLSX_DATE}};

	for (int i = 0; i < (int)(sizeof known / sizeof *known); i++)
		if (number >= known[i].first && number <= known[i].last)
			return known[i].shown;
	return XLSX_PLAIN;
}

struct xlsx_format xlsx_format_of(int number, const char *code)
{
	if (code)
		return format_of_code(code);
	return (struct xlsx_format){shown_by_number(number), 0};
}

/* Pairs of surrogates are one character (Unicode, D75). */
void xlsx_unescape(struct buf *out, const char *text)
{
	while (*text) {
		int code = workbook_escaped(text), low;
		char bytes[4] = {0};
		size_t n = 7;

		if (code >= 0xd800 && code < 0xdc00) {
			low = workbook_escaped(text + 7);
			code = low >= 0xdc00 && low < 0xe000
				       ? 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00)
				       : -1;
			n = 14;
		}
		if (code <= 0 || (code >= 0xd800 && code < 0xe000)) {
			buf_addc(out, *text++);
			continue;
		}
		buf_add(out, bytes, utf8_encode((uint32_t)code, bytes));
		text += n;
	}
}
