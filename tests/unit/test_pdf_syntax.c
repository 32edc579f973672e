/* pdf/syntax: numbers, names, strings and dates as ISO 32000-1 spells them. */
#include "pdf/syntax.h"

#include "tap.h"

/* Compares what was written, and forgets it. */
static void is(struct buf *out, const char *wanted, const char *what)
{
	tap_is(buf_text(out), wanted, what);
	buf_clear(out);
}

static void check_numbers(struct buf *out)
{
	static const struct {
		len value;
		const char *wanted;
	} lengths[] = {{0, "0"},
		       {1, ".001"},
		       {-1, "-.001"},
		       {10, ".01"},
		       {500, ".5"},
		       {1000, "1"},
		       {-1000, "-1"},
		       {1050, "1.05"},
		       {595276, "595.276"},
		       {10100, "10.1"},
		       {-72270, "-72.27"},
		       {14400000, "14400"},
		       {INT32_MAX, "2147483.647"},
		       {INT32_MIN, "-2147483.648"},
		       {INT64_C(4294967296001), "4294967296.001"}};

	for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
		syntax_length(out, lengths[i].value);
		is(out, lengths[i].wanted, lengths[i].wanted);
	}
	syntax_operand(out, 1500);
	is(out, "1.5 ", "an operand ends with a space");
	syntax_integer(out, INT64_MIN);
	is(out, "-9223372036854775808", "the smallest integer");
	syntax_integer(out, 0);
	is(out, "0", "zero");
	syntax_code(out, 0x0a1f);
	is(out, "0A1F", "a code has four digits");
}

static void check_names(struct buf *out)
{
	char longest[300];

	syntax_name(out, "Type");
	is(out, "/Type", "a plain name");
	syntax_name(out, "application/xml");
	is(out, "/application#2Fxml", "a solidus in a name");
	syntax_name(out, "PANTONE 286 C#(1)%");
	is(out, "/PANTONE#20286#20C#23#281#29#25", "blanks and delimiters in a name");
	syntax_name(out, "\xc3\xbc");
	is(out, "/#C3#BC", "bytes above 127 in a name");
	memset(longest, 'a', sizeof longest - 1);
	longest[sizeof longest - 1] = 0;
	syntax_name(out, longest);
	tap_ok(out->n == 128, "a name has at most 127 bytes");
	buf_clear(out);
}

static void check_strings(struct buf *out)
{
	syntax_string(out, "a(b)\\c\r");
	is(out, "(a\\(b\\)\\\\c\\r)", "delimiters in a string");
	for (const char *p = "a()\\\r\n\xe5"; *p; p++)
		syntax_byte(out, *p);
	is(out, "a\\(\\)\\\\\\r\\n\xe5", "bytes of a string");
	syntax_text(out, "plain");
	is(out, "(plain)", "ASCII text stays legible");
	syntax_text(out, "\xc3\xa9(\xe2\x80\x93");
	is(out, "(\xe9\\(\x85)", "text has a byte a character where there is one");
	syntax_text(out, "\xc3\xa9\xd7\x90");
	is(out, "<FEFF00E905D0>", "other text is UTF-16BE");
	syntax_text(out, "\xc3\xbe\xc3\xbf");
	is(out, "<FEFF00FE00FF>", "... and so is text that would begin with its mark");
	syntax_text(out, "\xc3\xaf\xc2\xbb\xc2\xbf");
	is(out, "<FEFF00EF00BB00BF>", "... or with that of UTF-8");
	syntax_text(out, "a\xc2\xa0");
	is(out, "<FEFF006100A0>", "a space without a break has no byte");
	syntax_text(out, "\xf0\x9d\x84\x9e");
	is(out, "<FEFFD834DD1E>", "a pair of surrogates");
	syntax_text(out, "a\xe2\x80\xa8"
			 "b\xef\xbf\xbc");
	is(out, "(a b)", "a line break becomes a space, an object nothing");
	syntax_text(out, "a\n");
	is(out, "<FEFF0061000A>", "control characters aren't written as they are");
	syntax_date(out, 1767323045);
	is(out, "(D:20260102030405Z)", "a date");
	syntax_date(out, -1);
	is(out, "(D:19691231235959Z)", "a date before 1970");
	syntax_reference(out, 12);
	is(out, "12 0 R", "a reference");
}

int main(void)
{
	struct buf out;

	buf_init(&out);
	check_numbers(&out);
	check_names(&out);
	check_strings(&out);
	buf_release(&out);
	return tap_done();
}
