/*
 * ICU writes any number as something before, figures in groups, something after. A few numbers tell
 * all there is: one with every digit, one below zero, one with a plus, and powers of ten up to the
 * first one in groups. What stands between the digits, which are known, are the marks.
 */
#include "locale/numeral.h"

#include <stdbool.h>
#include <string.h>
#include <unicode/unumberformatter.h>
#include <unicode/unumsys.h>
#include <unicode/ustring.h>

enum { LONGEST = 40 }; /* signs of a number, with those around it */

/* ICU at work for one language. */
struct model {
	UNumberFormatter *formatter;
	UFormattedNumber *result;
	UErrorCode error;
	char text[LONGEST * NUMERAL_BYTES]; /* the last number that it wrote */
};

static void take_sign(struct model *model, const char *from, const char *to,
		      struct numeral_sign *sign)
{
	if (to - from >= NUMERAL_BYTES)
		model->error = U_BUFFER_OVERFLOW_ERROR;
	if (U_FAILURE(model->error))
		return;
	sign->n = (unsigned char)(to - from);
	memcpy(sign->bytes, from, sign->n);
}

/* Where the sign stands, from a place in the text on. */
static const char *find(struct model *model, const char *from, const struct numeral_sign *sign)
{
	const char *at = sign->n ? strstr(from, sign->bytes) : NULL;

	if (!at)
		model->error = U_INVALID_FORMAT_ERROR;
	return at ? at : from;
}

static void write_number(struct model *model, const char *number)
{
	UChar wide[LONGEST * 2];
	int32_t n;

	unumf_formatDecimal(model->formatter, number, -1, model->result, &model->error);
	n = unumf_resultToString(model->result, wide, LONGEST * 2, &model->error);
	u_strToUTF8(model->text, sizeof model->text, NULL, wide, n, &model->error);
}

/* Systems that are no ten digits (Roman, say) are for words; figures are ASCII's then. */
static void learn_digits(struct model *model, const char *locale, struct numerals *numerals)
{
	UNumberingSystem *system = unumsys_open(locale, &model->error);
	UChar wide[LONGEST] = u"0123456789";
	int32_t at = 0;

	if (unumsys_getRadix(system) == 10 && !unumsys_isAlgorithmic(system))
		unumsys_getDescription(system, wide, LONGEST, &model->error);
	for (int i = 0; i < 10 && U_SUCCESS(model->error); i++) {
		struct numeral_sign *digit = &numerals->digits[i];
		int32_t from = at, n = 0;

		U16_FWD_1(wide, at, LONGEST);
		u_strToUTF8(digit->bytes, NUMERAL_BYTES, &n, wide + from, at - from, &model->error);
		digit->n = (unsigned char)n;
	}
	unumsys_close(system);
}

/* From 1234567890.5: the last two separators tell how long groups are. */
static void learn_figures(struct model *model, struct numerals *numerals)
{
	const char *end = NULL;
	int group = 0;

	write_number(model, "1234567890.5");
	for (int i = 1; i <= 10; i++, group++) {
		const struct numeral_sign *digit = &numerals->digits[i % 10];
		const char *at = find(model, end ? end : model->text, digit);

		if (!end)
			take_sign(model, model->text, at, &numerals->plain.before);
		if (end && at > end) {
			take_sign(model, end, at, &numerals->separator);
			numerals->group = group;
			group = 0;
		}
		end = at + digit->n;
	}
	numerals->first_group = group;
	take_sign(model, end, find(model, end, &numerals->digits[5]), &numerals->point);
	end = find(model, end, &numerals->digits[5]) + numerals->digits[5].n;
	take_sign(model, end, end + strlen(end), &numerals->plain.after);
}

/* What stands around a one that has been written. */
static void learn_around(struct model *model, const struct numerals *numerals,
			 struct numeral_around *around)
{
	const struct numeral_sign *one = &numerals->digits[1];
	const char *at = find(model, model->text, one);

	take_sign(model, model->text, at, &around->before);
	take_sign(model, at + one->n, at + strlen(at), &around->after);
}

/* From which power of ten on numbers are in groups, if they ever are. */
static uint64_t find_least_in_groups(struct model *model, const struct numerals *numerals)
{
	char number[12] = "1";
	uint64_t power = 1;

	for (size_t n = 1; n <= 10 && numerals->separator.n; n++, power *= 10) {
		write_number(model, number);
		if (strstr(model->text, numerals->separator.bytes))
			return power;
		number[n] = '0';
	}
	return UINT64_MAX;
}

/* A hyphen is too short for a minus beside figures. */
static bool lengthen_hyphen(struct numeral_sign *sign)
{
	static const char minus[] = {'\xe2', '\x88', '\x92'};
	char *hyphen = memchr(sign->bytes, '-', sign->n);

	if (!hyphen || sign->n + 2 > NUMERAL_BYTES)
		return false;
	memmove(hyphen + sizeof minus, hyphen + 1, (size_t)(sign->bytes + sign->n - hyphen - 1));
	memcpy(hyphen, minus, sizeof minus);
	sign->n += 2;
	return true;
}

static void begin(struct model *model, const UChar *skeleton, const char *locale)
{
	*model = (struct model){.error = U_ZERO_ERROR};
	model->formatter = unumf_openForSkeletonAndLocale(skeleton, -1, locale, &model->error);
	model->result = unumf_openResult(&model->error);
}

/* What goes wrong is never the number's fault; else it would be wrong in silence. */
static void end(struct model *model)
{
	unumf_closeResult(model->result);
	unumf_close(model->formatter);
	if (U_FAILURE(model->error))
		mem_die_of("ICU", u_errorName(model->error));
}

void numeral_learn(struct numerals *numerals, const char *locale)
{
	struct model model;

	*numerals = (struct numerals){0};
	begin(&model, u"", locale);
	learn_digits(&model, locale, numerals);
	learn_figures(&model, numerals);
	numerals->least_in_groups = find_least_in_groups(&model, numerals);
	write_number(&model, "-1");
	learn_around(&model, numerals, &numerals->minus);
	numerals->true_minus = numerals->minus;
	if (!lengthen_hyphen(&numerals->true_minus.before))
		lengthen_hyphen(&numerals->true_minus.after);
	end(&model);
}

void numeral_learn_plus(struct numerals *numerals, const char *locale)
{
	struct model model;

	begin(&model, u"sign-always", locale);
	write_number(&model, "1");
	learn_around(&model, numerals, &numerals->plus);
	end(&model);
}

const char *numeral_digits(const struct numerals *numerals, struct arena *arena)
{
	size_t n = numerals->digits[0].n;
	char *all = arena_alloc(arena, 10 * n + 1);

	for (int i = 0; i < 10; i++) {
		if (numerals->digits[i].n != n)
			return NULL;
		memcpy(all + (size_t)i * n, numerals->digits[i].bytes, n);
	}
	all[10 * n] = '\0';
	return strcmp(all, "0123456789") == 0 ? NULL : all;
}

/* In front of what stands at the end already. */
static char *put(char *end, const struct numeral_sign *sign)
{
	end -= sign->n;
	if (sign->n == 1)
		*end = *sign->bytes;
	else
		memcpy(end, sign->bytes, sign->n);
	return end;
}

char *numeral_write(const struct numerals *numerals, struct arena *arena, uint64_t number,
		    int places, const struct numeral_around *around)
{
	char text[LONGEST * NUMERAL_BYTES], *end = text + sizeof text,
					    *at = put(end, &around->after);
	int left = numerals->first_group; /* of the group */
	bool is_grouped;

	for (int i = 0; i < places; i++, number /= 10)
		at = put(at, &numerals->digits[number % 10]);
	if (places > 0)
		at = put(at, &numerals->point);
	is_grouped = number >= numerals->least_in_groups;
	do {
		if (is_grouped && left-- == 0) {
			at = put(at, &numerals->separator);
			left = numerals->group - 1;
		}
		at = put(at, &numerals->digits[number % 10]);
		number /= 10;
	} while (number > 0);
	at = put(at, &around->before);
	return arena_strndup(arena, at, (size_t)(end - at));
}
