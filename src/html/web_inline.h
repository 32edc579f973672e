/* The spans of a leaf, with links, footnotes, marks and languages. */
#ifndef HTML_WEB_INLINE_H
#define HTML_WEB_INLINE_H

struct block;
struct web_page;

void web_inline_put(struct web_page *page, const struct block *leaf);

#endif
