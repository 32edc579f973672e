/* Transforms of SVG: transform="..." (SVG 1.1, 7.6), viewBox and preserveAspectRatio (7.7, 7.8). */
#ifndef LOOK_SVG_MATRIX_H
#define LOOK_SVG_MATRIX_H

#include <stdbool.h>

struct svg;
struct xml_node;

/* x' = a x + c y + e, y' = b x + d y + f */
struct svg_matrix {
	double a, b, c, d, e, f;
};

struct svg_point {
	double x, y;
};

struct svg_box {
	double x, y, width, height;
};

struct svg_point svg_matrix_move(const struct svg_matrix *matrix, struct svg_point point);

/* First the inner one, then the outer one. */
struct svg_matrix svg_matrix_join(const struct svg_matrix *outer, const struct svg_matrix *inner);

/* By how much lengths grow at most. */
double svg_matrix_scale(const struct svg_matrix *matrix);

/* The matrix of the transform of an element inside another; false with an error. */
bool svg_matrix_transform(struct svg *svg, const struct xml_node *node, struct svg_matrix *matrix);

/* The viewBox of an element; false where it has none, or with an error: *is_faulty. */
bool svg_matrix_view(struct svg *svg, const struct xml_node *node, struct svg_box *view,
		     bool *is_faulty);

/* What brings a view into a box, as the element's preserveAspectRatio wants it; false with an
 * error. */
bool svg_matrix_fit(struct svg *svg, const struct xml_node *node, const struct svg_box *view,
		    const struct svg_box *box, struct svg_matrix *out);

#endif
