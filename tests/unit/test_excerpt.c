/* tell/excerpt: where the caret stands below lines of all kinds. */
#include "tell/excerpt.h"

#include "tap.h"

static void check(const char *line, int column, int width, const char *wanted, const char *what)
{
	struct buf out;

	buf_init(&out);
	excerpt_add(&out, line, strlen(line), (struct srcpos){"f", 7}, column, width, NULL);
	tap_is(buf_text(&out), wanted, what);
	buf_release(&out);
}

int main(void)
{
	check("<a b=\"c\"/>", 4, 80, "    7 | <a b=\"c\"/>\n      |    ^\n", "a caret");
	check("<a/>", 0, 80, "    7 | <a/>\n", "without a column the line alone");
	check("", 1, 80, "    7 | \n      | ^\n", "an empty line");
	check("ab", 9, 80, "    7 | ab\n      |   ^\n", "behind the end is at the end");
	check("\ta\tb", 4, 80, "    7 |     a   b\n      |         ^\n", "tabs");
	check("\xe4\xb8\xad\xe6\x96\x87x", 3, 80,
	      "    7 | \xe4\xb8\xad\xe6\x96\x87x\n      |     ^\n",
	      "wide characters take two columns");
	check("e\xcc\x81x", 3, 80, "    7 | e\xcc\x81x\n      |  ^\n", "marks take none");
	check("a\x1b[2Jb", 6, 80, "    7 | a\\x1B[2Jb\n      |         ^\n",
	      "what steers is spelt");
	check("a\xe9z", 3, 80, "    7 | a\\xE9z\n      |      ^\n", "bytes that are no UTF-8");
	check("x \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d y", 3, 80,
	      "    7 | x \xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d y\n"
	      "      | = column of \"\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d\"\n",
	      "Hebrew: the place is named");
	check("0123456789012345678901234567890123456789", 20, 28,
	      "    7 | ...45678901234567...\n      |         ^\n", "a long line around the place");
	check("0123456789012345678901234567890123456789", 1, 28,
	      "    7 | 01234567890123...\n      | ^\n", "its beginning");
	check("0123456789012345678901234567890123456789", 40, 28,
	      "    7 | ...67890123456789\n      |                 ^\n", "its end");
	check("0123456789012345678901234567890123456789", 0, 28, "    7 | 01234567890123...\n",
	      "without a column its beginning");
	return tap_done();
}
