/*
 * An element is a shape, a group, another place of one (use, symbol, svg in svg), or a row of a
 * table that says that it draws nothing where it stands, or what to do about it.
 */
#include "look/svg_walk.h"

#include <string.h>

#include "base/arena.h"
#include "base/limits.h"
#include "look/svg_path.h"
#include "look/svg_shape.h"
#include "look/svg_text.h"
#include "look/svg_use.h"
#include "xml/xml.h"

/* The name without the prefix of SVG's namespace; NULL: of another one. */
const char *svg_walk_name(const struct xml_node *node)
{
	return node->name && strncmp(node->name, "svg:", 4) == 0 ? node->name + 4 : NULL;
}

/* Elements that are none of shapes and groups. */
static const struct other {
	const char *name;
	const char *what, *remedy; /* NULL: it draws nothing where it stands */
} others[] = {
	{"clipPath", NULL, NULL},
	{"defs", NULL, NULL},
	{"desc", NULL, NULL},
	{"filter", NULL, NULL},
	{"linearGradient", NULL, NULL},
	{"marker", NULL, NULL},
	{"mask", NULL, NULL},
	{"metadata", NULL, NULL},
	{"pattern", NULL, NULL},
	{"radialGradient", NULL, NULL},
	{"symbol", NULL, NULL},
	{"title", NULL, NULL},
	{"text", "text", "convert the text to paths: a drawing has no fonts"},
	{"image", "an image inside", "save the whole as PNG, or trace the image as paths"},
	{"foreignObject", "another document inside", "draw what it shows as shapes"},
	{"script", "a script", "take it out: a page runs none"},
	{"style", "a style sheet",
	 "write its properties to the elements, as style=\"...\" or attributes"},
	{"switch", "a choice between languages or viewers", "leave the one that is meant"},
	{"a", "a link", "make it a group: <g>; a link stands in the guide"},
	{"animate", "an animation", "take it out: paper does not move"},
	{"animateMotion", "an animation", "take it out: paper does not move"},
	{"animateTransform", "an animation", "take it out: paper does not move"},
	{"set", "an animation", "take it out: paper does not move"},
	{"view", NULL, NULL},
};

/* Tells of an element that is no shape, group or view, if it would draw anything; false: it is
 * none of these that are known. */
static bool tell_other(struct svg *svg, const struct xml_node *node, const char *name)
{
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		if (strcmp(others[i].name, name) != 0)
			continue;
		if (others[i].what)
			svg_refuse(svg, node,
				   arena_printf(svg->arena, "%s, <%s>", others[i].what, name),
				   others[i].remedy);
		return true;
	}
	return false;
}

void svg_walk_children(struct svg *svg, const struct xml_node *node, const struct svg_place *place)
{
	for (const struct xml_node *child = node->first; child && !svg->has_stopped;
	     child = child->next)
		if (svg_walk_name(child))
			svg_walk_element(svg, child, *place);
}

/* A shape holds no other, but perhaps what would change it. */
static void tell_children(struct svg *svg, const struct xml_node *node)
{
	for (const struct xml_node *child = node->first; child; child = child->next)
		if (svg_walk_name(child))
			tell_other(svg, child, svg_walk_name(child));
}

void svg_walk_element(struct svg *svg, const struct xml_node *node, struct svg_place place)
{
	const char *name = svg_walk_name(node);
	struct svg_path path = {.arena = svg->arena};
	struct svg_box box = {0, 0, svg->width, svg->height};

	if (++svg->nelements > LIMIT_ARTWORK_ELEMENTS) {
		svg_paint_stop(svg, node);
		return;
	}
	if (tell_other(svg, node, name))
		return;
	place.style = svg_style_read(svg, node, &place.style);
	if (place.style.is_gone || !svg_matrix_transform(svg, node, &place.matrix))
		return;
	if (svg_shape_read(svg, node, name, &path)) {
		tell_children(svg, node);
		svg_paint_path(svg, node, &path, &place);
	} else if (strcmp(name, "g") == 0) {
		svg_walk_children(svg, node, &place);
	} else if (strcmp(name, "use") == 0) {
		svg_use_draw(svg, node, place);
	} else if (strcmp(name, "svg") == 0) {
		box = svg_use_box(svg, node, box);
		svg_use_view(svg, node, &place, &box);
	} else {
		svg_refuse(svg, node, arena_printf(svg->arena, "<%.60s>", name),
			   "draw it with paths, shapes and groups, or take it out");
	}
}
