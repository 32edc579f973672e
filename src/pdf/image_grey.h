/* Pictures in grey, for themes that do with black. */
#ifndef PDF_IMAGE_GREY_H
#define PDF_IMAGE_GREY_H

#include <stdbool.h>

struct book;
struct buf;
struct picture;
struct srcpos;

/* Appends a grey JPEG of one in RGB. False, with an error, when its pixels are damaged. */
bool image_grey_jpeg(struct book *book, const struct picture *picture, struct srcpos pos,
		     struct buf *out);

#endif
