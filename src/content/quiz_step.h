/* Next steps of a questionnaire. */
#ifndef CONTENT_QUIZ_STEP_H
#define CONTENT_QUIZ_STEP_H

#include "xml/field.h"

/* Of a struct next_step, when all questions are loaded. */
extern const struct record quiz_step;

#endif
