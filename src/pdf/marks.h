/*
 * Printer's marks: where to cut and fold, whether plates stand in register, how much ink was laid
 * down. They stand in a strip outside the bleed, on every side of a sheet alike.
 */
#ifndef PDF_MARKS_H
#define PDF_MARKS_H

#include "base/buf.h"
#include "base/len.h"

struct book;

/* How far the medium reaches past the trimmed sheet, the same on all sides, so that the back of a
 * sheet falls on its front. */
len marks_room(const struct sides *bleed);

/* Finds the inks that all pages together use: every side shows patches of all of them. Before any
 * side is drawn. */
void marks_find_inks(struct book *book);

/* Appends the operators for one side to its content; notes what they come from. */
void marks_draw(struct book *book, struct buf *out);

#endif
