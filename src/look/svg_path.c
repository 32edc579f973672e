/*
 * Path data, command by command. All become moves, lines and cubic curves: a quadratic one is
 * raised, an arc is cut into pieces of a quarter at most, which no eye tells from the ellipse.
 */
#include "look/svg_path.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "look/svg_text.h"
#include "xml/xml.h"

static const double PI = 3.14159265358979323846;

static void add_step(struct svg_path *path, struct svg_step step)
{
	ARENA_GROW(path->arena, path->steps, path->nsteps);
	path->steps[path->nsteps++] = step;
	path->at = step.to;
}

void svg_path_move(struct svg_path *path, struct svg_point to)
{
	add_step(path, (struct svg_step){.op = PATH_MOVE, .to = to});
	path->start = to;
}

/* What is drawn behind a close begins where the contour began. */
static void begin(struct svg_path *path)
{
	if (path->nsteps > 0 && path->steps[path->nsteps - 1].op == PATH_CLOSE)
		svg_path_move(path, path->start);
}

void svg_path_line(struct svg_path *path, struct svg_point to)
{
	begin(path);
	add_step(path, (struct svg_step){.op = PATH_LINE, .to = to});
}

void svg_path_curve(struct svg_path *path, struct svg_point one, struct svg_point two,
		    struct svg_point to)
{
	begin(path);
	add_step(path, (struct svg_step){PATH_CURVE, to, {one, two}});
}

void svg_path_close(struct svg_path *path)
{
	begin(path);
	add_step(path, (struct svg_step){.op = PATH_CLOSE, .to = path->start});
}

/* A point of the unit circle as one of an ellipse. */
static struct svg_point on_ellipse(const struct svg_matrix *ellipse, double x, double y)
{
	return svg_matrix_move(ellipse, (struct svg_point){x, y});
}

/* The part of an ellipse from one angle on, in radians. */
static void add_arc(struct svg_path *path, const struct svg_matrix *ellipse, double from,
		    double angle, struct svg_point to)
{
	int n = (int)ceil(fabs(angle) / (PI / 2) - 1e-9);
	double step, pull;

	n = n < 1 ? 1 : n;
	step = angle / n;
	pull = 4. / 3 * tan(step / 4);
	for (int i = 0; i < n; i++) {
		double a = from + i * step, b = a + step;
		struct svg_point one = on_ellipse(ellipse, cos(a) - pull * sin(a),
						  sin(a) + pull * cos(a));
		struct svg_point two = on_ellipse(ellipse, cos(b) + pull * sin(b),
						  sin(b) - pull * cos(b));

		svg_path_curve(path, one, two,
			       i + 1 < n ? on_ellipse(ellipse, cos(b), sin(b)) : to);
	}
}

void svg_path_arc(struct svg_path *path, const struct svg_arc *arc, struct svg_point to)
{
	double turn = arc->turn * PI / 180, c = cos(turn), s = sin(turn);
	double rx = fabs(arc->rx), ry = fabs(arc->ry), far, root, angle, from, until;
	struct svg_point half = {(path->at.x - to.x) / 2, (path->at.y - to.y) / 2};
	struct svg_matrix ellipse;
	double x, y, cx, cy;

	if (half.x == 0 && half.y == 0)
		return;
	if (rx == 0 || ry == 0) {
		svg_path_line(path, to);
		return;
	}
	/* on the unit circle the chord goes from (x, y) to (-x, -y) around the middle of it */
	x = (c * half.x + s * half.y) / rx;
	y = (-s * half.x + c * half.y) / ry;
	far = x * x + y * y;
	if (far > 1) {
		rx *= sqrt(far);
		ry *= sqrt(far);
		x /= sqrt(far);
		y /= sqrt(far);
		far = 1;
	}
	root = sqrt((1 - far) / far) * (arc->is_large == arc->sweeps ? -1 : 1);
	cx = root * y;
	cy = -root * x;
	from = atan2(y - cy, x - cx);
	until = atan2(-y - cy, -x - cx);
	angle = until - from;
	if (arc->sweeps && angle < 0)
		angle += 2 * PI;
	if (!arc->sweeps && angle > 0)
		angle -= 2 * PI;
	ellipse = (struct svg_matrix){c * rx, s * rx, -s * ry, c * ry, 0, 0};
	ellipse.e = (path->at.x + to.x) / 2 + c * rx * cx - s * ry * cy;
	ellipse.f = (path->at.y + to.y) / 2 + s * rx * cx + c * ry * cy;
	add_arc(path, &ellipse, from, angle, to);
}

/* Path data being read. */
struct reading {
	struct svg_path *path;
	const char *at;
	char command, before; /* in capitals; the one whose curve may go on */
	bool is_relative;
	struct svg_point control; /* the last one of the curve before */
};

static bool read_point(struct reading *reading, struct svg_point *out)
{
	struct svg_point at = reading->path->at;

	if (!svg_read_number(&reading->at, &out->x))
		return false;
	reading->at = svg_skip_comma(reading->at);
	if (!svg_read_number(&reading->at, &out->y))
		return false;
	if (reading->is_relative) {
		out->x += at.x;
		out->y += at.y;
	}
	reading->at = svg_skip_comma(reading->at);
	return true;
}

/* The control point that goes on smoothly behind a curve of one of two commands. */
static struct svg_point mirror(const struct reading *reading, const char *commands)
{
	struct svg_point at = reading->path->at;

	if (!reading->before || !strchr(commands, reading->before))
		return at;
	return (struct svg_point){2 * at.x - reading->control.x, 2 * at.y - reading->control.y};
}

static bool read_move(struct reading *reading)
{
	struct svg_point to;

	if (!read_point(reading, &to))
		return false;
	svg_path_move(reading->path, to);
	reading->command = 'L'; /* further points are lines */
	return true;
}

static bool read_line(struct reading *reading)
{
	struct svg_point to;

	if (!read_point(reading, &to))
		return false;
	svg_path_line(reading->path, to);
	return true;
}

/* H and V */
static bool read_level(struct reading *reading)
{
	struct svg_point to = reading->path->at;
	bool is_level = reading->command == 'H';
	double number;

	if (!svg_read_number(&reading->at, &number))
		return false;
	reading->at = svg_skip_comma(reading->at);
	if (is_level)
		to.x = number + (reading->is_relative ? to.x : 0);
	else
		to.y = number + (reading->is_relative ? to.y : 0);
	svg_path_line(reading->path, to);
	return true;
}

/* C and S */
static bool read_curve(struct reading *reading)
{
	struct svg_point one = mirror(reading, "CS"), two, to;

	if ((reading->command == 'C' && !read_point(reading, &one)) || !read_point(reading, &two) ||
	    !read_point(reading, &to))
		return false;
	svg_path_curve(reading->path, one, two, to);
	reading->control = two;
	return true;
}

static struct svg_point towards(struct svg_point from, struct svg_point to)
{
	return (struct svg_point){from.x + (to.x - from.x) * 2 / 3,
				  from.y + (to.y - from.y) * 2 / 3};
}

/* Q and T */
static bool read_bend(struct reading *reading)
{
	struct svg_point at = reading->path->at, control = mirror(reading, "QT"), to;

	if ((reading->command == 'Q' && !read_point(reading, &control)) ||
	    !read_point(reading, &to))
		return false;
	svg_path_curve(reading->path, towards(at, control), towards(to, control), to);
	reading->control = control;
	return true;
}

/* Flags of arcs need nothing between them: "a1 1 0 0110 10". */
static bool read_flag(struct reading *reading, bool *out)
{
	if (*reading->at != '0' && *reading->at != '1')
		return false;
	*out = *reading->at == '1';
	reading->at = svg_skip_comma(reading->at + 1);
	return true;
}

static bool read_arc(struct reading *reading)
{
	struct svg_arc arc = {0};
	struct svg_point to;
	double *numbers[] = {&arc.rx, &arc.ry, &arc.turn};

	for (int i = 0; i < 3; i++) {
		if (!svg_read_number(&reading->at, numbers[i]))
			return false;
		reading->at = svg_skip_comma(reading->at);
	}
	if (!read_flag(reading, &arc.is_large) || !read_flag(reading, &arc.sweeps) ||
	    !read_point(reading, &to))
		return false;
	svg_path_arc(reading->path, &arc, to);
	return true;
}

static bool read_close(struct reading *reading)
{
	svg_path_close(reading->path);
	return true;
}

static const struct command {
	char letter;
	bool (*read)(struct reading *reading);
} commands[] = {
	{'M', read_move},  {'L', read_line},  {'H', read_level}, {'V', read_level},
	{'C', read_curve}, {'S', read_curve}, {'Q', read_bend},  {'T', read_bend},
	{'A', read_arc},   {'Z', read_close},
};

/* The command at a place, or the one before once more where numbers stand there. */
static const struct command *find_command(struct reading *reading)
{
	char letter = *reading->at;
	bool is_letter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');

	if (is_letter) {
		reading->is_relative = letter >= 'a';
		reading->command = (char)(letter & ~0x20);
		reading->at = svg_skip_space(reading->at + 1);
	} else if (reading->command == 'Z') {
		return NULL;
	}
	if (reading->path->nsteps == 0 && reading->command != 'M')
		return NULL;
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		if (commands[i].letter == reading->command)
			return &commands[i];
	return NULL;
}

void svg_path_read(struct svg *svg, const struct xml_node *node, struct svg_path *path)
{
	const char *data = xml_attr(node, "d");
	struct reading reading = {.path = path, .at = svg_skip_space(data ? data : "")};

	if (strcmp(reading.at, "none") == 0)
		return;
	while (*reading.at && path->nsteps <= LIMIT_ARTWORK_STEPS) {
		const char *from = reading.at;
		const struct command *command = find_command(&reading);

		if (!command || !command->read(&reading)) {
			svg_report_value(svg, node, "d", from, "path data such as \"M0 0h9v9z\"");
			return;
		}
		reading.before = command->letter;
		reading.at = svg_skip_space(reading.at);
	}
}
