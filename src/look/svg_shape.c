/* A shape is a row: its name, and who draws it. Contours begin and run as the standard has it, for
 * dashes begin where they do. */
#include "look/svg_shape.h"

#include <string.h>

#include "look/svg_path.h"
#include "look/svg_text.h"
#include "xml/xml.h"

/* A length that is less than nothing is told, and nothing. */
static double read_size(struct svg *svg, const struct xml_node *node, const char *name,
			enum svg_axis axis, double otherwise)
{
	double size = otherwise;

	if (svg_length(svg, node, name, axis, &size) && size < 0) {
		svg_report_value(svg, node, name, xml_attr(node, name), "0 or more");
		return 0;
	}
	return size;
}

/* A radius that is not there is the other one (9.2). */
static void read_radii(struct svg *svg, const struct xml_node *node, double *rx, double *ry)
{
	bool is_auto_x = !xml_attr(node, "rx") || strcmp(xml_attr(node, "rx"), "auto") == 0;
	bool is_auto_y = !xml_attr(node, "ry") || strcmp(xml_attr(node, "ry"), "auto") == 0;

	*rx = is_auto_x ? 0 : read_size(svg, node, "rx", SVG_ACROSS, 0);
	*ry = is_auto_y ? *rx : read_size(svg, node, "ry", SVG_DOWN, 0);
	if (is_auto_x)
		*rx = *ry;
}

static void corner(struct svg_path *path, double rx, double ry, double x, double y)
{
	struct svg_arc arc = {.rx = rx, .ry = ry, .sweeps = true};

	svg_path_arc(path, &arc, (struct svg_point){x, y});
}

static void read_rect(struct svg *svg, const struct xml_node *node, struct svg_path *path)
{
	double x = 0, y = 0, rx, ry, right, foot;
	double width = read_size(svg, node, "width", SVG_ACROSS, 0);
	double height = read_size(svg, node, "height", SVG_DOWN, 0);

	svg_length(svg, node, "x", SVG_ACROSS, &x);
	svg_length(svg, node, "y", SVG_DOWN, &y);
	read_radii(svg, node, &rx, &ry);
	if (width <= 0 || height <= 0)
		return;
	rx = rx > width / 2 ? width / 2 : rx;
	ry = ry > height / 2 ? height / 2 : ry;
	if (rx <= 0 || ry <= 0)
		rx = ry = 0;
	right = x + width;
	foot = y + height;
	svg_path_move(path, (struct svg_point){x + rx, y});
	svg_path_line(path, (struct svg_point){right - rx, y});
	corner(path, rx, ry, right, y + ry);
	svg_path_line(path, (struct svg_point){right, foot - ry});
	corner(path, rx, ry, right - rx, foot);
	svg_path_line(path, (struct svg_point){x + rx, foot});
	corner(path, rx, ry, x, foot - ry);
	svg_path_line(path, (struct svg_point){x, y + ry});
	corner(path, rx, ry, x + rx, y);
	svg_path_close(path);
}

static void draw_ellipse(struct svg *svg, const struct xml_node *node, struct svg_path *path,
			 double rx, double ry)
{
	double x = 0, y = 0;

	svg_length(svg, node, "cx", SVG_ACROSS, &x);
	svg_length(svg, node, "cy", SVG_DOWN, &y);
	if (rx <= 0 || ry <= 0)
		return;
	svg_path_move(path, (struct svg_point){x + rx, y});
	corner(path, rx, ry, x, y + ry);
	corner(path, rx, ry, x - rx, y);
	corner(path, rx, ry, x, y - ry);
	corner(path, rx, ry, x + rx, y);
	svg_path_close(path);
}

static void read_circle(struct svg *svg, const struct xml_node *node, struct svg_path *path)
{
	double r = read_size(svg, node, "r", SVG_DIAGONAL, 0);

	draw_ellipse(svg, node, path, r, r);
}

static void read_ellipse(struct svg *svg, const struct xml_node *node, struct svg_path *path)
{
	double rx, ry;

	read_radii(svg, node, &rx, &ry);
	draw_ellipse(svg, node, path, rx, ry);
}

static void read_line(struct svg *svg, const struct xml_node *node, struct svg_path *path)
{
	struct svg_point from = {0, 0}, to = {0, 0};

	svg_length(svg, node, "x1", SVG_ACROSS, &from.x);
	svg_length(svg, node, "y1", SVG_DOWN, &from.y);
	svg_length(svg, node, "x2", SVG_ACROSS, &to.x);
	svg_length(svg, node, "y2", SVG_DOWN, &to.y);
	svg_path_move(path, from);
	svg_path_line(path, to);
}

/* The points of a polyline or polygon. */
static void read_points(struct svg *svg, const struct xml_node *node, struct svg_path *path)
{
	const char *points = xml_attr(node, "points");
	const char *at = svg_skip_space(points ? points : "");
	struct svg_point to;

	while (*at) {
		bool is_good = svg_read_number(&at, &to.x);

		at = svg_skip_comma(at);
		if (!is_good || !svg_read_number(&at, &to.y)) {
			svg_report_value(svg, node, "points", points,
					 "pairs of numbers such as \"0,0 9,0 9,9\"");
			return;
		}
		at = svg_skip_comma(at);
		if (path->nsteps == 0)
			svg_path_move(path, to);
		else
			svg_path_line(path, to);
	}
}

static void read_polygon(struct svg *svg, const struct xml_node *node, struct svg_path *path)
{
	read_points(svg, node, path);
	if (path->nsteps > 0)
		svg_path_close(path);
}

bool svg_shape_read(struct svg *svg, const struct xml_node *node, const char *name,
		    struct svg_path *path)
{
	static const struct {
		const char *name;
		void (*read)(struct svg *svg, const struct xml_node *node, struct svg_path *path);
	} shapes[] = {
		{"path", svg_path_read},   {"rect", read_rect}, {"circle", read_circle},
		{"ellipse", read_ellipse}, {"line", read_line}, {"polyline", read_points},
		{"polygon", read_polygon},
	};

	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
		if (strcmp(shapes[i].name, name) != 0)
			continue;
		shapes[i].read(svg, node, path);
		return true;
	}
	return false;
}
