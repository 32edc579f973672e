/* Columns side by side, made so that they can be cut. */
#ifndef LAYOUT_VLIST_PART_H
#define LAYOUT_VLIST_PART_H

#include "base/len.h"

struct vlist;

/*
 * Makes heights at which all columns side by side may be cut, where there is none for more than
 * `most`: each column is cut at a box of its own, and the boxes that would reach across the lowest
 * of these cuts are moved down to it by glue. What stays together stays so.
 */
void vlist_part(struct vlist *columns, int ncolumns, len most);

#endif
