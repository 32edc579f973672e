/* Each function of a transform is a row: what it is called, and what it makes of its numbers. */
#include "look/svg_matrix.h"

#include <math.h>
#include <string.h>

#include "look/svg_text.h"
#include "xml/xml.h"

enum { MOST_NUMBERS = 6 };

static const double DEGREE = 3.14159265358979323846 / 180;

struct svg_point svg_matrix_move(const struct svg_matrix *m, struct svg_point point)
{
	return (struct svg_point){m->a * point.x + m->c * point.y + m->e,
				  m->b * point.x + m->d * point.y + m->f};
}

struct svg_matrix svg_matrix_join(const struct svg_matrix *outer, const struct svg_matrix *inner)
{
	return (struct svg_matrix){
		.a = outer->a * inner->a + outer->c * inner->b,
		.b = outer->b * inner->a + outer->d * inner->b,
		.c = outer->a * inner->c + outer->c * inner->d,
		.d = outer->b * inner->c + outer->d * inner->d,
		.e = outer->a * inner->e + outer->c * inner->f + outer->e,
		.f = outer->b * inner->e + outer->d * inner->f + outer->f,
	};
}

/* The larger singular value. */
double svg_matrix_scale(const struct svg_matrix *m)
{
	double sum = (m->a * m->a + m->b * m->b + m->c * m->c + m->d * m->d) / 2;
	double det = m->a * m->d - m->b * m->c;
	double rest = sum * sum - det * det;

	return sqrt(sum + (rest > 0 ? sqrt(rest) : 0));
}

static struct svg_matrix make_matrix(const double *n, int count)
{
	(void)count;
	return (struct svg_matrix){n[0], n[1], n[2], n[3], n[4], n[5]};
}

static struct svg_matrix make_translation(const double *n, int count)
{
	return (struct svg_matrix){1, 0, 0, 1, n[0], count > 1 ? n[1] : 0};
}

static struct svg_matrix make_scaling(const double *n, int count)
{
	return (struct svg_matrix){n[0], 0, 0, count > 1 ? n[1] : n[0], 0, 0};
}

static struct svg_matrix make_rotation(const double *n, int count)
{
	double c = cos(n[0] * DEGREE), s = sin(n[0] * DEGREE);
	double x = count > 1 ? n[1] : 0, y = count > 1 ? n[2] : 0;

	return (struct svg_matrix){c, s, -s, c, x - c * x + s * y, y - s * x - c * y};
}

static struct svg_matrix make_skew_x(const double *n, int count)
{
	(void)count;
	return (struct svg_matrix){1, 0, tan(n[0] * DEGREE), 1, 0, 0};
}

static struct svg_matrix make_skew_y(const double *n, int count)
{
	(void)count;
	return (struct svg_matrix){1, tan(n[0] * DEGREE), 0, 1, 0, 0};
}

/* counts: of numbers that it may have, as bits. */
static const struct transform {
	const char *name;
	unsigned counts;
	struct svg_matrix (*make)(const double *numbers, int count);
} transforms[] = {
	{"matrix", 1 << 6, make_matrix},          {"translate", 1 << 1 | 1 << 2, make_translation},
	{"scale", 1 << 1 | 1 << 2, make_scaling}, {"rotate", 1 << 1 | 1 << 3, make_rotation},
	{"skewX", 1 << 1, make_skew_x},           {"skewY", 1 << 1, make_skew_y},
};

/* "name(numbers)" at a place, and *at behind it. */
static bool read_transform(const char **at, struct svg_matrix *out)
{
	const char *p = *at;
	double numbers[MOST_NUMBERS];
	int n = 0;

	for (size_t i = 0; i < sizeof transforms / sizeof *transforms; i++) {
		const struct transform *transform = &transforms[i];
		size_t nname = strlen(transform->name);

		if (strncmp(p, transform->name, nname) != 0)
			continue;
		p = svg_skip_space(p + nname);
		if (*p != '(')
			return false;
		p = svg_skip_space(p + 1);
		while (n < MOST_NUMBERS && svg_read_number(&p, &numbers[n])) {
			n++;
			p = svg_skip_comma(p);
		}
		if (*p != ')' || !(transform->counts & 1u << n))
			return false;
		*out = transform->make(numbers, n);
		*at = svg_skip_comma(p + 1);
		return true;
	}
	return false;
}

bool svg_matrix_transform(struct svg *svg, const struct xml_node *node, struct svg_matrix *matrix)
{
	const char *value = xml_attr(node, "transform");
	const char *at = value ? svg_skip_space(value) : "";

	if (strcmp(at, "none") == 0)
		return true;
	while (*at) {
		struct svg_matrix next;

		if (!read_transform(&at, &next)) {
			svg_report_value(svg, node, "transform", value,
					 "a list such as \"translate(3 4) rotate(90)\"");
			return false;
		}
		*matrix = svg_matrix_join(matrix, &next);
	}
	return true;
}

bool svg_matrix_view(struct svg *svg, const struct xml_node *node, struct svg_box *view,
		     bool *is_faulty)
{
	const char *value = xml_attr(node, "viewBox");
	const char *at = value ? svg_skip_space(value) : NULL;
	double n[4];

	*is_faulty = false;
	if (!at || strcmp(at, "none") == 0)
		return false;
	for (int i = 0; i < 4 && !*is_faulty; i++) {
		*is_faulty = !svg_read_number(&at, &n[i]);
		at = svg_skip_comma(at);
	}
	if (*is_faulty || *at || n[2] <= 0 || n[3] <= 0) {
		*is_faulty = true;
		svg_report_value(svg, node, "viewBox", value,
				 "four numbers: left, top, width and height, more than 0");
		return false;
	}
	*view = (struct svg_box){n[0], n[1], n[2], n[3]};
	return true;
}

/* How far into the room that is left: by "Min", "Mid", "Max" in halves; -1 for anything else. */
static int read_side(const char **at, char axis)
{
	static const char *const names[] = {"Min", "Mid", "Max"};

	if ((*at)[0] != axis)
		return -1;
	for (int i = 0; i < 3; i++) {
		if (strncmp(*at + 1, names[i], 3) != 0)
			continue;
		*at += 4;
		return i;
	}
	return -1;
}

bool svg_matrix_fit(struct svg *svg, const struct xml_node *node, const struct svg_box *view,
		    const struct svg_box *box, struct svg_matrix *out)
{
	const char *value = xml_attr(node, "preserveAspectRatio");
	const char *at = svg_skip_space(value ? value : "xMidYMid");
	bool is_free = strcmp(at, "none") == 0, is_slice;
	double x = box->width / view->width, y = box->height / view->height;
	int across, down;

	if (strncmp(at, "defer", 5) == 0)
		at = svg_skip_space(at + 5);
	across = read_side(&at, 'x');
	down = read_side(&at, 'Y');
	at = svg_skip_space(at);
	is_slice = strcmp(at, "slice") == 0;
	if (!is_free && (across < 0 || down < 0 || (*at && !is_slice && strcmp(at, "meet") != 0))) {
		svg_report_value(svg, node, "preserveAspectRatio", value,
				 "\"none\" or one such as \"xMidYMid meet\"");
		return false;
	}
	if (!is_free)
		x = y = is_slice == (x > y) ? x : y;
	else
		across = down = 0;
	*out = (struct svg_matrix){.a = x, .d = y};
	out->e = box->x + (box->width - view->width * x) * across / 2 - view->x * x;
	out->f = box->y + (box->height - view->height * y) * down / 2 - view->y * y;
	return true;
}
