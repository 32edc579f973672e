/*
 * What Typeform sends to a webhook, {"form_response": {...}}, and the items of its Responses API:
 * a list of answers, each with its type, its field and a value under the type's name.
 */
#ifndef ANSWERS_JSON_TYPEFORM_H
#define ANSWERS_JSON_TYPEFORM_H

#include "answers/json_fields.h"

bool json_typeform_is(const struct json_t *object);

/* false: the person did not come to the end. */
bool json_typeform_read(struct json_fields *fields, struct json_value object);

#endif
