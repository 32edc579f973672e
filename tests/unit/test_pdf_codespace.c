/* pdf/codespace: codes as bytes, what must be escaped in a string, and CMaps that say the same. */
#include "pdf/codespace.h"

#include <stdlib.h>

#include "tap.h"

static void check_code(int code, bool is_cff, const char *shown, size_t n, const char *written,
		       const char *what)
{
	struct buf out = {0};

	codespace_show(&out, code, is_cff);
	tap_ok(out.n == n && memcmp(out.bytes, shown, n) == 0, "%s, in a string", what);
	buf_clear(&out);
	codespace_write(&out, code, is_cff);
	tap_is(buf_text(&out), written, what);
	buf_release(&out);
}

static void check_codes(void)
{
	enum { A = CODESPACE_FIRST };

	check_code(0x1f - A, false, "\x1f", 1, "<1F>", "the first code");
	check_code('A' - A, false, "A", 1, "<41>", "a letter of ASCII");
	check_code('(' - A, false, "\\(", 2, "<28>", "an opening parenthesis");
	check_code(')' - A, false, "\\)", 2, "<29>", "a closing one");
	check_code('\\' - A, false, "\\\\", 2, "<5C>", "a backslash");
	check_code(0xff - A, false, "\xff", 1, "<FF>", "the last code of one byte");
	check_code(0x100 - A, false, "\1\0", 2, "<0100>", "the first of two");
	check_code(0x0d29 - A, false, "\\r\\)", 4, "<0D29>", "two that are escaped");
	check_code(0x0a0a - A, false, "\\n\\n", 4, "<0A0A>", "two line feeds");
	check_code(0x1eff - A, false, "\x1e\xff", 2, "<1EFF>", "the last of two");
	check_code(0x1f00 - A, false, "\0\x1f\0", 3, "<001F00>", "the first of three");
	check_code(0xffff - A, false, "\0\xff\xff", 3, "<00FFFF>", "the last of all");
	check_code(0, true, "\0\0", 2, "<0000>", "the first of CFF outlines");
	check_code('(' << 8 | '\r', true, "\\(\\r", 4, "<280D>", "one that is escaped");
	check_code(0xffff, true, "\xff\xff", 2, "<FFFF>", "the last of them");
}

/* Where the numbers of its ranges end that follow each other from the first code's on, each with
 * the same CIDs; 0: they do not. */
static unsigned follow(const char *map)
{
	unsigned next = CODESPACE_FIRST;
	const char *p = strstr(map, "begincidrange");

	for (; p; p = strstr(p, "begincidrange")) {
		int all = 0;

		for (p = strchr(p, '\n') + 1; *p == '<'; p++, all++) {
			char *end;
			unsigned from = (unsigned)strtoul(p + 1, &end, 16);
			unsigned to = (unsigned)strtoul(end + 2, &end, 16);
			unsigned cid = (unsigned)strtoul(end + 1, &end, 10);

			if (from != next || cid != from || from >> 8 != to >> 8)
				return 0;
			next = to + 1;
			p = end;
		}
		if (all == 0 || all > 100)
			return 0;
	}
	return next;
}

static void check_map(int nbytes, const char *spaces, unsigned end, const char *what)
{
	struct buf map = {0}, entries = {0};

	codespace_identity(&map, &entries, nbytes);
	tap_ok(strstr(buf_text(&map), spaces) != NULL, "%s: which bytes are codes", what);
	tap_ok(follow(buf_text(&map)) == end, "%s: all are CIDs", what);
	tap_ok(strncmp(buf_text(&entries), "/Type/CMap/CMapName/", 20) == 0, "%s: entries", what);
	tap_ok(codespace_bytes((int)end - CODESPACE_FIRST) == nbytes &&
		       codespace_bytes((int)end - CODESPACE_FIRST + 1) == nbytes + 1,
	       "%s: for as many codes", what);
	buf_release(&map);
	buf_release(&entries);
}

static void check_maps(void)
{
	check_map(1, "\n1 begincodespacerange\n<1F> <FF>\nend", 0x100, "one byte");
	check_map(2, "\n2 begincodespacerange\n<1F> <FF>\n<0100> <1EFF>\nend", 0x1f00, "two");
	tap_ok(codespace_bytes(0) == 1, "no code takes more than one");
	tap_ok(codespace_end(0, false) == 0x100 - 0x1f &&
		       codespace_end(0x1f0 - 0x1f, false) == 0x200 - 0x1f &&
		       codespace_end(0x1f0, true) == 0x200,
	       "ranges end where the first byte changes");
}

static void check_longest(void)
{
	struct buf map = {0}, entries = {0};

	codespace_identity(&map, &entries, CODESPACE_BYTES);
	tap_ok(strstr(buf_text(&map), "3 begincodespacerange\n<1F> <FF>\n<0100> <1EFF>\n"
				      "<001F00> <00FFFF>\nend") != NULL,
	       "three: which bytes are codes");
	tap_ok(follow(buf_text(&map)) == 0x10000, "three: all are CIDs");
	buf_release(&map);
	buf_release(&entries);
}

int main(void)
{
	check_codes();
	check_maps();
	check_longest();
	return tap_done();
}
