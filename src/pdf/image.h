/* Pictures as image XObjects. */
#ifndef PDF_IMAGE_H
#define PDF_IMAGE_H

#include <stdbool.h>

#include "doc/doc.h"

struct book;
struct picture;

/* The number of the picture among the images of the resources, added when it is new; -1 and an
 * error at pos when its colours don't suit the profile, or a JPEG that has to be decoded for the
 * press is damaged. */
int image_number(struct book *book, const struct picture *picture, struct srcpos pos);

#endif
