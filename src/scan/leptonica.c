/*
 * The functions are looked up by name and have the types of the header. Pixels of leptonica lie in
 * words of 32 bits, the first in the highest bits, whatever the machine.
 */
#include "scan/leptonica.h"

#include <leptonica/allheaders.h>
#include <stdio.h>
#include <string.h>

#include "base/opened.h"

#define FUNCTIONS(X) \
	X(findFileFormatBuffer) \
	X(pixConvertTo8) \
	X(pixCreate) \
	X(pixDestroy) \
	X(pixGetData) \
	X(pixGetHeight) \
	X(pixGetWidth) \
	X(pixGetWpl) \
	X(pixReadHeaderMem) \
	X(pixReadMem) \
	X(pixReadMemFromMultipageTiff) \
	X(pixSauvolaBinarizeTiled) \
	X(setMsgSeverity)

struct lept {
#define MEMBER(name) __typeof__(name) *(name);
	FUNCTIONS(MEMBER)
#undef MEMBER
};

static const struct opened_library leptonica = {
	"leptonica", {"liblept.so.5", "libleptonica.so.6"}, "pictures need", "liblept5"};

static bool lept_open(struct lept *library)
{
	const struct opened_function functions[] = {FUNCTIONS(OPENED_FUNCTION)};
	bool is_whole = opened_find(&leptonica, functions, sizeof functions / sizeof *functions);

	if (is_whole)
		library->setMsgSeverity(L_SEVERITY_NONE);
	return is_whole;
}

bool leptonica_is_there(const char *path, struct diag *diag)
{
	struct lept lept;
	bool is_there = lept_open(&lept);

	if (!is_there)
		opened_miss(&leptonica, path, diag);
	return is_there;
}

/* One page as PGM; it is given back. */
static bool write_page(const struct lept *lept, PIX *page, int most, FILE *out)
{
	PIX *grey = page ? lept->pixConvertTo8(page, 0) : NULL;
	bool is_written = grey && lept->pixGetWidth(grey) <= most / lept->pixGetHeight(grey);

	if (is_written) {
		int width = lept->pixGetWidth(grey), height = lept->pixGetHeight(grey);
		const l_uint32 *words = lept->pixGetData(grey);

		fprintf(out, "P5\n%d %d\n255\n", width, height);
		for (int y = 0; y < height; y++) {
			const l_uint32 *line = words + (size_t)y * (size_t)lept->pixGetWpl(grey);

			for (int x = 0; x < width; x++)
				putc(GET_DATA_BYTE(line, x), out);
		}
		is_written = fflush(out) == 0;
	}
	lept->pixDestroy(&grey);
	lept->pixDestroy(&page);
	return is_written;
}

/* A TIFF holds any number of pages, and says where the next one is. */
static bool write_tiff(const struct lept *lept, const uint8_t *bytes, size_t n, int most, FILE *out)
{
	size_t offset = 0;

	do {
		PIX *page = lept->pixReadMemFromMultipageTiff(bytes, n, &offset);

		if (!write_page(lept, page, most, out))
			return false;
	} while (offset != 0);
	return true;
}

int leptonica_write_pages(const uint8_t *bytes, size_t n, int most, int fd)
{
	l_int32 format, width, height, bits, samples, has_map;
	FILE *out = fdopen(fd, "wb");
	struct lept lept;

	if (!out || !lept_open(&lept) ||
	    lept.pixReadHeaderMem(bytes, n, &format, &width, &height, &bits, &samples, &has_map) !=
		    0 ||
	    width <= 0 || height <= 0 || width > most / height)
		return 1;
	if (format == IFF_PNG || format == IFF_JFIF_JPEG)
		return !write_page(&lept, lept.pixReadMem(bytes, n), most, out);
	return !write_tiff(&lept, bytes, n, most, out);
}

static PIX *take_grey(const struct lept *lept, const struct grey *grey)
{
	PIX *pix = lept->pixCreate(grey->width, grey->height, 8);
	l_uint32 *words = pix ? lept->pixGetData(pix) : NULL;

	for (int y = 0; pix && y < grey->height; y++) {
		l_uint32 *line = words + (size_t)y * (size_t)lept->pixGetWpl(pix);
		const uint8_t *row = grey->at + (size_t)y * (size_t)grey->width;

		for (int x = 0; x < grey->width; x++)
			SET_DATA_BYTE(line, x, row[x]);
	}
	return pix;
}

bool leptonica_binarise(struct arena *arena, const struct grey *grey, int radius, struct grey *out)
{
	PIX *pix, *ink = NULL;
	struct lept lept;
	bool is_done;

	if (radius < 2 || grey->width < 3 * radius || grey->height < 3 * radius ||
	    !lept_open(&lept))
		return false;
	pix = take_grey(&lept, grey);
	is_done = pix && lept.pixSauvolaBinarizeTiled(pix, radius, 0.3f, 1, 1, NULL, &ink) == 0 &&
		  ink;
	if (is_done) {
		const l_uint32 *words = lept.pixGetData(ink);

		*out = grey_new(arena, grey->width, grey->height);
		for (int y = 0; y < out->height; y++) {
			const l_uint32 *line = words + (size_t)y * (size_t)lept.pixGetWpl(ink);

			for (int x = 0; x < out->width; x++)
				out->at[(size_t)y * (size_t)out->width + (size_t)x] =
					GET_DATA_BIT(line, x) ? 0 : 255;
		}
	}
	lept.pixDestroy(&ink);
	lept.pixDestroy(&pix);
	return is_done;
}
