/* Rules of a questionnaire, and its pairs of questions. */
#ifndef CONTENT_QUIZ_RULE_H
#define CONTENT_QUIZ_RULE_H

#include "xml/field.h"

/* Of a struct rule and of a struct pair, when all questions are loaded. */
extern const struct record quiz_rule, quiz_pair;

/* quiz_list of quiz_pair: those whose questions there are. */
extern const struct field_kind quiz_pairs;

#endif
