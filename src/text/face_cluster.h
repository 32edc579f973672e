/* Whether a face sets a character, or a letter with its marks, as one. */
#ifndef TEXT_FACE_CLUSTER_H
#define TEXT_FACE_CLUSTER_H

#include "text/face.h"

/* Whether the face draws code, by a glyph of its own or by those it decomposes
 * into, where it puts them together as one sign. */
bool face_has(const struct face *face, uint32_t code);
/* Whether it draws the n characters of a cluster, each mark in its place; those that draw nothing
 * count for nothing. script: the ISO 15924 tag they are shaped by; 0: that of the first. */
bool face_sets(const struct face *face, const uint32_t *codes, int n, uint32_t script);

#endif
