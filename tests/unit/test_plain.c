/* base/plain: what steers terminals and logs shows instead. */
#include "base/plain.h"
#include "tap.h"

#include <stdlib.h>

static void check_text(struct arena *arena)
{
	static const struct {
		const char *text, *wanted;
	} cases[] = {
		{"role \"tpm\", 25\xe2\x80\x93"
		 "30",
		 "role \"tpm\", 25\xe2\x80\x93"
		 "30"},
		{"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d e\xcc\x81 \xf0\x9f\x8e\x89",
		 "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d e\xcc\x81 \xf0\x9f\x8e\x89"},
		{"a\tb\nc\r\nd", "a b c  d"},
		{"a\x1b[31mb\x07\x7f", "a\\x1B[31mb\\x07\\x7F"},
		{"a\xc2\x9b"
		 "31m\xc2\x85"
		 "b",
		 "a\\x9B31m b"},
		{"a\xe2\x80\xaelmx.\xe2\x81\xa6z", "a\\u202Elmx.\\u2066z"},
		{"a\xe2\x80\xa8"
		 "b\xef\xbb\xbf",
		 "a b\\uFEFF"},
		{"caf\xe9", "caf\\xE9"},
		{"\xed\xa0\x80", "\\xED\\xA0\\x80"},
		{"", ""},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		tap_is(plain_text(arena, cases[i].text), cases[i].wanted, cases[i].wanted);
}

static void check_names(struct arena *arena)
{
	tap_is(plain_name(arena, "content/a b.xml"), "content/a b.xml", "a name stays");
	tap_is(plain_name(arena, "a\n::error file=b::c.xml"), "a\\n::error file=b::c.xml",
	       "an end of line shows");
	tap_is(plain_name(arena, "::error::c.xml"), "./::error::c.xml", "no command of a build");
	tap_is(plain_name(arena, "##[error]c.xml"), "./##[error]c.xml", "nor an old one");
	tap_is(plain_name(arena, "a\x1b[2J\t.xml"), "a\\x1B[2J\\x09.xml", "an escape shows");
}

static void check_length(struct arena *arena)
{
	enum { LONG = 100000 };
	char *text = calloc(LONG + 1, 1);
	const char *plain;

	memset(text, 'w', LONG);
	memcpy(text, "the word", 8);
	memcpy(text + LONG - 7, " is cut", 7);
	memcpy(text + 599, "\xe2\x80\x93", 3); /* where the cut would go through a character */
	plain = plain_text(arena, text);
	tap_ok(strlen(plain) < 1000, "a very long text is cut");
	tap_ok(strncmp(plain, "the word", 8) == 0, "not its beginning");
	tap_is(plain + strlen(plain) - 7, " is cut", "nor its end");
	tap_ok(!strchr(plain, '\\'), "and not inside a character");
	text[1001] = '\0';
	tap_ok(strstr(plain_text(arena, text), "[...]"), "1001 bytes are too many");
	text[1000] = '\0';
	tap_is(plain_text(arena, text), text, "1000 are not");
	free(text);
}

static void check_lines(void)
{
	static const char text[] = "a\tb\n\x1b[31mc\0d\n";
	struct buf out;

	buf_init(&out);
	plain_lines(&out, text, sizeof text - 1);
	tap_is(buf_text(&out), "a\tb\n\\x1B[31mc\\x00d\n", "lines stay lines");
	buf_release(&out);
}

int main(void)
{
	struct arena arena;

	arena_init(&arena);
	check_text(&arena);
	check_names(&arena);
	check_length(&arena);
	check_lines();
	arena_release(&arena);
	return tap_done();
}
