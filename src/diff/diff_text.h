/* Differences as lines for a terminal. */
#ifndef DIFF_DIFF_TEXT_H
#define DIFF_DIFF_TEXT_H

struct arena;
struct buf;
struct compared;

/* A line a difference, by pages; what content says cannot steer a terminal. Nothing where nothing
 * differs. */
void diff_text(struct arena *arena, const struct compared *compared, struct buf *out);

#endif
