/*
 * What all that reads SVG shares: one file on its way to artwork, numbers and lengths in its
 * attributes, and how faults are told. SVG 1.1 (second edition), and what CSS says of the same.
 */
#ifndef LOOK_SVG_TEXT_H
#define LOOK_SVG_TEXT_H

#include <stdbool.h>

#include "base/diag.h"
#include "look/artwork.h"

struct xml_node;

/* Artwork in the making. */
struct svg {
	struct arena *arena;
	struct diag *diag;
	const struct xml_node *root;
	double width, height; /* of what lengths in percent are parts of, in user units */
	struct artwork_shape *shapes;
	int nshapes;
	int nsteps;       /* of all shapes */
	int nelements;    /* that were drawn, as often as they were used */
	bool has_stopped; /* a limit is passed: nothing more is drawn, and one error told */
};

/* What has no place in our artwork; the remedy is what the person can do. */
void svg_refuse(struct svg *svg, const struct xml_node *node, const char *what, const char *remedy);
/* The same of the value of an attribute, or of a property in style="...". */
void svg_refuse_value(struct svg *svg, const struct xml_node *node, const char *name,
		      const char *value, const char *remedy);
/* A value that is no such thing: "a number", "path data". */
void svg_report_value(struct svg *svg, const struct xml_node *node, const char *name,
		      const char *value, const char *wanted);

/* Behind white space; behind that and one comma, if there is one. */
const char *svg_skip_space(const char *at);
const char *svg_skip_comma(const char *at);

/* A number at a place, and *at behind it; false, and *at as it was, where none stands there. No
 * number is further from 0 than 1e9. */
bool svg_read_number(const char **at, double *out);

/* A number that is all of a text. */
bool svg_is_number(const char *text, double *out);

/* The direction of which a length in percent is a part. */
enum svg_axis { SVG_ACROSS, SVG_DOWN, SVG_DIAGONAL };

/* A length in user units of 1/96 inch: a number, or one with a unit or %; false for anything else:
 * no font is known that em could be measured by. */
bool svg_read_length(const struct svg *svg, const char *text, enum svg_axis axis, double *out);

/* The length in an attribute; what is missing, or faulty and told, is as it was. True where it was
 * there and right. */
bool svg_length(struct svg *svg, const struct xml_node *node, const char *name, enum svg_axis axis,
		double *out);

#endif
