/* A questionnaire as fields. */
#ifndef CONTENT_QUIZ_TABLE_H
#define CONTENT_QUIZ_TABLE_H

#include "xml/field.h"

/* Of a struct quiz, whose guide is known. */
extern const struct record quiz_table;

#endif
