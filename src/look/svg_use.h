/* What is drawn once more, or in a view of its own (SVG 1.1, 5.5, 5.6, 7.9). */
#ifndef LOOK_SVG_USE_H
#define LOOK_SVG_USE_H

#include "look/svg_paint.h"

/* Draws what a use names. */
void svg_use_draw(struct svg *svg, const struct xml_node *node, struct svg_place place);

/* Draws a symbol, or an svg in an svg: a view of its own in a box. What it would cut is told. */
void svg_use_view(struct svg *svg, const struct xml_node *node, const struct svg_place *outer,
		  const struct svg_box *box);

/* The place and size of a use or an inner svg: those of box, unless told. */
struct svg_box svg_use_box(struct svg *svg, const struct xml_node *node, struct svg_box box);

#endif
