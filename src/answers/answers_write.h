/* Answers as XML. */
#ifndef ANSWERS_ANSWERS_WRITE_H
#define ANSWERS_ANSWERS_WRITE_H

#include "answers/answers.h"
#include "base/buf.h"

/* One person's answers, so that answers_load reads them back equal. A question that was skipped
 * stands nowhere when its answer has no place. */
void answers_write(const struct answers *answers, const struct quiz *quiz, struct buf *out);

#endif
