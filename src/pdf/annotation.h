/* Links on the pages. */
#ifndef PDF_ANNOTATION_H
#define PDF_ANNOTATION_H

struct book;

/* Adds a link annotation for each of the tags' links. */
void annotation_add_all(struct book *book);

#endif
