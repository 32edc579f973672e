/*
 * Composed forms as ICU makes them: most texts never reach it, so each character of the first plane
 * is held against it, alone and beside letters and marks that may become one with it.
 */
#include "locale/unicode.h"

#include <stdbool.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/utf8.h"
#include "tap.h"

/* What ICU makes of a text. */
static void compose(const char *text, char *composed, int32_t room)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
	UChar units[64], result[64];
	int32_t n = 0;

	u_strFromUTF8(units, 64, &n, text, -1, &status);
	n = unorm2_normalize(nfc, units, n, result, 64, &status);
	u_strToUTF8(composed, room, NULL, result, n, &status);
	if (U_FAILURE(status))
		*composed = '\0';
}

static bool check(struct arena *arena, const char *text)
{
	struct arena_mark mark = arena_mark(arena);
	char composed[256];
	bool is_same;

	compose(text, composed, sizeof composed);
	is_same = strcmp(unicode_nfc(arena, text), composed) == 0;
	if (!is_same)
		printf("# \"%s\" is \"%s\"\n", text, composed);
	arena_reset(arena, mark);
	return is_same;
}

static void test_plane(struct arena *arena)
{
	static const char *const around[][2] = {
		{"", ""}, {"a", ""}, {"", "\xcc\x80"}, {"", "\xcc\xb8"}, {"e\xcc\x81", "z"}};
	int ndifferent = 0;

	for (uint32_t code = 1; code < 0x10000 && ndifferent < 5; code++)
		for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
			char text[32], middle[8] = {0};

			if (code >= 0xd800 && code < 0xe000)
				continue;
			utf8_encode(code, middle);
			snprintf(text, sizeof text, "%s%s%s", around[i][0], middle, around[i][1]);
			ndifferent += !check(arena, text);
		}
	tap_ok(ndifferent == 0, "each character of the first plane is composed as ICU does it");
}

static void test_broken(struct arena *arena)
{
	static const char *const texts[] = {"\xc3", "a\xc3z", "\xe2\x80", "\xe2\x88\x7f", "\xff"};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		tap_ok(unicode_nfc(arena, texts[i]) == texts[i], "what is no UTF-8 stays as it is");
}

int main(void)
{
	struct arena arena;

	arena_init(&arena);
	test_plane(&arena);
	test_broken(&arena);
	arena_release(&arena);
	return tap_done();
}
