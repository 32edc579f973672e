/* Each pixel is the mean of four places in it: fine lines do not vanish where pixels get larger. */
#include "scan/straight.h"

#include <math.h>

enum { OFF = 225 };

/* The pixel's light, side pixels of the result being one unit of what the map takes. */
static uint8_t light_of(const struct grey *grey, const struct plane *plane, int x, int y,
			double unit)
{
	double sum = 0;

	for (int i = 0; i < 4; i++) {
		struct spot at = {(x + 0.25 + 0.5 * (i % 2)) * unit,
				  (y + 0.25 + 0.5 * (i > 1)) * unit};
		double light = grey_light(grey, plane_map(plane, at));

		sum += light < 0 ? OFF : light;
	}
	return (uint8_t)lround(sum / 4);
}

static struct grey map_all(struct arena *arena, const struct grey *grey, const struct plane *plane,
			   struct spot size, int width)
{
	double unit = size.x / width;
	struct grey out = grey_new(arena, width, (int)lround(size.y / unit));

	for (int y = 0; y < out.height; y++)
		for (int x = 0; x < width; x++)
			out.at[(size_t)y * (size_t)width + (size_t)x] = light_of(grey, plane, x, y,
										 unit);
	return out;
}

struct grey straight_sheet(struct arena *arena, const struct grey *grey,
			   const struct printed *sheet, const struct pose *pose, int width)
{
	return map_all(arena, grey, &pose->plane, (struct spot){sheet->width, sheet->height},
		       width);
}

struct grey straight_small(struct arena *arena, const struct grey *grey, int width)
{
	const struct plane same = {{1, 0, 0, 0, 1, 0, 0, 0, 1}};

	return map_all(arena, grey, &same, (struct spot){grey->width, grey->height},
		       width < grey->width ? width : grey->width);
}
