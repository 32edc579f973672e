/* Bookmarks. */
#ifndef PDF_OUTLINE_H
#define PDF_OUTLINE_H

struct book;

/* Adds an outline of all headings; returns its object number, 0 when there are no headings. */
int outline_add(struct book *book);

#endif
