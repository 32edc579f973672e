/* ICU folds case and forms; the few signs behind that no keyboard has are a table. */
#include "locale/fold.h"

#include <stdbool.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/utf8.h"

/* What keyboards have in place of a sign; 0: nothing else. */
static UChar32 plain(UChar32 code)
{
	int digit = u_charDigitValue(code);

	if (digit >= 0)
		return '0' + digit;
	if (u_isUWhiteSpace(code))
		return ' ';
	switch (code) {
	/* clang-format off */
	case 0x2018: case 0x2019: case 0x201a: case 0x2bc: case 0x2032:
		return '\'';
	case 0x201c: case 0x201d: case 0x201e: case 0xab: case 0xbb: case 0x300c: case 0x300d:
		return '"';
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2212:
		return '-';
	case 0x60c: case 0x3001:
		return ',';
	case 0x61b:
		/* clang-format on */
		return ';';
	default:
		return code;
	}
}

static char *fold_units(struct arena *arena, const UChar *units, int32_t n)
{
	char *folded = arena_alloc(arena, 4 * (size_t)n + 1), *end = folded;
	bool has_space = false;

	for (int32_t i = 0; i < n;) {
		UChar32 code;

		U16_NEXT(units, i, n, code);
		code = plain(code);
		if (code == ' ') {
			has_space = end > folded;
			continue;
		}
		if (has_space)
			*end++ = ' ';
		has_space = false;
		end += utf8_encode((uint32_t)code, end);
	}
	*end = '\0';
	return folded;
}

/* What ICU would give for ASCII, without asking it. */
static char *fold_ascii(struct arena *arena, const char *text, size_t n)
{
	char *folded = arena_text(arena, n), *end = folded;
	bool has_space = false;

	for (; *text; text++) {
		if (*text == ' ' || (*text >= '\t' && *text <= '\r')) {
			has_space = end > folded;
			continue;
		}
		if (has_space)
			*end++ = ' ';
		has_space = false;
		*end++ = *text >= 'A' && *text <= 'Z' ? (char)(*text + ('a' - 'A')) : *text;
	}
	*end = '\0';
	return folded;
}

char *fold_text(struct arena *arena, const char *text)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *normaliser = unorm2_getNFKCCasefoldInstance(&status);
	size_t size = strlen(text);
	UChar *units, *folded;
	int32_t n = 0, nfolded;

	if (utf8_is_ascii(text, size))
		return fold_ascii(arena, text, size);
	units = ARENA_ARRAY(arena, UChar, size + 1);
	u_strFromUTF8WithSub(units, (int32_t)size + 1, &n, text, (int32_t)size, 0xfffd, NULL,
			     &status);
	nfolded = unorm2_normalize(normaliser, units, n, NULL, 0, &status);
	if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR)
		mem_die_of("ICU", u_errorName(status));
	if (nfolded == 0)
		return fold_units(arena, units, 0);
	status = U_ZERO_ERROR;
	folded = ARENA_ARRAY(arena, UChar, nfolded + 1);
	nfolded = unorm2_normalize(normaliser, units, n, folded, nfolded + 1, &status);
	if (U_FAILURE(status))
		mem_die_of("ICU", u_errorName(status));
	return fold_units(arena, folded, nfolded);
}
