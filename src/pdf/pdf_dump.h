/* The structure tree as text. */
#ifndef PDF_PDF_DUMP_H
#define PDF_PDF_DUMP_H

struct buf;
struct doc;
struct layout;

/* The structure tree with the text of each element, as text (--dump=tags). */
void pdf_dump_tags(const struct layout *layout, const struct doc *doc, struct buf *out);

#endif
