/* How shapes are painted: presentation attributes, and the same in style="..." (SVG 1.1, 6, 11). */
#ifndef LOOK_SVG_STYLE_H
#define LOOK_SVG_STYLE_H

#include <stdbool.h>

#include "look/artwork.h"

struct svg;
struct xml_node;

enum svg_cap { SVG_CAP_BUTT, SVG_CAP_ROUND, SVG_CAP_SQUARE };
enum svg_join { SVG_JOIN_MITRE, SVG_JOIN_ROUND, SVG_JOIN_BEVEL };

enum { SVG_MOST_DASHES = 32 };

/* is_current: the property color decides. */
struct svg_paint {
	bool is_none, is_current;
	struct artwork_paint paint;
};

struct svg_style {
	struct svg_paint fill, stroke;
	struct artwork_paint color; /* what currentColor stands for */
	bool is_even_odd, is_hidden;
	bool is_fill_clear, is_stroke_clear; /* an opacity of 0 */
	const char *thin_fill, *thin_stroke; /* an opacity between 0 and 1; NULL: it is not */
	enum svg_cap cap;
	enum svg_join join;
	double mitre_limit, width, dashes[SVG_MOST_DASHES], dash_offset;
	int ndashes; /* even; 0: the line is whole */
	/* of the element alone: */
	bool is_gone; /* it and all in it are not drawn */
};

/* What to do about what is partly seen through. */
extern const char svg_style_solid[];

/* What holds outside of all elements. */
struct svg_style svg_style_begin(void);

/* The style of an element inside one of another style. What cannot be drawn is told. */
struct svg_style svg_style_read(struct svg *svg, const struct xml_node *node,
				const struct svg_style *outer);

#endif
