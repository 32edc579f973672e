/* Where the pixels of a picture on a page go. */
#ifndef LAYOUT_PLACING_H
#define LAYOUT_PLACING_H

#include <stdbool.h>

#include "base/len.h"

struct item;

/*
 * The unit square of a picture, its first row on top, as a parallelogram: from its origin one side
 * goes ax to the right and ay up, the other cx to the right and cy up. x, y: the origin, in the
 * page's places.
 */
struct placing {
	len x, y, ax, ay, cx, cy;
};

/* Of an IMAGE; of one that is cropped, more than its box. */
struct placing placing_find(const struct item *item);

/* The box that the artwork of an IMAGE fills: left, top, width, height; of one that is cropped,
 * more than the item's. */
void placing_find_artwork(const struct item *item, len box[4]);

/* Whether artwork, or what is cropped, reaches out of the item's box, where it must not show. */
bool placing_is_cut(const struct item *item);

#endif
