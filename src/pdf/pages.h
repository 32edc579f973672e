/* The pages of the file: what they show, their boxes, and the tree they hang in. */
#ifndef PDF_PAGES_H
#define PDF_PAGES_H

#include <stdbool.h>

struct book;
struct buf;

enum { PAGES_NODE = 64 }; /* kids of a node of the page tree */

/* Numbers the pages and their tree; what they show comes later. */
void pages_add(struct book *book);

/* Draws all pages: finds out which glyphs, pictures and inks are shown. False when a picture can't
 * be (diag says why). */
bool pages_draw(struct book *book);

/* The boxes of a page. */
void pages_write_boxes(const struct book *book, struct buf *out);

#endif
