/*
 * What passes has a light surface for its border, and the nearest point of it lies where a coarse
 * grid says, or next to it: so the grid is looked through, and then the neighbours of the best,
 * again and again, until none is nearer.
 */
#include "look/contrast_near.h"

#include <math.h>
#include <string.h>

#include "look/contrast.h"

enum {
	MOST_PARTS = 4,
	MOST_INK = 300, /* percent in all */
	RGB_STEP = 5,
	INK_STEP = 10,
	NEIGHBOURS = 5 /* to either side in each part */
};

struct lab {
	double l, a, b;
};

/* A search: colours of so many parts, from 0 to most. */
struct search {
	const struct contrast_need *needs;
	int nneeds, nparts, most;
	struct lab wanted;
	double least; /* the square of the distance of what was found; negative: nothing */
	uint8_t found[MOST_PARTS];
};

static struct lab lab_of(const uint8_t rgb[3])
{
	double r = contrast_light(rgb[0]), g = contrast_light(rgb[1]), b = contrast_light(rgb[2]);
	double l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
	double m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
	double s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);

	return (struct lab){0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
			    1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
			    0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

static void show(const struct search *search, const uint8_t *parts, uint8_t rgb[3])
{
	if (search->nparts == MOST_PARTS)
		contrast_printed(parts, 100, rgb);
	else
		memcpy(rgb, parts, 3);
}

static bool passes(const struct search *search, const uint8_t rgb[3])
{
	for (int i = 0; i < search->nneeds; i++)
		if (contrast_ratio(rgb, search->needs[i].rgb) < search->needs[i].least)
			return false;
	return true;
}

static void try_colour(struct search *search, const uint8_t *parts)
{
	uint8_t rgb[3];
	struct lab lab;
	double far;
	int sum = 0;

	for (int i = 0; i < search->nparts; i++)
		sum += parts[i];
	if (search->nparts == MOST_PARTS && sum > MOST_INK)
		return;
	show(search, parts, rgb);
	if (!passes(search, rgb))
		return;
	lab = lab_of(rgb);
	far = (lab.l - search->wanted.l) * (lab.l - search->wanted.l) +
	      (lab.a - search->wanted.a) * (lab.a - search->wanted.a) +
	      (lab.b - search->wanted.b) * (lab.b - search->wanted.b);
	if (search->least >= 0 && far >= search->least)
		return;
	search->least = far;
	memcpy(search->found, parts, (size_t)search->nparts);
}

static int clamp(int value, int most)
{
	return value < 0 ? 0 : value > most ? most : value;
}

/* All colours whose parts are from[i], from[i] + step, ... up to count of them. */
static void try_all(struct search *search, const int *from, int step, int count)
{
	int all = 1;

	for (int i = 0; i < search->nparts; i++)
		all *= count;
	for (int k = 0; k < all; k++) {
		uint8_t parts[MOST_PARTS];

		for (int i = 0, rest = k; i < search->nparts; i++, rest /= count)
			parts[i] = (uint8_t)clamp(from[i] + rest % count * step, search->most);
		try_colour(search, parts);
	}
}

static bool find(struct search *search, int step)
{
	int from[MOST_PARTS] = {0};
	double before;

	search->least = -1;
	try_all(search, from, step, (search->most + step - 1) / step + 1);
	if (search->least < 0)
		return false;
	do {
		before = search->least;
		for (int i = 0; i < search->nparts; i++)
			from[i] = search->found[i] - NEIGHBOURS;
		try_all(search, from, 1, 2 * NEIGHBOURS + 1);
	} while (search->least < before);
	return true;
}

bool contrast_near(const uint8_t rgb[3], const struct contrast_need *needs, int n, uint8_t found[3])
{
	struct search search = {
		.needs = needs, .nneeds = n, .nparts = 3, .most = 255, .wanted = lab_of(rgb)};
	bool is_found = find(&search, RGB_STEP);

	memcpy(found, search.found, 3);
	return is_found;
}

bool contrast_near_inks(const uint8_t cmyk[4], const struct contrast_need *needs, int n,
			uint8_t found[4])
{
	struct search search = {.needs = needs, .nneeds = n, .nparts = 4, .most = 100};
	uint8_t rgb[3];
	bool is_found;

	contrast_printed(cmyk, 100, rgb);
	search.wanted = lab_of(rgb);
	is_found = find(&search, INK_STEP);
	memcpy(found, search.found, 4);
	return is_found;
}
