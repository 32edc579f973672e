/* Where artwork goes, and in which colours. */
#include "look/artwork.h"

#include <stdlib.h>
#include <string.h>

#include "look/grey.h"
#include "look/theme.h"

enum { NEAR = 8 }; /* of 255: eyes take such colours for one, and they were meant as one */

struct path_step artwork_place(const struct artwork *artwork, const struct path_step *step,
			       const len box[4])
{
	struct path_step placed = {.op = step->op};

	if (step->op == PATH_CLOSE)
		return placed;
	placed.x = box[0] + len_scale(step->x, box[2], artwork->width);
	placed.y = box[1] + len_scale(step->y, box[3], artwork->height);
	if (step->op != PATH_CURVE)
		return placed;
	placed.x1 = box[0] + len_scale(step->x1, box[2], artwork->width);
	placed.y1 = box[1] + len_scale(step->y1, box[3], artwork->height);
	placed.x2 = box[0] + len_scale(step->x2, box[2], artwork->width);
	placed.y2 = box[1] + len_scale(step->y2, box[3], artwork->height);
	return placed;
}

int artwork_colour(const struct theme *theme, const struct artwork_paint *paint)
{
	int nearest = -1, least = NEAR + 1;

	if (paint->is_ink)
		return theme->uses[COLOUR_INK];
	for (int i = 0; i < theme->ncolours; i++) {
		int off = 0;

		for (int k = 0; k < 3; k++) {
			int part = abs(theme->colours[i].rgb[k] - paint->rgb[k]);

			off = part > off ? part : off;
		}
		if (off >= least)
			continue;
		nearest = i;
		least = off;
	}
	return nearest;
}

void artwork_rgb(const struct theme *theme, const struct artwork_paint *paint, uint8_t rgb[3])
{
	int colour = artwork_colour(theme, paint);

	memcpy(rgb, colour >= 0 ? theme->colours[colour].rgb : paint->rgb, 3);
	if (colour >= 0 || !theme_is_black(theme))
		return;
	grey_row(paint->rgb, rgb, 1);
	rgb[1] = rgb[2] = rgb[0];
}
