/*
 * Pictures in grey on screen and on the office printer, as the press has them already: in a theme
 * of black alone a coloured picture would be all that has colour.
 */
#include "pdf/image_grey.h"

#include <stdlib.h>

#include "look/grey.h"
#include "look/jpeg_rows.h"
#include "pdf/book.h"

bool image_grey_jpeg(struct book *book, const struct picture *picture, struct srcpos pos,
		     struct buf *out)
{
	size_t width = (size_t)picture->ncolumns;
	struct jpeg_input *input = jpeg_rows_open(picture->jpeg, (size_t)picture->njpeg, width * 3);
	struct jpeg_output *output = jpeg_rows_begin(picture->ncolumns, picture->nrows, 1, out);
	uint8_t *rgb = mem_alloc(width * 4), *grey = rgb + width * 3;
	bool is_good;

	while (jpeg_rows_read(input, rgb)) {
		grey_row(rgb, grey, width);
		jpeg_rows_write(output, grey);
	}
	is_good = jpeg_rows_end(output) && !jpeg_rows_fault(input);
	if (!is_good) {
		diag_error(book->diag, pos,
			   "cannot use the picture \"%.200s\": its pixels are damaged",
			   picture->path);
		diag_hint(book->diag, "libjpeg says: %s", jpeg_rows_fault(input));
	}
	jpeg_rows_close(input);
	free(rgb);
	return is_good;
}
