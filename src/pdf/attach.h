/* Files that travel inside the PDF. */
#ifndef PDF_ATTACH_H
#define PDF_ATTACH_H

struct book;
struct buf;

/* Adds the document's attachments and writes the catalogue's entries for them. */
void attach_files(struct book *book, struct buf *catalogue);

#endif
