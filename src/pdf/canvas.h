/*
 * A page's content stream: coordinates, colours, text and drawings as PDF operators.
 *
 * What is open lies inside each other: a page, a text object "BT ... ET" on it, in that an array
 * "[ ... ]TJ" of codes and moves of the pen, in that a string "( ... )" of codes. A call goes to
 * the state it needs, which closes and opens all that lies between:
 *
 *	call                      comes in    goes to, and writes there
 *	canvas_page               PAGE        PAGE
 *	canvas_clip, _end_clip    PAGE        PAGE    q ... re W n, Q; not inside each other
 *	canvas_begin_content      PAGE        PAGE    /P<</MCID 3>>BDC; not inside each other
 *	canvas_begin_artifact     PAGE        PAGE    /Artifact<<...>>BDC; likewise
 *	canvas_run                any         TEXT    colours, Tf; then for each glyph
 *	  begins a line           TEXT on     TEXT    x y Td
 *	  moves the pen           TEXT on     ARRAY   a number
 *	  shows a code            TEXT on     STRING  its bytes
 *	canvas_drawing, _artwork, _image  any PAGE    paths and their paint, Do
 *	canvas_end_stretch        any         PAGE    EMC where a bracket was begun
 *
 * From STRING to PAGE this writes ")", "]TJ", "ET". Colours and fonts stay in force over all of
 * this, but for Q, behind which none is known; the pen is known from the first Td of a text on.
 */
#ifndef PDF_CANVAS_H
#define PDF_CANVAS_H

#include <stdint.h>

#include "base/buf.h"
#include "layout/layout.h"
#include "look/theme.h"
#include "pdf/codes.h"
#include "pdf/origins.h"

struct book;

/* What is open; each lies in the one before. */
enum canvas_state { CANVAS_PAGE, CANVAS_TEXT, CANVAS_ARRAY, CANVAS_STRING };

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
	const struct colour *fill, *stroke; /* in force; NULL: none was set */
	len weight;                         /* of lines */
	int font;                           /* -1: none was set */
	bool is_own;                        /* it is that of codes which the stock has not */
	bool is_cff;                        /* its outlines are */
	len size;
	enum canvas_state state;
	bool is_clipped;    /* between canvas_clip and its end */
	bool is_marked;     /* inside a bracket of marked content */
	len line_x, line_y; /* where the last Td went, PDF coordinates */
	int64_t pen;        /* where the next glyph will stand, in billionths of a point */
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
/* Ends what stands together on the page, with its bracket where one was begun. */
void canvas_end_stretch(struct canvas *canvas);

/* A run of text. */
void canvas_run(struct canvas *canvas, const struct item *item);

/* Of a run (show.h): begins a line at x, y, PDF coordinates; moves the pen on the line when it is
 * more than a thousandth of an em from x; shows a code of the font, as codes_find answers it. */
void canvas_move_to(struct canvas *canvas, len x, len y);
void canvas_correct_pen(struct canvas *canvas, len x);
void canvas_show_code(struct canvas *canvas, int code);

/* Notes where what has just been painted comes from. */
void canvas_note_paint(const struct canvas *canvas, struct origin origin);

/* A box or a path. */
void canvas_drawing(struct canvas *canvas, const struct item *item);

/* An image that is artwork: shape by shape. False with an error. */
bool canvas_artwork(struct canvas *canvas, const struct item *item);

/* The image that is number `image` among the resources. */
void canvas_image(struct canvas *canvas, const struct item *item, int image);

#endif
