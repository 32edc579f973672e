/* An element is looked for by its id where it is used: drawings are small. */
#include "look/svg_use.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "look/svg_text.h"
#include "look/svg_walk.h"
#include "xml/xml.h"

enum { MOST_USES = 12 /* inside each other */ };

/* The box around a box of user units, in units of the artwork. */
static struct svg_box reach_of(const struct svg_matrix *matrix, const struct svg_box *box)
{
	double left = INFINITY, top = INFINITY, right = -INFINITY, foot = -INFINITY;

	for (int i = 0; i < 4; i++) {
		struct svg_point at = svg_matrix_move(matrix,
						      (struct svg_point){
							      box->x + (i & 1 ? box->width : 0),
							      box->y + (i & 2 ? box->height : 0)});

		left = fmin(left, at.x);
		top = fmin(top, at.y);
		right = fmax(right, at.x);
		foot = fmax(foot, at.y);
	}
	return (struct svg_box){left, top, right - left, foot - top};
}

void svg_use_view(struct svg *svg, const struct xml_node *node, const struct svg_place *outer,
		  const struct svg_box *box)
{
	const char *overflow = xml_attr(node, "overflow");
	struct svg_place place = *outer;
	struct svg_box view = {0, 0, box->width, box->height},
		       whole = {0, 0, svg->width, svg->height};
	struct svg_matrix fit = {1, 0, 0, 1, box->x, box->y};
	struct svg_box reach = reach_of(&outer->matrix, box);
	bool is_faulty, has_view = svg_matrix_view(svg, node, &view, &is_faulty);
	int first = svg->nshapes;

	if (is_faulty || box->width <= 0 || box->height <= 0 ||
	    (has_view && !svg_matrix_fit(svg, node, &view, box, &fit)))
		return;
	place.matrix = svg_matrix_join(&outer->matrix, &fit);
	svg->width = view.width;
	svg->height = view.height;
	svg_walk_children(svg, node, &place);
	svg->width = whole.width;
	svg->height = whole.height;
	if (overflow && (strcmp(overflow, "visible") == 0 || strcmp(overflow, "auto") == 0))
		return;
	if (!svg->has_stopped && !svg_paint_is_inside(svg, first, &reach))
		svg_refuse(
			svg, node,
			arena_printf(svg->arena, "<%s> whose shapes reach out of it and are cut",
				     svg_walk_name(node)),
			"cut the shapes themselves, or say overflow=\"visible\" if all may show");
}

static const char *link_of(const struct xml_node *node)
{
	const char *href = xml_attr(node, "href");

	return href ? href : xml_attr(node, "xlink:href");
}

/* The element that a use names; NULL with an error. */
static const struct xml_node *find_used(struct svg *svg, const struct xml_node *node)
{
	const char *href = link_of(node);

	if (!href || *href != '#') {
		svg_refuse_value(svg, node, "href", href ? href : "",
				 "nothing outside the file is read: name an element of it, "
				 "as \"#id\"");
		return NULL;
	}
	for (const struct xml_node *at = svg->root; at; at = xml_walk(at, svg->root)) {
		const char *id = at->name ? xml_attr(at, "id") : NULL;

		if (id && strcmp(id, href + 1) == 0)
			return at;
	}
	svg_report_value(svg, node, "href", href, "the id of an element");
	return NULL;
}

struct svg_box svg_use_box(struct svg *svg, const struct xml_node *node, struct svg_box box)
{
	svg_length(svg, node, "x", SVG_ACROSS, &box.x);
	svg_length(svg, node, "y", SVG_DOWN, &box.y);
	svg_length(svg, node, "width", SVG_ACROSS, &box.width);
	svg_length(svg, node, "height", SVG_DOWN, &box.height);
	return box;
}

void svg_use_draw(struct svg *svg, const struct xml_node *node, struct svg_place place)
{
	struct svg_box box = svg_use_box(svg, node,
					 (struct svg_box){0, 0, svg->width, svg->height});
	struct svg_matrix shift = {1, 0, 0, 1, box.x, box.y};
	const struct xml_node *used = find_used(svg, node);

	if (!used)
		return;
	if (place.depth++ == MOST_USES) {
		svg_refuse(svg, node,
			   "a <use> that leads back to itself, or too many in each other",
			   "draw a copy of the shape in its place");
		svg->has_stopped = true;
		return;
	}
	if (strcmp(used->name, "svg:symbol") == 0) {
		place.style = svg_style_read(svg, used, &place.style);
		svg_use_view(svg, used, &place, &box);
		return;
	}
	if (strcmp(used->name, "svg:svg") == 0 &&
	    (xml_attr(node, "width") || xml_attr(node, "height"))) {
		svg_refuse(svg, node, "a <use> with the size of an <svg>",
			   "make the <svg> a <symbol>, or give it that size itself");
		return;
	}
	place.matrix = svg_matrix_join(&place.matrix, &shift);
	svg_walk_element(svg, used, place);
}
