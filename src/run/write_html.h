/* A document as a page of the web. */
#ifndef RUN_WRITE_HTML_H
#define RUN_WRITE_HTML_H

#include <stdbool.h>

struct arena;
struct buf;
struct job;
struct kit;

/* The whole document of the job. False and an error when a picture is damaged, a chart cannot be
 * drawn, or the style sheet is missing. */
bool write_html(struct kit *kit, struct arena *arena, const struct job *job, struct buf *out);

#endif
