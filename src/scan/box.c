/*
 * A patch about each box is sampled every tenth of a millimetre of the sheet, in parts of the way
 * from the light of the paper about it to that of solid black: a grey copy, and one half of a page
 * in the shade, look alike then. The outline is found in the patch, since paper is never quite
 * flat; what is dark inside of it, in areas larger than a speck of dust, is the mark. A dark area
 * that leaves the box on two opposite sides strikes it out.
 */
#include "scan/box.h"

#include <math.h>
#include <string.h>

enum {
	AROUND = 16,    /* steps beside the box that the patch holds */
	SHIFT = 9,      /* steps that a box may be from its place, or from where the last one was */
	MOST_SIDE = 100 /* steps of a patch */
};

static const double step = 7200 / 25.4; /* a tenth of a millimetre */

/* Darkness from 0, paper, to 1, black; -1 off the picture. */
struct patch {
	int side; /* steps of the patch, both ways */
	int box;  /* of the box in it */
	double at[MOST_SIDE][MOST_SIDE];
};

/* What has to hold of darkness, and of areas in square steps. */
static const double dark = 0.42, pale = 0.15;

enum {
	INSET = 5,   /* steps from a box's edge, behind its outline and what blurs it */
	SPECK = 9,   /* square steps: dust, dark; */
	SMUDGE = 24, /* and what it is with the blur about it */
	LEAST_MARK = 24,
	OUT_FROM = 5, /* steps beside the box where strokes are looked for that leave it, */
	OUT_TO = 13   /* to here */
};

/* The light that most of the patch has: paper, unless it is all written on. */
static double paper_of(const struct patch *patch)
{
	int counts[256] = {0}, n = 0;

	for (int y = 0; y < patch->side; y++)
		for (int x = 0; x < patch->side; x++)
			if (patch->at[y][x] >= 0) {
				counts[(int)patch->at[y][x]]++;
				n++;
			}
	return grey_quantile(counts, n, 0.8);
}

/* False where the box is not in the picture, or all is dark. */
static bool sample(const struct grey *grey, const struct pose *pose, struct spot middle,
		   struct patch *patch)
{
	double scale, half = patch->side / 2.0;

	for (int y = 0; y < patch->side; y++)
		for (int x = 0; x < patch->side; x++) {
			struct spot at = {middle.x + (x + 0.5 - half) * step,
					  middle.y + (y + 0.5 - half) * step};

			patch->at[y][x] = grey_light(grey, plane_map(&pose->plane, at));
			if (patch->at[y][x] < 0)
				return false;
		}
	scale = paper_of(patch) * (1 - pose->ink);
	if (scale < 12)
		return false;
	for (int y = 0; y < patch->side; y++)
		for (int x = 0; x < patch->side; x++)
			patch->at[y][x] = fmax(0,
					       (scale / (1 - pose->ink) - patch->at[y][x]) / scale);
	return true;
}

/* Each step becomes the mean of nine, which evens out noise. */
static void smooth(const struct patch *patch, struct patch *out)
{
	*out = *patch;
	for (int y = 1; y + 1 < patch->side; y++)
		for (int x = 1; x + 1 < patch->side; x++) {
			double sum = 0;

			for (int i = 0; i < 9; i++)
				sum += patch->at[y + i / 3 - 1][x + i % 3 - 1];
			out->at[y][x] = sum / 9;
		}
}

/* The mean of a straight row of steps, across or down. */
static double along(const struct patch *patch, int x, int y, int n, bool is_down)
{
	double sum = 0;

	for (int i = 0; i < n; i++)
		sum += is_down ? patch->at[y + i][x] : patch->at[y][x + i];
	return sum / n;
}

struct outline {
	double sides[4], beside; /* means: of each side, and of what lies around */
};

/* The outline of a box whose corner is at x, y of the patch. */
static struct outline trace(const struct patch *patch, int x, int y)
{
	enum { OUT = 6 };
	int n = patch->box, last = n - 2;
	struct outline outline = {
		.sides = {along(patch, x, y + 1, n, false), along(patch, x, y + last, n, false),
			  along(patch, x + 1, y, n, true), along(patch, x + last, y, n, true)}};

	outline.beside = (along(patch, x, y - OUT, n, false) +
			  along(patch, x, y + n + OUT - 1, n, false) +
			  along(patch, x - OUT, y, n, true) +
			  along(patch, x + n + OUT - 1, y, n, true)) /
			 4;
	return outline;
}

static double weigh(const struct outline *outline)
{
	double sum = 0;

	for (int i = 0; i < 4; i++)
		sum += fmin(outline->sides[i], 0.9) / 4;
	return sum - 0.6 * outline->beside;
}

/* Where the box begins if it is in its place. */
static int middle_of(const struct patch *patch)
{
	return (patch->side - patch->box) / 2;
}

/* Whether nothing tells the outline from what it holds: its place is then that of others. */
static bool is_all_dark(const struct patch *patch, int left, int top)
{
	double sum = 0;

	for (int y = top + 2; y < top + patch->box - 2; y++)
		sum += along(patch, left + 2, y, patch->box - 4, false) / (patch->box - 4);
	return sum > 0.75;
}

/* Finds the box's corner in the patch; false where there is no outline. */
static bool find_box(const struct patch *patch, int *left, int *top)
{
	int middle = middle_of(patch), nsides = 0;
	double best = -1;
	struct outline found = {{0}, 0};

	*left = *top = middle;

	for (int dy = -SHIFT; dy <= SHIFT; dy++)
		for (int dx = -SHIFT; dx <= SHIFT; dx++) {
			struct outline outline = trace(patch, middle + dx, middle + dy);
			double weight = weigh(&outline) - 0.0008 * (dx * dx + dy * dy);

			if (weight <= best)
				continue;
			best = weight;
			found = outline;
			*left = middle + dx;
			*top = middle + dy;
		}
	for (int i = 0; i < 4; i++)
		nsides += found.sides[i] > 0.22;
	if (nsides >= 3 && is_all_dark(patch, *left, *top))
		*left = *top = middle;
	return nsides >= 3 && best > 0.12;
}

struct rect {
	int left, top, right, bottom; /* steps of a patch; right and bottom are outside */
};

static int fill_area(uint8_t (*is_ink)[MOST_SIDE], const struct rect *rect, int x, int y)
{
	uint16_t stack[MOST_SIDE * MOST_SIDE];
	int n = 0, area = 0;

	is_ink[y][x] = 2;
	stack[n++] = (uint16_t)(y * MOST_SIDE + x);
	while (n > 0) {
		int at = stack[--n];

		area++;
		for (int i = 0; i < 9; i++) {
			int nx = at % MOST_SIDE + i % 3 - 1, ny = at / MOST_SIDE + i / 3 - 1;

			if (nx < rect->left || ny < rect->top || nx >= rect->right ||
			    ny >= rect->bottom || is_ink[ny][nx] != 1)
				continue;
			is_ink[ny][nx] = 2;
			stack[n++] = (uint16_t)(ny * MOST_SIDE + nx);
		}
	}
	return area;
}

/* How many square steps of the rectangle are darker than that, in areas larger than a speck. */
static int ink_within(const struct patch *patch, const struct rect *rect, double edge, int speck)
{
	uint8_t is_ink[MOST_SIDE][MOST_SIDE] = {{0}};
	int sum = 0;

	for (int y = rect->top; y < rect->bottom; y++)
		for (int x = rect->left; x < rect->right; x++)
			is_ink[y][x] = patch->at[y][x] > edge;
	for (int y = rect->top; y < rect->bottom; y++)
		for (int x = rect->left; x < rect->right; x++)
			if (is_ink[y][x] == 1) {
				int area = fill_area(is_ink, rect, x, y);

				sum += area > speck ? area : 0;
			}
	return sum;
}

static bool is_ink_in_column(const struct patch *patch, int x, int from, int to, bool is_turned)
{
	for (int y = from; y < to; y++)
		if ((is_turned ? patch->at[x][y] : patch->at[y][x]) > 0.25)
			return true;
	return false;
}

/* The part of the steps beside the box, on one side, that a stroke goes through; is_turned: above
 * and below in place of left and right. */
static double passed(const struct patch *patch, int first, int across, bool is_turned)
{
	int n = 0;

	for (int i = first; i < first + OUT_TO - OUT_FROM; i++)
		n += is_ink_in_column(patch, i, across, across + patch->box, is_turned);
	return (double)n / (OUT_TO - OUT_FROM);
}

static bool is_struck(const struct patch *patch, int left, int top, double fill)
{
	int n = patch->box, nsides = 0;
	double sides[4] = {passed(patch, left - OUT_TO, top, false),
			   passed(patch, left + n + OUT_FROM, top, false),
			   passed(patch, top - OUT_TO, left, true),
			   passed(patch, top + n + OUT_FROM, left, true)};

	for (int i = 0; i < 4; i++)
		nsides += sides[i] > 0.7;
	return (sides[0] > 0.9 && sides[1] > 0.9) || (sides[2] > 0.9 && sides[3] > 0.9) ||
	       (nsides >= 3 && fill > 0.5);
}

static struct box_reading read_mark(const struct patch *sharp, int left, int top)
{
	struct rect inside = {left + INSET, top + INSET, left + sharp->box - INSET,
			      top + sharp->box - INSET};
	int whole = (inside.right - inside.left) * (inside.bottom - inside.top);
	struct box_reading reading = {.state = BOX_EMPTY};
	struct patch even;
	int strong, weak;

	smooth(sharp, &even);
	strong = ink_within(&even, &inside, dark, SPECK);
	weak = ink_within(&even, &inside, pale, SMUDGE);
	reading.fill = weak * 1000 / whole;
	if (strong >= LEAST_MARK)
		reading.state = BOX_MARKED;
	else if (weak > 0)
		reading.state = BOX_FAINT;
	if (reading.state != BOX_EMPTY && is_struck(&even, left, top, (double)strong / whole))
		reading.state = BOX_STRUCK;
	return reading;
}

/* shift: how far the last box was from its place, and then this one. */
static struct box_reading read_box(const struct grey *grey, const struct pose *pose,
				   const struct printed_box *box, struct spot *shift)
{
	struct box_reading lost = {.state = BOX_LOST};
	struct patch patch = {.box = (int)lround(box->width / step)};
	struct spot middle = {box->at.x + box->width / 2 + shift->x,
			      box->at.y + box->height / 2 + shift->y};
	int left, top;

	patch.side = patch.box + 2 * (AROUND + SHIFT);
	if (patch.side > MOST_SIDE || !sample(grey, pose, middle, &patch) ||
	    !find_box(&patch, &left, &top))
		return lost;
	shift->x += (left - middle_of(&patch)) * step / 2;
	shift->y += (top - middle_of(&patch)) * step / 2;
	return read_mark(&patch, left, top);
}

/* Whether there is ink in a part of a field, so many steps wide and high. */
static bool has_ink(const struct grey *grey, const struct pose *pose, struct spot middle, int side)
{
	struct patch patch = {.side = side}, even;
	struct rect all = {1, 1, side - 1, side - 1};

	if (!sample(grey, pose, middle, &patch))
		return true;
	smooth(&patch, &even);
	return ink_within(&even, &all, 0.25, SMUDGE) >= LEAST_MARK;
}

/* The i'th of n parts of a length; parts overlap where it is no multiple of them. */
static double part_at(double length, double part, int i, int n)
{
	return n > 1 ? (length - part) * i / (n - 1) : (length - part) / 2;
}

/* A field in which something may be written is looked through patch by patch. */
static struct box_reading read_field(const struct grey *grey, const struct pose *pose,
				     const struct printed_box *box)
{
	double in = 10 * step, width = box->width - 2 * in, height = box->height - 2 * in;
	int steps = (int)fmin(MOST_SIDE, fmin(width, height) / step);
	double side = steps * step;
	struct box_reading reading = {.state = BOX_LOST};
	int across, down;

	if (steps < 3)
		return reading;
	reading.state = BOX_EMPTY;
	across = (int)ceil(width / side);
	down = (int)ceil(height / side);
	for (int i = 0; i < across * down && reading.state == BOX_EMPTY; i++) {
		struct spot middle = {
			box->at.x + in + part_at(width, side, i % across, across) + side / 2,
			box->at.y + in + part_at(height, side, i / across, down) + side / 2};

		if (has_ink(grey, pose, middle, steps))
			reading = (struct box_reading){BOX_MARKED, 1000};
	}
	return reading;
}

void box_read_all(const struct grey *grey, const struct printed *sheet, const struct pose *pose,
		  struct box_reading *readings)
{
	struct spot shift = {0, 0};

	for (int i = 0; i < sheet->nboxes; i++)
		readings[i] = sheet->boxes[i].is_field
				      ? read_field(grey, pose, &sheet->boxes[i])
				      : read_box(grey, pose, &sheet->boxes[i], &shift);
}
