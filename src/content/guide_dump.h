/* A guide as text, for --dump=guide. */
#ifndef CONTENT_GUIDE_DUMP_H
#define CONTENT_GUIDE_DUMP_H

struct buf;
struct guide;

/* All of it. */
void guide_dump(const struct guide *guide, struct buf *out);

#endif
