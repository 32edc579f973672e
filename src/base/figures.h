/*
 * The values of a JSON text (RFC 8259), each under the names that lead to it: "scores/pm" is 61.81;
 * items of arrays are counted from 1. Values stay as they are spelt.
 */
#ifndef BASE_FIGURES_H
#define BASE_FIGURES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct figure {
	const char *path;
	const char *value; /* "61.81", "\"leads\"", "true"; of brackets with nothing in: "[]" */
};

struct figures {
	struct figure *list; /* by path */
	int n;
};

/* Reads n bytes. False when they are no JSON, or more deeply nested than any result is. */
bool figures_read(struct arena *arena, const char *json, size_t n, struct figures *figures);

/* The value under that path, as it is spelt; NULL: there is none. */
const char *figures_find(const struct figures *figures, const char *path);

/* A string without its quotes and escapes; NULL when value is NULL or no string. */
const char *figures_text(struct arena *arena, const char *value);

#endif
