/*
 * ICU resolves the levels once for a paragraph. Lines are reordered here: L1 and L2 are short, and
 * lines are made of pieces of glyphs, not of characters.
 */
#include "text/bidi.h"

#include <string.h>

#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include "text/text.h"

enum { MOST_BRACKETS = 63 }; /* UAX #9 BD16 */

/* Letters and spaces of ASCII. */
static bool is_plain(uint16_t unit)
{
	return unit == ' ' || ((unit | 0x20) >= 'a' && (unit | 0x20) <= 'z');
}

/*
 * Replaces the brackets that UAX #9 BD16 no longer pairs, being more than 63 inside each other, by
 * another neutral. ICU pairs them all, and looks at all that are open for each letter. Returns
 * units where none is, else a copy in arena.
 */
static const uint16_t *drop_brackets(struct arena *arena, const uint16_t *units, int32_t n)
{
	uint16_t closers[MOST_BRACKETS], *copy = NULL;
	int nopen = 0;

	for (int32_t i = 0; i < n; i++) {
		int type = is_plain(units[i])
				   ? U_BPT_NONE
				   : u_getIntPropertyValue(units[i],
							   UCHAR_BIDI_PAIRED_BRACKET_TYPE);
		int k = nopen - 1;

		if (type == U_BPT_OPEN && nopen < MOST_BRACKETS) {
			closers[nopen++] = (uint16_t)u_getBidiPairedBracket(units[i]);
		} else if (type == U_BPT_OPEN) {
			if (!copy)
				copy = arena_copy(arena, units, sizeof *units * (size_t)n);
			copy[i] = '|';
		} else if (type == U_BPT_CLOSE) {
			while (k >= 0 && closers[k] != units[i])
				k--;
			if (k >= 0)
				nopen = k;
		}
	}
	return copy ? copy : units;
}

void bidi_levels(struct UBiDi *bidi, const uint16_t *units, int32_t n, bool is_rtl,
		 struct arena *arena, uint8_t *levels)
{
	UErrorCode status = U_ZERO_ERROR;
	const UBiDiLevel *resolved;

	if (n == 0)
		return;
	units = drop_brackets(arena, units, n);
	ubidi_setPara(bidi, units, n, is_rtl, NULL, &status);
	resolved = ubidi_getLevels(bidi, &status);
	if (U_FAILURE(status))
		mem_die_of("ICU", u_errorName(status));
	memcpy(levels, resolved, (size_t)n);
}

void bidi_order(const uint8_t *levels, int n, int *order)
{
	uint8_t highest = 0, lowest_odd = UINT8_MAX;

	for (int i = 0; i < n; i++) {
		order[i] = i;
		if (levels[i] > highest)
			highest = levels[i];
		if (levels[i] & 1 && levels[i] < lowest_odd)
			lowest_odd = levels[i];
	}
	for (int level = highest; level >= lowest_odd; level--) {
		for (int i = 0; i < n; i++) {
			int end = i;

			while (end < n && levels[order[end]] >= level)
				end++;
			for (int a = i, b = end - 1; a < b; a++, b--) {
				int first = order[a];

				order[a] = order[b];
				order[b] = first;
			}
			if (end > i)
				i = end;
		}
	}
}

bool bidi_is_trailing(uint32_t code)
{
	const uint32_t classes =
		U_MASK(U_WHITE_SPACE_NEUTRAL) | U_MASK(U_SEGMENT_SEPARATOR) |
		U_MASK(U_BLOCK_SEPARATOR) | U_MASK(U_LEFT_TO_RIGHT_ISOLATE) |
		U_MASK(U_RIGHT_TO_LEFT_ISOLATE) | U_MASK(U_FIRST_STRONG_ISOLATE) |
		U_MASK(U_POP_DIRECTIONAL_ISOLATE) |
		/* L1 does not know these, since X9 has taken them out of the text */
		U_MASK(U_BOUNDARY_NEUTRAL) | U_MASK(U_LEFT_TO_RIGHT_EMBEDDING) |
		U_MASK(U_RIGHT_TO_LEFT_EMBEDDING) | U_MASK(U_LEFT_TO_RIGHT_OVERRIDE) |
		U_MASK(U_RIGHT_TO_LEFT_OVERRIDE) | U_MASK(U_POP_DIRECTIONAL_FORMAT);

	return code == ' ' || U_MASK(u_charDirection((UChar32)code)) & classes;
}

bool text_is_rtl(const char *lang)
{
	static const char *const codes[] = {"ar", "he", "fa", "ur",  "yi", "ps",
					    "sd", "ug", "dv", "ckb", "syr"};
	size_t n;

	if (!*lang || !strchr("ahfuypsdc", *lang)) /* asked for every paragraph */
		return false;
	n = strcspn(lang, "-_");
	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
		if (strlen(codes[i]) == n && strncmp(codes[i], lang, n) == 0)
			return true;
	return false;
}
