/* Characters by ICU. ASCII, which most answers are made of, never gets that far. */
#include "locale/unicode.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/utf8.h"

const char *unicode_nfc(struct arena *arena, const char *text)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
	struct arena_mark mark = arena_mark(arena);
	size_t n = strlen(text);
	UChar *units, *composed;
	int32_t nunits, ncomposed, nbytes;
	char *bytes;

	if (utf8_is_ascii(text, n) || n > INT32_MAX / 4)
		return text;
	units = ARENA_ARRAY(arena, UChar, n + 1);
	u_strFromUTF8(units, (int32_t)n + 1, &nunits, text, (int32_t)n, &status);
	if (status == U_INVALID_CHAR_FOUND) /* no UTF-8; whoever reads it has said so */
		return text;
	if (unorm2_quickCheck(nfc, units, nunits, &status) == UNORM_YES) {
		arena_reset(arena, mark);
		return text;
	}
	ncomposed = 3 * nunits + 1; /* NFC takes at most 3 units for one (UAX #15, 9) */
	composed = ARENA_ARRAY(arena, UChar, ncomposed);
	ncomposed = unorm2_normalize(nfc, units, nunits, composed, ncomposed, &status);
	bytes = arena_alloc(arena, 3 * (size_t)ncomposed + 1);
	u_strToUTF8(bytes, 3 * ncomposed + 1, &nbytes, composed, ncomposed, &status);
	if (U_FAILURE(status))
		mem_die_of("ICU", u_errorName(status));
	return bytes;
}

int unicode_digit(uint32_t code)
{
	if (code < 0x80)
		return code >= '0' && code <= '9' ? (int)(code - '0') : -1;
	return u_charDigitValue((UChar32)code);
}

bool unicode_is_space(uint32_t code)
{
	if (code < 0x80)
		return code == ' ' || (code >= '\t' && code <= '\r');
	return u_isUWhiteSpace((UChar32)code);
}

bool unicode_is_currency(uint32_t code)
{
	return u_charType((UChar32)code) == U_CURRENCY_SYMBOL;
}
