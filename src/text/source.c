/*
 * Joining. ASCII, nearly all of what is set, is copied without a look at Unicode; only text from
 * U+0300 on can be out of NFC, or hold marks or letters that run right to left.
 */
#include "text/source.h"

#include <string.h>

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/utf8.h"

enum { SOFT_HYPHEN = 0xad, REPLACEMENT = 0xfffd, FIRST_MARK = 0x300, FIRST_RTL = 0x590 };

/* Whether UAX #9 must be run on a text that holds code. */
static bool is_bidi(uint32_t code)
{
	return (code >= FIRST_RTL && code < 0x900) || code == 0x200f ||
	       (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) ||
	       (code >= 0xfb1d && code < 0xff00) || (code >= 0x10800 && code < 0x11000) ||
	       (code >= 0x1e800 && code < 0x1f000);
}

/* Whether a cluster of a text that holds code may be more than one character (UAX #29). Among the
 * signs from dashes to currencies, and from arrows to technical ones, nothing joins to another. */
static bool may_cluster(uint32_t code)
{
	return code >= FIRST_MARK && !(code >= 0x2010 && code < 0x20d0) &&
	       !(code >= 0x2190 && code < 0x2400);
}

/* NFC of text, when it is not NFC already. */
static const char *normalise(struct arena *scratch, const char *text, int *n)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
	int32_t room = 3 * *n + 1; /* NFC takes at most 3 units for one (UAX #15, 9) */
	UChar *units = ARENA_ARRAY(scratch, UChar, *n + 1);
	UChar *composed;
	char *bytes;
	int32_t nunits;

	u_strFromUTF8WithSub(units, *n + 1, &nunits, text, *n, REPLACEMENT, NULL, &status);
	if (unorm2_quickCheck(nfc, units, nunits, &status) == UNORM_YES)
		return text;
	composed = ARENA_ARRAY(scratch, UChar, room);
	nunits = unorm2_normalize(nfc, units, nunits, composed, room, &status);
	bytes = arena_alloc(scratch, 3 * (size_t)nunits + 1);
	u_strToUTF8(bytes, 3 * nunits + 1, &nunits, composed, nunits, &status);
	if (U_FAILURE(status))
		mem_die_of("ICU", u_errorName(status));
	*n = nunits;
	return bytes;
}

static void add_unit(struct source *source, uint16_t unit)
{
	source->offsets[source->nunits] = source->n;
	source->units[source->nunits++] = unit;
}

static void add_ascii(struct source *source, const char *text, int n)
{
	for (int i = 0; i < n; i++) {
		char c = (unsigned char)text[i] < ' ' || text[i] == 0x7f ? ' ' : text[i];

		source->text[source->n] = c;
		add_unit(source, (uint16_t)c);
		source->n++;
	}
}

static void add_code(struct source *source, uint32_t code)
{
	if (code == SOFT_HYPHEN) {
		source->soft[source->nsoft++] = source->n;
		return;
	}
	source->may_be_rtl |= is_bidi(code);
	source->may_cluster |= may_cluster(code);
	if (code > 0xffff) {
		add_unit(source, U16_LEAD(code));
		add_unit(source, U16_TRAIL(code));
	} else {
		add_unit(source, (uint16_t)code);
	}
	source->n += (int32_t)utf8_encode(code, source->text + source->n);
}

static void add_span(struct source *source, struct arena *scratch, const char *text, int n)
{
	if (utf8_is_ascii(text, (size_t)n)) {
		add_ascii(source, text, n);
		return;
	}
	source->is_ascii = false;
	text = normalise(scratch, text, &n);
	for (int i = 0; i < n;) {
		uint32_t code;
		size_t size = utf8_decode(text + i, (size_t)(n - i), &code);

		if (size == 0)
			code = REPLACEMENT;
		else if (code < ' ' || (code >= 0x7f && code < 0xa0 && code != 0x85))
			code = ' ';
		add_code(source, code);
		i += size ? (int)size : 1;
	}
}

void source_join(struct source *source, struct arena *arena, struct arena *scratch,
		 const struct text_span *spans, int nspans)
{
	size_t room = 1; /* bytes: NFC may triple a text, U+FFFD takes 3 bytes for one */

	for (int i = 0; i < nspans; i++)
		room += (utf8_is_ascii(spans[i].text, (size_t)spans[i].n) ? 1 : 3) *
			(size_t)spans[i].n;
	*source = (struct source){.is_ascii = true, .nspans = nspans};
	source->text = arena_alloc(arena, room);
	source->units = ARENA_ARRAY(scratch, uint16_t, room);
	source->offsets = ARENA_ARRAY(scratch, int32_t, room);
	source->soft = ARENA_ARRAY(scratch, int32_t, room);
	source->span_ends = ARENA_ARRAY(scratch, int32_t, nspans);
	for (int i = 0; i < nspans; i++) {
		add_span(source, scratch, spans[i].text, spans[i].n);
		source->span_ends[i] = source->n;
	}
	source->offsets[source->nunits] = source->n;
}

int32_t source_find(const int32_t *ascending, int32_t n, int32_t value)
{
	int32_t low = 0, high = n;

	while (low < high) {
		int32_t middle = low + (high - low) / 2;

		if (ascending[middle] < value)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

int32_t source_unit(const struct source *source, int32_t offset)
{
	return source->is_ascii ? offset : source_find(source->offsets, source->nunits, offset);
}
