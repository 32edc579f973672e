/* Texts for terminals: what is left out, how wide they are, where their lines end; and folding. */
#include "locale/terminal.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "locale/fold.h"
#include "tap.h"

static void test_clean(struct arena *arena)
{
	static const struct {
		const char *text, *wanted;
	} cases[] = {
		{"as it is", "as it is"},
		{"a\x1b[31mred\x1b[0m", "ared"},
		{"a\x1b[1;31", "a"},
		{"up\x1b[A, home\x1bOH, lone\x1b", "up, home, lone"},
		{"bell\a, C1 \xc2\x9b"
		 "31m, DEL\x7f",
		 "bell, C1 31m, DEL"},
		{"tab\tand\nend\r\n", "tab and end  "},
		{"a\xe2\x80\xaeltr\xe2\x80\xac b\xe2\x81\xa6", "altr b"},
		{"soft\xc2\xadhyphen \xef\xbb\xbf", "softhyphen "},
		{"no \xff UTF-8 \xc3", "no  UTF-8 "},
		{"zwnj \xe2\x80\x8c stays", "zwnj \xe2\x80\x8c stays"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		tap_is(terminal_clean(arena, cases[i].text), cases[i].wanted, cases[i].wanted);
}

static void test_columns(void)
{
	static const struct {
		const char *text;
		int wanted;
	} cases[] = {{"", 0},
		     {"abc", 3},
		     {"äöü", 3},
		     {"a\xcc\x88", 1},
		     {"木を", 4},
		     {"ﾊﾝ", 2},
		     {"Ａ", 2},
		     {"한", 2},
		     {"\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", 2},
		     {"שלום", 4},
		     {"שָׁ", 1},
		     {"🙂", 2},
		     {"☂\xef\xb8\x8f", 2},
		     {"a\xe2\x80\x8c"
		      "b",
		      2},
		     {"นำ้", 2}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		tap_ok(terminal_columns(cases[i].text) == cases[i].wanted,
		       "\"%s\" takes %d, not %d", cases[i].text, cases[i].wanted,
		       terminal_columns(cases[i].text));
}

static void test_wrap(void)
{
	static const struct {
		const char *text;
		int width, column;
		const char *wanted;
	} cases[] = {
		{"one two three", 7, 0, "one two\nthree"},
		{"one two three", 8, 0, "one two\nthree"},
		{"one  two   three", 8, 0, "one  two\nthree"},
		{"one two three", 10, 3, "one two\n   three"},
		{"incredible", 4, 0, "incr\nedib\nle"},
		{"an incredible thing", 6, 2, "an\n  incr\n  edib\n  le\n  thin\n  g"},
		{"ab\xcc\x88\xcc\xb2"
		 "cd",
		 2, 0, "ab\xcc\x88\xcc\xb2\ncd"},
		{"木を植える", 5, 0, "木を\n植え\nる"},
		{"木を植。える", 6, 0, "木を\n植。え\nる"},
		{"2.\xc2\xa0you and I", 6, 0, "2.\xc2\xa0you\nand I"},
		{"", 10, 0, ""},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out;

		buf_init(&out);
		terminal_wrap(&out, cases[i].text, "en", cases[i].width, cases[i].column);
		tap_is(buf_text(&out), cases[i].wanted, cases[i].text);
		buf_release(&out);
	}
}

/* Lines that are random bytes of some alphabets: none too wide, and nothing lost but spaces. */
static void test_random(struct arena *arena)
{
	static const char *const pieces[] = {"a", "Wort", " ", "  ",       "木", "。", "\xcc\x88",
					     "-", "🙂", "ש", "\xc2\xa0", "(",  "12"};
	enum { NPIECES = sizeof pieces / sizeof *pieces };
	bool fits = true, is_whole = true;

	srand(7);
	for (int n = 0; n < 2000; n++) {
		const char *text = "";
		int width = 20 + rand() % 30, indent = rand() % 8;
		struct buf out;
		char *rest, *line;

		for (int i = rand() % 60; i > 0; i--)
			text = arena_printf(arena, "%s%s", text, pieces[(size_t)rand() % NPIECES]);
		buf_init(&out);
		terminal_wrap(&out, text, "de", width, indent);
		rest = arena_printf(arena, "%*s%s", indent, "", buf_text(&out));
		for (line = strtok_r(rest, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
			fits = fits && terminal_columns(line) <= width;
		for (const char *a = text, *b = buf_text(&out); is_whole && (*a || *b);) {
			a += strspn(a, " ");
			b += strspn(b, " \n");
			is_whole = *a == *b;
			a += *a != 0;
			b += *b != 0;
		}
		buf_release(&out);
	}
	tap_ok(fits, "no line is wider than wanted");
	tap_ok(is_whole, "nothing is lost or added but spaces");
}

static void test_fold(struct arena *arena)
{
	static const struct {
		const char *text, *wanted;
	} cases[] = {{"  In a  GARDEN ", "in a garden"},
		     {"I don’t", "i don't"},
		     {"“so” – „so“", "\"so\" - \"so\""},
		     {"Ä", "ä"},
		     {"A\xcc\x88", "ä"},
		     {"STRASSE", "strasse"},
		     {"Straße", "strasse"},
		     {"１，３", "1,3"},
		     {"٣", "3"},
		     {"१२", "12"},
		     {"1\xc2\xa0"
		      "3",
		      "1 3"},
		     {"א، ב", "א, ב"},
		     {"", ""},
		     {"  ", ""}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		tap_is(fold_text(arena, cases[i].text), cases[i].wanted, cases[i].text);
}

int main(void)
{
	struct arena arena;

	arena_init(&arena);
	test_clean(&arena);
	test_columns();
	test_wrap();
	test_random(&arena);
	test_fold(&arena);
	arena_release(&arena);
	return tap_done();
}
