/* The structure tree as text. */
#ifndef PDF_PDF_DUMP_H
#define PDF_PDF_DUMP_H

#include <stdbool.h>

struct buf;
struct doc;
struct layout;

/* The structure tree with the text of each element, as text (--dump=tags); is_pdf2: by the types
 * of PDF 2.0. */
void pdf_dump_tags(const struct layout *layout, const struct doc *doc, bool is_pdf2,
		   struct buf *out);

#endif
