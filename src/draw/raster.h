/*
 * How much of each pixel a shape covers, by areas counted in integers: straight lines are cut at
 * the borders of pixels, and what each piece leaves to its right is added up along the row. Areas
 * are exact, but for where an edge crosses a border, which is rounded to 256ths of a pixel; where
 * contours meet inside a pixel, their parts are added.
 */
#ifndef DRAW_RASTER_H
#define DRAW_RASTER_H

#include <stdbool.h>
#include <stdint.h>

enum {
	RASTER_PIXEL = 256,  /* of a place, to a pixel */
	RASTER_FAR = 1 << 30 /* places go from -RASTER_FAR to RASTER_FAR */
};

struct raster_point {
	int32_t x, y; /* 256ths of a pixel, y down */
};

struct raster_edge;

/* Pixels [left, right) of the rows [top, bottom): nothing is told of others. */
struct raster_box {
	int left, top, right, bottom;
};

struct raster {
	struct raster_edge *edges;
	int nedges, most;
	struct raster_box box;
};

/* Without edges, and memory of its own, which is kept when it is reset. */
void raster_init(struct raster *raster);
void raster_release(struct raster *raster);
void raster_reset(struct raster *raster, const struct raster_box *box);

/* Adds a contour of n points, which is closed from the last to the first. */
void raster_add(struct raster *raster, const struct raster_point *points, int n);

/* Who is told, row by row from the top, of the n pixels from x on of row y, where there is paint:
 * how much of each is covered, of 255. */
struct raster_taker {
	void (*take)(void *context, int y, int x, int n, const uint8_t *covered);
	void *context;
};

/* Covers what is inside by the non-zero winding number, or by the even-odd rule. */
void raster_sweep(struct raster *raster, bool is_even_odd, const struct raster_taker *taker);

#endif
