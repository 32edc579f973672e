/* diff/figure_text: which numbers words hold, what they are worth, and how they differ. */
#include "diff/figure_text.h"

#include <string.h>

#include "tap.h"

static const struct row {
	const char *old, *new;
	char decimal;
	const char *difference;
} rows[] = {
	{"\xe2\x82\xaa"
	 "25,000",
	 "28,000", '.', "+3,000"},
	{"28.000", "25.000", ',',
	 "\xe2\x88\x92"
	 "3,000"},
	{"2.5", "3", '.', "+0.5"},
	{"1,25", "1,5", ',', "+0.25"},
	{"25\xc2\xa0"
	 "000",
	 "26\xc2\xa0"
	 "000",
	 ',', "+1,000"},
	{"25\xe2\x80\xaf"
	 "000",
	 "25\xe2\x80\x99"
	 "001",
	 ',', "+1"},
	{"\xd9\xa2\xd9\xa5", "26", '.', "+1"}, /* Arabic digits */
	{"1,234,567", "1,234,568", '.', "+1"},
	{"1,234.5", "1,234.75", '.', "+0.25"},
	{"1.2.3", "1.2.4", '.', ""},
	{"2,5", "3", '.', ""},
	{"1,2345", "3", '.', ""},
	{"12345678901234567890", "1", '.', ""},
};

static void check(const struct row *row)
{
	struct figure_text a, b;
	struct buf out;
	char text[100];

	buf_init(&out);
	snprintf(text, sizeof text, "%s to %s: \"%s\"", row->old, row->new, row->difference);
	if (figure_text_next(row->old, strlen(row->old), 0, row->decimal, &a) &&
	    figure_text_next(row->new, strlen(row->new), 0, row->decimal, &b))
		figure_text_difference(&a, &b, &out);
	tap_is(buf_text(&out), row->difference, text);
	buf_release(&out);
}

static void check_mask(const char *text, const char *wanted)
{
	struct buf out;

	buf_init(&out);
	figure_text_mask(text, strlen(text), &out);
	tap_is(buf_text(&out), wanted, text);
	buf_release(&out);
}

int main(void)
{
	struct figure_text found;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		check(&rows[i]);
	check_mask("\xe2\x82\xaa"
		   "25,000\xe2\x80\x93"
		   "55,000",
		   "\xe2\x82\xaa#\xe2\x80\x93#");
	check_mask("3.", "#.");
	check_mask("v1.2.3-b4", "v#-b#");
	check_mask("none", "none");
	check_mask("", "");
	tap_ok(!figure_text_next("none", 4, 0, '.', &found), "a word without digits has no number");
	return tap_done();
}
