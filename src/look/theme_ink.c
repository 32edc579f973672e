/*
 * Spot inks go by their names: a printer makes one plate for each, and mixes what the name says. So
 * one ink must have one name to the letter, and one stand-in.
 *
 * ISO 32000-1, 8.6.6.4 and annex C; Ghent Workgroup 2022, R0021 to R0023.
 */
#include "look/theme_ink.h"

#include <string.h>

#include "base/utf8.h"

enum { MOST_NAME = 127 /* bytes of a PDF name */ };

int theme_ink_count(const struct colour *colour)
{
	int n = 0;

	if (colour->spot)
		return 1;
	for (int i = 0; i < 4; i++)
		n += colour->cmyk[i] > 0;
	return n;
}

int theme_ink_total(const struct colour *colour)
{
	return colour->cmyk[0] + colour->cmyk[1] + colour->cmyk[2] + colour->cmyk[3];
}

/* The next character of a name without capitals and doubled spaces; 0 at the end. */
static uint32_t next_folded(const char **name)
{
	size_t n = strlen(*name);
	uint32_t c = 0;

	if (n == 0)
		return 0;
	*name += utf8_decode(*name, n, &c);
	if (c == ' ') {
		*name += strspn(*name, " ");
		return **name ? c : 0;
	}
	/* Latin letters of ASCII and of ISO 8859-1, whose capitals stand 32 before them */
	if ((c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7))
		c += 0x20;
	return c;
}

static bool is_alike(const char *a, const char *b)
{
	uint32_t c, d;

	a += strspn(a, " ");
	b += strspn(b, " ");
	do {
		c = next_folded(&a);
		d = next_folded(&b);
	} while (c == d && c);
	return c == d;
}

static bool has_control(const char *name)
{
	const unsigned char *p = (const unsigned char *)name;

	for (; *p; p++)
		if (*p < ' ' || *p == 0x7f || (*p == 0xc2 && p[1] < 0xa0))
			return true;
	return false;
}

static void check_name(const struct colour *colour, struct diag *diag)
{
	static const char *const reserved[] = {"All", "None", "Cyan", "Magenta", "Yellow", "Black"};

	for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
		if (is_alike(colour->spot, reserved[i])) {
			diag_error(diag, colour->pos, "no spot ink can be named \"%s\"",
				   colour->spot);
			diag_hint(diag, "%s",
				  i < 2 ? "it means every ink, or none"
					: "it is one of the four inks of cmyk");
		}
	if (has_control(colour->spot))
		diag_error(
			diag, colour->pos,
			"the name of the ink has a tab, a line break or another control character");
	if (strlen(colour->spot) > MOST_NAME)
		diag_error(diag, colour->pos,
			   "the name of the ink takes %zu bytes; files for the press hold %d",
			   strlen(colour->spot), MOST_NAME);
}

/* Two colours with spot inks, the second below the first. */
static void check_pair(const struct colour *first, const struct colour *second, struct diag *diag)
{
	bool is_same = memcmp(first->cmyk, second->cmyk, sizeof first->cmyk) == 0;

	if (strcmp(first->spot, second->spot) == 0) {
		if (is_same)
			return;
		diag_error(diag, second->pos, "\"%s\" has another cmyk than in line %d",
			   second->spot, first->pos.line);
		diag_hint(diag, "cmyk stands for the full ink; tint says how much of it");
	} else if (is_alike(first->spot, second->spot)) {
		diag_error(diag, second->pos, "\"%s\" and \"%s\" in line %d make two plates",
			   second->spot, first->spot, first->pos.line);
		diag_hint(diag, "write the name of an ink the same everywhere");
	} else if (is_same) {
		diag_error(diag, second->pos,
			   "\"%s\" has the cmyk of \"%s\" in line %d, and cannot be told from it",
			   second->spot, first->spot, first->pos.line);
	}
}

void theme_ink_check(const struct theme *theme, struct diag *diag)
{
	for (int i = 0; i < theme->ncolours; i++) {
		const struct colour *colour = &theme->colours[i];

		if (!colour->spot) {
			if (colour->has_tint)
				diag_error(diag, colour->pos,
					   "a tint is a share of a spot ink, and \"%s\" has none",
					   colour->name);
			continue;
		}
		check_name(colour, diag);
		for (int k = 0; k < i; k++)
			if (theme->colours[k].spot)
				check_pair(&theme->colours[k], colour, diag);
	}
}

/* How long a name is without the letters at its end that say for which paper the ink is mixed, or
 * with what screen it is simulated: one to three capitals behind a space. */
static size_t length_of_stem(const char *name)
{
	const char *end = strrchr(name, ' ');
	size_t n = end ? strspn(end + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") : 0;

	if (n == 0 || n > 3 || end[1 + n])
		return strlen(name);
	return (size_t)(end - name);
}

void theme_ink_check_variants(const struct theme *theme, struct diag *diag)
{
	for (int i = 0; i < theme->ncolours; i++) {
		const char *name = theme->colours[i].spot;
		size_t n = name ? length_of_stem(name) : 0;

		for (int k = 0; k < i && name; k++) {
			const char *other = theme->colours[k].spot;

			if (!other || strcmp(other, name) == 0 || length_of_stem(other) != n ||
			    memcmp(other, name, n) != 0)
				continue;
			diag_warn(diag, theme->colours[i].pos,
				  "\"%s\" and \"%s\" in line %d are one ink for two papers, on two "
				  "plates",
				  name, other, theme->colours[k].pos.line);
			break;
		}
	}
}
