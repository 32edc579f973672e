/* pdf/codes: which text a code stands for, where the text itself would disturb the reader. */
#include "pdf/codes.h"

#include <stdlib.h>

#include "root.h"
#include "tap.h"
#include "text/text.h"

int main(void)
{
	static const struct {
		const char *text, *wanted, *what;
	} cases[] = {
		{"a", "a", "a letter"},
		{" \xe2\x81\xa8", " ", "a space before an isolate"},
		{"\xe2\x81\xa9,", ",", "a comma behind one"},
		{"\xe2\x81\xa6x\xe2\x81\xa7", "x", "a letter between two"},
		{"\xe2\x81\xa8", "\xe2\x81\xa0", "an isolate alone: a word joiner"},
		{"\xe2\x81\xa5\xe2\x80\xa8", "\xe2\x81\xa5 ", "U+2065 and a line break"},
		{"\xe2\x82\xaa", "\xe2\x82\xaa", "another character of three bytes"},
		{"", "\xe2\x81\xa0", "nothing: a word joiner"},
	};
	struct fontset *fonts;
	struct codes codes;
	struct arena arena;
	struct diag diag;
	int font;

	arena_init(&arena);
	diag_init(&diag);
	fonts = fontset_open(in_root(&arena, "fonts/catalogue.txt"), &diag);
	font = fonts ? fontset_find(fonts, "Noto Sans", 0, &diag) : -1;
	if (!tap_ok(font >= 0, "a font"))
		return tap_done();
	codes_init(&codes, &arena, fonts);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		int code = codes_find(&codes, font, 3, cases[i].text, (int)strlen(cases[i].text));

		tap_is(codes.fonts[font].codes[code].text, cases[i].wanted, cases[i].what);
	}
	tap_ok(codes_find(&codes, font, 3,
			  "\xe2\x81\xa8"
			  "a",
			  4) == codes_find(&codes, font, 3, "a", 1),
	       "one code for both");
	fontset_close(fonts);
	diag_release(&diag);
	arena_release(&arena);
	return tap_done();
}
