/* The ends of pages as text. */
#ifndef LAYOUT_PAGEBREAK_DUMP_H
#define LAYOUT_PAGEBREAK_DUMP_H

struct buf;
struct pagebreak;

/* When they are chosen: the list, a node a line, and at each break the cheapest page that ends
 * there: where it begins, its height, its cost and that of all up to it; "*": it is taken. */
void pagebreak_dump(const struct pagebreak *b, struct buf *out);

#endif
