/* A page's content stream: coordinates, colours, text and drawings as PDF operators. */
#ifndef PDF_CANVAS_H
#define PDF_CANVAS_H

#include <stdint.h>

#include "base/buf.h"
#include "layout/layout.h"
#include "look/theme.h"
#include "pdf/codes.h"
#include "pdf/origins.h"

struct book;

/* What the drawing of a page needs and remembers. The graphics state is only written when it
 * changes. */
struct canvas {
	struct buf *out;
	struct book *book;
	struct codes *codes;
	const struct theme *theme;
	bool is_press;
	len x, y;             /* the page's top left corner, PDF coordinates */
	struct origin origin; /* of what is being painted */
	struct origin text;   /* of the run whose codes are being shown */
	bool is_overprinting;
	int fill, stroke;     /* colours in force; -1: none was set */
	len weight;           /* of lines */
	int font;             /* -1: none was set */
	len size;
	bool is_text;         /* between BT and ET */
	len line_x, line_y;   /* where the last Td went, PDF coordinates */
	bool is_array, is_string; /* inside [ ] TJ, inside < > */
	int64_t pen;          /* where the next glyph will stand, in millionths of a point */
};

void canvas_init(struct canvas *canvas, struct buf *out, struct book *book);

/* Starts a page of the layout, whose operators are appended to out; x, y: its top left corner in
 * PDF coordinates. */
void canvas_page(struct canvas *canvas, len x, len y);

/* What follows, up to the end, shows inside a rectangle alone; x, y: its left foot. */
void canvas_clip(struct canvas *canvas, len x, len y, len w, len h);
void canvas_end_clip(struct canvas *canvas);

/* Brackets for marked content (ISO 32000-1, 14.6); text objects lie wholly inside. */
void canvas_begin_content(struct canvas *canvas, const char *type, int mcid);
void canvas_begin_artifact(struct canvas *canvas, enum artifact artifact);
/* is_marked: one of the two was begun; else only the text object ends. */
void canvas_end_stretch(struct canvas *canvas, bool is_marked);

/* A run of text. */
void canvas_run(struct canvas *canvas, const struct item *item);

/* A box or a path. */
void canvas_drawing(struct canvas *canvas, const struct item *item);

/* The image that is number `image` among the resources. */
void canvas_image(struct canvas *canvas, const struct item *item, int image);

#endif
