/* base/sniff and base/sort: the first byte of a file, and lists put in order. */
#include "base/sniff.h"

#include "base/sort.h"
#include "tap.h"

static void first(const char *bytes, size_t n, char wanted, const char *name)
{
	tap_ok(sniff_first(bytes, n) == wanted, "%s", name);
}

static int64_t worth(const void *context, int item)
{
	return ((const int *)context)[item];
}

int main(void)
{
	static const int worths[] = {2, 5, 2, 9, 5};
	int items[] = {0, 1, 2, 3, 4};
	size_t n = 4;

	first("<a/>", 4, '<', "XML");
	first("\xef\xbb\xbf \r\n\t[", 8, '[', "a list behind a byte order mark and white space");
	first("", 0, 0, "an empty file");
	first(" \n", 2, 0, "nothing but white space");
	first("\xef\xbb", 2, '\xef', "half a byte order mark");
	tap_is(sniff_text("\xef\xbb\xbfx", &n), "x", "the text behind the mark");
	tap_ok(n == 1, "and its length");
	tap_ok(sniff_is_utf16("\xff\xfe<", 4) && sniff_is_utf16("\xfe\xff", 2), "UTF-16");
	tap_ok(!sniff_is_utf16("\xff", 1) && !sniff_is_utf16("\xef\xbb\xbf", 3), "no UTF-16");
	sort_down(items, 5, worth, worths);
	tap_ok(items[0] == 3 && items[1] == 1 && items[2] == 4 && items[3] == 0 && items[4] == 2,
	       "the largest first, equal ones as they stood");
	return tap_done();
}
