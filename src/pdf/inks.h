/*
 * Spot inks: one Separation colour space for each (ISO 32000-1, 8.6.6.4), shared by all that is
 * painted with it, so that its stand-in in CMYK is the same everywhere.
 */
#ifndef PDF_INKS_H
#define PDF_INKS_H

#include "base/buf.h"

struct book;
struct colour;

/* The number of a spot colour's ink, its resource name is S<number>; a new one where it is the
 * first of its name. */
int inks_spot(struct book *book, const struct colour *colour);

/* The number of All, which prints on every plate: for marks outside the trimmed sheet alone. */
int inks_all(struct book *book);

/* Adds the objects, and appends the entry of the resources if there are any. */
void inks_add(struct book *book, struct buf *resources);

#endif
