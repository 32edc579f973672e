/*
 * A curve is cut into pieces of one length in its parameter, as many as its second differences ask
 * for (Wang 1984). Dashes go along the lines and over their corners; one that goes over the
 * beginning of a closed contour is one dash.
 */
#include "look/svg_flat.h"

#include <math.h>

#include "base/arena.h"
#include "look/svg_path.h"
#include "look/svg_style.h"

enum { MOST_PIECES = 400 /* of a curve */ };

static bool is_full(const struct svg_lines *lines)
{
	return lines->ncorners > lines->most;
}

static void begin_line(struct svg_lines *lines)
{
	ARENA_GROW(lines->arena, lines->lines, lines->nlines);
	lines->lines[lines->nlines++] = (struct svg_line){0};
}

static void add_corner(struct svg_lines *lines, struct svg_point at, bool is_smooth)
{
	struct svg_line *line = &lines->lines[lines->nlines - 1];
	struct svg_corner *last = line->n ? &line->corners[line->n - 1] : NULL;

	if (last && last->at.x == at.x && last->at.y == at.y) {
		last->is_smooth = last->is_smooth && is_smooth;
		return;
	}
	if (is_full(lines))
		return;
	ARENA_GROW(lines->arena, line->corners, line->n);
	line->corners[line->n++] = (struct svg_corner){at, is_smooth};
	lines->ncorners++;
}

static double bend(struct svg_point a, struct svg_point b, struct svg_point c)
{
	return hypot(a.x - 2 * b.x + c.x, a.y - 2 * b.y + c.y);
}

static struct svg_point on_curve(struct svg_point from, const struct svg_step *step, double t)
{
	double u = 1 - t;
	double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
	const struct svg_point *one = &step->control[0], *two = &step->control[1];

	return (struct svg_point){a * from.x + b * one->x + c * two->x + d * step->to.x,
				  a * from.y + b * one->y + c * two->y + d * step->to.y};
}

static void add_curve(struct svg_lines *lines, struct svg_point from, const struct svg_step *step,
		      double tolerance)
{
	double most = fmax(bend(from, step->control[0], step->control[1]),
			   bend(step->control[0], step->control[1], step->to));
	double pieces = ceil(sqrt(0.75 * most / tolerance));
	int n = pieces < 1 ? 1 : pieces > MOST_PIECES ? MOST_PIECES : (int)pieces;

	for (int i = 1; i < n; i++)
		add_corner(lines, on_curve(from, step, (double)i / n), true);
	add_corner(lines, step->to, false);
}

static void close_line(struct svg_line *line)
{
	struct svg_corner *first = line->corners, *last = line->corners + line->n - 1;

	line->is_closed = true;
	if (line->n > 1 && first->at.x == last->at.x && first->at.y == last->at.y)
		line->n--;
}

void svg_flat_make(const struct svg_path *path, double tolerance, struct svg_lines *out)
{
	for (int i = 0; i < path->nsteps && !is_full(out); i++) {
		const struct svg_step *step = &path->steps[i];

		switch (step->op) {
		case PATH_MOVE:
			begin_line(out);
			add_corner(out, step->to, false);
			break;
		case PATH_LINE:
			add_corner(out, step->to, false);
			break;
		case PATH_CURVE:
			add_curve(out, path->steps[i - 1].to, step, tolerance);
			break;
		case PATH_CLOSE:
			close_line(&out->lines[out->nlines - 1]);
			break;
		}
	}
}

/* Dashes being laid along a line. */
struct dashing {
	const struct svg_style *style;
	struct svg_lines *out;
	int dash;    /* even: ink, odd: a gap */
	double left; /* of it */
};

/* What of the pattern lies before the beginning of a line. */
static void begin_dashes(struct dashing *dashing)
{
	const struct svg_style *style = dashing->style;
	double sum = 0, offset;

	for (int i = 0; i < style->ndashes; i++)
		sum += style->dashes[i];
	offset = sum > 0 ? fmod(style->dash_offset, sum) : 0;
	if (offset < 0)
		offset += sum;
	dashing->dash = 0;
	while (offset >= style->dashes[dashing->dash] && dashing->dash + 1 < style->ndashes) {
		offset -= style->dashes[dashing->dash];
		dashing->dash++;
	}
	dashing->left = fmax(style->dashes[dashing->dash] - offset, 0);
}

/* Along one straight line, in which a dash ends here and there. */
static void dash_straight(struct dashing *dashing, struct svg_point from, struct svg_point to)
{
	double length = hypot(to.x - from.x, to.y - from.y), done = 0;

	while (length - done > dashing->left && !is_full(dashing->out)) {
		struct svg_point at;

		done += dashing->left;
		at = (struct svg_point){from.x + (to.x - from.x) * done / length,
					from.y + (to.y - from.y) * done / length};
		if (dashing->dash % 2 == 0)
			add_corner(dashing->out, at, false);
		dashing->dash = (dashing->dash + 1) % dashing->style->ndashes;
		dashing->left = dashing->style->dashes[dashing->dash];
		dashing->out->ncorners++; /* dashes of length 0 count as well */
		if (dashing->dash % 2 == 0) {
			begin_line(dashing->out);
			add_corner(dashing->out, at, false);
		}
	}
	dashing->left -= length - done;
}

/* Puts what is behind the last gap of a closed contour before what is in front of its first. */
static void join_ends(struct svg_lines *out, int first)
{
	struct svg_line *head = &out->lines[first], *tail = &out->lines[out->nlines - 1];

	if (head == tail)
		return;
	for (int i = 0; i < head->n; i++)
		add_corner(out, head->corners[i].at, head->corners[i].is_smooth);
	*head = *tail;
	out->nlines--;
}

static void dash_line(struct dashing *dashing, const struct svg_line *line)
{
	struct svg_lines *out = dashing->out;
	int first = out->nlines, nstraights = line->is_closed ? line->n : line->n - 1;
	bool starts_inked;

	begin_dashes(dashing);
	starts_inked = dashing->dash % 2 == 0;
	if (starts_inked) {
		begin_line(out);
		add_corner(out, line->corners[0].at, false);
	}
	for (int i = 0; i < nstraights && !is_full(out); i++) {
		const struct svg_corner *to = &line->corners[(i + 1) % line->n];

		dash_straight(dashing, line->corners[i].at, to->at);
		if (dashing->dash % 2 == 0)
			add_corner(out, to->at, to->is_smooth);
	}
	if (line->is_closed && starts_inked && dashing->dash % 2 == 0)
		join_ends(out, first);
}

void svg_flat_dash(const struct svg_lines *lines, const struct svg_style *style,
		   struct svg_lines *out)
{
	struct dashing dashing = {.style = style, .out = out};

	for (int i = 0; i < lines->nlines && !is_full(out); i++)
		if (lines->lines[i].n > 1)
			dash_line(&dashing, &lines->lines[i]);
}
