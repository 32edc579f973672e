/* Outlines as straight lines, once they have a place and a size in pixels. */
#ifndef DRAW_FLAT_H
#define DRAW_FLAT_H

#include <stdbool.h>

#include "base/len.h"
#include "draw/raster.h"

struct draw_matrix;
struct outline;

struct flat_part {
	int first; /* of the points; it ends where the next begins */
	bool is_closed;
};

/* Memory of its own, which is kept when it is filled again; {0} is an empty one. */
struct flat {
	struct raster_point *points;
	int npoints, most_points;
	struct flat_part *parts;
	int nparts, most_parts;
};

/* How a page lies on pixels: how many make an inch, and where its top left corner is. */
struct flat_scale {
	int dpi;
	int x, y; /* pixels */
};

enum { FLAT_MOST_DPI = 1200 };

/* Where a matrix, and a page that lies so, put a point. */
struct raster_point flat_place(const struct flat_scale *scale, const struct draw_matrix *matrix,
			       int64_t x, int64_t y);

/* Fills flat with an outline; curves become lines that are off by a twentieth of a pixel or so
 * at most. */
void flat_make(struct flat *flat, const struct outline *outline, const struct draw_matrix *matrix,
	       const struct flat_scale *scale);
void flat_release(struct flat *flat);

/* One past the last point of a part. */
static inline int flat_end(const struct flat *flat, int part)
{
	return part + 1 < flat->nparts ? flat->parts[part + 1].first : flat->npoints;
}

#endif
