/* Charts and pictures in a column. */
#ifndef LAYOUT_FIGURE_H
#define LAYOUT_FIGURE_H

#include <stdbool.h>

#include "base/len.h"

struct block;
struct flow;
struct vlist;

/* A chart as one box. row_height, text_top: of the row of a table that it is a line of, and from
 * its top down to its first line of text; or 0. False when it can't be drawn. */
bool figure_flow(const struct flow *flow, const struct block *block, len width, len row_height,
		 len text_top, struct vlist *out);

/* The figure of a cell that is one line of a chart, as high as its row; else NULL. */
const struct block *figure_line_of_chart(const struct block *cell);

/* A picture with its caption, scaled down where it has no room: a warning says so. */
void figure_flow_picture(const struct flow *flow, const struct block *block, len column,
			 struct vlist *out);

#endif
