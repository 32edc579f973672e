/* From a file to artwork: its tree, its frame, and all that is painted in it. */
#include "look/svg.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "look/svg_text.h"
#include "look/svg_walk.h"
#include "xml/xml.h"
#include "xml/xml_load.h"

enum {
	UNITS = 1 << 20,  /* of the longer side of an artwork */
	MOST_SIDES = 200, /* times a side is longer than the other */
	PIXEL = 750       /* millipoints: 1/96 inch */
};

/* A side of the picture in user units: as it says, or 0 where it is a part of what is around. */
static double read_side(struct svg *svg, const char *name)
{
	const char *value = xml_attr(svg->root, name);
	double side = 0;

	if (!value || strchr(value, '%') || strcmp(value, "auto") == 0)
		return 0;
	if (!svg_read_length(svg, value, SVG_ACROSS, &side) || side <= 0)
		svg_report_value(svg, svg->root, name, value,
				 "a length such as 24, 24px or 9mm, more than 0");
	return side > 0 ? side : 0;
}

/* How large the picture is, and what of it is seen. */
static bool read_frame(struct svg *svg, struct svg_box *view, struct svg_box *box)
{
	int nerrors = svg->diag->nerrors;
	bool is_faulty, has_view = svg_matrix_view(svg, svg->root, view, &is_faulty);
	double width = read_side(svg, "width"), height = read_side(svg, "height");

	if (svg->diag->nerrors > nerrors)
		return false;
	if (!has_view && (width <= 0 || height <= 0)) {
		svg_refuse(svg, svg->root, "neither a viewBox nor a width and a height",
			   "write viewBox=\"0 0 WIDTH HEIGHT\" into <svg>");
		return false;
	}
	if (!has_view)
		*view = (struct svg_box){0, 0, width, height};
	if (width <= 0 && height <= 0) {
		width = view->width;
		height = view->height;
	} else if (width <= 0) {
		width = height * view->width / view->height;
	} else if (height <= 0) {
		height = width * view->height / view->width;
	}
	*box = (struct svg_box){0, 0, width, height};
	if (width / height < MOST_SIDES && height / width < MOST_SIDES)
		return true;
	svg_refuse(svg, svg->root, "a side that is more than 200 times the other",
		   "give it a viewBox around what it shows");
	return false;
}

static const struct artwork *draw(struct svg *svg)
{
	struct artwork *artwork = ARENA_NEW(svg->arena, struct artwork);
	struct svg_box view, box, unit;
	struct svg_place place = {.style = svg_style_begin()};
	double scale;

	if (!read_frame(svg, &view, &box))
		return NULL;
	scale = UNITS / fmax(box.width, box.height);
	unit = (struct svg_box){0, 0, box.width * scale, box.height * scale};
	if (!svg_matrix_fit(svg, svg->root, &view, &unit, &place.matrix))
		return NULL;
	svg->width = view.width;
	svg->height = view.height;
	artwork->width = (int)lround(unit.width);
	artwork->height = (int)lround(unit.height);
	artwork->natural_width = llround(fmin(box.width * PIXEL, 1e9));
	place.style = svg_style_read(svg, svg->root, &place.style);
	if (xml_attr(svg->root, "transform"))
		svg_refuse_value(svg, svg->root, "transform", xml_attr(svg->root, "transform"),
				 "write it to a group around all that <svg> holds");
	if (!place.style.is_gone)
		svg_walk_children(svg, svg->root, &place);
	artwork->is_cut = !svg_paint_is_inside(svg, 0, &unit);
	artwork->shapes = svg->shapes;
	artwork->nshapes = svg->nshapes;
	return artwork;
}

bool svg_begins(const char *bytes, size_t n)
{
	size_t at = 0;

	if (n >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
		at = 3;
	while (at < n && strchr(" \t\r\n", bytes[at]) && bytes[at])
		at++;
	return at < n && bytes[at] == '<';
}

const struct artwork *svg_load(struct arena *arena, const char *path, const char *bytes, size_t n,
			       struct diag *diag)
{
	static const struct xml_space spaces[] = {{"svg", "http://www.w3.org/2000/svg"},
						  {"xlink", "http://www.w3.org/1999/xlink"},
						  {NULL, NULL}};
	struct xml_source source = {.path = path, .bytes = bytes, .nbytes = n};
	int nerrors = diag->nerrors;
	struct svg svg = {.arena = arena, .diag = diag};
	const struct artwork *artwork;

	svg.root = xml_load_any(arena, &source, spaces, diag);
	if (!svg.root)
		return NULL;
	if (strcmp(svg.root->name, "svg:svg") != 0) {
		diag_error(diag, svg.root->pos, "this is no SVG: <%.60s> is not <svg> of %s",
			   svg.root->name, spaces[0].address);
		return NULL;
	}
	artwork = draw(&svg);
	if (artwork && svg.nshapes == 0 && diag->nerrors == nerrors)
		svg_refuse(&svg, svg.root, "no shape that is painted",
			   "fill or stroke what it is to show");
	return diag->nerrors == nerrors ? artwork : NULL;
}
