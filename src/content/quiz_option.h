/* Answers to choose from: the options of questions, the points of scales. */
#ifndef CONTENT_QUIZ_OPTION_H
#define CONTENT_QUIZ_OPTION_H

#include "xml/field.h"

/* Of a struct quiz_option and of a struct quiz_scale. */
extern const struct record quiz_option, quiz_scale;

/* field_records of quiz_option that can be told apart. */
extern const struct field_kind quiz_options;
void quiz_options_read(const struct field_in *in);

#endif
