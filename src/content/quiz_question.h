/* Questions of a questionnaire. */
#ifndef CONTENT_QUIZ_QUESTION_H
#define CONTENT_QUIZ_QUESTION_H

#include "xml/field.h"

/* Of a struct question, still without its condition. */
extern const struct record quiz_question;

/* The conditions of all questions of a questionnaire, once they are known. */
extern const struct field_kind quiz_conditions;

#endif
