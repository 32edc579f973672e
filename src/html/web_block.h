/* The kinds of blocks as elements: what is written of one is a row. */
#ifndef HTML_WEB_BLOCK_H
#define HTML_WEB_BLOCK_H

struct block;
struct web_page;

/* The start of a block with all of it that stands before its children; and its end. */
void web_block_open(struct web_page *page, const struct block *block);
void web_block_close(struct web_page *page, const struct block *block);

#endif
