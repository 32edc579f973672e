/*
 * ICU writes any number as something before, figures in groups, something after, and tells which
 * part is what. A few numbers tell all there is: one with every digit, one below zero, one with a
 * plus, and powers of ten up to the first one in groups.
 */
#include "locale/numeral.h"

#include <stdbool.h>
#include <string.h>
#include <unicode/uformattedvalue.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

enum { MOST_SEPARATORS = 10, LONGEST = 40 }; /* signs of a number, those around it too */

struct stretch {
	int32_t from, to;
};

/* A number as ICU wrote it, and where its parts stand. */
struct written {
	const UChar *text;
	int32_t n;
	struct stretch whole, fraction, point, separators[MOST_SEPARATORS];
	int nseparators;
};

/* ICU at work for one language. */
struct model {
	UNumberFormatter *plain, *with_sign;
	UFormattedNumber *result;
	UErrorCode error;
};

static void note_part(struct written *written, int32_t field, struct stretch at)
{
	if (field == UNUM_INTEGER_FIELD)
		written->whole = at;
	else if (field == UNUM_FRACTION_FIELD)
		written->fraction = at;
	else if (field == UNUM_DECIMAL_SEPARATOR_FIELD)
		written->point = at;
	else if (field == UNUM_GROUPING_SEPARATOR_FIELD && written->nseparators < MOST_SEPARATORS)
		written->separators[written->nseparators++] = at;
}

/* The text lasts until the next one. */
static struct written see(struct model *model, const UNumberFormatter *formatter,
			  const char *number)
{
	UErrorCode *error = &model->error;
	UConstrainedFieldPosition *part = ucfpos_open(error);
	const UFormattedValue *value;
	struct written written = {0};

	unumf_formatDecimal(formatter, number, -1, model->result, error);
	value = unumf_resultAsValue(model->result, error);
	written.text = ufmtval_getString(value, &written.n, error);
	ucfpos_constrainCategory(part, UFIELD_CATEGORY_NUMBER, error);
	while (ufmtval_nextPosition(value, part, error)) {
		struct stretch at;

		ucfpos_getIndexes(part, &at.from, &at.to, error);
		note_part(&written, ucfpos_getField(part, error), at);
	}
	ucfpos_close(part);
	return written;
}

static void take_sign(struct model *model, const struct written *written, int32_t from, int32_t to,
		      struct numeral_sign *sign)
{
	int32_t n = 0;

	u_strToUTF8(sign->bytes, NUMERAL_BYTES, &n, written->text + from, to - from, &model->error);
	sign->n = (unsigned char)n;
}

static void take_around(struct model *model, const struct written *written,
			struct numeral_around *around)
{
	int32_t end = written->fraction.to ? written->fraction.to : written->whole.to;

	take_sign(model, written, 0, written->whole.from, &around->before);
	take_sign(model, written, end, written->n, &around->after);
}

/* Of 1234567890.5. The last two separators tell how long groups are. */
static void take_figures(struct model *model, const struct written *written,
			 struct numerals *numerals)
{
	int32_t at = written->whole.from;
	int separator = 0, group = 0;

	for (int i = 1; i <= 10 && U_SUCCESS(model->error); i++, group++) {
		int32_t from = at;

		if (separator < written->nseparators && at == written->separators[separator].from) {
			at = from = written->separators[separator++].to;
			numerals->group = group;
			group = 0;
		}
		U16_FWD_1(written->text, at, written->whole.to);
		take_sign(model, written, from, at, &numerals->digits[i % 10]);
	}
	numerals->first_group = group;
	take_sign(model, written, written->point.from, written->point.to, &numerals->point);
	if (separator > 0)
		take_sign(model, written, written->separators[0].from, written->separators[0].to,
			  &numerals->separator);
}

/* From which power of ten on numbers are in groups, if they ever are. */
static uint64_t find_least_in_groups(struct model *model, const struct numerals *numerals)
{
	char number[] = "1000000000";
	uint64_t power = 1;

	for (size_t n = 1; n < sizeof number && numerals->separator.n; n++, power *= 10) {
		char digit = number[n];

		number[n] = '\0';
		if (see(model, model->plain, number).nseparators > 0)
			return power;
		number[n] = digit;
	}
	return UINT64_MAX;
}

/* A hyphen is too short for a minus beside figures. */
static bool lengthen_hyphen(struct numeral_sign *sign)
{
	char *hyphen = memchr(sign->bytes, '-', sign->n);

	if (!hyphen || sign->n + 2 > NUMERAL_BYTES)
		return false;
	memmove(hyphen + 3, hyphen + 1, (size_t)(sign->bytes + sign->n - hyphen - 1));
	memcpy(hyphen, "\xe2\x88\x92", 3);
	sign->n += 2;
	return true;
}

void numeral_learn(struct numerals *numerals, const char *locale)
{
	struct model model = {.error = U_ZERO_ERROR};
	struct written written;

	*numerals = (struct numerals){0};
	model.plain = unumf_openForSkeletonAndLocale(u"", 0, locale, &model.error);
	model.with_sign = unumf_openForSkeletonAndLocale(u"sign-always", -1, locale, &model.error);
	model.result = unumf_openResult(&model.error);
	written = see(&model, model.plain, "1234567890.5");
	take_figures(&model, &written, numerals);
	take_around(&model, &written, &numerals->plain);
	numerals->least_in_groups = find_least_in_groups(&model, numerals);
	written = see(&model, model.plain, "-1");
	take_around(&model, &written, &numerals->minus);
	written = see(&model, model.with_sign, "1");
	take_around(&model, &written, &numerals->plus);
	numerals->true_minus = numerals->minus;
	if (!lengthen_hyphen(&numerals->true_minus.before))
		lengthen_hyphen(&numerals->true_minus.after);
	unumf_closeResult(model.result);
	unumf_close(model.with_sign);
	unumf_close(model.plain);
	if (U_FAILURE(
		    model.error)) /* never the number's fault; else it would be wrong in silence */
		mem_die_of("ICU", u_errorName(model.error));
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
