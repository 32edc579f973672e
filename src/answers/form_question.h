/* The answer to one question, as the fields of a form say it. */
#ifndef ANSWERS_FORM_QUESTION_H
#define ANSWERS_FORM_QUESTION_H

#include "answers/form_field.h"

/* Takes the answer to the question of that number; faults are errors at its page. */
void form_question_read(struct form_reading *reading, int number);

#endif
