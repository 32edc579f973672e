/* Lengths: integer scaling and the reading of lengths with units. */
#include "base/len.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

len len_scale(len value, int64_t num, int64_t den)
{
	int64_t product;
	bool is_too_long = __builtin_mul_overflow(value, num, &product);

	assert(!is_too_long);
	(void)is_too_long;

	if (den < 0) {
		product = -product;
		den = -den;
	}
	return (len)(product >= 0 ? (product + den / 2) / den : -((-product + den / 2) / den));
}

len len_round_up(len value, len unit)
{
	return (value + unit - 1) / unit * unit;
}

/* Thousandths of the number at *text, which is moved past it; -1 if there is none. */
static int64_t parse_thousandths(const char **text)
{
	const char *p = *text;
	int64_t whole = 0, part = 0;
	int64_t place = 100;

	if (*p < '0' || *p > '9')
		return -1;
	for (; *p >= '0' && *p <= '9'; p++) {
		whole = whole * 10 + (*p - '0');
		if (whole > 1000000)
			return -1;
	}
	if (*p == '.') {
		p++;
		if (*p < '0' || *p > '9')
			return -1;
		for (; *p >= '0' && *p <= '9' && place > 0; p++, place /= 10)
			part += (*p - '0') * place;
	}
	*text = p;
	return whole * 1000 + part;
}

bool len_parse(const char *text, len *out)
{
	/* millipoints in a unit, as a fraction: 1 in = 72 pt = 25.4 mm */
	static const struct {
		const char *name;
		int64_t num, den;
	} units[] = {{"pt", 1, 1}, {"mm", 720, 254}, {"cm", 7200, 254}, {"in", 72, 1}};
	bool is_negative = *text == '-';
	const char *p = text + is_negative;
	int64_t value = parse_thousandths(&p);

	if (value < 0)
		return false;
	for (int i = 0; i < 4; i++) {
		if (strcmp(p, units[i].name) != 0)
			continue;
		int64_t mpt = (value * units[i].num + units[i].den / 2) / units[i].den;
		if (mpt > 14400 * (int64_t)LEN_PT)
			return false;
		*out = (len)(is_negative ? -mpt : mpt);
		return true;
	}
	return false;
}

bool len_parse_sides(const char *text, struct sides *out)
{
	/* which of the lengths given goes to top, right, bottom, left */
	static const int sources[4][4] = {{0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}};
	len lengths[4];
	int n = 0;

	for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
		size_t length = strcspn(text, " ");
		char word[32];

		if (n == 4 || length >= sizeof word)
			return false;
		memcpy(word, text, length);
		word[length] = 0;
		if (!len_parse(word, &lengths[n++]))
			return false;
		text += length;
	}
	if (n == 0)
		return false;
	*out = (struct sides){lengths[sources[n - 1][0]], lengths[sources[n - 1][1]],
			      lengths[sources[n - 1][2]], lengths[sources[n - 1][3]]};
	return true;
}

struct len_text len_points(len length)
{
	uint64_t size = length < 0 ? 0 - (uint64_t)length : (uint64_t)length;
	struct len_text out;
	int n = snprintf(out.text, sizeof out.text, "%s%" PRIu64 ".%03d", length < 0 ? "-" : "",
			 size / LEN_PT, (int)(size % LEN_PT));

	while (out.text[n - 1] == '0')
		out.text[--n] = 0;
	if (out.text[n - 1] == '.')
		out.text[n - 1] = 0;
	return out;
}

struct len_text len_millimetres(len length)
{
	return len_points(len_scale(length, 254, 7200) * 10);
}
