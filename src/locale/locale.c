/*
 * ICU's formatters behind plain strings. Opening one costs up to a millisecond, so each is opened
 * by the first call that needs it; ranges have one a currency. ICU falls back to the default locale
 * of the process, which is set to the root here: the environment must not show in the output.
 */
#include "locale/locale.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/udat.h>
#include <unicode/uformattedvalue.h>
#include <unicode/uloc.h>
#include <unicode/unumberformatter.h>
#include <unicode/unumberrangeformatter.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#include "locale/fold.h"

enum { CURRENCY_LENGTH = 3, MOST_PLACES = 2, LONGEST_NAME = 64 };

struct money {
	UChar currency[CURRENCY_LENGTH + 1];
	UNumberRangeFormatter *formatter;
	struct money *next;
};

struct locale {
	char id[ULOC_FULLNAME_CAPACITY]; /* ICU's form of the language tag */
	struct arena arena;
	UNumberFormatter *number;
	UNumberFormatter *decimals[MOST_PLACES + 1][2]; /* by places and enum locale_sign */
	UFormattedNumber *number_result;
	struct money *money;
	UFormattedNumberRange *range_result;
	UDateFormat *date;
	UPluralRules *plurals, *ordinals;
};

struct locale *locale_open(const char *lang)
{
	struct locale *locale = mem_alloc(sizeof *locale);
	UErrorCode error = U_ZERO_ERROR;

	memset(locale, 0, sizeof *locale);
	arena_init(&locale->arena);
	uloc_setDefault("root", &error);
	uloc_forLanguageTag(lang, locale->id, sizeof locale->id, NULL, &error);
	if (U_FAILURE(error) || error == U_STRING_NOT_TERMINATED_WARNING)
		locale->id[0] = '\0';
	return locale;
}

void locale_close(struct locale *locale)
{
	for (struct money *money = locale->money; money; money = money->next)
		unumrf_close(money->formatter);
	unumrf_closeResult(locale->range_result);
	unumf_close(locale->number);
	for (int places = 0; places <= MOST_PLACES; places++)
		for (int sign = 0; sign < 2; sign++)
			unumf_close(locale->decimals[places][sign]);
	unumf_closeResult(locale->number_result);
	udat_close(locale->date);
	uplrules_close(locale->plurals);
	uplrules_close(locale->ordinals);
	arena_release(&locale->arena);
	free(locale);
}

/* ICU's "no" is never the text's fault: what would be shown instead would be wrong in silence. */
static void require(UErrorCode error)
{
	if (U_FAILURE(error))
		mem_die_of("ICU", u_errorName(error));
}

/* UTF-16 as UTF-8. */
static char *utf8_copy(struct arena *arena, const UChar *text, int32_t n, UErrorCode error)
{
	int32_t room = 3 * n + 1, written = 0;
	char *copy;

	require(error);
	copy = arena_alloc(arena, (size_t)room);
	u_strToUTF8(copy, room, &written, text, n, &error);
	require(error);
	return copy;
}

char *locale_number(struct locale *locale, struct arena *arena, int64_t value)
{
	UErrorCode error = U_ZERO_ERROR;
	const UChar *text;
	int32_t n = 0;

	if (!locale->number)
		locale->number = unumf_openForSkeletonAndLocale(u"", 0, locale->id, &error);
	if (!locale->number_result)
		locale->number_result = unumf_openResult(&error);
	unumf_formatInt(locale->number, value, locale->number_result, &error);
	text = ufmtval_getString(unumf_resultAsValue(locale->number_result, &error), &n, &error);
	return utf8_copy(arena, text, n, error);
}

static UNumberFormatter *find_decimal(struct locale *locale, int places, enum locale_sign sign,
				      UErrorCode *error)
{
	static const char *const skeletons[MOST_PLACES + 1][2] = {
		{"precision-integer", "precision-integer sign-always"},
		{".0", ".0 sign-always"},
		{".00", ".00 sign-always"},
	};
	UNumberFormatter **formatter = &locale->decimals[places][sign];
	UChar wide[48];

	if (!*formatter) {
		u_charsToUChars(skeletons[places][sign], wide,
				(int32_t)strlen(skeletons[places][sign]) + 1);
		*formatter = unumf_openForSkeletonAndLocale(wide, -1, locale->id, error);
	}
	return *formatter;
}

/* Languages that write a hyphen for a minus get the minus: beside figures a hyphen is too short. */
static char *true_minus(struct arena *arena, const char *text)
{
	const char *hyphen = strchr(text, '-');

	return hyphen ? arena_printf(arena, "%.*s\xe2\x88\x92%s", (int)(hyphen - text), text,
				     hyphen + 1)
		      : arena_strdup(arena, text);
}

char *locale_decimal(struct locale *locale, struct arena *arena, int64_t hundredths, int places,
		     enum locale_sign sign)
{
	static const int64_t units[MOST_PLACES + 1] = {100, 10, 1};
	UErrorCode error = U_ZERO_ERROR;
	int64_t unit = units[places], half = hundredths < 0 ? -(unit / 2) : unit / 2;
	int64_t rounded = (hundredths + half) / unit, whole = llabs(rounded) * unit;
	const UChar *text;
	char plain[32];
	int32_t n = 0;

	snprintf(plain, sizeof plain, "%s%lld.%02lld", rounded < 0 ? "-" : "",
		 (long long)(whole / 100), (long long)(whole % 100));
	if (!locale->number_result)
		locale->number_result = unumf_openResult(&error);
	unumf_formatDecimal(find_decimal(locale, places, rounded ? sign : LOCALE_UNSIGNED, &error),
			    plain, -1, locale->number_result, &error);
	text = ufmtval_getString(unumf_resultAsValue(locale->number_result, &error), &n, &error);
	return true_minus(arena, utf8_copy(arena, text, n, error));
}

/* False when it is no ISO 4217 code by its form. */
static bool currency_code(const char *currency, UChar code[CURRENCY_LENGTH + 1])
{
	if (strlen(currency) != CURRENCY_LENGTH)
		return false;
	for (int i = 0; i < CURRENCY_LENGTH; i++)
		if (currency[i] < 'A' || currency[i] > 'Z')
			return false;
	u_charsToUChars(currency, code, CURRENCY_LENGTH + 1);
	return true;
}

static UNumberRangeFormatter *find_money(struct locale *locale, const UChar *code,
					 UErrorCode *error)
{
	struct money *money = locale->money;
	char skeleton[64];
	UChar wide[64];

	while (money && u_strcmp(money->currency, code) != 0)
		money = money->next;
	if (money)
		return money->formatter;
	snprintf(skeleton, sizeof skeleton, "currency/%c%c%c unit-width-narrow precision-integer",
		 code[0], code[1], code[2]);
	u_charsToUChars(skeleton, wide, (int32_t)strlen(skeleton) + 1);
	money = ARENA_NEW(&locale->arena, struct money);
	u_strcpy(money->currency, code);
	money->formatter = unumrf_openForSkeletonWithCollapseAndIdentityFallback(
		wide, -1, UNUM_RANGE_COLLAPSE_UNIT, UNUM_IDENTITY_FALLBACK_SINGLE_VALUE, locale->id,
		NULL, error);
	money->next = locale->money;
	locale->money = money;
	return money->formatter;
}

char *locale_money_range(struct locale *locale, struct arena *arena, const char *currency,
			 int64_t low, int64_t high)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar code[CURRENCY_LENGTH + 1];
	UNumberRangeFormatter *formatter;
	const UChar *text;
	char from[24], to[24];
	int32_t n = 0;

	snprintf(from, sizeof from, "%lld", (long long)low);
	snprintf(to, sizeof to, "%lld", (long long)high);
	if (!currency_code(currency, code))
		return low == high ? arena_printf(arena, "%s %s", currency, from)
				   : arena_printf(arena, "%s %s\xe2\x80\x93%s", currency, from, to);
	formatter = find_money(locale, code, &error);
	if (!locale->range_result)
		locale->range_result = unumrf_openResult(&error);
	unumrf_formatDecimalRange(formatter, from, -1, to, -1, locale->range_result, &error);
	text = ufmtval_getString(unumrf_resultAsValue(locale->range_result, &error), &n, &error);
	return utf8_copy(arena, text, n, error);
}

static char *currency_word(struct locale *locale, struct arena *arena, const char *currency,
			   bool is_name)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar code[CURRENCY_LENGTH + 1];
	const UChar *text;
	int32_t n = 0;

	if (!currency_code(currency, code))
		return arena_strdup(arena, currency);
	text = is_name ? ucurr_getPluralName(code, locale->id, NULL, "other", &n, &error)
		       : ucurr_getName(code, locale->id, UCURR_NARROW_SYMBOL_NAME, NULL, &n,
				       &error);
	return utf8_copy(arena, text, n, error);
}

char *locale_currency_symbol(struct locale *locale, struct arena *arena, const char *currency)
{
	return currency_word(locale, arena, currency, false);
}

char *locale_currency_name(struct locale *locale, struct arena *arena, const char *currency)
{
	return currency_word(locale, arena, currency, true);
}

char *locale_date(struct locale *locale, struct arena *arena, int64_t seconds)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar text[128];
	int32_t n;

	if (!locale->date)
		locale->date = udat_open(UDAT_NONE, UDAT_LONG, locale->id, u"UTC", 3, NULL, 0,
					 &error);
	n = udat_format(locale->date, (UDate)seconds * 1000, text, 128, NULL, &error);
	return utf8_copy(arena, text, n, error);
}

/* ICU's keywords, so that no copy is needed. */
static const char *category_name(const UChar *keyword)
{
	static const char *const names[] = {"zero", "one", "two", "few", "many", "other"};
	char word[16];

	u_austrncpy(word, keyword, sizeof word - 1);
	word[sizeof word - 1] = '\0';
	for (int i = 0; i < 6; i++)
		if (strcmp(word, names[i]) == 0)
			return names[i];
	return "other";
}

const char *locale_plural(struct locale *locale, int64_t count, bool is_ordinal)
{
	UPluralRules **rules = is_ordinal ? &locale->ordinals : &locale->plurals;
	UErrorCode error = U_ZERO_ERROR;
	UChar keyword[16];

	if (!*rules)
		*rules = uplrules_openForType(locale->id,
					      is_ordinal ? UPLURAL_TYPE_ORDINAL
							 : UPLURAL_TYPE_CARDINAL,
					      &error);
	uplrules_select(*rules, (double)count, keyword, 16, &error);
	require(error);
	return category_name(keyword);
}

bool locale_is_called(struct arena *arena, const char *lang, const char *folded)
{
	const char *const in[] = {lang, "en"};

	for (size_t i = 0; i < sizeof in / sizeof *in; i++) {
		UErrorCode error = U_ZERO_ERROR;
		UChar name[LONGEST_NAME];
		int32_t n = uloc_getDisplayLanguage(lang, in[i], name, LONGEST_NAME, &error);

		if (U_FAILURE(error)) /* longer than any name that there is */
			continue;
		if (strcmp(fold_text(arena, utf8_copy(arena, name, n, error)), folded) == 0)
			return true;
	}
	return false;
}
