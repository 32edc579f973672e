/*
 * A quarter turn swaps the sides of the unit square, and where left and right, or top and bottom,
 * change places, that side of the box is where it begins.
 */
#include "layout/placing.h"

#include <assert.h>

#include "layout/layout.h"
#include "look/artwork.h"
#include "look/picture.h"

/* As large as its picture is where that covers the box, middle on middle. */
static struct item uncrop(const struct item *item)
{
	int64_t width = item->of.picture->width, height = item->of.picture->height;
	struct item whole = *item;

	if (!item->is_cropped)
		return whole;
	if (item->w * height > item->h * width)
		whole.h = len_scale(item->w, height, width);
	else
		whole.w = len_scale(item->h, width, height);
	whole.x -= (whole.w - item->w) / 2;
	whole.y -= (whole.h - item->h) / 2;
	return whole;
}

struct placing placing_find(const struct item *item)
{
	static const struct {
		bool is_from_right, is_from_top;
	} begins[] = {[MIRRORED] = {true, false},     [UPSIDE_DOWN] = {true, true},
		      [FLIPPED] = {false, true},      [TRANSPOSED] = {true, true},
		      [TURNED_RIGHT] = {false, true}, [TURNED_LEFT] = {true, false}};
	enum orientation orientation = item->of.picture->orientation;
	struct item whole = uncrop(item);
	bool is_from_right = begins[orientation].is_from_right;
	bool is_from_top = begins[orientation].is_from_top;
	len w = is_from_right ? -whole.w : whole.w, h = is_from_top ? -whole.h : whole.h;
	bool is_across = orientation >= TRANSPOSED;

	assert(item->kind == ITEM_IMAGE);
	return (struct placing){
		.x = whole.x + (is_from_right ? whole.w : 0),
		.y = whole.y + (is_from_top ? 0 : whole.h),
		.ax = is_across ? 0 : w,
		.ay = is_across ? h : 0,
		.cx = is_across ? w : 0,
		.cy = is_across ? 0 : h,
	};
}

void placing_find_artwork(const struct item *item, len box[4])
{
	struct item whole = uncrop(item);

	assert(item->kind == ITEM_IMAGE && item->of.picture->artwork);
	box[0] = whole.x;
	box[1] = whole.y;
	box[2] = whole.w;
	box[3] = whole.h;
}

bool placing_is_cut(const struct item *item)
{
	const struct artwork *artwork = item->of.picture->artwork;

	return item->is_cropped || (artwork && artwork->is_cut);
}
