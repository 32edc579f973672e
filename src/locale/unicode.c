/* Characters by ICU. What most texts are made of never gets that far. */
#include "locale/unicode.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* How long the text is, up to the first character that may be part of another one in NFC: those
 * below U+0300, U+200B..U+203F and U+2200..U+223F stand for themselves, whatever is beside them. */
static size_t count_plain(const char *text)
{
	const unsigned char *p = (const unsigned char *)text;

	for (;;)
		if (*p > 0 && *p < 0x80)
			p++;
		else if (*p >= 0xc2 && *p < 0xcc && p[1] >= 0x80)
			p += 2;
		else if (*p == 0xe2 &&
			 ((p[1] == 0x80 && p[2] >= 0x8b) || (p[1] == 0x88 && p[2] >= 0x80)))
			p += 3;
		else
			return (size_t)(p - (const unsigned char *)text);
}

const char *unicode_nfc(struct arena *arena, const char *text)
{
	UErrorCode status = U_ZERO_ERROR;
	size_t nplain = count_plain(text), n;
	struct arena_mark mark;
	const UNormalizer2 *nfc;
	UChar *units, *composed;
	int32_t nunits, ncomposed, nbytes;
	char *bytes;

	if (!text[nplain])
		return text;
	n = nplain + strlen(text + nplain);
	if (n > INT32_MAX / 4)
		return text;
	mark = arena_mark(arena);
	nfc = unorm2_getNFCInstance(&status);
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

const char *unicode_version(struct arena *arena)
{
	char text[U_MAX_VERSION_STRING_LENGTH];
	UVersionInfo version;

	u_getVersion(version);
	u_versionToString(version, text);
	return arena_strdup(arena, text);
}
