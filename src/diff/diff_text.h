/* Differences as lines for a terminal. */
#ifndef DIFF_DIFF_TEXT_H
#define DIFF_DIFF_TEXT_H

struct buf;
struct findings;

/* A line a difference, by pages; what content says cannot steer a terminal. Nothing where nothing
 * differs. */
void diff_text(const struct findings *findings, struct buf *out);

#endif
