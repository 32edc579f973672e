/* Fonts in the file: a Type 0 font, its descendant, descriptor, program and ToUnicode map. */
#ifndef PDF_EMBED_H
#define PDF_EMBED_H

#include <stdbool.h>

struct book;
struct buf;

/* Adds all fonts in use and writes the entries of the /Font resources: "/F1 5 0 R ...". False when
 * a font can't be reduced (diag says so). */
bool embed_fonts(struct book *book, struct buf *resources);

#endif
