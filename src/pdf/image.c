/*
 * Images. A JPEG goes in as it is (DCTDecode); pixels are compressed behind the predictors of PNG
 * (ISO 15948, 9), choosing for every row the filter with the smallest sum of absolute differences.
 * For the press, RGB is converted on the way, and stays what it came as: a JPEG, or pixels.
 */
#include "pdf/image.h"

#include <stdlib.h>
#include <string.h>

#include "pdf/book.h"
#include "pdf/condition.h"
#include "pdf/image_press.h"
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

/* The filter that suits the row best; both buffers hold n + 1 bytes, the answer is one of them. */
static uint8_t *choose_filter(const uint8_t *row, const uint8_t *up, int n, int bpp, uint8_t *best,
			      uint8_t *other)
{
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
	return best;
}

/* Appends all rows, filtered; converted to inks before where there is a conversion. */
static void filter_pixels(const struct picture *picture, const struct conversion *conversion,
			  struct buf *out)
{
	size_t width = (size_t)picture->width;
	int bpp = conversion ? conversion_components(conversion) : picture->ncomponents;
	int n = picture->width * bpp;
	uint8_t *room = mem_alloc(4 * ((size_t)n + 1)), *filtered[2], *inks[2];

	for (int i = 0; i < 2; i++) {
		filtered[i] = room + (size_t)i * ((size_t)n + 1);
		inks[i] = room + (size_t)(i + 2) * ((size_t)n + 1);
	}
	for (int y = 0; y < picture->height; y++) {
		const uint8_t *row = picture->pixels +
				     (size_t)y * width * (size_t)picture->ncomponents;
		const uint8_t *up = y > 0 ? row - n : NULL;

		if (conversion) {
			condition_convert(conversion, CONDITION_MOST_INK, row, inks[y % 2], width);
			row = inks[y % 2];
			up = y > 0 ? inks[(y + 1) % 2] : NULL;
		}
		buf_add(out, choose_filter(row, up, n, bpp, filtered[0], filtered[1]),
			(size_t)n + 1);
	}
	free(room);
}

static int add_jpeg(struct book *book, const struct picture *picture, struct buf *entries)
{
	buf_addstr(entries, "/Filter/DCTDecode");
	if (picture->ncomponents == 4 && picture->is_inverted)
		buf_addstr(entries, "/Decode[1 0 1 0 1 0 1 0]");
	return haru_add_stream(book->haru, buf_text(entries), picture->jpeg,
			       (size_t)picture->njpeg, HARU_PLAIN);
}

/* A JPEG in RGB, for the press; 0 when it is damaged. */
static int add_converted(struct book *book, const struct picture *picture, struct buf *entries,
			 struct srcpos pos)
{
	struct buf jpeg;
	int object = 0;

	buf_init(&jpeg);
	buf_addstr(entries, "/Filter/DCTDecode");
	if (image_press_jpeg(book, picture, pos, &jpeg))
		object = haru_add_stream(book->haru, buf_text(entries), jpeg.bytes, jpeg.n,
					 HARU_PLAIN);
	buf_release(&jpeg);
	return object;
}

static int add_pixels(struct book *book, const struct picture *picture, struct buf *entries,
		      const struct conversion *conversion)
{
	struct buf rows;
	int object;

	buf_init(&rows);
	filter_pixels(picture, conversion, &rows);
	buf_printf(entries, "/DecodeParms<</Predictor 15/Colors %d/Columns %d>>",
		   conversion ? conversion_components(conversion) : picture->ncomponents,
		   picture->width);
	object = haru_add_stream(book->haru, buf_text(entries), rows.bytes, rows.n, HARU_FLATE);
	buf_release(&rows);
	return object;
}

static const char *colour_space(int ncomponents)
{
	return ncomponents == 1 ? "DeviceGray" : ncomponents == 3 ? "DeviceRGB" : "DeviceCMYK";
}

/* The object of a new image; 0 and an error when there can be none. Grey stays grey, which the
 * press prints with black alone; all pictures are grey there where the theme does with black. */
static int add_image(struct book *book, const struct picture *picture, struct srcpos pos)
{
	bool is_converted = book->profile->is_press && picture->ncomponents == 3;
	bool is_black = is_converted && theme_is_black(book->layout->theme);
	const struct conversion *conversion = NULL;
	struct buf entries;
	int object;

	if (picture->ncomponents == 4 && !image_press_check(book, picture, pos))
		return 0;
	if (is_converted && picture->pixels) {
		conversion = image_press_png(book, picture, pos);
		if (!conversion)
			return 0;
	}
	buf_init(&entries);
	buf_printf(&entries, "/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s",
		   picture->width, picture->height,
		   colour_space(!is_converted ? picture->ncomponents : is_black ? 1 : 4));
	buf_addstr(&entries, "/BitsPerComponent 8");
	if (picture->jpeg)
		object = is_converted ? add_converted(book, picture, &entries, pos)
				      : add_jpeg(book, picture, &entries);
	else
		object = add_pixels(book, picture, &entries, conversion);
	buf_release(&entries);
	return object;
}

int image_number(struct book *book, const struct picture *picture, struct srcpos pos)
{
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
	object = add_image(book, picture, pos);
	if (!object)
		return -1;
	ARENA_GROW(book->arena, book->images, book->nimages);
	book->images[book->nimages] = (struct book_image){picture, object};
	return book->nimages++;
}
