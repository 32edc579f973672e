/* Pages as SVG 1.1. */
#ifndef DRAW_DRAW_SVG_H
#define DRAW_DRAW_SVG_H

struct buf;
struct draw_page;
struct draw_row;
struct svg;

/*
 * Appends a file that holds all it shows: glyphs as outlines, each of them once; pictures inside it
 * as they came, or as PNG. Lengths are points, to a hundredth. Names inside follow from what they
 * name, so that several files may stand in one page of a browser. title, UTF-8, is what those hear
 * who cannot see it. NULL, or what is wrong with a picture, which then is missing.
 */
const char *draw_svg(const struct draw_row *row, const char *title, struct buf *out);

/*
 * Drawings that stand inside one page of HTML and share their glyphs, appended to out one by one,
 * without the <svg> around them. The ground is not painted. What is drawn must stay until
 * draw_svg_free, which answers as draw_svg does.
 */
struct svg *draw_svg_new(struct buf *out);
void draw_svg_add(struct svg *svg, const struct draw_page *page);
const char *draw_svg_free(struct svg *svg);

#endif
