/* What holds of every result, whatever the answers. */
#ifndef SCORE_SCORE_CHECK_H
#define SCORE_SCORE_CHECK_H

struct result;

/* Ends the program where an invariant of a whole result is broken; nothing with NDEBUG. */
void score_check(const struct result *result);

#endif
