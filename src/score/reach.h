/* Whether some answers make a condition true. */
#ifndef SCORE_REACH_H
#define SCORE_REACH_H

#include "base/arena.h"
#include "content/quiz.h"

/* True also where too many answers would have to be tried. */
bool reach_is_possible(struct arena *arena, const struct quiz *quiz,
		       const struct condition *condition);

#endif
