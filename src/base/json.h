/* JSON (RFC 8259) written value by value, a line each, indented by tabs; commas are added. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/* To begin with: {.out = out, .is_first = true}. */
struct json {
	struct buf *out;
	int depth;
	bool is_first; /* nothing stands in the innermost brackets yet */
};

/* Begins a value, which the caller appends to out; name: NULL in an array, and at the outside. */
void json_name(struct json *json, const char *name);

/* An array or an object: '[' and ']', '{' and '}'. */
void json_open(struct json *json, const char *name, char bracket);
void json_close(struct json *json, char bracket);

/* text NULL: null. What is no UTF-8 in it becomes a question mark. */
void json_text(struct json *json, const char *name, const char *text);
void json_truth(struct json *json, const char *name, bool is_true);
void json_integer(struct json *json, const char *name, int64_t value);

#endif
