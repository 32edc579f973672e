/* Paths of small drawings: steps that a pen has drawn. */
#ifndef LAYOUT_PATH_H
#define LAYOUT_PATH_H

#include "layout/layout.h"

/* The box around all points of n steps; empty (right < left) where they have none. Control points
 * do not count: arcs end where they touch it. */
struct path_reach {
	len left, top, right, bottom;
};

struct path_reach path_reach(const struct path_step *steps, int n);

#endif
