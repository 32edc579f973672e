/* Charts, marks and pictures as SVG inside the page, drawn as those of pages are. */
#ifndef HTML_WEB_DRAWING_H
#define HTML_WEB_DRAWING_H

struct block;
struct span;
struct web_page;

/* The chart of a FIGURE; the page is not good where it cannot be drawn. */
void web_drawing_put_chart(struct web_page *page, const struct block *figure);
/* The image of a PICTURE. */
void web_drawing_put_picture(struct web_page *page, const struct block *picture);
/* The mark of a span, as high as a line of text. */
void web_drawing_put_mark(struct web_page *page, const struct block *leaf, const struct span *span);

#endif
