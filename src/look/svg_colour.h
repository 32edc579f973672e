/* Colours as CSS and SVG write them (CSS Color 3; SVG 1.1, 11.2). */
#ifndef LOOK_SVG_COLOUR_H
#define LOOK_SVG_COLOUR_H

#include <stdint.h>

enum svg_colour {
	SVG_COLOUR_NONE, /* none, or one through which all can be seen */
	SVG_COLOUR_RGB,
	SVG_COLOUR_CURRENT, /* that of the text around it */
	SVG_COLOUR_THIN,    /* one that is partly seen through: no ink is */
	SVG_COLOUR_OTHER    /* a gradient, a pattern, a profile's */
};

/* What a text says; rgb of RGB alone. Letters are of either case. */
enum svg_colour svg_colour_read(const char *text, uint8_t rgb[3]);

#endif
