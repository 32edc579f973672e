/* base/len: scaling with rounding, reading lengths with units. */
#include "base/len.h"
#include "tap.h"

#include <inttypes.h>

static void check_scale(void)
{
	tap_ok(len_scale(10, 1, 4) == 3, "2.5 rounds away from zero");
	tap_ok(len_scale(-10, 1, 4) == -3, "-2.5 rounds away from zero");
	tap_ok(len_scale(10, 1, -4) == -3, "a negative denominator gives a negative length");
	tap_ok(len_scale(9, 1, 4) == 2, "2.25 rounds down");
	tap_ok(len_scale(INT32_MAX, INT32_MAX, INT32_MAX) == INT32_MAX,
	       "the product is taken in 64 bits");
	tap_ok(len_scale(0, 5, 7) == 0, "nothing stays nothing");
}

static void check_round_up(void)
{
	tap_ok(len_round_up(0, 7) == 0, "0 is a multiple");
	tap_ok(len_round_up(1, 7) == 7, "1 goes up to 7");
	tap_ok(len_round_up(7, 7) == 7, "7 stays");
	tap_ok(len_round_up(14400000, 6500) == 14404000, "a sheet's height goes up to the grid");
}

static void check_read(const char *text, len wanted)
{
	len is = -1;

	tap_ok(len_parse(text, &is) && is == wanted, "\"%s\" is %" PRId64 " millipoints", text,
	       wanted);
}

static void check_refused(const char *text)
{
	len is = 77;

	tap_ok(!len_parse(text, &is) && is == 77, "\"%s\" is no length", text);
}

static void check_sides(const char *text, len top, len right, len bottom, len left)
{
	struct sides is = {-1, -1, -1, -1};

	tap_ok(len_parse_sides(text, &is) && is.top == top && is.right == right &&
		       is.bottom == bottom && is.left == left,
	       "\"%s\": the order of CSS", text);
}

static void check_sides_refused(const char *text)
{
	struct sides is = {7, 8, 9, 10};

	tap_ok(!len_parse_sides(text, &is) && is.top == 7 && is.right == 8 && is.bottom == 9 &&
		       is.left == 10,
	       "\"%s\" is not one to four lengths", text);
}

static void check_written(len length, const char *points, const char *millimetres)
{
	tap_is(len_points(length).text, points, "points are written");
	tap_is(len_millimetres(length).text, millimetres, "millimetres are written");
}

int main(void)
{
	static const char *const not_sides[] = {"",
						"  ",
						"3",
						"3mm,3mm",
						"1mm 2mm 3mm 4mm 5mm",
						"1mm 2mm 3",
						"3mm 99999pt",
						"3mm\t3mm",
						"0000000000000000000000000000000000003mm"};
	static const char *const refused[] = {
		"",       "12",    "pt",   "12 pt", " 12pt", "12px",    "1e3pt",         "1.pt",
		".5pt",   "--1pt", "+1pt", "1,5pt", "12ptx", "14401pt", "99999999999pt", "0.1234pt",
		"1.5.5pt"};

	check_scale();
	check_round_up();
	check_read("12pt", 12000);
	check_read("0.001pt", 1);
	check_read("4.5mm", 12756);
	check_read("1cm", 28346);
	check_read("0.5in", 36000);
	check_read("210mm", 595276);
	check_read("-3pt", -3000);
	check_read("14400pt", 14400000);
	check_read("200in", 14400000);
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		check_refused(refused[i]);
	check_sides("3pt", 3000, 3000, 3000, 3000);
	check_sides("1pt 2pt", 1000, 2000, 1000, 2000);
	check_sides("1pt 2pt 3pt", 1000, 2000, 3000, 2000);
	check_sides("1pt 2pt 3pt 4pt", 1000, 2000, 3000, 4000);
	check_sides("  0mm   3mm  ", 0, 8504, 0, 8504);
	for (size_t i = 0; i < sizeof not_sides / sizeof *not_sides; i++)
		check_sides_refused(not_sides[i]);
	check_written(0, "0", "0");
	check_written(12756, "12.756", "4.5");
	check_written(250, "0.25", "0.09");
	check_written(-8504, "-8.504", "-3");
	check_written(-100, "-0.1", "-0.04");
	check_written(14400000, "14400", "5080");
	return tap_done();
}
