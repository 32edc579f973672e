/*
 * Marks beside text. A mark is one filled path: outlined shapes are rings of an outer and a
 * reversed inner contour, and a tick is a hole, so that no line weight and no white ink is needed.
 * Shapes are made to look equally large, which means that they do not measure the same.
 */
#include "layout/mark.h"

#include "layout/chart.h"
#include "layout/pen.h"

enum {
	KAPPA = 5523,     /* 4/3 tan 22.5 degrees: control points of a quarter circle, in 10^-4 */
	HALF_ROOT = 7071, /* cosine of 45 degrees */
	MAX_POINTS = 6,
};

struct point {
	int x, y;
};

/* A shape in thousandths of the mark's size, clockwise around its incentre. */
struct shape {
	int npoints; /* 0: a disc */
	struct point points[MAX_POINTS];
	int nhalf; /* its lower right half, or right half */
	struct point half[MAX_POINTS];
	int inradius, half_width;
	int drop; /* of the incentre below the middle of the text */
	int sign; /* size of tick and cross in it, percent */
};

static const struct shape shapes[] = {
	[MARK_DISC] = {.inradius = 500, .half_width = 500, .sign = 100},
	[MARK_SQUARE] = {4,
			 {{-465, -465}, {465, -465}, {465, 465}, {-465, 465}},
			 3,
			 {{465, -465}, {465, 465}, {-465, 465}},
			 465,
			 465,
			 0,
			 100},
	[MARK_DIAMOND] = {4,
			  {{0, -590}, {590, 0}, {0, 590}, {-590, 0}},
			  4,
			  {{295, -295}, {590, 0}, {0, 590}, {-295, 295}},
			  417,
			  590,
			  0,
			  85},
	[MARK_TRIANGLE] = {3,
			   {{0, -693}, {600, 346}, {-600, 346}},
			   3,
			   {{0, -693}, {600, 346}, {0, 346}},
			   346,
			   600,
			   120,
			   70},
	[MARK_HEXAGON] = {6,
			  {{0, -540}, {468, -270}, {468, 270}, {0, 540}, {-468, 270}, {-468, -270}},
			  4,
			  {{468, -270}, {468, 270}, {0, 540}, {-468, 270}},
			  468,
			  468,
			  0,
			  95},
};

/* Where and how large a mark stands: the middle of its shape, and its size. */
struct spot {
	const struct shape *shape;
	len x, y, size;
};

static const struct shape *find_shape(const struct theme *theme, int role)
{
	return role < 0 || role >= THEME_MAX_ROLES ? &shapes[MARK_DISC]
						   : &shapes[theme->roles[role].mark];
}

/* A closed polygon, its points given in thousandths of size; backwards where it is a hole. */
static void add_polygon(struct pen *pen, const struct spot *at, const struct point *points,
			int npoints, bool is_hole)
{
	for (int i = 0; i < npoints; i++) {
		const struct point *point = &points[is_hole ? npoints - 1 - i : i];
		len x = at->x + len_scale(at->size, point->x, 1000);
		len y = at->y + len_scale(at->size, point->y, 1000);

		if (i == 0)
			pen_move(pen, x, y);
		else
			pen_line(pen, x, y);
	}
	pen_close(pen);
}

static void add_circle(struct pen *pen, len x, len y, len r, bool is_hole)
{
	static const struct point turns[] = {{1, 0}, {0, 1}, {-1, 0}, {0, -1}};
	len k = len_scale(r, KAPPA, 10000);

	pen_move(pen, x + r, y);
	for (int i = 1; i <= 4; i++) {
		struct point a = turns[(i - 1) % 4], b = turns[i % 4];
		int way = is_hole ? -1 : 1;

		pen_curve(pen,
			  (len[]){x + a.x * r + b.x * k, y + way * (a.y * r + b.y * k),
				  x + b.x * r + a.x * k, y + way * (b.y * r + a.y * k)},
			  x + b.x * r, y + way * b.y * r);
	}
	pen_close(pen);
}

/* The lower right half of a disc, from its upper right to its lower left. */
static void add_half_disc(struct pen *pen, len x, len y, len r)
{
	len c = len_scale(r, HALF_ROOT, 10000), k = len_scale(c, KAPPA, 10000);

	pen_move(pen, x + c, y - c);
	pen_curve(pen, (len[]){x + c + k, y - c + k, x + c + k, y + c - k}, x + c, y + c);
	pen_curve(pen, (len[]){x + c - k, y + c + k, x - c + k, y + c + k}, x - c, y + c);
	pen_close(pen);
}

static void add_solid(struct pen *pen, const struct spot *at)
{
	const struct shape *shape = at->shape;

	if (shape->npoints == 0)
		add_circle(pen, at->x, at->y, at->size / 2, false);
	else
		add_polygon(pen, at, shape->points, shape->npoints, false);
}

void mark_role(struct pen *pen, int role, len size, len x, len y)
{
	const struct shape *shape = find_shape(pen->context->theme, role);
	struct spot at = {shape, x, y + len_scale(size, shape->drop, 1000), size};

	add_solid(pen, &at);
	pen_fill(pen, pen_role_colour(pen, role));
}

struct mark_reach mark_role_reach(const struct pen *pen, int role, len size)
{
	const struct shape *shape = find_shape(pen->context->theme, role);
	len up = shape->inradius, down = up;

	for (int i = 0; i < shape->npoints; i++) {
		up = len_max(up, -shape->points[i].y);
		down = len_max(down, shape->points[i].y);
	}
	return (struct mark_reach){len_scale(size, shape->half_width, 1000),
				   len_scale(size, up - shape->drop, 1000),
				   len_scale(size, down + shape->drop, 1000)};
}

static void add_ring(struct pen *pen, const struct spot *at, len weight)
{
	const struct shape *shape = at->shape;
	struct spot inner = *at;

	add_solid(pen, at);
	inner.size -= len_scale(weight, 1000, shape->inradius);
	if (shape->npoints == 0)
		add_circle(pen, at->x, at->y, at->size / 2 - weight, true);
	else
		add_polygon(pen, &inner, shape->points, shape->npoints, true);
}

/* From steps along the falling and the rising diagonal to x and y. */
static void turn_points(struct point *points, int npoints)
{
	for (int i = 0; i < npoints; i++)
		points[i] = (struct point){points[i].x + points[i].y, points[i].x - points[i].y};
}

static void add_tick(struct pen *pen, const struct spot *at)
{
	const struct design_marks *marks = &pen->context->theme->marks;
	int a = marks->tick_short, b = marks->tick_long, t = marks->tick_weight;
	struct point points[] = {{0, 0}, {a, 0}, {a, b}, {a - t, b}, {a - t, t}, {0, t}};
	struct spot middle = *at;

	turn_points(points, 6);
	middle.size = len_scale(at->size, at->shape->sign, 100);
	middle.x -= len_scale(middle.size, a + b, 2000);
	middle.y -= len_scale(middle.size, a + a - t - b, 2000);
	add_polygon(pen, &middle, points, 6, false);
}

static void add_cross(struct pen *pen, const struct spot *at)
{
	int l = pen->context->theme->marks.cross_arm, q = pen->context->theme->marks.cross_weight;
	struct point points[] = {{-q, -l}, {-q, -q}, {-l, -q}, {-l, q}, {-q, q}, {-q, l},
				 {q, l},   {q, q},   {l, q},   {l, -q}, {q, -q}, {q, -l}};
	struct spot middle = *at;

	turn_points(points, 12);
	middle.size = len_scale(at->size, at->shape->sign, 100);
	add_polygon(pen, &middle, points, 12, false);
}

static void add_flag(struct pen *pen, const struct spot *at, enum flag_value value, len weight)
{
	switch (value) {
	case FLAG_YES:
		add_solid(pen, at);
		add_tick(pen, at);
		break;
	case FLAG_PARTLY:
		add_ring(pen, at, weight);
		if (at->shape->nhalf == 0)
			add_half_disc(pen, at->x, at->y, at->size / 2);
		else
			add_polygon(pen, at, at->shape->half, at->shape->nhalf, false);
		break;
	case FLAG_NO:
		add_ring(pen, at, weight);
		add_cross(pen, at);
		break;
	}
}

/* Marks side by side, and the size that marks of a form have in text of a size. */
static int level_columns(const struct mark *mark, const struct mark_form *form)
{
	return form->is_double && mark->max > MARK_SINGLE ? (mark->max + 1) / 2 : mark->max;
}

static len level_size(len size, const struct mark_form *form)
{
	return form->percent ? len_scale(size, form->percent, 100) : size;
}

int mark_double_percent(const struct theme *theme, len size, len leading)
{
	return (int)(leading * 90 /
		     len_max(len_scale(size, theme->marks.level + theme->marks.level_pitch, 1000),
			     1));
}

len mark_width(const struct theme *theme, const struct mark *mark, len size,
	       const struct mark_form *form)
{
	const struct shape *shape = find_shape(theme, mark->role);
	bool is_level = mark->kind == MARK_LEVEL;
	len own = is_level ? level_size(size, form) : size;
	len one = len_scale(own, is_level ? theme->marks.level : theme->marks.flag, 1000);
	int further = is_level && mark->max > 1 ? level_columns(mark, form) - 1 : 0;

	return 2 * len_scale(one, shape->half_width, 1000) +
	       further * len_scale(own, theme->marks.level_pitch, 1000);
}

/* at: where the first mark stands, were all on one line; size: of the text, as the form has it. */
static void add_level(struct pen *pen, struct spot at, const struct mark *mark, len size,
		      const struct mark_form *form)
{
	const struct design_marks *marks = &pen->context->theme->marks;
	len pitch = len_scale(size, marks->level_pitch, 1000), weight;
	len first = at.x, middle = at.y;
	int ncolumns = level_columns(mark, form);

	weight = len_max(len_scale(size, marks->outline, 1000), 1);
	for (int i = 0; i < mark->max; i++) {
		len x = first + i % ncolumns * pitch;

		at.x = pen->context->is_rtl ? pen->width - x : x;
		if (ncolumns < mark->max)
			at.y = middle + (i < ncolumns ? -pitch / 2 : pitch / 2);
		if (i < mark->value)
			add_solid(pen, &at);
		else
			add_ring(pen, &at, weight);
	}
}

void mark_draw(struct chart_context *context, const struct mark *mark, len size,
	       const struct mark_form *form, struct item **items, int *nitems)
{
	const struct design_marks *marks = &context->theme->marks;
	struct spot at = {.shape = find_shape(context->theme, mark->role)};
	len own = mark->kind == MARK_LEVEL ? level_size(size, form) : size;
	struct pen pen;

	pen_init(&pen, context, NULL, mark_width(context->theme, mark, size, form));
	at.size = len_scale(own, mark->kind == MARK_LEVEL ? marks->level : marks->flag, 1000);
	at.x = len_scale(at.size, at.shape->half_width, 1000);
	at.y = len_scale(at.size, at.shape->drop, 1000) - pen_cap_middle(size);
	switch (mark->kind) {
	case MARK_LEVEL:
		add_level(&pen, at, mark, own, form);
		break;
	case MARK_FLAG:
		add_flag(&pen, &at, (enum flag_value)mark->value,
			 len_max(len_scale(size, marks->outline, 1000), 1));
		break;
	}
	pen_fill(&pen, pen_role_colour(&pen, mark->role));
	*items = pen.items;
	*nitems = pen.nitems;
}
