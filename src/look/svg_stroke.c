/*
 * A line that is closed becomes two contours, one along each side, and one that is not becomes one,
 * which goes there on its left and back on its right, around its caps. On the inner side of a
 * corner the way leads over the corner itself, so that the whole is the sum of a rectangle for each
 * straight line and a wedge for each corner, all of which wind alike: nothing in it is a hole.
 */
#include "look/svg_stroke.h"

#include <math.h>

#include "look/svg_flat.h"
#include "look/svg_path.h"
#include "look/svg_style.h"

static const double PI = 3.14159265358979323846;
static const double GENTLE =
	0.95; /* cosine of a turn that shows no corner where it is part of a curve */

struct pen {
	const struct svg_style *style;
	struct svg_path *out;
	double half, tolerance;
	bool is_begun; /* of the contour: a point of it is there */
};

static void put(struct pen *pen, struct svg_point at, double x, double y)
{
	struct svg_point to = {at.x + x * pen->half, at.y + y * pen->half};

	if (pen->is_begun)
		svg_path_line(pen->out, to);
	else
		svg_path_move(pen->out, to);
	pen->is_begun = true;
}

static void end_contour(struct pen *pen)
{
	if (pen->is_begun)
		svg_path_close(pen->out);
	pen->is_begun = false;
}

static struct svg_point direction(struct svg_point from, struct svg_point to)
{
	double length = hypot(to.x - from.x, to.y - from.y);

	return (struct svg_point){(to.x - from.x) / length, (to.y - from.y) / length};
}

/* An arc around a corner from one normal on, by an angle; without its ends. */
static void put_arc(struct pen *pen, struct svg_point at, struct svg_point normal, double angle)
{
	double sagitta = fmin(pen->tolerance / pen->half, 1);
	int n = (int)ceil(fabs(angle) / (2 * acos(1 - sagitta)));
	double step;

	n = n < 1 ? 1 : n > 400 ? 400 : n;
	step = angle / n;
	for (int i = 1; i < n; i++) {
		double c = cos(i * step), s = sin(i * step);

		put(pen, at, c * normal.x - s * normal.y, s * normal.x + c * normal.y);
	}
}

/* Where the left sides of a corner meet. */
static void put_mitre(struct pen *pen, struct svg_point at, struct svg_point na,
		      struct svg_point nb)
{
	double whole = 1 + na.x * nb.x + na.y * nb.y;

	put(pen, at, (na.x + nb.x) / whole, (na.y + nb.y) / whole);
}

/* The left side of a corner, between directions a and b; room: the shorter of the lines that meet
 * there. The mitre's length over the width is 1 / sin of half the angle inside. */
static void put_corner(struct pen *pen, const struct svg_corner *corner, struct svg_point a,
		       struct svg_point b, double room)
{
	struct svg_point at = corner->at, na = {a.y, -a.x}, nb = {b.y, -b.x};
	double dot = a.x * b.x + a.y * b.y, cross = a.x * b.y - a.y * b.x;
	double limit = pen->style->mitre_limit;
	bool is_smooth = corner->is_smooth, is_gentle = dot > GENTLE;
	bool is_round = is_smooth || pen->style->join == SVG_JOIN_ROUND;

	if (cross < 0 && !(is_gentle && pen->half * -cross < room)) {
		put(pen, at, na.x, na.y);
		put(pen, at, 0, 0);
		put(pen, at, nb.x, nb.y);
		return;
	}
	if (cross < 0 || (is_smooth && is_gentle) ||
	    (!is_round && pen->style->join == SVG_JOIN_MITRE && 2 <= limit * limit * (1 + dot))) {
		put_mitre(pen, at, na, nb);
		return;
	}
	put(pen, at, na.x, na.y);
	if (is_round)
		put_arc(pen, at, na, atan2(fabs(cross), dot));
	put(pen, at, nb.x, nb.y);
}

/* From the left side of a line's end to its right; d: where the line goes. */
static void put_cap(struct pen *pen, struct svg_point at, struct svg_point d)
{
	struct svg_point normal = {d.y, -d.x};

	put(pen, at, normal.x, normal.y);
	if (pen->style->cap == SVG_CAP_ROUND)
		put_arc(pen, at, normal, PI);
	if (pen->style->cap == SVG_CAP_SQUARE) {
		put(pen, at, normal.x + d.x, normal.y + d.y);
		put(pen, at, d.x - normal.x, d.y - normal.y);
	}
	put(pen, at, -normal.x, -normal.y);
}

/* Corner i as it is met on the way there, or on the way back. */
static const struct svg_corner *corner_at(const struct svg_line *line, int i, bool is_back)
{
	int n = line->n, k = (i + n) % n;

	return &line->corners[is_back ? n - 1 - k : k];
}

/* The left side of corners first to last of the way. */
static void put_side(struct pen *pen, const struct svg_line *line, bool is_back, int first,
		     int last)
{
	for (int i = first; i <= last; i++) {
		const struct svg_corner *before = corner_at(line, i - 1, is_back);
		const struct svg_corner *corner = corner_at(line, i, is_back);
		const struct svg_corner *next = corner_at(line, i + 1, is_back);
		double room = fmin(hypot(corner->at.x - before->at.x, corner->at.y - before->at.y),
				   hypot(next->at.x - corner->at.x, next->at.y - corner->at.y));

		put_corner(pen, corner, direction(before->at, corner->at),
			   direction(corner->at, next->at), room);
	}
}

/* A line without length has caps, or nothing (11.4). */
static void draw_dot(struct pen *pen, struct svg_point at)
{
	struct svg_point right = {1, 0}, left = {-1, 0};

	if (pen->style->cap == SVG_CAP_BUTT)
		return;
	put_cap(pen, at, right);
	put_cap(pen, at, left);
	end_contour(pen);
}

static void draw_line(struct pen *pen, const struct svg_line *line)
{
	int last = line->n - 1;

	if (line->is_closed) {
		put_side(pen, line, false, 0, last);
		end_contour(pen);
		put_side(pen, line, true, 0, last);
		end_contour(pen);
		return;
	}
	put_side(pen, line, false, 1, last - 1);
	put_cap(pen, line->corners[last].at,
		direction(line->corners[last - 1].at, line->corners[last].at));
	put_side(pen, line, true, 1, last - 1);
	put_cap(pen, line->corners[0].at, direction(line->corners[1].at, line->corners[0].at));
	end_contour(pen);
}

bool svg_stroke_make(const struct svg_path *path, const struct svg_style *style, double tolerance,
		     int most, struct svg_path *out)
{
	struct pen pen = {
		.style = style, .out = out, .half = style->width / 2, .tolerance = tolerance};
	struct svg_lines lines = {.arena = path->arena, .most = most}, dashes = lines;
	const struct svg_lines *drawn = &lines;

	svg_flat_make(path, tolerance, &lines);
	if (style->ndashes > 0) {
		svg_flat_dash(&lines, style, &dashes);
		drawn = &dashes;
	}
	for (int i = 0; i < drawn->nlines && out->nsteps <= most; i++) {
		if (drawn->lines[i].n > 1)
			draw_line(&pen, &drawn->lines[i]);
		else if (drawn->lines[i].n == 1)
			draw_dot(&pen, drawn->lines[i].corners[0].at);
	}
	return lines.ncorners <= most && dashes.ncorners <= most && out->nsteps <= most;
}
