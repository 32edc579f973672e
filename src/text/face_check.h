/* Whether a font file is whole and may be embedded. */
#ifndef TEXT_FACE_CHECK_H
#define TEXT_FACE_CHECK_H

#include "text/face.h"

/* Why a PDF cannot or may not hold the face of an open blob, in words that follow
 * the name of the file: it is cut off, damaged, packed for browsers, without outlines, variable,
 * or its fsType forbids it. NULL: it may. Sums of outlines are not looked at, since they are
 * large. */
const char *face_check(const struct face *face, struct arena *arena);
bool face_has_intact_outlines(const struct face *face);

#endif
