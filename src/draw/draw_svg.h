/* Pages as SVG 1.1. */
#ifndef DRAW_DRAW_SVG_H
#define DRAW_DRAW_SVG_H

struct buf;
struct draw_row;

/*
 * Appends a file that holds all it shows: glyphs as outlines, each of them once; pictures inside it
 * as they came, or as PNG. Lengths are points, to a hundredth. Names inside follow from what they
 * name, so that several files may stand in one page of a browser. title, UTF-8, is what those hear
 * who cannot see it. NULL, or what is wrong with a picture, which then is missing.
 */
const char *draw_svg(const struct draw_row *row, const char *title, struct buf *out);

#endif
