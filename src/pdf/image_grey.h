/* Pictures in grey, for themes that do with black. */
#ifndef PDF_IMAGE_GREY_H
#define PDF_IMAGE_GREY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct book;
struct buf;
struct picture;
struct srcpos;

/* n pixels of RGB as grey ones of about the same lightness. */
void image_grey_row(const uint8_t *rgb, uint8_t *grey, size_t n);

/* Appends a grey JPEG of one in RGB. False, with an error, when its pixels are damaged. */
bool image_grey_jpeg(struct book *book, const struct picture *picture, struct srcpos pos,
		     struct buf *out);

#endif
