/* base/utf8: every scalar value there and back, and what is no UTF-8 (RFC 3629, section 10). */
#include "base/utf8.h"
#include "tap.h"

static void check_all_scalars(void)
{
	bool is_same = true, is_minimal = true;

	for (uint32_t code = 0; code <= 0x10ffff; code++) {
		char bytes[4];
		uint32_t again = 0;
		size_t n;

		if (code == 0xd800)
			code = 0xe000;
		n = utf8_encode(code, bytes);
		is_minimal = is_minimal && n == (code < 0x80      ? 1u
						 : code < 0x800   ? 2u
						 : code < 0x10000 ? 3u
								  : 4u);
		is_same = is_same && utf8_decode(bytes, n, &again) == n && again == code;
	}
	tap_ok(is_same, "every scalar value decodes to itself");
	tap_ok(is_minimal, "every scalar value takes as few bytes as it can");
}

static void check_refused(const char *text, size_t n, const char *what)
{
	uint32_t code = 7;

	tap_ok(utf8_decode(text, n, &code) == 0 && utf8_check(text, n) == 0, "refused: %s", what);
}

/* No pair or triple of bytes is taken that the encoder would not write. */
static void check_no_other_spelling(void)
{
	bool is_exact = true;

	for (uint32_t bits = 0; bits < 1u << 24; bits += 1 + (bits % 7)) {
		char bytes[4] = {(char)(bits >> 16), (char)(bits >> 8), (char)bits, 0}, back[4];
		uint32_t code;
		size_t n = utf8_decode(bytes, 3, &code);

		if (n > 0)
			is_exact = is_exact && utf8_encode(code, back) == n &&
				   memcmp(bytes, back, n) == 0;
	}
	tap_ok(is_exact, "no other spelling of a character is taken");
}

static void check_blank(void)
{
	static const char *const blank[] = {"",
					    " \t\n",
					    "\xc2\xad",
					    "\xe2\x80\x8b",
					    "\xe2\x80\x8e",
					    "\xe2\x81\xa0",
					    "\xc2\xa0",
					    "\xe3\x85\xa4",
					    "\xe2\xa0\x80",
					    "\xef\xb8\x8f",
					    " \xc2\xa0 "};
	static const char *const seen[] = {"a",
					   "-",
					   "\xc2\xad.",
					   "\xe2\x80\x93",
					   "\xcc\x81",
					   "\xe2\xa0\x81",
					   "\xe6\xbc\xa2",
					   "\xf0\x9f\x8e\x89"};
	bool is_right = true;

	for (size_t i = 0; i < sizeof blank / sizeof *blank; i++)
		is_right = is_right && utf8_is_blank(blank[i]);
	tap_ok(is_right, "spaces, fillers and characters that steer others show nothing");
	is_right = true;
	for (size_t i = 0; i < sizeof seen / sizeof *seen; i++)
		is_right = is_right && !utf8_is_blank(seen[i]);
	tap_ok(is_right, "all others show something");
}

int main(void)
{
	uint32_t code;

	check_all_scalars();
	check_no_other_spelling();
	check_blank();
	check_refused("", 0, "nothing");
	check_refused("\x80", 1, "a trailing byte alone");
	check_refused("\xc3", 1, "a sequence cut off");
	check_refused("\xe2\x82", 2, "three bytes cut off");
	check_refused("\xf0\x9f\x98", 3, "four bytes cut off");
	check_refused("\xc3(", 2, "a lead byte before ASCII");
	check_refused("\xc0\x80", 2, "NUL in two bytes");
	check_refused("\xc1\xbf", 2, "DEL in two bytes");
	check_refused("\xe0\x9f\xbf", 3, "U+07FF in three bytes");
	check_refused("\xf0\x8f\xbf\xbf", 4, "U+FFFF in four bytes");
	check_refused("\xed\xa0\x80", 3, "a surrogate");
	check_refused("\xf4\x90\x80\x80", 4, "past U+10FFFF");
	check_refused("\xff", 1, "a byte that never occurs");
	tap_ok(utf8_check("abc", 3) == 3, "ASCII is UTF-8");
	tap_ok(utf8_check("a\xc3\xa4\xff"
			  "b",
			  5) == 3,
	       "the first byte that is none is found");
	tap_ok(utf8_decode("\0", 1, &code) == 1 && code == 0, "NUL is a character");
	return tap_done();
}
