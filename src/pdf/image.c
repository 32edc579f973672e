/*
 * Images. A JPEG goes in as it is (DCTDecode); pixels are compressed behind the predictors of PNG.
 * For the press, RGB is converted on the way, and stays what it came as: a JPEG, or pixels.
 */
#include "pdf/image.h"

#include <stdlib.h>
#include <string.h>

#include "base/png_rows.h"
#include "look/grey.h"
#include "pdf/book.h"
#include "pdf/condition.h"
#include "pdf/image_grey.h"
#include "pdf/image_press.h"
#include "pdf/stock.h"

/* Appends all rows of so many components, filtered; converted before, to inks where there is a
 * conversion, else to grey. */
static void filter_pixels(const struct picture *picture, const struct conversion *conversion,
			  int bpp, struct buf *out)
{
	size_t width = (size_t)picture->ncolumns;
	int n = picture->ncolumns * bpp;
	uint8_t *filtered = mem_alloc(3 * ((size_t)n + 1));
	uint8_t *inks[] = {filtered + n + 1, filtered + 2 * ((size_t)n + 1)};

	for (int y = 0; y < picture->nrows; y++) {
		const uint8_t *row = picture->pixels +
				     (size_t)y * width * (size_t)picture->ncomponents;
		const uint8_t *up = y > 0 ? row - n : NULL;

		if (conversion || bpp != picture->ncomponents) {
			if (conversion)
				condition_convert(conversion, CONDITION_MOST_INK, row, inks[y % 2],
						  width);
			else
				grey_row(row, inks[y % 2], width);
			row = inks[y % 2];
			up = y > 0 ? inks[(y + 1) % 2] : NULL;
		}
		png_rows_filter(row, up, n, bpp, filtered);
		buf_add(out, filtered, (size_t)n + 1);
	}
	free(filtered);
}

/* The entries and bytes of an image, and how these are packed. */
struct image {
	struct buf entries, bytes;
	enum haru_filter filter;
};

static void take_jpeg(const struct picture *picture, struct image *image)
{
	buf_addstr(&image->entries, "/Filter/DCTDecode");
	if (picture->ncomponents == 4 && picture->is_inverted)
		buf_addstr(&image->entries, "/Decode[1 0 1 0 1 0 1 0]");
	buf_add(&image->bytes, picture->jpeg, (size_t)picture->njpeg);
}

static void take_pixels(const struct picture *picture, const struct conversion *conversion,
			int components, struct image *image)
{
	filter_pixels(picture, conversion, components, &image->bytes);
	buf_printf(&image->entries, "/DecodeParms<</Predictor 15/Colors %d/Columns %d>>",
		   components, picture->ncolumns);
	image->filter = HARU_FLATE;
}

static const char *colour_space(int ncomponents)
{
	return ncomponents == 1 ? "DeviceGray" : ncomponents == 3 ? "DeviceRGB" : "DeviceCMYK";
}

/* Of a pixel as it is written: all that has colour is grey where the theme does with black, and
 * inks on the press. */
static int written_components(const struct book *book, const struct picture *picture)
{
	if (picture->ncomponents != 3)
		return picture->ncomponents;
	if (theme_is_black(book->layout->theme))
		return 1;
	return book->profile->is_press ? 4 : 3;
}

/* False and an error when there can be none. Grey stays grey, which the press prints with black
 * alone. */
static bool make_image(struct book *book, const struct picture *picture, struct srcpos pos,
		       struct image *image)
{
	int components = written_components(book, picture);
	bool is_press = book->profile->is_press && picture->ncomponents == 3;
	const struct conversion *conversion = NULL;

	if (picture->ncomponents == 4 && !image_press_check(book, picture, pos))
		return false;
	if (is_press && picture->pixels) {
		conversion = image_press_png(book, picture, pos);
		if (!conversion)
			return false;
	}
	buf_printf(&image->entries, "/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/%s",
		   picture->ncolumns, picture->nrows, colour_space(components));
	buf_addstr(&image->entries, "/BitsPerComponent 8");
	if (!picture->jpeg) {
		take_pixels(picture, conversion, components, image);
	} else if (components == picture->ncomponents) {
		take_jpeg(picture, image);
	} else {
		buf_addstr(&image->entries, "/Filter/DCTDecode");
		return is_press ? image_press_jpeg(book, picture, pos, &image->bytes)
				: image_grey_jpeg(book, picture, pos, &image->bytes);
	}
	return true;
}

/* The object of a new image; 0 and an error when there can be none. */
static int add_image(struct book *book, const struct picture *picture, struct srcpos pos)
{
	const void *of = picture->jpeg ? (const void *)picture->jpeg : picture->pixels;
	const struct packed *kept = book->stock ? stock_find_stream(book->stock, of) : NULL;
	struct image image = {.filter = HARU_PLAIN};
	int object = 0;

	if (kept)
		return haru_add_packed(book->haru, kept);
	if (make_image(book, picture, pos, &image)) {
		if (book->stock)
			return haru_add_packed(book->haru,
					       stock_keep_stream(book->stock, of, &image.entries,
								 &image.bytes, image.filter));
		object = haru_add_stream(book->haru, buf_text(&image.entries), image.bytes.bytes,
					 image.bytes.n, image.filter);
	}
	buf_release(&image.entries);
	buf_release(&image.bytes);
	return object;
}

int image_number(struct book *book, const struct picture *picture, struct srcpos pos)
{
	int object;

	/* one file may stand at several places */
	for (int i = 0; i < book->nimages; i++)
		if (book->images[i].picture->pixels == picture->pixels &&
		    book->images[i].picture->jpeg == picture->jpeg)
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
