/* Lines of a weight as shapes. */
#ifndef DRAW_STROKE_H
#define DRAW_STROKE_H

#include <stdint.h>

struct flat;
struct raster;

/*
 * Adds what a pen covers that goes along all parts, to be filled by the non-zero winding number;
 * weight: in 256ths of a pixel. Ends are butt, joins mitred up to ten times half the weight (ISO
 * 32000-1, 8.4.3.3 to 8.4.3.5).
 */
void stroke_add(struct raster *raster, const struct flat *flat, int32_t weight);

#endif
