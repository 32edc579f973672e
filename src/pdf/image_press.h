/* Pictures in the inks of the press: RGB converted for the printing condition, CMYK measured. */
#ifndef PDF_IMAGE_PRESS_H
#define PDF_IMAGE_PRESS_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"

struct book;
struct conversion;
struct picture;

/* What converts the pixels of an RGB PNG: from its own colour profile, else from sRGB. A profile
 * that is of no use gives a warning at pos. NULL and an error when the printing condition's own
 * profile is of no use. */
const struct conversion *image_press_png(struct book *book, const struct picture *picture,
					 struct srcpos pos);

/* An RGB JPEG in the inks of the theme, CMYK or black, put into out; no pixel of it has more than
 * 300 % of ink. False and an error at pos when it is damaged. */
bool image_press_jpeg(struct book *book, const struct picture *picture, struct srcpos pos,
		      struct buf *out);

/* Whether a CMYK JPEG is whole and nowhere has more than 300 % of ink; else an error at pos. */
bool image_press_check(struct book *book, const struct picture *picture, struct srcpos pos);

#endif
