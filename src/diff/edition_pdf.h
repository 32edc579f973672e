/* An edition from a PDF file of ours. */
#ifndef DIFF_EDITION_PDF_H
#define DIFF_EDITION_PDF_H

#include <stdbool.h>

struct draw_file;
struct edition;
struct reading;

/* Fills an edition that was begun from a file that read_open has opened; draw: the same file. What
 * people read comes in the order of its tags (ISO 32000-1, 14.7 and 14.8). False and an error: it
 * is damaged, or has no tags, as files for the press. */
bool edition_from_pdf(struct edition *edition, struct reading *reading, struct draw_file *draw);

#endif
