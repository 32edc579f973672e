/* A row of a table: its cells side by side, in one box or cut at lines that all of them share. */
#ifndef LAYOUT_ROW_H
#define LAYOUT_ROW_H

#include <stdbool.h>

#include "base/len.h"

struct flow;
struct table_setting;
struct vlist;

enum {
	EDGE_PENALTY = 400, /* after the first and before the last row, and near the ends of one */
	WHOLE_SHARE = 15    /* percent of a page that a row takes which never parts */
};

/* Adds room above a cell's text that stays with it. */
void row_pad_cell(struct vlist *cell, len pad);

/* Lays the cells side by side in out, which is empty, with the room that is below a row. */
void row_join(const struct flow *flow, struct vlist *cells, int ncells,
	      const struct table_setting *setting, bool has_room_below, struct vlist *out);

#endif
