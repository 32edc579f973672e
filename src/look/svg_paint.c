/*
 * Shapes are filled and stroked in user units; what comes out is turned into units of the artwork,
 * which are fine enough for any paper.
 */
#include "look/svg_paint.h"

#include <math.h>

#include "base/arena.h"
#include "base/limits.h"
#include "look/svg_path.h"
#include "look/svg_stroke.h"
#include "look/svg_text.h"
#include "xml/xml.h"

enum {
	FARTHEST = 1 << 28, /* units from the corner: nobody draws so far outside */
	FINENESS = 24       /* units that a curve may stray */
};

void svg_paint_stop(struct svg *svg, const struct xml_node *node)
{
	if (svg->has_stopped)
		return;
	svg->has_stopped = true;
	diag_error(svg->diag, node->pos,
		   "the picture has more than %d elements, or %d points, as it is drawn",
		   LIMIT_ARTWORK_ELEMENTS, LIMIT_ARTWORK_STEPS);
	diag_hint(svg->diag, "simplify its paths, or save it as PNG");
}

static bool is_far(struct svg_point point)
{
	return !(fabs(point.x) < FARTHEST && fabs(point.y) < FARTHEST);
}

/* The steps of a path in units of the artwork; NULL and an error where one is far outside. */
static struct path_step *turn_steps(struct svg *svg, const struct xml_node *node,
				    const struct svg_path *path, const struct svg_matrix *matrix)
{
	struct path_step *steps = ARENA_ARRAY(svg->arena, struct path_step, path->nsteps);

	for (int i = 0; i < path->nsteps; i++) {
		const struct svg_step *step = &path->steps[i];
		struct svg_point to = svg_matrix_move(matrix, step->to);
		struct svg_point one = svg_matrix_move(matrix, step->control[0]);
		struct svg_point two = svg_matrix_move(matrix, step->control[1]);
		bool is_curve = step->op == PATH_CURVE;

		if (is_far(to) || (is_curve && (is_far(one) || is_far(two)))) {
			svg_refuse(svg, node, "a shape that lies far outside",
				   "take it out, or move it to where it shows");
			return NULL;
		}
		steps[i] = (struct path_step){.op = step->op};
		if (step->op != PATH_CLOSE) {
			steps[i].x = lround(to.x);
			steps[i].y = lround(to.y);
		}
		if (is_curve) {
			steps[i].x1 = lround(one.x);
			steps[i].y1 = lround(one.y);
			steps[i].x2 = lround(two.x);
			steps[i].y2 = lround(two.y);
		}
	}
	return steps;
}

static void add_shape(struct svg *svg, const struct xml_node *node, const struct svg_path *path,
		      const struct svg_matrix *matrix, struct artwork_shape shape)
{
	svg->nsteps += path->nsteps;
	if (svg->nsteps > LIMIT_ARTWORK_STEPS) {
		svg_paint_stop(svg, node);
		return;
	}
	shape.nsteps = path->nsteps;
	shape.steps = turn_steps(svg, node, path, matrix);
	shape.pos = node->pos;
	if (!shape.steps || shape.nsteps == 0)
		return;
	ARENA_GROW(svg->arena, svg->shapes, svg->nshapes);
	svg->shapes[svg->nshapes++] = shape;
}

static struct artwork_paint paint_of(const struct svg_style *style, const struct svg_paint *paint)
{
	return paint->is_current ? style->color : paint->paint;
}

static void draw_fill(struct svg *svg, const struct xml_node *node, const struct svg_path *path,
		      const struct svg_place *place)
{
	const struct svg_style *style = &place->style;

	if (style->fill.is_none || style->is_fill_clear)
		return;
	if (style->thin_fill)
		svg_refuse_value(svg, node, "fill-opacity", style->thin_fill, svg_style_solid);
	add_shape(svg, node, path, &place->matrix,
		  (struct artwork_shape){.is_even_odd = style->is_even_odd,
					 .paint = paint_of(style, &style->fill)});
}

static void draw_stroke(struct svg *svg, const struct xml_node *node, const struct svg_path *path,
			const struct svg_place *place)
{
	const struct svg_style *style = &place->style;
	double scale = svg_matrix_scale(&place->matrix);
	struct svg_path outline = {.arena = svg->arena};

	if (style->stroke.is_none || style->is_stroke_clear || style->width <= 0 || scale <= 0)
		return;
	if (style->thin_stroke)
		svg_refuse_value(svg, node, "stroke-opacity", style->thin_stroke, svg_style_solid);
	if (!svg_stroke_make(path, style, FINENESS / scale, LIMIT_ARTWORK_STEPS - svg->nsteps,
			     &outline)) {
		svg_paint_stop(svg, node);
		return;
	}
	add_shape(svg, node, &outline, &place->matrix,
		  (struct artwork_shape){.paint = paint_of(style, &style->stroke)});
}

void svg_paint_path(struct svg *svg, const struct xml_node *node, const struct svg_path *path,
		    const struct svg_place *place)
{
	if (place->style.is_hidden || path->nsteps == 0)
		return;
	if (path->nsteps > LIMIT_ARTWORK_STEPS) {
		svg_paint_stop(svg, node);
		return;
	}
	draw_fill(svg, node, path, place);
	draw_stroke(svg, node, path, place);
}

/* Whether shapes from the first on stay inside a box, but for what a line is off by rounding. */
bool svg_paint_is_inside(const struct svg *svg, int first, const struct svg_box *box)
{
	for (int i = first; i < svg->nshapes; i++)
		for (int k = 0; k < svg->shapes[i].nsteps; k++) {
			const struct path_step *step = &svg->shapes[i].steps[k];
			len out = FINENESS;

			if (step->op == PATH_CLOSE)
				continue;
			if (step->x < box->x - out || step->x > box->x + box->width + out ||
			    step->y < box->y - out || step->y > box->y + box->height + out)
				return false;
		}
	return true;
}
