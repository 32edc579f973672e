/*
 * Figures, money, dates and patterns by language. The wanted forms are those of CLDR 42, as ICU 72
 * carries it; "~" stands for a fixed space, narrow or not, and "<" for a direction mark.
 */
#include <stdlib.h>

#include "locale/locale.h"
#include "locale/message.h"
#include "tap.h"

static const struct srcpos here = {"test.xml", 7};

/* Makes what can't be seen visible. */
static const char *shown(struct arena *arena, const char *text)
{
	static const struct {
		const char *bytes, *sign;
	} signs[] = {
		{"\xc2\xa0", "~"},
		{"\xe2\x80\xaf", "~"}, /* U+00A0, U+202F */
		{"\xe2\x80\x8e", "<"},
		{"\xe2\x80\x8f", "<"}, /* U+200E, U+200F */
	};
	char *out = arena_alloc(arena, strlen(text) + 1);
	size_t n = 0;

	while (*text) {
		size_t length = 0;

		for (size_t i = 0; i < 4 && !length; i++)
			if (strncmp(text, signs[i].bytes, strlen(signs[i].bytes)) == 0) {
				length = strlen(signs[i].bytes);
				out[n] = *signs[i].sign;
			}
		if (!length) {
			length = 1;
			out[n] = *text;
		}
		n++;
		text += length;
	}
	return out;
}

static void test_numbers(struct arena *arena)
{
	static const struct {
		const char *lang;
		int64_t value;
		const char *wanted;
	} cases[] = {
		{"en", 0, "0"},
		{"en", 999, "999"},
		{"en", 25000, "25,000"},
		{"en", -1234567, "-1,234,567"},
		{"en", INT64_MAX, "9,223,372,036,854,775,807"},
		{"de", 25000, "25.000"},
		{"fr", 25000, "25~000"},
		{"es", 2500, "2500"},
		{"en-IN", 2500000, "25,00,000"},
		{"he", 25000, "25,000"},
		{"ar-EG", 25, "٢٥"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct locale *locale = locale_open(cases[i].lang);

		tap_is(shown(arena, locale_number(locale, arena, cases[i].value)), cases[i].wanted,
		       arena_printf(arena, "%lld in %s", (long long)cases[i].value, cases[i].lang));
		locale_close(locale);
	}
}

static void test_digits(struct arena *arena)
{
	static const struct {
		const char *lang, *wanted; /* NULL: ASCII's */
	} cases[] = {
		{"en", NULL},           {"he", NULL},
		{"ar", "٠١٢٣٤٥٦٧٨٩"},   {"ar-AE", NULL},
		{"fa", "۰۱۲۳۴۵۶۷۸۹"},   {"en-u-nu-hanidec", "〇一二三四五六七八九"},
		{"zh-u-nu-hans", NULL}, /* words, no digits */
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct locale *locale = locale_open(cases[i].lang);
		const char *digits = locale_digits(locale);

		tap_is(digits ? digits : "ASCII", cases[i].wanted ? cases[i].wanted : "ASCII",
		       arena_printf(arena, "digits in %s", cases[i].lang));
		locale_close(locale);
	}
}

static void test_decimals(struct arena *arena)
{
	static const struct {
		const char *lang;
		int64_t hundredths;
		int places;
		enum locale_sign sign;
		const char *wanted;
	} cases[] = {
		{"en", 6181, 2, LOCALE_UNSIGNED, "61.81"},
		{"en", 6181, 1, LOCALE_UNSIGNED, "61.8"},
		{"en", 6181, 0, LOCALE_UNSIGNED, "62"},
		{"en", 6, 2, LOCALE_UNSIGNED, "0.06"},
		{"en", 375, 2, LOCALE_SIGNED, "+3.75"},
		{"en", -188, 2, LOCALE_SIGNED, "−1.88"},
		{"en", -188, 2, LOCALE_UNSIGNED, "−1.88"},
		{"en", 5, 1, LOCALE_SIGNED, "+0.1"},
		{"en", -5, 1, LOCALE_SIGNED, "−0.1"},
		{"en", 4, 1, LOCALE_SIGNED, "0.0"},
		{"en", -4, 1, LOCALE_SIGNED, "0.0"},
		{"en", 0, 2, LOCALE_SIGNED, "0.00"},
		{"en", 50, 0, LOCALE_SIGNED, "+1"},
		{"en", -50, 0, LOCALE_SIGNED, "−1"},
		{"en", 49, 0, LOCALE_SIGNED, "0"},
		{"en", 9995, 1, LOCALE_UNSIGNED, "100.0"},
		{"de", 6181, 1, LOCALE_UNSIGNED, "61,8"},
		{"de", -188, 2, LOCALE_SIGNED, "−1,88"},
		{"sv", -188, 2, LOCALE_SIGNED, "−1,88"},
		{"he", -188, 2, LOCALE_SIGNED, "<−1.88"},
		{"he", 188, 1, LOCALE_SIGNED, "<+1.9"},
		{"ar-EG", 375, 2, LOCALE_UNSIGNED, "٣٫٧٥"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct locale *locale = locale_open(cases[i].lang);

		tap_is(shown(arena, locale_decimal(locale, arena, cases[i].hundredths,
						   cases[i].places, cases[i].sign)),
		       cases[i].wanted,
		       arena_printf(arena, "%lld hundredths to %d places in %s",
				    (long long)cases[i].hundredths, cases[i].places,
				    cases[i].lang));
		locale_close(locale);
	}
}

static void test_money(struct arena *arena)
{
	static const struct {
		const char *lang, *currency;
		int64_t low, high;
		const char *wanted;
	} cases[] = {
		{"en", "ILS", 25000000, 55000000, "₪25,000–55,000"},
		{"en", "ILS", 25000000, 25000000, "₪25,000"},
		{"en", "USD", 0, 100750000, "$0–100,750"},
		{"en", "CAD", 5000, 6000, "$5–6"},
		{"en", "CHF", 5000000, 6000000, "CHF~5,000–6,000"},
		{"en-GB", "GBP", 30000000, 60000000, "£30,000–60,000"},
		{"de", "ILS", 25000000, 55000000, "25.000–55.000~₪"},
		{"de-AT", "EUR", 2100000, 3400000, "€~2.100–3.400"},
		{"fr", "EUR", 25000000, 55000000, "25~000–55~000~€"},
		{"he", "ILS", 25000000, 55000000, "<25,000–55,000~<₪"},
		{"en", "euros", 1000, 2000, "euros 1–2"},
		{"en-GB", "GBP", 12210, 15500, "£12.21–15.50"},
		{"en-GB", "GBP", 12000, 15500, "£12.00–15.50"},
		{"de", "EUR", 12210, 12210, "12,21~€"},
		{"en", "KWD", 1250, 2500, "KWD~1.250–2.500"},
		{"en", "JPY", 1200000, 1200000, "¥1,200"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct locale *locale = locale_open(cases[i].lang);

		tap_is(shown(arena, locale_money_range(locale, arena, cases[i].currency,
						       cases[i].low, cases[i].high)),
		       cases[i].wanted,
		       arena_printf(arena, "%s %lld to %lld in %s", cases[i].currency,
				    (long long)cases[i].low, (long long)cases[i].high,
				    cases[i].lang));
		locale_close(locale);
	}
}

static void test_currencies(struct arena *arena)
{
	struct locale *en = locale_open("en"), *de = locale_open("de");

	tap_is(locale_currency_symbol(en, arena, "ILS"), "₪", "the sign of the shekel");
	tap_is(locale_currency_symbol(en, arena, "XYZ"), "XYZ",
	       "an unknown code stands for itself");
	tap_is(locale_currency_name(en, arena, "ILS"), "Israeli new shekels", "shekels in English");
	tap_is(locale_currency_name(de, arena, "USD"), "US-Dollar", "dollars in German");
	tap_is(locale_money_range(en, arena, "EUR", 1000, 2000), "€1–2", "a first currency");
	tap_is(locale_money_range(en, arena, "ILS", 1000, 2000), "₪1–2", "a second one beside it");
	tap_is(locale_money_range(en, arena, "EUR", 3000, 4000), "€3–4", "the first one again");
	locale_close(en);
	locale_close(de);
}

static void test_dates(struct arena *arena)
{
	static const struct {
		const char *lang;
		int64_t seconds;
		const char *wanted;
	} cases[] = {
		{"en", 1795305600, "November 22, 2026"},
		{"en-GB", 1795305600, "22 November 2026"},
		{"de", 1795305600 + 86399, "22. November 2026"},
		{"he", 0, "1 בינואר 1970"},
		{"en", -1, "December 31, 1969"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct locale *locale = locale_open(cases[i].lang);

		tap_is(locale_date(locale, arena, cases[i].seconds), cases[i].wanted,
		       arena_printf(arena, "%lld in %s", (long long)cases[i].seconds,
				    cases[i].lang));
		locale_close(locale);
	}
}

/* What is asked for again is the same, whether it was kept, fell out, or is like another one. */
static void test_kept(struct arena *arena)
{
	static const char *const caches[] = {"off", "small", "on"};

	for (size_t c = 0; c < sizeof caches / sizeof *caches; c++) {
		struct locales locales = {0};
		struct locale *en, *de;

		setenv("ROLEGUIDE_CACHES", caches[c], 1);
		en = locale_find(&locales, "en");
		de = locale_find(&locales, "de");
		tap_ok(locale_find(&locales, "en") == en && de != en, "a language is opened once");
		for (int i = 0; i < 2; i++) {
			tap_is(locale_money_range(en, arena, "EUR", 1000, 2000), "€1–2", "a range");
			tap_is(locale_money_range(en, arena, "EUR", 1000, 3000), "€1–3",
			       "a higher one");
			tap_is(locale_money_range(en, arena, "EUR", 0, 2000), "€0–2",
			       "a lower one");
			tap_is(locale_money_range(en, arena, "USD", 1000, 2000), "$1–2",
			       "in dollars");
			tap_is(shown(arena, locale_money_range(de, arena, "EUR", 1000, 2000)),
			       "1–2~€", "in German");
			tap_is(locale_currency_symbol(en, arena, "EUR"), "€", "a sign");
			tap_is(locale_currency_name(en, arena, "EUR"), "euros", "a name");
			tap_is(locale_plural(en, 2, false), "other", "a count");
			tap_is(locale_plural(en, 2, true), "two", "a place");
			tap_is(locale_plural(en, 128, false), "other", "many");
			tap_is(locale_date(en, arena, 0), "January 1, 1970", "a day");
			tap_is(locale_date(en, arena, 86400), "January 2, 1970", "the next one");
			for (int64_t day = 2; day < 2000; day++) /* more than are kept */
				locale_date(en, arena, day * 86400);
		}
		locale_close_all(&locales);
		tap_ok(!locales.newest, "all languages are closed");
	}
	unsetenv("ROLEGUIDE_CACHES");
}

static void test_plurals(void)
{
	static const struct {
		const char *lang;
		int64_t count;
		bool is_ordinal;
		const char *wanted;
	} cases[] = {
		{"en", 1, false, "one"},   {"en", 0, false, "other"}, {"en", 2, true, "two"},
		{"en", 13, true, "other"}, {"pl", 3, false, "few"},   {"pl", 5, false, "many"},
		{"he", 2, false, "two"},   {"ar", 0, false, "zero"},  {"ja", 1, false, "other"}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct locale *locale = locale_open(cases[i].lang);
		char text[64];

		snprintf(text, sizeof text, "the %s of %lld in %s",
			 cases[i].is_ordinal ? "ordinal" : "plural", (long long)cases[i].count,
			 cases[i].lang);
		tap_is(locale_plural(locale, cases[i].count, cases[i].is_ordinal), cases[i].wanted,
		       text);
		locale_close(locale);
	}
}

static const struct message_arg args[] = {{"name", "Ann", 0}, {"one", NULL, 1},
					  {"two", NULL, 2},   {"many", NULL, 1234},
					  {"kind", "low", 0}, {"quote", "a'b{c}", 0}};

static void test_patterns(struct arena *arena)
{
	static const struct {
		const char *pattern, *wanted;
	} cases[] = {
		{"", ""},
		{"plain", "plain"},
		{"{name}, { name }!", "Ann, Ann!"},
		{"{many} of {many, number}", "1,234 of 1,234"},
		{"{quote}", "a'b{c}"},
		{"it's {name}''s", "it's Ann's"},
		{"'{name}' '' '}'", "{name} ' }"},
		{"'{it''s}", "{it's}"},
		{"a # b", "a # b"},
		{"{one, plural, one{# page} other{# pages}}.", "1 page."},
		{"{two,plural,one{# page}other{# pages}}", "2 pages"},
		{"{many, plural, =1234{just {name}} other{#}}", "just Ann"},
		{"{two, plural, offset:1 =2{both} one{# more} other{#}}", "both"},
		{"{two, plural, offset:1 =3{x} one{# more} other{#}}", "1 more"},
		{"{two, plural, one{a} other{'#' is #}}", "# is 2"},
		{"{two, plural, other{{one, plural, one{#/} other{}}#}}", "1/2"},
		{"{two, selectordinal, one{#st} two{#nd} few{#rd} other{#th}}", "2nd"},
		{"{kind, select, low{down} high{up} other{level}}", "down"},
		{"{name, select, low{down} other{level '}' # {one}}}!", "level } # 1!"},
	};
	struct locale *locale = locale_open("en");
	struct diag diag;

	diag_init(&diag);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		tap_is(message_format(locale, arena, cases[i].pattern, args, 6, here, &diag),
		       cases[i].wanted, cases[i].pattern);
	tap_ok(diag.nerrors == 0, "good patterns give no errors");
	diag_release(&diag);
	locale_close(locale);
}

static void test_faults(struct arena *arena)
{
	static const struct {
		const char *pattern, *wanted;
	} cases[] = {
		{"{nobody}", "there is no {nobody} to fill in here"},
		{"{}", "a { is not followed by a name"},
		{"{name", "a { is never closed"},
		{"a } b", "a } closes nothing"},
		{"{name, date}", "\"date\" is no type: number, plural, selectordinal, select"},
		{"{name, plural, other{}}", "{name} is text, which has no plural"},
		{"{one, plural, one{a}}", "the variant other {} is missing"},
		{"{one, plural, one}", "a variant is not written as word {text}"},
		{"{one, plural, one{a} other{b}", "a { is never closed"},
		{"{one, plural, one{a} other{b", "a { is never closed"},
		{"{one, plural}", "plural and select need variants"},
		{"{one, plural, offset:x other{}}", "offset: is not followed by a number"},
	};
	struct locale *locale = locale_open("en");

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct diag diag;

		diag_init(&diag);
		tap_is(message_format(locale, arena, cases[i].pattern, args, 6, here, &diag),
		       cases[i].pattern, "a faulty pattern stands for itself");
		tap_is(diag.nerrors == 1 ? diag.messages[0].text : NULL, cases[i].wanted,
		       cases[i].pattern);
		diag_release(&diag);
	}
	locale_close(locale);
}

/* Around the length up to which no buffer is needed, in two pieces and in many. */
static void test_length(struct arena *arena)
{
	struct locale *locale = locale_open("en");
	struct diag diag;

	diag_init(&diag);
	for (int n = 510; n <= 514; n++) {
		struct message_arg filled = {"text", arena_printf(arena, "%*s", n, "end"), 0};
		const char *once = message_format(locale, arena, "{text}", &filled, 1, here, &diag);
		const char *wanted = arena_printf(arena, "%s, %s.", filled.text, filled.text);

		tap_is(once, filled.text, "a text as long as a message may be, or longer");
		tap_is(message_format(locale, arena, "{text}, {text}.", &filled, 1, here, &diag),
		       wanted, "... and twice");
	}
	diag_release(&diag);
	locale_close(locale);
}

/* Seven plurals in each other: one more than is taken. */
static void test_depth(struct arena *arena)
{
	char *pattern = arena_strdup(arena, "x");
	struct locale *locale = locale_open("en");
	struct diag diag;

	diag_init(&diag);
	for (int i = 0; i < 6; i++)
		pattern = arena_printf(arena, "{one, plural, other{%s}}", pattern);
	tap_is(message_format(locale, arena, pattern, args, 6, here, &diag), "x",
	       "six plurals in each other");
	pattern = arena_printf(arena, "{one, plural, other{%s}}", pattern);
	tap_is(message_format(locale, arena, pattern, args, 6, here, &diag), pattern,
	       "seven are refused");
	tap_ok(diag.nerrors == 1 && diag.messages[0].pos.line == 7, "... with the line");
	diag_release(&diag);
	locale_close(locale);
}

int main(void)
{
	struct arena arena;

	arena_init(&arena);
	test_decimals(&arena);
	test_numbers(&arena);
	test_digits(&arena);
	test_money(&arena);
	test_currencies(&arena);
	test_dates(&arena);
	test_kept(&arena);
	test_plurals();
	test_patterns(&arena);
	test_faults(&arena);
	test_depth(&arena);
	test_length(&arena);
	arena_release(&arena);
	return tap_done();
}
