/* A result as text. */
#ifndef SCORE_RESULT_DUMP_H
#define SCORE_RESULT_DUMP_H

struct buf;
struct result;

/* Everything of it as text (--dump=result). */
void result_dump(const struct result *result, struct buf *out);

#endif
