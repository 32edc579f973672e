/* Tables, which become rows of cards where there is little room: each cell has its head's words. */
#ifndef HTML_WEB_TABLE_H
#define HTML_WEB_TABLE_H

struct block;
struct web_page;

/* Around a table: what it scrolls in where it is wider than the page. */
void web_table_open(struct web_page *page, const struct block *table);
void web_table_close(struct web_page *page, const struct block *table);

/* A head without words is a cell like others. */
const char *web_table_element(const struct block *cell);

/* What the tags of a table, its parts, rows and cells have besides. */
void web_table_put(struct web_page *page, const struct block *table);
void web_table_put_part(struct web_page *page, const struct block *part);
void web_table_put_row(struct web_page *page, const struct block *row);
void web_table_put_cell(struct web_page *page, const struct block *cell);

#endif
