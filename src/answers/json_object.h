/*
 * An object as programs write people: its members are questions and facts, those of objects inside
 * it too (matrices, panels, groups), by their path: "agree/row". SurveyJS writes its results so.
 */
#ifndef ANSWERS_JSON_OBJECT_H
#define ANSWERS_JSON_OBJECT_H

#include "answers/json_fields.h"

void json_object_read(struct json_fields *fields, struct json_value object);

#endif
