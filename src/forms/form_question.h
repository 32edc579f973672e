/* What tools want to know of a question. */
#ifndef FORMS_FORM_QUESTION_H
#define FORMS_FORM_QUESTION_H

#include "content/quiz.h"

/* The option with own words beside it: the first one for others. NULL: there is none, or the
 * question is a ranking. */
const struct quiz_option *form_question_other(const struct question *question);

/* Whether some option of several choices goes with no other. */
bool form_question_has_exclusive(const struct question *question);

/* How many places a ranking has; whether there are more options than places. Tools that rank all
 * options or none then ask for each place by itself, as QUESTION_1 and so on. */
int form_question_places(const struct question *question);
bool form_question_is_by_place(const struct question *question);

#endif
