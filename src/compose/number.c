/* Numbers in words of figures. */
#include "compose/number.h"

#include <string.h>

static const char minus[] = "\xe2\x88\x92"; /* U+2212 */

const char *number_whole(struct draft *draft, int64_t number)
{
	if (number >= 0)
		return locale_number(draft->wording, draft->arena, number);
	return locale_decimal(draft->wording, draft->arena, number * 100, 0, LOCALE_UNSIGNED);
}

static int64_t common_divisor(int64_t a, int64_t b)
{
	while (b) {
		int64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a < 0 ? -a : a;
}

/* The single character for a common fraction, in languages that write these digits. */
static const char *vulgar(struct draft *draft, int64_t num, int64_t den)
{
	static const struct {
		int num, den;
		const char *text;
	} known[] = {{1, 2, "\xc2\xbd"},
		     {1, 4, "\xc2\xbc"},
		     {3, 4, "\xc2\xbe"},
		     {1, 3, "\xe2\x85\x93"},
		     {2, 3, "\xe2\x85\x94"}};

	if (strcmp(number_whole(draft, 1), "1") != 0)
		return NULL;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i].num == num && known[i].den == den)
			return known[i].text;
	return NULL;
}

const char *number_fraction(struct draft *draft, int64_t num, int64_t den)
{
	int64_t divisor = common_divisor(num, den);
	const char *glyph;

	num /= divisor;
	den /= divisor;
	if (den == 1)
		return number_whole(draft, num);
	glyph = vulgar(draft, num < 0 ? -num : num, den);
	if (glyph)
		return arena_printf(draft->arena, "%s%s", num < 0 ? minus : "", glyph);
	return arena_printf(draft->arena, "%s/%s", number_whole(draft, num),
			    number_whole(draft, den));
}

static const char *decimal(struct draft *draft, int64_t centipoints, int places,
			   enum locale_sign sign)
{
	return locale_decimal(draft->wording, draft->arena, centipoints, places, sign);
}

const char *number_points(struct draft *draft, int64_t centipoints)
{
	return decimal(draft, centipoints, 2, LOCALE_UNSIGNED);
}

const char *number_signed(struct draft *draft, int64_t centipoints)
{
	return decimal(draft, centipoints, 2, LOCALE_SIGNED);
}

static int places_of(int64_t centipoints)
{
	return centipoints % 100 == 0 ? 0 : centipoints % 10 == 0 ? 1 : 2;
}

const char *number_brief(struct draft *draft, int64_t centipoints)
{
	return decimal(draft, centipoints, places_of(centipoints), LOCALE_UNSIGNED);
}

const char *number_brief_signed(struct draft *draft, int64_t centipoints)
{
	return decimal(draft, centipoints, places_of(centipoints), LOCALE_SIGNED);
}

const char *number_date(struct draft *draft, int64_t date)
{
	return date ? locale_date(draft->wording, draft->arena, date) : NULL;
}

const char *number_date_whole(struct draft *draft, int64_t date)
{
	const char *text = number_date(draft, date);

	for (const char *blank; text && (blank = strchr(text, ' '));)
		text = arena_printf(draft->arena, "%.*s\xc2\xa0%s", (int)(blank - text), text,
				    blank + 1);
	return text;
}
