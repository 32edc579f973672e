/* Values as PDF spells them (ISO 32000-1, 7.3), read from bytes that may be anything. */
#ifndef INSPECT_READ_VALUE_H
#define INSPECT_READ_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum value_kind {
	VALUE_NULL,
	VALUE_BOOLEAN,
	VALUE_NUMBER,
	VALUE_NAME,
	VALUE_STRING,
	VALUE_ARRAY,
	VALUE_DICT,
	VALUE_REFERENCE,
	VALUE_WORD, /* an operator, "obj", "]" */
	VALUE_END   /* nothing is left */
};

struct value {
	enum value_kind kind;
	bool is_whole;     /* NUMBER: an integer as it stands */
	int64_t number;    /* NUMBER: without its decimals; BOOLEAN: 0, 1; REFERENCE: of object */
	double real;       /* NUMBER: with them */
	const char *bytes; /* NAME, STRING, WORD: unescaped; a NUL follows, or stands inside */
	size_t n;
	struct value *items; /* ARRAY; DICT: keys and values in turn */
	int nitems;
	const char *stream; /* DICT of a stream: where its bytes begin; else NULL */
};

struct lexer {
	struct arena *arena;
	const char *at, *end;
	size_t *budget; /* what may still be read, about a byte of memory each */
	int depth;
};

/* White space as PDF has it (ISO 32000-1, 7.2.2). */
static inline bool value_is_space(char c)
{
	return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}

/* Reads the next value; false when it is malformed, or the budget is used up. */
bool value_read(struct lexer *lexer, struct value *value);

bool value_is(const struct value *value, enum value_kind kind, const char *bytes);

/* The entry of a dictionary; NULL when it has none, or value is no dictionary. */
const struct value *value_find(const struct value *value, const char *key);

#endif
