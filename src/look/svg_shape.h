/* The basic shapes of SVG as paths (SVG 1.1, 9). */
#ifndef LOOK_SVG_SHAPE_H
#define LOOK_SVG_SHAPE_H

#include <stdbool.h>

struct svg;
struct svg_path;
struct xml_node;

/* Draws the path of an element that is a shape: path, rect, circle, ellipse, line, polyline,
 * polygon; nothing where its size is 0. Faults are told. False where it is no shape. */
bool svg_shape_read(struct svg *svg, const struct xml_node *node, const char *name,
		    struct svg_path *path);

#endif
