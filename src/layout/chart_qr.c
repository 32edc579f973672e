/*
 * QR codes (ISO/IEC 18004, level M) as one filled path: the outlines of the dark areas, traced with
 * the dark on the right hand. Areas that touch share no seam that could show as a hairline, and
 * light holes come out reversed, so that the nonzero rule leaves them open. The quiet zone is the
 * caller's: there is no ink around the code.
 */
#include <inttypes.h>
#include <qrencode.h>
#include <string.h>

#include "layout/chart_draw.h"

enum {
	READABLE_MODULE = 992, /* 0.35 mm */
	COMPACT_MODULE = 1474  /* 0.52 mm */
};

/* The code, with a border of light all around, and which edges were traced. */
struct modules {
	const QRcode *code;
	unsigned char *is_traced; /* the upper edge of each module */
};

static bool is_dark(const struct modules *modules, int x, int y)
{
	int n = modules->code->width;

	return x >= 0 && y >= 0 && x < n && y < n && modules->code->data[y * n + x] & 1;
}

/* Directions: 0 east, 1 south, 2 west, 3 north. */
static const int step_x[] = {1, 0, -1, 0}, step_y[] = {0, 1, 0, -1};

/* Whether the module before and to the right (side 0) or left (side 1) of a corner is dark. */
static bool is_dark_ahead(const struct modules *modules, int x, int y, int way, int side)
{
	static const int right_x[] = {0, -1, -1, 0}, right_y[] = {0, 0, -1, -1};
	int corner = side ? (way + 3) % 4 : way;

	return is_dark(modules, x + right_x[corner], y + right_y[corner]);
}

/*
 * Follows one outline from the upper left corner of module x, y until it is back. Where two dark
 * modules touch at a corner only, an outline keeps to its own module and may pass the corner again
 * for the other: it is back when it also leaves as it began.
 */
static void trace(struct pen *pen, struct modules *modules, int x, int y, len side)
{
	int n = modules->code->width;
	int start_x = x, start_y = y, way = 0;

	pen_move(pen, x * side, y * side);
	for (;;) {
		int old = way;

		if (way == 0)
			modules->is_traced[y * n + x] = 1;
		x += step_x[way];
		y += step_y[way];
		if (!is_dark_ahead(modules, x, y, way, 0))
			way = (way + 1) % 4;
		else if (is_dark_ahead(modules, x, y, way, 1))
			way = (way + 3) % 4;
		if (x == start_x && y == start_y && way == 0)
			break;
		if (way != old)
			pen_line(pen, x * side, y * side);
	}
	pen_close(pen);
}

static void draw_code(struct pen *pen, const QRcode *code, len side)
{
	int n = code->width;
	struct modules modules = {code, ARENA_ARRAY(pen->context->arena, unsigned char, n *n)};

	for (int i = 0; i < n * n; i++) {
		int x = i % n, y = i / n;

		if (is_dark(&modules, x, y) && !is_dark(&modules, x, y - 1) &&
		    !modules.is_traced[i])
			trace(pen, &modules, x, y, side);
	}
	pen_fill(pen, pen_use_colour(pen, COLOUR_INK));
}

/* Capitals, digits and a few signs take less than bytes do; libqrencode finds that out itself. */
static bool is_alphanumeric(const char *text)
{
	return text[strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 $%*+-./:")] == '\0';
}

static QRcode *encode(const char *text)
{
	return is_alphanumeric(text) ? QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1)
				     : QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
}

int qr_add(struct pen *pen, const char *text, len module)
{
	QRcode *code = encode(text);
	int n = code ? code->width : 0;

	pen->is_mirrored = false; /* few cameras read a code in a mirror */
	if (code)
		draw_code(pen, code, module);
	QRcode_free(code);
	return n;
}

len qr_draw(struct pen *pen, const struct chart *chart)
{
	struct diag *diag = pen->context->diag;
	QRcode *code = encode(chart->text);
	len side;

	if (!code) {
		diag_error(diag, pen->pos, "the address is too long for a QR code: %zu bytes",
			   strlen(chart->text));
		return -1;
	}
	/* a hair narrower than its column */
	side = len_min(pen->width, pen->context->theme->sizes.code - 1) / code->width;
	if (chart->is_compact)
		side = len_min(side, COMPACT_MODULE);
	if (side < READABLE_MODULE) {
		diag_warn(diag, pen->pos,
			  "the QR code is too fine for many cameras: its squares are %" PRId64
			  ".%02" PRId64 " mm",
			  side * 127 / 360000, side * 127 / 3600 % 100);
		diag_hint(diag, "a shorter address makes larger squares");
	}
	pen->width = side * code->width;
	pen->is_mirrored = false; /* few cameras read a code in a mirror */
	draw_code(pen, code, side);
	QRcode_free(code);
	return len_round_up(pen->width, pen->grid);
}
