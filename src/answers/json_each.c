/* Past a value go its brackets and quotation marks. */
#include "answers/json_each.h"

#include <stdint.h>
#include <string.h>

#include <jansson.h>

static void step(struct json_each *each)
{
	place_step(&each->walk, *each->at++);
}

/* Over white space, and the commas and colons between values. */
static void skip_marks(struct json_each *each)
{
	while (*each->at && strchr(" \t\r\n,:", *each->at))
		step(each);
}

static void skip_string(struct json_each *each)
{
	step(each);
	while (*each->at && *each->at != '"') {
		if (*each->at == '\\' && each->at[1])
			step(each);
		step(each);
	}
	if (*each->at)
		step(each);
}

/* Over a whole value, however deep. */
static void skip_value(struct json_each *each)
{
	int depth = 0;

	do {
		skip_marks(each);
		if (*each->at == '"') {
			skip_string(each);
		} else if (*each->at && strchr("{[", *each->at)) {
			depth++;
			step(each);
		} else if (*each->at && strchr("}]", *each->at)) {
			depth--;
			step(each);
		} else {
			while (*each->at && !strchr(" \t\r\n,:{}[]\"", *each->at))
				step(each);
		}
	} while (depth > 0 && *each->at);
}

struct json_value json_value_begin(const json_t *json, const char *text, struct place place)
{
	struct json_each each = {.at = text, .walk = {.place = place}};

	skip_marks(&each);
	return (struct json_value){json, each.at, each.walk};
}

struct json_each json_each_begin(struct json_value value)
{
	struct json_each each = {.json = value.json, .at = value.at, .walk = value.walk};

	if (json_is_object(value.json))
		each.member = json_object_iter((json_t *)value.json);
	step(&each);
	return each;
}

bool json_each_next(struct json_each *each, const char **key, struct json_value *value)
{
	const json_t *json;

	if (json_is_object(each->json)) {
		if (!each->member)
			return false;
		*key = json_object_iter_key(each->member);
		json = json_object_iter_value(each->member);
		each->member = json_object_iter_next((json_t *)each->json, each->member);
		skip_marks(each);
		skip_string(each);
	} else {
		*key = NULL;
		json = json_array_get(each->json, each->index++);
		if (!json)
			return false;
	}
	skip_marks(each);
	*value = (struct json_value){json, each->at, each->walk};
	skip_value(each);
	return true;
}

struct json_value json_each_find(struct json_value object, const char *key)
{
	struct json_value value = {.json = NULL};
	struct json_each each;
	const char *name;

	if (!json_object_get(object.json, key))
		return value;
	each = json_each_begin(object);
	while (json_each_next(&each, &name, &value))
		if (name && strcmp(name, key) == 0)
			break;
	return value;
}

const char *json_scalar_text(struct arena *arena, const json_t *value)
{
	double number;

	switch (json_typeof(value)) {
	case JSON_STRING:
		return json_string_value(value);
	case JSON_INTEGER:
		return arena_printf(arena, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
	case JSON_REAL:
		number = json_real_value(value);
		if (number > -1e15 && number < 1e15 && (double)(int64_t)number == number)
			return arena_printf(arena, "%lld", (long long)number);
		return arena_printf(arena, "%.15g", number);
	case JSON_TRUE:
		return "true";
	case JSON_FALSE:
		return "false";
	case JSON_NULL:
		return "";
	case JSON_OBJECT:
	case JSON_ARRAY:
		break;
	}
	return NULL;
}
