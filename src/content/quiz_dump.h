/* A questionnaire as text, for --dump=quiz. */
#ifndef CONTENT_QUIZ_DUMP_H
#define CONTENT_QUIZ_DUMP_H

struct buf;
struct quiz;

/* All of it. */
void quiz_dump(const struct quiz *quiz, struct buf *out);

#endif
