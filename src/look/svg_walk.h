/* Elements of SVG, drawn in their order. */
#ifndef LOOK_SVG_WALK_H
#define LOOK_SVG_WALK_H

#include "look/svg_paint.h"

/* The name of an element of SVG; NULL: it is of another vocabulary, or text. */
const char *svg_walk_name(const struct xml_node *node);

/* Draws an element, or what stands in one, at a place; faults are told. */
void svg_walk_element(struct svg *svg, const struct xml_node *node, struct svg_place place);
void svg_walk_children(struct svg *svg, const struct xml_node *node, const struct svg_place *place);

#endif
