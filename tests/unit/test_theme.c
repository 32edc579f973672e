/*
 * The themes that ship: complete, on the grid, the same outside as inside, and role colours that
 * differ for everyone. What faulty themes are told is in tests/bad/theme.
 */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "look/contrast.h"
#include "look/theme_ink.h"
#include "look/theme_load.h"
#include "look/theme_press.h"
#include "tap.h"

static const struct theme *load(struct arena *arena, const char *name)
{
	const char *root = getenv("ROOT");
	struct diag diag;
	const struct theme *theme;

	diag_init(&diag);
	theme = theme_load(arena, arena_printf(arena, "%s/content/themes/%s.xml", root, name),
			   arena_printf(arena, "%s/content/schema", root), &diag);
	if (theme)
		theme_press_check(theme, &diag);
	diag_print(&diag, stdout, 0, false);
	tap_ok(theme && diag.nmessages == 0, "theme %s loads without a word, for the press too",
	       name);
	diag_release(&diag);
	return theme;
}

static len off(len value, len wanted)
{
	return value > wanted ? value - wanted : wanted - value;
}

static void test_pages(const struct theme *theme)
{
	for (int p = 0; p < PAPER_COUNT; p++) {
		const struct master *m = &theme->masters[p];
		const char *name = paper_name((enum paper)p);
		len body = m->height - m->top - m->bottom;

		tap_ok(paper_find(name) == p, "%s is found by its name", name);
		tap_ok(body % m->grid == 0, "%s: the text takes whole steps of the grid", name);
		tap_ok(body * 10LL > m->height * 8LL, "%s: and more than 8/10 of the sheet", name);
		tap_ok(m->foot > m->height - m->bottom && m->foot < m->height,
		       "%s: the foot line lies below the text", name);
	}
	tap_ok(theme->masters[PAPER_A4].width == 595276 &&
		       theme->masters[PAPER_A4].height == 841890,
	       "A4 is 210 x 297 mm");
	tap_ok(off(theme->masters[PAPER_LETTER].width, 612000) <= 1 &&
		       theme->masters[PAPER_LETTER].height == 792000,
	       "Letter is 8.5 x 11 in");
	tap_ok(paper_find("a3") == -1, "there is no a3");
}

static void test_styles(const struct theme *theme)
{
	int nwrong = 0;

	for (int p = 0; p < PAPER_COUNT; p++)
		for (int s = 0; s < STYLE_COUNT; s++) {
			const struct style *style = &theme->styles[p][s];
			len grid = theme->masters[p].grid;

			if (style->leading % grid || style->before % grid || style->after % grid ||
			    style->size < theme->floor_size || style->leading < style->size)
				nwrong++;
		}
	tap_ok(nwrong == 0, "every style stands on the grid and above the floor");
	tap_ok(theme->styles[PAPER_A4][STYLE_TITLE].size == 26000 &&
		       theme->styles[PAPER_A5][STYLE_TITLE].size == 20000 &&
		       theme->styles[PAPER_A5][STYLE_TITLE].is_bold,
	       "a5 changes the title's size alone");
	for (int s = 0; s < STYLE_COUNT; s++)
		if (style_find(style_name((enum style_id)s)) != s)
			nwrong++;
	tap_ok(nwrong == 0 && style_find("bodi") == -1, "styles are found by their names");
}

static int count_sizes(const struct theme *theme, enum paper paper)
{
	int n = 0;

	for (int s = 0; s < STYLE_COUNT; s++) {
		bool is_new = true;

		for (int t = 0; t < s; t++)
			is_new = is_new &&
				 theme->styles[paper][t].size != theme->styles[paper][s].size;
		n += is_new;
	}
	return n;
}

/* --- Colours --- */

struct triple {
	double v[3];
};

/* The nth root of x in 0..1, by halving. */
static double root(double x, int n)
{
	double low = 0, high = 1;

	for (int i = 0; i < 60; i++) {
		double middle = (low + high) / 2, power = 1;

		for (int k = 0; k < n; k++)
			power *= middle;
		if (power < x)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* sRGB to linear light, IEC 61966-2-1: x^2.4 is the fifth root of x^12. */
static double linear(int value)
{
	double x = (value / 255.0 + 0.055) / 1.055, x2 = x * x, x4 = x2 * x2;

	return value / 255.0 <= 0.04045 ? value / 255.0 / 12.92 : root(x4 * x4 * x4, 5);
}

static struct triple times(const double m[3][3], struct triple a)
{
	struct triple out;

	for (int i = 0; i < 3; i++)
		out.v[i] = m[i][0] * a.v[0] + m[i][1] * a.v[1] + m[i][2] * a.v[2];
	return out;
}

/* CIE L*a*b* of linear sRGB, white D65. */
static struct triple lab(struct triple rgb)
{
	static const double xyz[3][3] = {{0.4124564, 0.3575761, 0.1804375},
					 {0.2126729, 0.7151522, 0.0721750},
					 {0.0193339, 0.1191920, 0.9503041}};
	static const double white[3] = {0.95047, 1, 1.08883};
	struct triple c, f;

	for (int i = 0; i < 3; i++)
		rgb.v[i] = rgb.v[i] < 0 ? 0 : rgb.v[i] > 1 ? 1 : rgb.v[i];
	c = times(xyz, rgb);
	for (int i = 0; i < 3; i++) {
		double t = c.v[i] / white[i];

		f.v[i] = t > 216.0 / 24389 ? root(t, 3) : (24389.0 / 27 * t + 16) / 116;
	}
	return (struct triple){
		{116 * f.v[1] - 16, 500 * (f.v[0] - f.v[1]), 200 * (f.v[1] - f.v[2])}};
}

/* Machado, Oliveira, Fernandes 2009, severity 1: normal, protan, deutan, tritan vision. */
static const double visions[4][3][3] = {
	{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	{{0.152286, 1.052583, -0.204868},
	 {0.114503, 0.786281, 0.099216},
	 {-0.003882, -0.048116, 1.051998}},
	{{0.367322, 0.860646, -0.227968},
	 {0.280085, 0.672501, 0.047413},
	 {-0.011820, 0.042940, 0.968881}},
	{{1.255528, -0.076749, -0.178779},
	 {-0.078411, 0.930809, 0.147602},
	 {0.004733, 0.691367, 0.303900}},
};

static struct triple seen(const struct colour *colour, int vision)
{
	struct triple rgb = {
		{linear(colour->rgb[0]), linear(colour->rgb[1]), linear(colour->rgb[2])}};

	return lab(times(visions[vision], rgb));
}

static double square(double x)
{
	return x * x;
}

/* The least difference of two roles: squared (CIE 1976), and in lightness alone, squared too. */
static void least_differences(const struct theme *theme, double *colour, double *lightness)
{
	*colour = *lightness = 1e6;
	for (int i = 0; i < 4 * THEME_MAX_ROLES * THEME_MAX_ROLES; i++) {
		int vision = i % 4, a = i / 4 % THEME_MAX_ROLES, b = i / 4 / THEME_MAX_ROLES;
		struct triple x, y;
		double light, all;

		if (a >= b)
			continue;
		x = seen(&theme->colours[theme->roles[a].colour], vision);
		y = seen(&theme->colours[theme->roles[b].colour], vision);
		light = square(x.v[0] - y.v[0]);
		all = light + square(x.v[1] - y.v[1]) + square(x.v[2] - y.v[2]);
		*colour = all < *colour ? all : *colour;
		if (vision == 0)
			*lightness = light < *lightness ? light : *lightness;
	}
}

static void test_roles(const struct theme *theme, double colour_wanted, double lightness_wanted)
{
	const struct colour *paper = &theme->colours[theme->uses[COLOUR_PAPER]];
	double colour, lightness;
	int nink = 0;

	for (int r = 0; r < THEME_MAX_ROLES; r++) {
		const struct colour *c = &theme->colours[theme->roles[r].colour];

		tap_ok(contrast_ratio(c->rgb, paper->rgb) >= CONTRAST_TEXT,
		       "%s: role %d, %s, has contrast enough for text", theme->name, r + 1,
		       c->name);
		if (c->cmyk[0] + c->cmyk[1] + c->cmyk[2] + c->cmyk[3] > 300)
			nink++;
	}
	tap_ok(nink == 0, "%s: no role takes more than 300 %% of ink", theme->name);
	least_differences(theme, &colour, &lightness);
	tap_ok(colour >= square(colour_wanted),
	       "%s: any two roles differ by %.0f or more in normal, protan, deutan, tritan vision",
	       theme->name, colour_wanted);
	tap_ok(lightness >= square(lightness_wanted),
	       "%s: and by %.0f or more in lightness, for the copier", theme->name,
	       lightness_wanted);
	printf("# squares of the least differences: %.1f, in lightness %.1f\n", colour, lightness);
}

/* Who is ahead is darkest, where roles differ by nothing else. */
static void test_order(struct arena *arena, const struct theme *mono, const struct theme *handout)
{
	static const int order[] = {1, 2, 0};
	const struct theme *own = theme_for_order(arena, mono, order, 3);
	int rgb[3];

	for (int i = 0; i < 3; i++)
		rgb[i] = own->colours[own->roles[order[i]].colour].rgb[0];
	tap_ok(rgb[0] < rgb[1] && rgb[1] < rgb[2], "in grey, roles are as dark as they are ahead");
	tap_ok(own->roles[1].mark == mono->roles[1].mark, "and keep their marks");
	tap_ok(theme_for_order(arena, mono, NULL, 3) == mono &&
		       theme_for_order(arena, handout, order, 3) == handout,
	       "not without an order, nor in colour");
}

static void test_mono(const struct theme *theme)
{
	int ncoloured = 0;

	for (int i = 0; i < theme->ncolours; i++) {
		const struct colour *c = &theme->colours[i];

		if (c->cmyk[0] || c->cmyk[1] || c->cmyk[2] || c->rgb[0] != c->rgb[1] ||
		    c->rgb[1] != c->rgb[2] || c->spot)
			ncoloured++;
	}
	tap_ok(ncoloured == 0, "Mono is black ink and nothing else");
	tap_ok(theme->nedges == 0, "and has no bands");
}

/* Black, and one ink with its tints, all with the same stand-in. */
static void test_duo(const struct theme *theme)
{
	const struct colour *full = NULL, *band = &theme->colours[theme->uses[COLOUR_BAND]];
	int nother = 0, ntints = 0;

	for (int i = 0; i < theme->ncolours; i++) {
		const struct colour *c = &theme->colours[i];

		if (c->spot && c->tint == 100)
			full = c;
		ntints += c->spot && c->tint < 100;
		nother += theme_ink_count(c) > 1 ||
			  (!c->spot && theme_ink_count(c) == 1 && c->cmyk[3] == 0);
	}
	tap_ok(full && strchr(full->spot, ' '), "Duo has a full spot ink, with spaces in its name");
	tap_ok(nother == 0 && ntints > 0, "and besides its tints, black alone");
	for (int i = 0; i < theme->ncolours && full; i++)
		if (theme->colours[i].spot && strcmp(theme->colours[i].spot, full->spot) != 0)
			nother++;
	tap_ok(nother == 0, "there is no other spot ink");
	tap_ok(band->spot && band->tint <= 15, "bands under marks are a light tint of it");
	tap_ok(theme->nedges == 2 && theme_edge(theme, EDGE_TOP) == theme->edges[0].width &&
		       theme_edge(theme, EDGE_LEFT) == 0,
	       "a band along the top, broader on the first page");
}

static void test_printed(void)
{
	static const uint8_t none[4], black[4] = {0, 0, 0, 100}, half[4] = {0, 0, 0, 50};
	static const uint8_t cyan[4] = {100, 0, 0, 0}, all[4] = {100, 100, 100, 100};
	uint8_t rgb[3], tint[3];

	contrast_printed(none, 100, rgb);
	tap_ok(rgb[0] == 255 && rgb[1] == 255 && rgb[2] == 255, "no ink is white");
	contrast_printed(black, 100, rgb);
	tap_ok(rgb[0] == 43 && rgb[1] == 43 && rgb[2] == 42, "full black is its own value");
	contrast_printed(cyan, 100, rgb);
	tap_ok(rgb[0] == 0 && rgb[1] == 161 && rgb[2] == 228, "full cyan is, too");
	contrast_printed(half, 100, rgb);
	contrast_printed(black, 50, tint);
	tap_ok(rgb[0] == 149 && memcmp(rgb, tint, 3) == 0, "a tint of an ink is so much of it");
	contrast_printed(all, 100, rgb);
	tap_ok(rgb[0] == 0 && rgb[1] < 12 && rgb[2] == 0, "all inks are black");
}

static void test_inks(void)
{
	struct colour white = {.tint = 100}, black = {.cmyk = {0, 0, 0, 100}, .tint = 100};
	struct colour rich = {.cmyk = {60, 40, 40, 100}, .tint = 100};
	struct colour spot = {.cmyk = {100, 70, 0, 10}, .spot = "House Blue", .tint = 20};

	tap_ok(theme_ink_count(&white) == 0 && theme_ink_count(&black) == 1 &&
		       theme_ink_count(&rich) == 4,
	       "white, black and rich black take 0, 1 and 4 inks");
	tap_ok(theme_ink_count(&spot) == 1 && theme_ink_total(&spot) == 180 &&
		       theme_ink_total(&rich) == 240,
	       "a spot ink is one, its stand-in is what it sums up to");
}

/* Ratios as published tools give them. */
static void test_contrast(void)
{
	static const uint8_t black[3] = {0, 0, 0}, white[3] = {255, 255, 255};
	static const uint8_t grey[3] = {0x76, 0x76, 0x76}, paler[3] = {0x77, 0x77, 0x77};
	static const uint8_t red[3] = {255, 0, 0}, blue[3] = {0, 0, 255};

	tap_ok(contrast_ratio(black, white) == 2100, "black on white is 21:1");
	tap_ok(contrast_ratio(white, black) == 2100, "and white on black");
	tap_ok(contrast_ratio(red, red) == 100, "a colour on itself is 1:1");
	tap_ok(contrast_ratio(grey, white) == 454, "#767676 on white passes for text");
	tap_ok(contrast_ratio(paler, white) == 447, "#777777 does not");
	tap_ok(contrast_ratio(red, white) == 399, "red on white");
	tap_ok(contrast_ratio(blue, white) == 859, "blue on white");
}

int main(void)
{
	struct arena arena;
	const struct theme *handout, *mono, *duo;

	if (!getenv("ROOT"))
		return 1;
	arena_init(&arena);
	test_contrast();
	handout = load(&arena, "handout");
	test_printed();
	test_inks();
	mono = load(&arena, "mono");
	duo = load(&arena, "duo");
	if (handout && mono && duo) {
		test_pages(handout);
		test_pages(mono);
		test_pages(duo);
		test_styles(handout);
		test_styles(mono);
		test_styles(duo);
		for (int p = 0; p < PAPER_COUNT; p++)
			tap_ok(count_sizes(handout, (enum paper)p) <= 5, "at most five sizes on %s",
			       paper_name((enum paper)p));
		test_roles(handout, 20, 6);
		test_roles(mono, 6, 6);
		test_roles(duo, 6, 6);
		test_mono(mono);
		test_order(&arena, mono, handout);
		test_duo(duo);
	}
	arena_release(&arena);
	return tap_done();
}
