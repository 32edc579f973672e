/* Places to fill in. */
#ifndef HTML_WEB_BLANK_H
#define HTML_WEB_BLANK_H

struct block;
struct web_page;

/* The control of a BLANK. Nothing is kept or sent: what is filled in can be printed. */
void web_blank_put(struct web_page *page, const struct block *block);

#endif
