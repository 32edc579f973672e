/* Links on the pages. */
#ifndef PDF_ANNOTATION_H
#define PDF_ANNOTATION_H

struct book;

/* Adds all annotations of the tags; fields have theirs in the form by now (acroform.h). */
void annotation_add_all(struct book *book);

#endif
