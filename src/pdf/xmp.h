/* Metadata: the XMP packet and the document information dictionary, which say the same. */
#ifndef PDF_XMP_H
#define PDF_XMP_H

struct book;

/* Adds the metadata stream and sets the information dictionary; returns the stream's number. */
int xmp_add(struct book *book);

#endif
