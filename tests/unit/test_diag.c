/* base/diag: order, repeats, cap, quiet, what becomes of control characters. */
#define _GNU_SOURCE /* open_memstream */
#include "base/diag.h"
#include "tap.h"

#include <stdlib.h>

static void check_print(const struct diag *diag, int cap, bool quiet, const char *wanted,
			const char *text)
{
	char *printed = NULL;
	size_t n;
	FILE *out = open_memstream(&printed, &n);

	diag_print(diag, out, cap, quiet);
	fclose(out);
	tap_is(printed, wanted, text);
	free(printed);
}

static void check_quoted(void)
{
	char text[301], wanted[1000], hundred[161];
	struct diag diag;

	memset(text, 'w', 300);
	text[300] = '\0';
	memcpy(text + 118, "\xe2\x82\xac\xe2\x82\xac", 6); /* the cut falls into a character */
	memset(hundred, 'w', 160);
	hundred[160] = '\0';
	snprintf(wanted, sizeof wanted,
		 "a: error: <%.118s...%.40s>, \"%.200s\", \"%.40s\"\n"
		 "a: hint: %s\n",
		 hundred, hundred, text, hundred, text);
	diag_init(&diag);
	diag_error(&diag, (struct srcpos){"a", 0}, "<%s>, \"%.200s\", \"%.*s\"", text, text, 40,
		   hundred);
	diag_hint(&diag, "%s", text);
	check_print(&diag, 0, false, wanted, "a long quoted text loses its middle");
	diag_release(&diag);
	diag_init(&diag);
	diag_error(&diag, (struct srcpos){"a", 0}, "\"%s\"", "\1\2\1");
	check_print(&diag, 0, false, "a: error: \"\\x01\"\n", "marks that stand in a text");
	diag_release(&diag);
}

static void check_order(void)
{
	struct diag diag;

	diag_init(&diag);
	check_print(&diag, 0, false, "", "nothing reported, nothing printed");
	diag_hint(&diag, "to nothing");
	diag_error(&diag, (struct srcpos){"b.xml", 2}, "role \"%s\" has no title", "nurse");
	diag_hint(&diag, "add title=\"%s\"", "...");
	diag_warn(&diag, (struct srcpos){"b.xml", 1}, "first");
	diag_error(&diag, (struct srcpos){"a.xml", 10}, "ten");
	diag_error(&diag, (struct srcpos){"a.xml", 9}, "nine");
	diag_error(&diag, (struct srcpos){"a.xml", 9}, "also nine");
	diag_error(&diag, (struct srcpos){"a.xml", 0}, "whole file");
	diag_error(&diag, (struct srcpos){0}, "no place");
	check_print(&diag, 0, false,
		    "roleguide: error: no place\n"
		    "a.xml: error: whole file\n"
		    "a.xml:9: error: nine\n"
		    "a.xml:9: error: also nine\n"
		    "a.xml:10: error: ten\n"
		    "b.xml:1: warning: first\n"
		    "b.xml:2: error: role \"nurse\" has no title\n"
		    "b.xml:2: hint: add title=\"...\"\n",
		    "sorted by place, then as reported");
	check_print(&diag, 2, false,
		    "roleguide: error: no place\na.xml: error: whole file\nroleguide: and 5 more\n",
		    "capped, and how many more there were");
	check_print(&diag, 6, true,
		    "roleguide: error: no place\n"
		    "a.xml: error: whole file\n"
		    "a.xml:9: error: nine\n"
		    "a.xml:9: error: also nine\n"
		    "a.xml:10: error: ten\n"
		    "b.xml:2: error: role \"nurse\" has no title\n"
		    "b.xml:2: hint: add title=\"...\"\n",
		    "quiet leaves warnings out");
	tap_ok(diag.nerrors == 6 && diag.nwarnings == 1, "errors and warnings are counted");
	tap_ok(!diag.environment_failed, "content did not fail the environment");
	diag_release(&diag);
}

static void check_repeats(void)
{
	struct diag diag;
	char file[] = "a.xml";

	diag_init(&diag);
	diag_fail(&diag, (struct srcpos){file, 1}, "same");
	diag_error(&diag, (struct srcpos){"a.xml", 1}, "same");
	tap_ok(diag.nerrors == 1, "a repeat is dropped");
	tap_ok(diag.environment_failed, "the environment failed");
	diag_error(&diag, (struct srcpos){"a.xml", 2}, "same");
	diag_error(&diag, (struct srcpos){"b.xml", 1}, "same");
	tap_ok(diag.nerrors == 3, "the same words elsewhere are no repeat");
	file[0] = 'z';
	diag_error(&diag, (struct srcpos){"c.xml", 1}, "a\nb\tc\x1b[31m\x7f");
	check_print(&diag, 0, false,
		    "a.xml:1: error: same\na.xml:2: error: same\nb.xml:1: error: same\n"
		    "c.xml:1: error: a b c\\x1B[31m\\x7F\n",
		    "the name is kept though its memory changed; control characters show");
	diag_release(&diag);
}

static void check_columns(void)
{
	struct diag diag;

	diag_init(&diag);
	diag_column(&diag, 9);
	diag_error(&diag, (struct srcpos){"a.csv", 1}, "same");
	diag_column(&diag, 4);
	diag_error(&diag, (struct srcpos){"a.csv", 1}, "same");
	diag_hint(&diag, "to the one in column 4");
	diag_column(&diag, 4);
	diag_error(&diag, (struct srcpos){"a.csv", 1}, "same");
	diag_error(&diag, (struct srcpos){"a.csv", 1}, "same");
	check_print(&diag, 0, false,
		    "a.csv:1: error: same\na.csv:1:4: error: same\n"
		    "a.csv:1:4: hint: to the one in column 4\na.csv:1:9: error: same\n",
		    "messages of one line stand by their columns; a column is for one message");
	diag_release(&diag);
}

static void check_dropped_hint(void)
{
	struct diag diag;

	diag_init(&diag);
	diag_error(&diag, (struct srcpos){"a.xml", 1}, "one");
	diag_error(&diag, (struct srcpos){"a.xml", 2}, "two");
	diag_error(&diag, (struct srcpos){"a.xml", 1}, "one");
	diag_hint(&diag, "to one");
	check_print(&diag, 0, false,
		    "a.xml:1: error: one\na.xml:1: hint: to one\na.xml:2: error: two\n",
		    "a hint to a repeat goes to the message that was kept");
	diag_release(&diag);
}

static void check_count(void)
{
	struct diag diag;

	diag_init(&diag);
	diag_error(&diag, (struct srcpos){"a.csv", 1}, "one");
	diag_column(&diag, 4);
	diag_count(&diag, DIAG_ERROR);
	diag_hint(&diag, "to one that is not kept");
	diag_count(&diag, DIAG_WARNING);
	diag_warn(&diag, (struct srcpos){"a.csv", 2}, "two");
	tap_ok(diag.nerrors == 2 && diag.nwarnings == 2, "what is not kept is counted");
	check_print(&diag, 0, false,
		    "a.csv:1: error: one\na.csv:2: warning: two\nroleguide: and 2 more\n",
		    "and said");
	check_print(&diag, 1, true, "a.csv:1: error: one\nroleguide: and 1 more\n",
		    "errors alone where it is quiet");
	diag_release(&diag);
}

int main(void)
{
	check_order();
	check_quoted();
	check_repeats();
	check_columns();
	check_dropped_hint();
	check_count();
	return tap_done();
}
