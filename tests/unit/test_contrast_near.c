/* look/contrast_near: what is offered passes, and of all colours none that passes is nearer. */
#include "look/contrast_near.h"

#include <math.h>
#include <stdlib.h>

#include "look/contrast.h"
#include "tap.h"

enum { GRID = 5 }; /* every fifth value of red, green and blue */

static bool passes(const uint8_t rgb[3], const struct contrast_need *needs, int n)
{
	for (int i = 0; i < n; i++)
		if (contrast_ratio(rgb, needs[i].rgb) < needs[i].least)
			return false;
	return true;
}

/* OKLab once more, by the published formula. */
static void lab_of(const uint8_t rgb[3], double lab[3])
{
	static const double to_lms[3][3] = {{0.4122214708, 0.5363325363, 0.0514459929},
					    {0.2119034982, 0.6806995451, 0.1073969566},
					    {0.0883024619, 0.2817188376, 0.6299787005}};
	static const double to_lab[3][3] = {{0.2104542553, 0.7936177850, -0.0040720468},
					    {1.9779984951, -2.4285922050, 0.4505937099},
					    {0.0259040371, 0.7827717662, -0.8086757660}};
	double lms[3] = {0}, linear[3];

	for (int i = 0; i < 3; i++) {
		double value = rgb[i] / 255.0;

		linear[i] = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
	}
	for (int i = 0; i < 3; i++) {
		for (int k = 0; k < 3; k++)
			lms[i] += to_lms[i][k] * linear[k];
		lms[i] = cbrt(lms[i]);
	}
	for (int i = 0; i < 3; i++) {
		lab[i] = 0;
		for (int k = 0; k < 3; k++)
			lab[i] += to_lab[i][k] * lms[k];
	}
}

static double distance(const uint8_t a[3], const uint8_t b[3])
{
	double x[3], y[3];

	lab_of(a, x);
	lab_of(b, y);
	return sqrt((x[0] - y[0]) * (x[0] - y[0]) + (x[1] - y[1]) * (x[1] - y[1]) +
		    (x[2] - y[2]) * (x[2] - y[2]));
}

static void check(uint32_t colour, const struct contrast_need *needs, int n)
{
	uint8_t rgb[3] = {(uint8_t)(colour >> 16), (uint8_t)(colour >> 8), (uint8_t)colour};
	uint8_t found[3];
	double far, nearest = 10;

	tap_ok(contrast_near(rgb, needs, n, found) && passes(found, needs, n),
	       "#%06X: what is offered passes", colour);
	far = distance(rgb, found);
	for (int r = 0; r <= 255; r += GRID)
		for (int g = 0; g <= 255; g += GRID)
			for (int b = 0; b <= 255; b += GRID) {
				uint8_t other[3] = {(uint8_t)r, (uint8_t)g, (uint8_t)b};

				if (passes(other, needs, n))
					nearest = fmin(nearest, distance(rgb, other));
			}
	tap_ok(far <= nearest + 1e-9, "  %.4f away, and of %d thousand others none is nearer", far,
	       52 * 52 * 52 / 1000);
}

static void test_inks(void)
{
	static const uint8_t pale[4] = {0, 15, 100, 0};
	const struct contrast_need white = {{255, 255, 255}, CONTRAST_TEXT};
	uint8_t found[4], rgb[3];
	int sum = 0;

	tap_ok(contrast_near_inks(pale, &white, 1, found), "inks have a nearest colour, too");
	contrast_printed(found, 100, rgb);
	for (int i = 0; i < 4; i++)
		sum += found[i];
	tap_ok(passes(rgb, &white, 1) && sum <= 300, "which passes, and takes %d percent", sum);
	tap_ok(found[2] > 80 && found[0] < 20, "and still is a yellow");
}

int main(void)
{
	const struct contrast_need white[] = {{{255, 255, 255}, CONTRAST_TEXT},
					      {{227, 227, 227}, CONTRAST_MARK}};
	const struct contrast_need both[] = {{{255, 255, 255}, 700}, {{0, 0, 0}, 700}};
	const struct contrast_need dark = {{26, 26, 26}, CONTRAST_TEXT};
	uint8_t found[3];

	check(0xFFD500, white, 2);
	check(0x30D5C8, white, 2);
	check(0xFF69B4, white, 1);
	check(0xFFFFFF, white, 1);
	check(0x0B3A6B, white, 2);
	check(0x202080, &dark, 1);
	tap_ok(contrast_near((const uint8_t[]){11, 58, 107}, white, 2, found) && found[0] == 11 &&
		       found[1] == 58 && found[2] == 107,
	       "a colour that passes is its own nearest");
	tap_ok(!contrast_near((const uint8_t[]){128, 128, 128}, both, 2, found),
	       "no colour is far from black and from white");
	test_inks();
	return tap_done();
}
