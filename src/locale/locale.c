/*
 * ICU's formatters behind plain strings. Opening one costs up to a millisecond, so each is opened
 * by the first call that needs it; ranges have one a currency. Money and days are the same for many
 * people, so what ICU wrote is kept. ICU falls back to the default locale of the process, which is
 * set to the root here: the environment must not show in the output.
 */
#include "locale/locale.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uformattedvalue.h>
#include <unicode/uloc.h>
#include <unicode/unumberrangeformatter.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#include "locale/fold.h"
#include "locale/kept.h"
#include "locale/numeral.h"

enum { CURRENCY_LENGTH = 3, MOST_PLACES = 2, LONGEST_NAME = 64, FEW = 128, MONEY_UNIT = 1000 };

struct money {
	char currency[CURRENCY_LENGTH + 1];
	bool is_whole; /* amounts without fractions */
	UNumberRangeFormatter *formatter;
	struct money *next;
};

struct locale {
	struct locale *older; /* of the same locales */
	const char *lang;
	char id[ULOC_FULLNAME_CAPACITY]; /* ICU's form of the language tag */
	struct arena arena;
	struct numerals numerals;
	bool knows_numerals, knows_plus;
	const char *digits;
	struct money *money;
	UFormattedNumberRange *range_result;
	UDateFormat *date;
	UPluralRules *plurals, *ordinals;
	const char *categories[2][FEW]; /* cardinal and ordinal ones of small counts, once found */
	struct kept kept;
};

struct locale *locale_open(const char *lang)
{
	struct locale *locale = mem_alloc(sizeof *locale);
	UErrorCode error = U_ZERO_ERROR;

	memset(locale, 0, sizeof *locale);
	arena_init(&locale->arena);
	locale->lang = arena_strdup(&locale->arena, lang);
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
	udat_close(locale->date);
	uplrules_close(locale->plurals);
	uplrules_close(locale->ordinals);
	arena_release(&locale->arena);
	kept_release(&locale->kept);
	free(locale);
}

struct locale *locale_find(struct locales *locales, const char *lang)
{
	struct locale *locale = locales->newest;

	while (locale && strcmp(locale->lang, lang) != 0)
		locale = locale->older;
	if (locale)
		return locale;
	locale = locale_open(lang);
	locale->older = locales->newest;
	locales->newest = locale;
	return locale;
}

void locale_close_all(struct locales *locales)
{
	while (locales->newest) {
		struct locale *older = locales->newest->older;

		locale_close(locales->newest);
		locales->newest = older;
	}
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

/* Learned when the first number is written. */
static const struct numerals *find_numerals(struct locale *locale)
{
	if (locale->knows_numerals)
		return &locale->numerals;
	numeral_learn(&locale->numerals, locale->id);
	locale->digits = numeral_digits(&locale->numerals, &locale->arena);
	locale->knows_numerals = true;
	return &locale->numerals;
}

static const struct numeral_around *find_plus(struct locale *locale)
{
	if (!locale->knows_plus)
		numeral_learn_plus(&locale->numerals, locale->id);
	locale->knows_plus = true;
	return &locale->numerals.plus;
}

const char *locale_digits(struct locale *locale)
{
	find_numerals(locale);
	return locale->digits;
}

static uint64_t size_of(int64_t value)
{
	return value < 0 ? -(uint64_t)value : (uint64_t)value;
}

char *locale_number(struct locale *locale, struct arena *arena, int64_t value)
{
	const struct numerals *numerals = find_numerals(locale);

	return numeral_write(numerals, arena, size_of(value), 0,
			     value < 0 ? &numerals->minus : &numerals->plain);
}

char *locale_decimal(struct locale *locale, struct arena *arena, int64_t hundredths, int places,
		     enum locale_sign sign)
{
	static const uint64_t units[MOST_PLACES + 1] = {100, 10, 1};
	const struct numerals *numerals = find_numerals(locale);
	uint64_t size = (size_of(hundredths) + units[places] / 2) / units[places];
	const struct numeral_around *around = &numerals->plain;

	if (size > 0 && hundredths < 0)
		around = &numerals->true_minus;
	else if (size > 0 && sign == LOCALE_SIGNED)
		around = find_plus(locale);
	return numeral_write(numerals, arena, size, places, around);
}

/* The key of money; false when the currency is no ISO 4217 code by its form. */
static bool set_currency(struct kept_key *key, const char *currency)
{
	if (strlen(currency) != CURRENCY_LENGTH)
		return false;
	for (int i = 0; i < CURRENCY_LENGTH; i++)
		if (currency[i] < 'A' || currency[i] > 'Z')
			return false;
	memcpy(key->currency, currency, CURRENCY_LENGTH + 1);
	return true;
}

static UNumberRangeFormatter *find_money(struct locale *locale, const char *currency, bool is_whole,
					 UErrorCode *error)
{
	struct money *money = locale->money;
	char skeleton[64];
	UChar wide[64];

	while (money && (money->is_whole != is_whole || strcmp(money->currency, currency) != 0))
		money = money->next;
	if (money)
		return money->formatter;
	snprintf(skeleton, sizeof skeleton, "currency/%s unit-width-narrow %s", currency,
		 is_whole ? "precision-integer" : "precision-currency-standard");
	u_charsToUChars(skeleton, wide, (int32_t)strlen(skeleton) + 1);
	money = ARENA_NEW(&locale->arena, struct money);
	memcpy(money->currency, currency, CURRENCY_LENGTH + 1);
	money->is_whole = is_whole;
	money->formatter = unumrf_openForSkeletonWithCollapseAndIdentityFallback(
		wide, -1, UNUM_RANGE_COLLAPSE_UNIT, UNUM_IDENTITY_FALLBACK_SINGLE_VALUE, locale->id,
		NULL, error);
	money->next = locale->money;
	locale->money = money;
	return money->formatter;
}

/* In units, as ICU reads numbers. */
static void write_amount(char *text, size_t size, int64_t amount)
{
	snprintf(text, size, "%lld.%03d", (long long)(amount / MONEY_UNIT),
		 (int)(amount % MONEY_UNIT));
}

static char *format_range(struct locale *locale, struct arena *arena, const struct kept_key *key)
{
	UErrorCode error = U_ZERO_ERROR;
	bool is_whole = key->low % MONEY_UNIT == 0 && key->high % MONEY_UNIT == 0;
	UNumberRangeFormatter *formatter = find_money(locale, key->currency, is_whole, &error);
	const UChar *text;
	char from[24], to[24];
	int32_t n = 0;

	write_amount(from, sizeof from, key->low);
	write_amount(to, sizeof to, key->high);
	if (!locale->range_result)
		locale->range_result = unumrf_openResult(&error);
	unumrf_formatDecimalRange(formatter, from, -1, to, -1, locale->range_result, &error);
	text = ufmtval_getString(unumrf_resultAsValue(locale->range_result, &error), &n, &error);
	return utf8_copy(arena, text, n, error);
}

char *locale_money_range(struct locale *locale, struct arena *arena, const char *currency,
			 int64_t low, int64_t high)
{
	struct kept_key key = {.kind = KEPT_RANGE, .low = low, .high = high};
	char *text;

	if (!set_currency(&key, currency))
		return low == high
			       ? arena_printf(arena, "%s %g", currency, (double)low / MONEY_UNIT)
			       : arena_printf(arena, "%s %g\xe2\x80\x93%g", currency,
					      (double)low / MONEY_UNIT, (double)high / MONEY_UNIT);
	text = kept_find(&locale->kept, arena, &key);
	return text ? text : kept_add(&locale->kept, &key, format_range(locale, arena, &key));
}

static char *currency_word(struct locale *locale, struct arena *arena, const char *currency,
			   enum kept_kind kind)
{
	UErrorCode error = U_ZERO_ERROR;
	struct kept_key key = {.kind = kind};
	UChar code[CURRENCY_LENGTH + 1];
	const UChar *word;
	int32_t n = 0;
	char *text;

	if (!set_currency(&key, currency))
		return arena_strdup(arena, currency);
	text = kept_find(&locale->kept, arena, &key);
	if (text)
		return text;
	u_charsToUChars(currency, code, CURRENCY_LENGTH + 1);
	word = kind == KEPT_NAME ? ucurr_getPluralName(code, locale->id, NULL, "other", &n, &error)
				 : ucurr_getName(code, locale->id, UCURR_NARROW_SYMBOL_NAME, NULL,
						 &n, &error);
	return kept_add(&locale->kept, &key, utf8_copy(arena, word, n, error));
}

int locale_currency_places(const char *currency)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar code[CURRENCY_LENGTH + 1];
	int32_t places;

	if (strlen(currency) != CURRENCY_LENGTH)
		return MOST_PLACES;
	u_charsToUChars(currency, code, CURRENCY_LENGTH + 1);
	places = ucurr_getDefaultFractionDigits(code, &error);
	return U_FAILURE(error) ? MOST_PLACES : places;
}

char *locale_currency_symbol(struct locale *locale, struct arena *arena, const char *currency)
{
	return currency_word(locale, arena, currency, KEPT_SYMBOL);
}

char *locale_currency_name(struct locale *locale, struct arena *arena, const char *currency)
{
	return currency_word(locale, arena, currency, KEPT_NAME);
}

char *locale_date(struct locale *locale, struct arena *arena, int64_t seconds)
{
	struct kept_key key = {.kind = KEPT_DATE, .low = seconds};
	UErrorCode error = U_ZERO_ERROR;
	UChar date[128];
	char *text = kept_find(&locale->kept, arena, &key);
	int32_t n;

	if (text)
		return text;
	if (!locale->date)
		locale->date = udat_open(UDAT_NONE, UDAT_LONG, locale->id, u"UTC", 3, NULL, 0,
					 &error);
	n = udat_format(locale->date, (UDate)seconds * 1000, date, 128, NULL, &error);
	return kept_add(&locale->kept, &key, utf8_copy(arena, date, n, error));
}

static UDateFormat *open_month(const struct locale *locale, UErrorCode *error)
{
	UDateTimePatternGenerator *patterns = udatpg_open(locale->id, error);
	UChar pattern[64];
	int32_t n = udatpg_getBestPattern(patterns, u"yMMMM", 5, pattern, 64, error);
	UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale->id, u"UTC", 3, pattern,
					n, error);

	udatpg_close(patterns);
	return format;
}

/* Many facts are of the same few months: each is said once, by a format opened for it. */
char *locale_month(struct locale *locale, struct arena *arena, int64_t seconds)
{
	struct kept_key key = {.kind = KEPT_MONTH, .low = seconds};
	UErrorCode error = U_ZERO_ERROR;
	UChar text[128];
	char *kept = kept_find(&locale->kept, arena, &key);
	UDateFormat *format;
	int32_t n;

	if (kept)
		return kept;
	format = open_month(locale, &error);
	n = udat_format(format, (UDate)seconds * 1000, text, 128, NULL, &error);
	udat_close(format);
	return kept_add(&locale->kept, &key, utf8_copy(arena, text, n, error));
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

static const char *find_category(struct locale *locale, int64_t count, bool is_ordinal)
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

const char *locale_plural(struct locale *locale, int64_t count, bool is_ordinal)
{
	const char **category;

	if (count < 0 || count >= FEW)
		return find_category(locale, count, is_ordinal);
	category = &locale->categories[is_ordinal][count];
	if (!*category)
		*category = find_category(locale, count, is_ordinal);
	return *category;
}

char *locale_own_name(struct arena *arena, const char *lang)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar name[LONGEST_NAME];
	int32_t n = uloc_getDisplayLanguage(lang, lang, name, LONGEST_NAME, &error);

	return U_FAILURE(error) || n == 0 ? arena_strdup(arena, lang)
					  : utf8_copy(arena, name, n, error);
}

bool locale_is_rtl(const char *lang)
{
	return uloc_isRightToLeft(lang);
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
