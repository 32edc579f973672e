/*
 * The drawings behind chart_draw, one a kind: NAME_draw. Each fills the pen and answers the
 * drawing's height, a multiple of the grid; -1, with an error, where it cannot be drawn: a text too
 * long for a QR code. Lines of a table are as high as the context says, and the fine lines of
 * their axis fill that height. A QR code sets the pen's width to its side.
 */
#ifndef LAYOUT_CHART_DRAW_H
#define LAYOUT_CHART_DRAW_H

#include "doc/chart.h"
#include "layout/pen.h"

#define ROW(kind, name, traits) len name##_draw(struct pen *pen, const struct chart *chart);
CHART_KINDS(ROW)
#undef ROW

/* A QR code alone, from the pen's corner on, with modules of that size. How many modules its side
 * has; 0: the text is too long for one. */
int qr_add(struct pen *pen, const char *text, len module);

#endif
