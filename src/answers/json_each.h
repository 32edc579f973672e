/*
 * The values of an object or a list, each with its place. jansson does not tell where a value
 * stands, and keeps members in their order; so the text is walked beside the tree.
 */
#ifndef ANSWERS_JSON_EACH_H
#define ANSWERS_JSON_EACH_H

#include "answers/place.h"

struct json_t; /* of jansson */

/* A value of a text that jansson has found to be JSON, and where it begins. */
struct json_value {
	const struct json_t *json;
	const char *at;
	struct place_walk walk; /* at it; header: the key */
};

struct json_each {
	const struct json_t *json;
	void *member; /* of an object */
	size_t index; /* of a list */
	const char *at;
	struct place_walk walk;
};

/* The value that the text begins with, behind white space. */
struct json_value json_value_begin(const struct json_t *json, const char *text, struct place place);

/* Before the first value of an object or a list. */
struct json_each json_each_begin(struct json_value value);

/* The next one, and its key, NULL in a list; false: there is none. */
bool json_each_next(struct json_each *each, const char **key, struct json_value *value);

/* The member of that name, whose json is NULL where there is none. */
struct json_value json_each_find(struct json_value object, const char *key);

/* A scalar as text, "" for null; NULL when it is none. */
const char *json_scalar_text(struct arena *arena, const struct json_t *value);

#endif
