/*
 * zbar is tried on the picture as it is, then on one of half the size, where fine noise is gone,
 * and then in black and white, where light is even, until two codes are found.
 */
#include "scan/barcode.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <zbar.h>

#include "base/opened.h"
#include "scan/leptonica.h"

#define FUNCTIONS(X) \
	X(zbar_image_create) \
	X(zbar_image_destroy) \
	X(zbar_image_first_symbol) \
	X(zbar_image_scanner_create) \
	X(zbar_image_scanner_destroy) \
	X(zbar_image_scanner_set_config) \
	X(zbar_image_set_data) \
	X(zbar_image_set_format) \
	X(zbar_image_set_size) \
	X(zbar_scan_image) \
	X(zbar_symbol_get_data) \
	X(zbar_symbol_get_data_length) \
	X(zbar_symbol_get_loc_size) \
	X(zbar_symbol_get_loc_x) \
	X(zbar_symbol_get_loc_y) \
	X(zbar_symbol_get_type) \
	X(zbar_symbol_next)

enum {
	ENOUGH = 2,
	MOST_CODES = 16,
	LONGEST_TEXT = 4296 /* ISO/IEC 18004, table 7 */,
	RADIUS = 20,
	HUGE_PIXELS = 20000000
};

struct zbar {
#define MEMBER(name) __typeof__(name) *(name);
	FUNCTIONS(MEMBER)
#undef MEMBER
};

static const struct opened_library libzbar = {
	"zbar", {"libzbar.so.0"}, "QR codes in pictures need", "libzbar0"};

static bool zbar_open(struct zbar *library)
{
	const struct opened_function functions[] = {FUNCTIONS(OPENED_FUNCTION)};

	return opened_find(&libzbar, functions, sizeof functions / sizeof *functions);
}

bool barcodes_can_be_read(const char *path, struct diag *diag)
{
	struct zbar zbar;
	bool is_there = zbar_open(&zbar);

	if (!is_there)
		opened_miss(&libzbar, path, diag);
	return is_there;
}

struct search {
	struct arena *arena;
	const struct zbar *zbar;
	const char *begins;
	struct barcodes found;
};

static bool is_known(const struct search *search, struct spot at)
{
	for (int i = 0; i < search->found.n; i++) {
		const struct spot *corners = search->found.codes[i].corners;
		double side = hypot(corners[0].x - corners[2].x, corners[0].y - corners[2].y);

		if (hypot(corners[0].x - at.x, corners[0].y - at.y) < side / 4)
			return true;
	}
	return false;
}

/* scale: how many pixels of the picture one of those that zbar saw is. */
static void take(struct search *search, const zbar_symbol_t *symbol, double scale)
{
	const struct zbar *zbar = search->zbar;
	const char *text = zbar->zbar_symbol_get_data(symbol);
	size_t n = zbar->zbar_symbol_get_data_length(symbol);
	struct barcode code;

	if (zbar->zbar_symbol_get_type(symbol) != ZBAR_QRCODE || n > LONGEST_TEXT ||
	    zbar->zbar_symbol_get_loc_size(symbol) != 4 || search->found.n == MOST_CODES ||
	    strncmp(text, search->begins, strlen(search->begins)) != 0)
		return;
	for (unsigned i = 0; i < 4; i++)
		code.corners[i] = (struct spot){
			zbar->zbar_symbol_get_loc_x(symbol, i) * scale + scale / 2,
			zbar->zbar_symbol_get_loc_y(symbol, i) * scale + scale / 2};
	if (is_known(search, code.corners[0]))
		return;
	code.text = arena_strndup(search->arena, text, n);
	ARENA_GROW(search->arena, search->found.codes, search->found.n);
	search->found.codes[search->found.n++] = code;
}

static void look(struct search *search, const struct grey *grey, double scale)
{
	const struct zbar *zbar = search->zbar;
	zbar_image_scanner_t *scanner = zbar->zbar_image_scanner_create();
	zbar_image_t *image = zbar->zbar_image_create();
	const zbar_symbol_t *symbol;

	zbar->zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
	zbar->zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
	zbar->zbar_image_set_format(image, 'Y' | '8' << 8 | '0' << 16 | (unsigned long)'0' << 24);
	zbar->zbar_image_set_size(image, (unsigned)grey->width, (unsigned)grey->height);
	zbar->zbar_image_set_data(image, grey->at,
				  (unsigned long)grey->width * (unsigned)grey->height, NULL);
	if (zbar->zbar_scan_image(scanner, image) > 0)
		for (symbol = zbar->zbar_image_first_symbol(image); symbol;
		     symbol = zbar->zbar_symbol_next(symbol))
			take(search, symbol, scale);
	zbar->zbar_image_destroy(image);
	zbar->zbar_image_scanner_destroy(scanner);
}

struct barcodes barcodes_find(struct arena *arena, const struct grey *grey, const char *begins)
{
	struct zbar zbar;
	struct search search = {.arena = arena, .zbar = &zbar, .begins = begins};
	struct grey half, ink;

	if (!zbar_open(&zbar) || grey->width < 4 || grey->height < 4)
		return search.found;
	if (grey->width <= HUGE_PIXELS / grey->height)
		look(&search, grey, 1);
	if (search.found.n >= ENOUGH)
		return search.found;
	half = grey_half(arena, grey);
	look(&search, &half, 2);
	if (search.found.n < ENOUGH && leptonica_binarise(arena, grey, RADIUS, &ink))
		look(&search, &ink, 1);
	if (search.found.n < ENOUGH && leptonica_binarise(arena, &half, RADIUS, &ink))
		look(&search, &ink, 2);
	return search.found;
}
