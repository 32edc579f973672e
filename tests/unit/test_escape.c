/* base/escape: text that is read back as what it was. */
#include "base/escape.h"

#include "base/buf.h"
#include "tap.h"

static void check(const char *text, bool is_attribute, const char *wanted)
{
	struct buf out;

	buf_init(&out);
	escape_xml(&out, text, is_attribute);
	tap_is(buf_text(&out), wanted, is_attribute ? "in an attribute" : "between tags");
	buf_release(&out);
}

int main(void)
{
	check("a & b < c > d \"e\" 'f'", false, "a &amp; b &lt; c &gt; d \"e\" 'f'");
	check("a & b < c > d \"e\" 'f'", true, "a &amp; b &lt; c &gt; d &quot;e&quot; 'f'");
	/* a reader makes spaces of these in an attribute, and line feeds of returns anywhere */
	check("a\nb\tc\rd", false, "a\nb\tc&#13;d");
	check("a\nb\tc\rd", true, "a&#10;b&#9;c&#13;d");
	check("a\x01\x1f"
	      "b\x7f",
	      false, "ab\x7f");
	check("\xd7\xa9\xf0\x9f\x8e\x89", true, "\xd7\xa9\xf0\x9f\x8e\x89");
	check("", true, "");
	return tap_done();
}
