/*
 * The interactive form (ISO 32000-1, 12.7): fields by the names that blanks have, each with its
 * widget among the annotations. Every widget brings its own appearance, and nothing is left to
 * scripts or to viewers (ISO 19005-3, 6.4.1).
 */
#ifndef PDF_ACROFORM_H
#define PDF_ACROFORM_H

#include <stdbool.h>

struct annotation;
struct book;
struct buf;

/* Makes the form of the tags' annotations that have blanks, in book->form; none where there are no
 * such. False when the font for what is typed cannot be reduced (diag says so). */
bool acroform_add(struct book *book);

/* The entries of a widget's dictionary that belong to its field. */
void acroform_write_field(const struct book *book, const struct annotation *annotation,
			  struct buf *out);

/* The entry of the catalogue. */
void acroform_refer(const struct book *book, struct buf *catalogue);

#endif
