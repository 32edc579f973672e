/* The glyphs of runs in a content stream, with the text that they stand for. */
#ifndef PDF_SHOW_H
#define PDF_SHOW_H

#include "base/len.h"

struct canvas;
struct run;

/* Shows a run with the font in force. x, y: where its left end stands on its baseline, PDF
 * coordinates. */
void show_run(struct canvas *canvas, const struct run *run, len x, len y);

#endif
