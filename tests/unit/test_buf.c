/* base/buf: growth, the NUL behind the bytes, formatting. */
#include "base/buf.h"
#include "tap.h"

int main(void)
{
	struct buf buf;
	bool is_ended = true;

	buf_init(&buf);
	tap_is(buf_text(&buf), "", "an empty buffer is the empty text");
	buf_add(&buf, NULL, 0);
	tap_ok(buf.n == 0, "adding nothing adds nothing");
	for (int i = 0; i < 1000; i++) {
		buf_addc(&buf, 'x');
		is_ended = is_ended && buf.bytes[buf.n] == 0;
	}
	tap_ok(buf.n == 1000 && is_ended, "a NUL follows at every size");
	buf_clear(&buf);
	tap_is(buf_text(&buf), "", "a cleared buffer is empty");
	buf_addstr(&buf, "ab");
	buf_printf(&buf, "%03d", 7);
	tap_is(buf_text(&buf), "ab007", "text and formatted text follow each other");
	for (int n = 250; n <= 257; n++) { /* around the first room */
		struct buf whole;

		buf_init(&whole);
		buf_printf(&whole, "%*s", n, "end");
		tap_ok(whole.n == (size_t)n && strcmp(whole.bytes + n - 3, "end") == 0,
		       "%d bytes are formatted", n);
		buf_release(&whole);
	}
	buf_printf(&buf, "%70000s", "end");
	tap_ok(buf.n == 70005 && strcmp(buf.bytes + 70002, "end") == 0,
	       "formatted text may be longer than what there was room for");
	buf_add(&buf, "a\0b", 3);
	tap_ok(buf.n == 70008 && memcmp(buf.bytes + 70005, "a\0b", 4) == 0, "NUL is a byte too");
	buf_release(&buf);
	tap_ok(!buf.bytes && buf.n == 0, "a released buffer holds nothing");
	buf_clear(&buf);
	buf_addstr(&buf, "again");
	tap_is(buf_text(&buf), "again", "and can be used again");
	buf_release(&buf);
	return tap_done();
}
