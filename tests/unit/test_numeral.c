/*
 * Numbers as ICU itself writes them, in every language that it knows, and in every system of
 * digits: what was learned from a few numbers must hold for all.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unicode/uloc.h>
#include <unicode/unumberformatter.h>
#include <unicode/unumsys.h>
#include <unicode/ustring.h>

#include "locale/locale.h"
#include "tap.h"

enum { SAMPLES = 60 };

/* Those that ICU has a skeleton for; the first is that of locale_number. */
static const struct kind {
	const char *skeleton;
	int places;
	enum locale_sign sign;
} kinds[] = {
	{"", 0, LOCALE_UNSIGNED},
	{"precision-integer", 0, LOCALE_UNSIGNED},
	{"precision-integer sign-always", 0, LOCALE_SIGNED},
	{".0", 1, LOCALE_UNSIGNED},
	{".0 sign-always", 1, LOCALE_SIGNED},
	{".00", 2, LOCALE_UNSIGNED},
	{".00 sign-always", 2, LOCALE_SIGNED},
};

struct icu {
	UNumberFormatter *formatters[sizeof kinds / sizeof *kinds];
	UFormattedNumber *result;
	char text[200];
};

static void icu_open(struct icu *icu, const char *lang)
{
	char id[ULOC_FULLNAME_CAPACITY];
	UErrorCode error = U_ZERO_ERROR;
	UChar wide[48];

	uloc_forLanguageTag(lang, id, sizeof id, NULL, &error);
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		u_uastrcpy(wide, kinds[k].skeleton);
		icu->formatters[k] = unumf_openForSkeletonAndLocale(wide, -1, id, &error);
	}
	icu->result = unumf_openResult(&error);
}

static void icu_close(struct icu *icu)
{
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
		unumf_close(icu->formatters[k]);
	unumf_closeResult(icu->result);
}

/* Hundredths rounded by us, half away from zero, since ICU rounds half to even. */
static const char *icu_write(struct icu *icu, const struct kind *kind, int64_t value)
{
	static const int64_t units[] = {100, 10, 1};
	UErrorCode error = U_ZERO_ERROR;
	int64_t unit = units[kind->places];
	int64_t rounded = (value + (value < 0 ? -(unit / 2) : unit / 2)) / unit * unit;
	const struct kind *used = rounded || kind->sign == LOCALE_UNSIGNED ? kind : kind - 1;
	UChar text[100];
	char plain[40];

	if (kind == kinds)
		snprintf(plain, sizeof plain, "%lld", (long long)value);
	else
		snprintf(plain, sizeof plain, "%s%lld.%02lld", rounded < 0 ? "-" : "",
			 llabs(rounded) / 100, llabs(rounded) % 100);
	unumf_formatDecimal(icu->formatters[used - kinds], plain, -1, icu->result, &error);
	unumf_resultToString(icu->result, text, 100, &error);
	u_strToUTF8(icu->text, sizeof icu->text, NULL, text, -1, &error);
	return U_SUCCESS(error) ? icu->text : u_errorName(error);
}

/* The same with the first hyphen as a minus, which only hundredths get. */
static const char *with_minus(struct arena *arena, const struct kind *kind, const char *text)
{
	const char *hyphen = kind == kinds ? NULL : strchr(text, '-');

	return hyphen ? arena_printf(arena, "%.*s\xe2\x88\x92%s", (int)(hyphen - text), text,
				     hyphen + 1)
		      : text;
}

/* Small ones, those at the edges of rounding and of groups, and some of any size. */
static int64_t sample(int i)
{
	static const int64_t edges[] = {0,        4,         5,          49,
					50,       99,        100,        995,
					1000,     99949,     99950,      99999,
					100000,   999999,    1000000,    12345678,
					99999999, 100000000, 9876543210, INT64_C(1234567890123456)};
	int n = sizeof edges / sizeof *edges;

	if (i < 2 * n)
		return i % 2 ? -edges[i / 2] : edges[i / 2];
	return (int64_t)rand() % 2000001 - 1000000;
}

/* Whether all samples are the same; where not, the first one that differs is told. */
static bool check(struct arena *arena, const char *lang)
{
	struct locale *locale = locale_open(lang);
	struct icu icu;
	bool is_same = true;

	icu_open(&icu, lang);
	for (int i = 0; i < SAMPLES && is_same; i++)
		for (size_t k = 0; k < sizeof kinds / sizeof *kinds && is_same; k++) {
			const struct kind *kind = &kinds[k];
			struct arena_mark mark = arena_mark(arena);
			int64_t value = sample(i);
			const char *wanted = with_minus(arena, kind, icu_write(&icu, kind, value));
			const char *ours = kind == kinds ? locale_number(locale, arena, value)
							 : locale_decimal(locale, arena, value,
									  kind->places, kind->sign);

			is_same = strcmp(ours, wanted) == 0;
			if (!is_same)
				printf("# %s, %lld, \"%s\": \"%s\" instead of \"%s\"\n", lang,
				       (long long)value, kind->skeleton, ours, wanted);
			arena_reset(arena, mark);
		}
	icu_close(&icu);
	locale_close(locale);
	return is_same;
}

static void test_languages(struct arena *arena)
{
	int n = uloc_countAvailable();
	bool is_same = true;

	for (int i = 0; i < n && is_same; i++) {
		UErrorCode error = U_ZERO_ERROR;
		char lang[100];

		uloc_toLanguageTag(uloc_getAvailable(i), lang, sizeof lang, false, &error);
		is_same = check(arena, lang);
	}
	tap_ok(n > 500 && is_same, "numbers as ICU writes them, in all its languages");
}

static void test_digits(struct arena *arena)
{
	static const char *const langs[] = {"en", "es", "hi", "ar-EG", "he", "fa", "de-CH"};
	UErrorCode error = U_ZERO_ERROR;
	UEnumeration *names = unumsys_openAvailableNames(&error);
	const char *name;
	bool is_same = true;
	int n = 0;

	for (; (name = uenum_next(names, NULL, &error)); n++)
		for (size_t i = 0; i < sizeof langs / sizeof *langs && is_same; i++)
			is_same = check(arena, arena_printf(arena, "%s-u-nu-%s", langs[i], name));
	uenum_close(names);
	tap_ok(n > 50 && is_same, "... and in all systems of digits");
}

static void test_extremes(struct arena *arena)
{
	struct locale *locale = locale_open("en");

	tap_is(locale_number(locale, arena, INT64_MAX), "9,223,372,036,854,775,807", "the largest");
	tap_is(locale_number(locale, arena, INT64_MIN), "-9,223,372,036,854,775,808",
	       "and the least number");
	tap_is(locale_decimal(locale, arena, INT64_MIN, 2, LOCALE_SIGNED),
	       "−92,233,720,368,547,758.08", "hundredths of it");
	locale_close(locale);
}

int main(void)
{
	struct arena arena;

	arena_init(&arena);
	test_languages(&arena);
	test_digits(&arena);
	test_extremes(&arena);
	arena_release(&arena);
	return tap_done();
}
