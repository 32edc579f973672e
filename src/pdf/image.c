/*
 * Images. A JPEG goes in as it is (DCTDecode); pixels are compressed behind the predictors of PNG
 * (ISO 15948, 9), choosing for every row the filter with the smallest sum of absolute differences.
 */
#include "pdf/image.h"

#include <stdlib.h>
#include <string.h>

#include "pdf/book.h"
#include "pdf/predict.h"

enum { NFILTERS = 5 }; /* none, sub, up, average, Paeth: their numbers in the row's first byte */

/* Filters one row of n bytes into out[0..n]; returns the sum of absolute differences. up is the row
 * above, or NULL; bpp the bytes of a pixel. */
static long filter_row(int filter, const uint8_t *row, const uint8_t *up, int n, int bpp,
		       uint8_t *out)
{
	long sum = 0;

	out[0] = (uint8_t)filter;
	for (int i = 0; i < n; i++) {
		int left = i >= bpp ? row[i - bpp] : 0;
		int above = up ? up[i] : 0;
		int corner = up && i >= bpp ? up[i - bpp] : 0;
		uint8_t difference = (uint8_t)(row[i] - predict_png(filter, left, above, corner));

		out[i + 1] = difference;
		sum += difference < 128 ? difference : 256 - difference;
	}
	return sum;
}

static void filter_pixels(const struct picture *picture, struct buf *out)
{
	int bpp = picture->ncomponents, n = picture->width * bpp;
	uint8_t *best = mem_alloc((size_t)n + 1), *other = mem_alloc((size_t)n + 1);

	for (int y = 0; y < picture->height; y++) {
		const uint8_t *row = picture->pixels + (size_t)y * (size_t)n;
		const uint8_t *up = y > 0 ? row - n : NULL;
		long least = filter_row(0, row, up, n, bpp, best);

		for (int filter = 1; filter < NFILTERS; filter++) {
			long sum = filter_row(filter, row, up, n, bpp, other);
			uint8_t *swap = best;

			if (sum >= least)
				continue;
			least = sum;
			best = other;
			other = swap;
		}
		buf_add(out, best, (size_t)n + 1);
	}
	free(best);
	free(other);
}

static int add_jpeg(struct book *book, const struct picture *picture, struct buf *entries)
{
	buf_addstr(entries, "/Filter/DCTDecode");
	if (picture->ncomponents == 4 && picture->is_inverted)
		buf_addstr(entries, "/Decode[1 0 1 0 1 0 1 0]");
	return haru_add_stream(book->haru, buf_text(entries), picture->jpeg,
			       (size_t)picture->njpeg, HARU_PLAIN);
}

static int add_pixels(struct book *book, const struct picture *picture, struct buf *entries)
{
	struct buf rows;
	int object;

	buf_init(&rows);
	filter_pixels(picture, &rows);
	buf_printf(entries, "/DecodeParms<</Predictor 15/Colors %d/Columns %d>>",
		   picture->ncomponents, picture->width);
	object = haru_add_stream(book->haru, buf_text(entries), rows.bytes, rows.n, HARU_FLATE);
	buf_release(&rows);
	return object;
}

static const char *colour_space(int ncomponents)
{
	return ncomponents == 1 ? "DeviceGray" : ncomponents == 3 ? "DeviceRGB" : "DeviceCMYK";
}

int image_number(struct book *book, const struct picture *picture, struct srcpos pos)
{
	struct buf entries;
	int object;

	for (int i = 0; i < book->nimages; i++)
		if (book->images[i].picture == picture)
			return i;
	/* device colours must be those of the output intent: ISO 19005-3, 6.2.4.3 */
	if (picture->ncomponents == 4 && !book->profile->is_press) {
		diag_error(book->diag, pos, "picture %s holds CMYK colours; profile %s takes RGB",
			   picture->path, book->profile->name);
		diag_hint(book->diag, "save the picture as an RGB JPEG or PNG");
		return -1;
	}
	buf_init(&entries);
	buf_printf(&entries, "/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s",
		   picture->width, picture->height, colour_space(picture->ncomponents));
	buf_addstr(&entries, "/BitsPerComponent 8");
	object = picture->jpeg ? add_jpeg(book, picture, &entries)
			       : add_pixels(book, picture, &entries);
	buf_release(&entries);
	ARENA_GROW(book->arena, book->images, book->nimages);
	book->images[book->nimages] = (struct book_image){picture, object};
	return book->nimages++;
}
