/* The colour profile of sRGB, made from the numbers of IEC 61966-2-1. */
#ifndef PDF_ICC_H
#define PDF_ICC_H

#include "base/buf.h"

/* Appends an ICC.1:2004-10 (version 4.2) display profile: matrix and parametric curves. */
void icc_write_srgb(struct buf *out);

#endif
