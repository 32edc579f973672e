/*
 * Pages as pictures: a page becomes a list of pieces of paint, from a layout (draw_layout.h) or a
 * file of ours (draw_file.h), and the list becomes SVG or PNG. Nothing here knows where a list
 * came from, and no foreign program or library draws: outlines come from the fonts, coverage is
 * counted in integers, so the same page gives the same bytes on every machine.
 *
 *	layout ──draw_layout──┐
 *	                      ├──> struct draw_page ──draw_svg, draw_png──> bytes
 *	PDF ─────draw_file────┘
 *
 * Lengths are millipoints, the origin is the top left corner of the trimmed page, y down; so marks
 * are given in the places that the layout has. What follows lives in arenas and is const once made.
 */
#ifndef DRAW_DRAW_H
#define DRAW_DRAW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/len.h"
#include "text/outline.h"

/*
 * Where the points of an outline are on the page: x' = (a x + c y) / DRAW_ONE + e, and
 * y' = (b x + d y) / DRAW_ONE + f, in millipoints.
 */
struct draw_matrix {
	int64_t a, b, c, d;
	len e, f;
};

enum { DRAW_ONE = 1 << 20 };

struct draw_box {
	len left, top, right, bottom;
};

/* Pixels of 8-bit parts, from the top row on: as they are, or as the bytes of a JPEG file. */
struct draw_image {
	int ncolumns, nrows;
	int ncomponents;       /* 1 grey, 3 red, green, blue, 4 the inks of a press */
	const uint8_t *pixels; /* or NULL */
	const uint8_t *jpeg;   /* or NULL */
	size_t njpeg;
	bool is_inverted; /* 4 components: 0 is full ink */
	bool is_grey;     /* shown without its colours */
};

enum draw_kind { DRAW_FILL, DRAW_STROKE, DRAW_IMAGE };

/* A piece of paint. */
struct draw_piece {
	enum draw_kind kind;
	bool is_even_odd; /* FILL; else by the non-zero winding number */
	bool is_glyph;    /* its outline is that of a glyph, which many pieces share */
	uint8_t alpha;    /* 255: nothing shines through */
	uint32_t rgb;     /* 0xrrggbb */
	len weight;       /* STROKE: of the line; butt caps, mitred joins; 0: as thin as can be */
	struct outline outline; /* FILL, STROKE */
	/* of the outline; IMAGE: of the unit square whose y = 0 is the foot of the picture */
	struct draw_matrix matrix;
	const struct draw_image *image;
	struct draw_box clip; /* nothing shows outside */
};

struct draw_page {
	len width, height;
	const struct draw_piece *pieces; /* in painting order, on white */
	int npieces;
};

/* A rectangle over a page that a reader is to look at: filled so that what is below can be read. */
struct draw_mark {
	len x, y, width, height;
	uint32_t rgb; /* 0xrrggbb */
};

/* A page in a picture of one or several. */
struct draw_shot {
	const struct draw_page *page; /* NULL: none, an empty place as large as the others */
	const struct draw_mark *marks;
	int nmarks;
};

/* Pages side by side, as a picture has them: from the left, tops in line. */
struct draw_row {
	const struct draw_shot *shots;
	int nshots; /* 1: a page as it is; more: with a grey gap between and around them */
};

/* A page that is being made. */
struct draw_making {
	struct arena *arena;
	len width, height;
	struct draw_piece *pieces;
	int npieces;
};

/* Appends a piece. */
void draw_add(struct draw_making *making, const struct draw_piece *piece);

/* The page, in the arena of what made it. */
const struct draw_page *draw_end(const struct draw_making *making);

/* A rectangle as an outline, in arena. */
struct outline draw_rectangle(struct arena *arena, const struct draw_box *box);

/* What two boxes share. */
struct draw_box draw_meet(const struct draw_box *one, const struct draw_box *other);

/* How wide and high the picture of a row is, and how far from its top left corner that of shot i
 * is. */
struct draw_size {
	len width, height;
};

struct draw_size draw_row_size(const struct draw_row *row);
struct draw_size draw_row_place(const struct draw_row *row, int i);

/* How much of a mark's colour covers what is below it, of 255. */
enum { DRAW_MARK_ALPHA = 90 };

/* The weight of lines that are as thin as can be. */
enum { DRAW_THINNEST = LEN_PT / 4 };

/* The ground between several pages. */
enum { DRAW_GROUND = 0xd8d8d8 };

/* A matrix that leaves an outline in millipoints where it is. */
extern const struct draw_matrix draw_identity;

#endif
