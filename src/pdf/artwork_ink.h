/* The inks in which artwork is painted. */
#ifndef PDF_ARTWORK_INK_H
#define PDF_ARTWORK_INK_H

struct artwork_shape;
struct book;
struct colour;

/*
 * The colour of a shape: one of the theme, or else one of the book's own, as the shape says it for
 * the screen; for the press it is converted as pictures are, grey to black alone, and a warning at
 * the shape's line tells the inks, once a colour. NULL with an error where nothing can be
 * converted.
 */
const struct colour *artwork_ink_find(struct book *book, const struct artwork_shape *shape);

#endif
