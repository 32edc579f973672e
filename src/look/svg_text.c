/*
 * Numbers are read without the C library, which knows more kinds of them than SVG does and asks for
 * the locale; digits past the eighteenth change nothing that could be seen.
 */
#include "look/svg_text.h"

#include <math.h>
#include <string.h>

#include "base/ascii.h"
#include "xml/xml.h"

enum { MOST_DIGITS = 18, MOST_EXPONENT = 40 };

static const double FAR = 1e9; /* user units */

void svg_refuse(struct svg *svg, const struct xml_node *node, const char *what, const char *remedy)
{
	diag_error(svg->diag, node->pos, "the picture cannot be drawn: it has %s", what);
	diag_hint(svg->diag, "%s", remedy);
}

void svg_refuse_value(struct svg *svg, const struct xml_node *node, const char *name,
		      const char *value, const char *remedy)
{
	diag_error(svg->diag, node->pos, "the picture cannot be drawn: it has %s=\"%.80s\"", name,
		   value);
	diag_hint(svg->diag, "%s", remedy);
}

void svg_report_value(struct svg *svg, const struct xml_node *node, const char *name,
		      const char *value, const char *wanted)
{
	diag_error(svg->diag, node->pos, "%s=\"%.80s\" of a picture is not %s", name, value,
		   wanted);
}

const char *svg_skip_space(const char *at)
{
	while (ascii_is_space(*at) || *at == '\f')
		at++;
	return at;
}

const char *svg_skip_comma(const char *at)
{
	at = svg_skip_space(at);
	return *at == ',' ? svg_skip_space(at + 1) : at;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The exponent at a place, if one stands there: "1em" has none. */
static const char *read_exponent(const char *at, int *out)
{
	const char *p = at;
	bool is_negative;
	int exponent = 0;

	if (*p != 'e' && *p != 'E')
		return at;
	p++;
	is_negative = *p == '-';
	if (*p == '-' || *p == '+')
		p++;
	if (!is_digit(*p))
		return at;
	for (; is_digit(*p); p++)
		exponent = exponent < 1000 ? exponent * 10 + (*p - '0') : exponent;
	*out += is_negative ? -exponent : exponent;
	return p;
}

/* The digits at a place, before and behind a point, as a whole number and a power of ten. */
static const char *read_digits(const char *at, double *value, int *exponent)
{
	bool has_digit = false, is_behind = false;
	const char *p = at;
	int ndigits = 0;

	for (; is_digit(*p) || (*p == '.' && !is_behind); p++) {
		if (*p == '.') {
			is_behind = true;
			if (!is_digit(p[1]))
				break;
			continue;
		}
		has_digit = true;
		if (ndigits < MOST_DIGITS) {
			*value = *value * 10 + (*p - '0');
			ndigits += *value > 0;
			*exponent -= is_behind;
		} else {
			*exponent += !is_behind;
		}
	}
	return has_digit ? p : NULL;
}

bool svg_read_number(const char **at, double *out)
{
	const char *p = *at;
	bool is_negative = *p == '-';
	int exponent = 0;
	double value = 0;

	if (*p == '-' || *p == '+')
		p++;
	p = read_digits(p, &value, &exponent);
	if (!p)
		return false;
	p = read_exponent(p, &exponent);
	for (; exponent > 0 && value <= FAR; exponent--)
		value *= 10;
	if (exponent < -MOST_EXPONENT)
		value = 0;
	else if (exponent < 0)
		value /= pow(10, -exponent);
	if (value > FAR)
		return false;
	*at = p;
	*out = is_negative ? -value : value;
	return true;
}

bool svg_is_number(const char *text, double *out)
{
	const char *at = svg_skip_space(text);

	return svg_read_number(&at, out) && *svg_skip_space(at) == '\0';
}

/* What a length in percent is a part of (SVG 1.1, 7.10). */
static double whole_of(const struct svg *svg, enum svg_axis axis)
{
	switch (axis) {
	case SVG_ACROSS:
		return svg->width;
	case SVG_DOWN:
		return svg->height;
	case SVG_DIAGONAL:
		break;
	}
	return sqrt((svg->width * svg->width + svg->height * svg->height) / 2);
}

bool svg_read_length(const struct svg *svg, const char *text, enum svg_axis axis, double *out)
{
	static const struct {
		const char *name;
		double size;
	} units[] = {{"", 1},           {"px", 1},         {"pt", 96. / 72},
		     {"pc", 16},        {"in", 96},        {"mm", 96 / 25.4},
		     {"cm", 96 / 2.54}, {"Q", 96 / 101.6}, {"%", 1. / 100}};
	const char *at = svg_skip_space(text);
	double number;
	size_t n;

	if (!svg_read_number(&at, &number))
		return false;
	n = strlen(at);
	while (n > 0 && ascii_is_space(at[n - 1]))
		n--;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (strlen(units[i].name) != n || strncmp(at, units[i].name, n) != 0)
			continue;
		*out = number * units[i].size * (*at == '%' ? whole_of(svg, axis) : 1);
		return true;
	}
	return false;
}

bool svg_length(struct svg *svg, const struct xml_node *node, const char *name, enum svg_axis axis,
		double *out)
{
	const char *value = xml_attr(node, name);

	if (!value)
		return false;
	if (svg_read_length(svg, value, axis, out))
		return true;
	svg_report_value(svg, node, name, value, "a length such as 12, 12px or 3mm");
	return false;
}
