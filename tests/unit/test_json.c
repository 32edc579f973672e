/* base/json: values as RFC 8259 spells them. */
#include "base/json.h"

#include "base/buf.h"
#include "tap.h"

/* The text as one value. */
static void check(const char *text, const char *wanted, const char *name)
{
	struct json json = {0};
	struct buf out;

	buf_init(&out);
	json = (struct json){.out = &out, .is_first = true};
	json_text(&json, NULL, text);
	tap_is(buf_text(&out), wanted, name);
	buf_release(&out);
}

static void check_controls(void)
{
	int nwrong = 0;

	for (int c = 1; c < 0x20; c++) {
		struct buf out;
		struct json json = {.out = &out, .is_first = true};
		char text[] = {(char)c, 0}, wanted[16];

		buf_init(&out);
		json_text(&json, NULL, text);
		snprintf(wanted, sizeof wanted, "\"\\u%04x\"", (unsigned)c);
		nwrong += strcmp(buf_text(&out), wanted) != 0;
		buf_release(&out);
	}
	tap_ok(nwrong == 0, "control characters are escaped, %d are not", nwrong);
}

int main(void)
{
	struct buf out;
	struct json json = {.out = &out, .is_first = true};

	check("plain", "\"plain\"", "a text");
	check(NULL, "null", "no text");
	check("a \"b\" \\c/", "\"a \\\"b\\\" \\\\c/\"", "quotes and backslashes");
	check("\xd7\xa9\xf0\x9f\x8e\x89", "\"\xd7\xa9\xf0\x9f\x8e\x89\"", "UTF-8 stays");
	check("a\xff"
	      "b\xc3"
	      "c\xe2\x82",
	      "\"a?b?c\?\?\"", "what is no UTF-8 becomes a question mark");
	check_controls();
	buf_init(&out);
	json_open(&json, NULL, '{');
	json_text(&json, "a", "b");
	json_integer(&json, "n", INT64_MIN);
	json_open(&json, "list", '[');
	json_close(&json, ']');
	json_truth(&json, "t", true);
	json_close(&json, '}');
	tap_is(buf_text(&out),
	       "{\n\t\"a\": \"b\",\n\t\"n\": -9223372036854775808,\n"
	       "\t\"list\": [],\n\t\"t\": true\n}",
	       "objects and arrays");
	buf_release(&out);
	return tap_done();
}
