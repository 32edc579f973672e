/* Paths of SVG in user units, as shapes and path data say them (SVG 1.1, 8.3). */
#ifndef LOOK_SVG_PATH_H
#define LOOK_SVG_PATH_H

#include "look/artwork.h"
#include "look/svg_matrix.h"

struct svg;
struct xml_node;

struct svg_step {
	enum path_op op;
	struct svg_point to, control[2]; /* CURVE: the latter */
};

/* Zeroed before it is drawn. */
struct svg_path {
	struct arena *arena;
	struct svg_step *steps;
	int nsteps;
	struct svg_point start, at; /* of the contour; where the pen is */
};

void svg_path_move(struct svg_path *path, struct svg_point to);
void svg_path_line(struct svg_path *path, struct svg_point to);
void svg_path_curve(struct svg_path *path, struct svg_point one, struct svg_point two,
		    struct svg_point to);
void svg_path_close(struct svg_path *path);

/* An arc of an ellipse, whose first axis is turned by degrees (SVG 1.1, F.6). */
struct svg_arc {
	double rx, ry, turn;
	bool is_large, sweeps;
};

void svg_path_arc(struct svg_path *path, const struct svg_arc *arc, struct svg_point to);

/* The path in the attribute d. Data that is wrong somewhere is an error. */
void svg_path_read(struct svg *svg, const struct xml_node *node, struct svg_path *path);

#endif
