/* The font in which viewers set what is typed into fields. */
#ifndef PDF_ACROFORM_FONT_H
#define PDF_ACROFORM_FONT_H

struct book;

/* Adds a font of all characters of WinAnsiEncoding (ISO 32000-1, annex D) that the book's form_font
 * has; returns its number. 0: it cannot be reduced (diag says so). */
int acroform_font_add(struct book *book);

#endif
