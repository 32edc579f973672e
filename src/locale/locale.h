/* Numbers, money, dates and plurals by language. ICU stays in locale.c (CLDR data). */
#ifndef LOCALE_LOCALE_H
#define LOCALE_LOCALE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct locale; /* holds ICU's formatters, each opened when first needed */

/* The languages of a run: {0} when none is open yet. */
struct locales {
	struct locale *newest;
};

/* lang is a BCP 47 tag; an unknown one gives ICU's root rules. */
struct locale *locale_open(const char *lang);
void locale_close(struct locale *locale);

/* That of a language, opened when it is first asked for; all of them are closed together. */
struct locale *locale_find(struct locales *locales, const char *lang);
void locale_close_all(struct locales *locales);

/* "25,000" in en, "25.000" in de. Grouped, no decimals. */
char *locale_number(struct locale *locale, struct arena *arena, int64_t value);

/* The ten digits of the language from zero on, UTF-8, all of one length; NULL: ASCII's. */
const char *locale_digits(struct locale *locale);

/* Hundredths as a decimal number with `places` 0..2 decimals, rounded half away from zero: 6181 is
 * "61.8" in en, "61,8" in de. A minus is U+2212; signed numbers above zero get a plus. What rounds
 * to zero has no sign. */
enum locale_sign { LOCALE_UNSIGNED, LOCALE_SIGNED };
char *locale_decimal(struct locale *locale, struct arena *arena, int64_t hundredths, int places,
		     enum locale_sign sign);

/* "₪25,000–55,000": symbol or code (ISO 4217) as the language places it, written once, an en dash,
 * U+202F or U+00A0 kept where the language puts a space. Amounts are thousandths of the currency's
 * unit; low == high gives one amount. Both have the currency's decimals, or none. */
char *locale_money_range(struct locale *locale, struct arena *arena, const char *currency,
			 int64_t low, int64_t high);

/* How many decimals amounts of a currency may have: 2 for EUR, 0 for JPY. */
int locale_currency_places(const char *currency);

/* The sign a language uses for a currency, "₪"; its name, "Israeli new shekels". */
char *locale_currency_symbol(struct locale *locale, struct arena *arena, const char *currency);
char *locale_currency_name(struct locale *locale, struct arena *arena, const char *currency);

/* "22 November 2026", long form, from seconds since 1970 UTC. */
char *locale_date(struct locale *locale, struct arena *arena, int64_t seconds);

/* "May 2024", of a second in that month. */
char *locale_month(struct locale *locale, struct arena *arena, int64_t seconds);

/* What the language calls itself, "Deutsch"; the tag where nothing is known of it. */
char *locale_own_name(struct arena *arena, const char *lang);

/* Whether the language is written from the right. */
bool locale_is_rtl(const char *lang);

/* Whether that is what the language is called, by itself ("deutsch") or in English; folded by
 * fold_text. */
bool locale_is_called(struct arena *arena, const char *lang, const char *folded);

/* The plural category of a count ("one", "few", "other"; CLDR), or its ordinal category. */
const char *locale_plural(struct locale *locale, int64_t count, bool is_ordinal);

#endif
