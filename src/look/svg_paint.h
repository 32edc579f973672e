/* Shapes filled and stroked: what they leave on an artwork. */
#ifndef LOOK_SVG_PAINT_H
#define LOOK_SVG_PAINT_H

#include <stdbool.h>

#include "look/svg_matrix.h"
#include "look/svg_style.h"

struct svg;
struct svg_path;
struct xml_node;

/* Where an element stands: all that it has from those around it. */
struct svg_place {
	struct svg_matrix matrix; /* user units to those of the artwork */
	struct svg_style style;
	int depth; /* of uses */
};

/* Paints a path of an element; faults are told. */
void svg_paint_path(struct svg *svg, const struct xml_node *node, const struct svg_path *path,
		    const struct svg_place *place);

/* Tells that a limit of all artwork is passed, once; nothing more is painted. */
void svg_paint_stop(struct svg *svg, const struct xml_node *node);

/* Whether shapes from the first on stay inside a box of the artwork's units, but for what a curve
 * may stray. */
bool svg_paint_is_inside(const struct svg *svg, int first, const struct svg_box *box);

#endif
