/*
 * Pictures for the press. Converting is exact, but a JPEG of the result is not: its pixels stray by
 * some values, in the shadows past 300 % of ink. So it is read back, and written again with a lower
 * limit until none does.
 */
#include "pdf/image_press.h"

#include <stdlib.h>
#include <string.h>

#include "base/unpack.h"
#include "look/jpeg_rows.h"
#include "pdf/book.h"
#include "pdf/condition.h"

enum {
	MOST_ICC = 4 << 20, /* bytes of a picture's own profile */
	FIRST_LIMIT = CONDITION_MOST_INK - 12,
	STEP = 8,    /* by which the limit falls at least */
	SQUARE = 16, /* pixels: the side of what ink is averaged over */
	STRAY = 5,   /* what the values of a JPEG may be off in such a square: 2 % */
};

static void report_damage(struct diag *diag, const struct picture *picture, struct srcpos pos,
			  const char *fault)
{
	diag_error(diag, pos, "cannot use the picture \"%.200s\": its pixels are damaged",
		   picture->path);
	diag_hint(diag, "libjpeg says: %s", fault);
}

/* NULL and an error when even sRGB cannot be converted. */
static const struct conversion *find_conversion(struct book *book, const struct picture *picture,
						struct srcpos pos, const void *icc, size_t n)
{
	int components = theme_is_black(book->layout->theme) ? 1 : 4;
	const struct conversion *conversion = condition_from(book->condition, icc, n, components);

	if (!conversion && icc) {
		diag_warn(book->diag, pos,
			  "the colour profile in the picture \"%.200s\" is damaged or not for RGB; "
			  "its colours are taken as sRGB",
			  picture->path);
		conversion = condition_from(book->condition, NULL, 0, components);
	}
	if (!conversion)
		diag_error(book->diag, pos,
			   "the ICC profile of the printing condition %s cannot convert pictures",
			   condition_identifier(book->condition));
	return conversion;
}

const struct conversion *image_press_png(struct book *book, const struct picture *picture,
					 struct srcpos pos)
{
	const struct conversion *conversion;
	struct buf icc;

	buf_init(&icc);
	/* what comes out of a damaged one is no profile */
	if (picture->icc)
		unpack_flate(&icc, picture->icc, (size_t)picture->nicc, MOST_ICC);
	conversion = find_conversion(book, picture, pos, picture->icc ? buf_text(&icc) : NULL,
				     icc.n);
	buf_release(&icc);
	return conversion;
}

/* One attempt, with no pixel above the limit before it is compressed. */
static bool convert(struct book *book, const struct picture *picture, struct srcpos pos, int limit,
		    struct buf *out)
{
	size_t width = (size_t)picture->ncolumns, nicc;
	struct jpeg_input *input = jpeg_rows_open(picture->jpeg, (size_t)picture->njpeg, width * 3);
	const void *icc = jpeg_rows_icc(input, book->arena, &nicc);
	const struct conversion *conversion = find_conversion(book, picture, pos, icc, nicc);
	int components = conversion ? conversion_components(conversion) : 4;
	struct jpeg_output *output = jpeg_rows_begin(picture->ncolumns, picture->nrows, components,
						     out);
	uint8_t *rgb = mem_alloc(width * 7), *cmyk = rgb + width * 3;
	bool is_good;

	while (conversion && jpeg_rows_read(input, rgb)) {
		condition_convert(conversion, limit, rgb, cmyk, width);
		jpeg_rows_write(output, cmyk);
	}
	is_good = jpeg_rows_end(output) && conversion && !jpeg_rows_fault(input);
	if (conversion && !is_good)
		report_damage(book->diag, picture, pos, jpeg_rows_fault(input));
	jpeg_rows_close(input);
	free(rgb);
	return is_good;
}

/* The most ink that a pixel has in what was written. */
static int measure_most(const struct buf *jpeg, int width)
{
	size_t n = (size_t)width * 4;
	struct jpeg_input *input = jpeg_rows_open((const uint8_t *)jpeg->bytes, jpeg->n, n);
	uint8_t *row = mem_alloc(n);
	int most = 0;

	while (jpeg_rows_read(input, row))
		for (size_t i = 0; i < n; i += 4) {
			int ink = row[i] + row[i + 1] + row[i + 2] + row[i + 3];

			most = ink > most ? ink : most;
		}
	jpeg_rows_close(input);
	free(row);
	return most;
}

bool image_press_jpeg(struct book *book, const struct picture *picture, struct srcpos pos,
		      struct buf *out)
{
	int excess = 1;

	/* at limit 0 black is all that is left */
	for (int limit = FIRST_LIMIT; excess > 0 && limit > 0;
	     limit -= excess > STEP ? excess : STEP) {
		buf_clear(out);
		if (!convert(book, picture, pos, limit, out))
			return false;
		if (theme_is_black(book->layout->theme))
			return true;
		excess = measure_most(out, picture->ncolumns) - CONDITION_MOST_INK;
	}
	return true;
}

/* Ink in squares of pixels: sums[i] is that of the i'th square in the rows being read. */
struct squares {
	int64_t *sums;
	int n, nrows;      /* squares side by side, rows read of them */
	int64_t over, all; /* squares */
	int most;          /* the mean of the worst square */
};

static void close_squares(struct squares *squares, int width)
{
	for (int i = 0; i < squares->n && squares->nrows > 0; i++) {
		int left = width - i * SQUARE;
		int npixels = (left < SQUARE ? left : SQUARE) * squares->nrows;
		int mean = (int)(squares->sums[i] / npixels);

		squares->all++;
		squares->over += mean > CONDITION_MOST_INK + STRAY;
		squares->most = mean > squares->most ? mean : squares->most;
		squares->sums[i] = 0;
	}
	squares->nrows = 0;
}

static void add_row(struct squares *squares, const struct picture *picture, const uint8_t *row)
{
	for (int x = 0; x < picture->ncolumns; x++) {
		const uint8_t *p = row + 4 * (size_t)x;
		int ink = p[0] + p[1] + p[2] + p[3];

		squares->sums[x / SQUARE] += picture->is_inverted ? 4 * 255 - ink : ink;
	}
	if (++squares->nrows == SQUARE)
		close_squares(squares, picture->ncolumns);
}

bool image_press_check(struct book *book, const struct picture *picture, struct srcpos pos)
{
	size_t n = (size_t)picture->ncolumns * 4;
	struct jpeg_input *input = jpeg_rows_open(picture->jpeg, (size_t)picture->njpeg, n);
	struct squares squares = {.n = (picture->ncolumns + SQUARE - 1) / SQUARE};
	uint8_t *row = mem_alloc(n);
	bool is_good;

	squares.sums = ARENA_ARRAY(book->arena, int64_t, squares.n);
	while (jpeg_rows_read(input, row))
		add_row(&squares, picture, row);
	close_squares(&squares, picture->ncolumns);
	is_good = !jpeg_rows_fault(input);
	if (!is_good)
		report_damage(book->diag, picture, pos, jpeg_rows_fault(input));
	jpeg_rows_close(input);
	free(row);
	if (!is_good || squares.over == 0)
		return is_good;
	diag_error(book->diag, pos,
		   "picture %s holds up to %d %% of ink, and over 300 %% in %d %% of its area",
		   picture->path, squares.most * 100 / 255,
		   (int)((squares.over * 100 + squares.all - 1) / squares.all));
	diag_hint(book->diag,
		  "convert it with a limit of 300 %%, or save it as RGB, which is converted here");
	return false;
}
