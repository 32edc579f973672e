/*
 * A lexer that never looks past its end. What it may read altogether is limited by a budget that
 * its callers share, since a hostile file can have the same bytes read again and again.
 */
#include "inspect/read_value.h"

#include <assert.h>
#include <string.h>

#include "base/ascii.h"

enum { DEEPEST = 64 };

static bool is_regular(char c)
{
	return !value_is_space(c) && !strchr("()<>[]{}/%", c);
}

static bool spend(struct lexer *lexer, size_t n)
{
	if (*lexer->budget < n) {
		*lexer->budget = 0;
		return false;
	}
	*lexer->budget -= n;
	return true;
}

static void skip_space(struct lexer *lexer)
{
	while (lexer->at < lexer->end) {
		if (*lexer->at == '%') {
			while (lexer->at < lexer->end && *lexer->at != '\n' && *lexer->at != '\r')
				lexer->at++;
		} else if (value_is_space(*lexer->at)) {
			lexer->at++;
		} else {
			return;
		}
	}
}

/* Room for n bytes and a NUL, as the bytes of value; NULL when the budget does not allow it. */
static char *make_bytes(struct lexer *lexer, struct value *value, enum value_kind kind, size_t n)
{
	char *bytes = spend(lexer, n) ? arena_alloc(lexer->arena, n + 1) : NULL;

	assert(kind == VALUE_NAME || kind == VALUE_STRING || kind == VALUE_WORD);
	value->kind = kind;
	value->bytes = bytes;
	value->n = n;
	return bytes;
}

/* Regular characters up to the next delimiter. */
static size_t word_length(const struct lexer *lexer)
{
	const char *p = lexer->at;

	while (p < lexer->end && is_regular(*p))
		p++;
	return (size_t)(p - lexer->at);
}

static bool read_name(struct lexer *lexer, struct value *value)
{
	const char *end;
	char *to;

	lexer->at++;
	end = lexer->at + word_length(lexer);
	to = make_bytes(lexer, value, VALUE_NAME, (size_t)(end - lexer->at));
	if (!to)
		return false;
	while (lexer->at < end) {
		const char *p = lexer->at;
		bool is_escaped = *p == '#' && end - p > 2 && ascii_hex(p[1]) >= 0 &&
				  ascii_hex(p[2]) >= 0;

		*to++ = is_escaped ? (char)(ascii_hex(p[1]) * 16 + ascii_hex(p[2])) : *p;
		lexer->at += is_escaped ? 3 : 1;
	}
	value->n = (size_t)(to - value->bytes);
	return true;
}

static bool read_hex(struct lexer *lexer, struct value *value)
{
	const char *end = memchr(lexer->at, '>', (size_t)(lexer->end - lexer->at));
	size_t ndigits = 0;
	char *to;

	to = end ? make_bytes(lexer, value, VALUE_STRING, (size_t)(end - lexer->at) / 2 + 1) : NULL;
	if (!to)
		return false;
	for (lexer->at++; lexer->at < end; lexer->at++) {
		int digit = ascii_hex(*lexer->at);

		if (digit < 0 && !value_is_space(*lexer->at))
			return false;
		if (digit < 0)
			continue;
		/* an odd last digit stands before a zero */
		to[ndigits / 2] = (char)(ndigits % 2 ? to[ndigits / 2] | digit : digit << 4);
		ndigits++;
	}
	lexer->at++;
	value->n = (ndigits + 1) / 2;
	to[value->n] = 0;
	return true;
}

/* What a backslash and the characters behind it stand for; -1: nothing. */
static int read_escape(struct lexer *lexer)
{
	static const char letters[] = "nrtbf", meanings[] = "\n\r\t\b\f";
	char c = *lexer->at++;
	const char *letter = c ? strchr(letters, c) : NULL;
	int code = 0;

	if (letter)
		return meanings[letter - letters];
	if (c == '\r' && lexer->at < lexer->end && *lexer->at == '\n')
		lexer->at++;
	if (c == '\r' || c == '\n')
		return -1;
	if (c < '0' || c > '7')
		return (unsigned char)c;
	lexer->at--;
	for (int i = 0; i < 3 && lexer->at < lexer->end && *lexer->at >= '0' && *lexer->at <= '7';
	     i++)
		code = code * 8 + (*lexer->at++ - '0');
	return code & 0xff;
}

/* Where the string ends whose "(" is behind us; NULL: nowhere. */
static const char *string_end(const struct lexer *lexer)
{
	int depth = 1;

	for (const char *p = lexer->at; p < lexer->end; p++) {
		if (*p == '\\')
			p++;
		else if (*p == '(')
			depth++;
		else if (*p == ')' && --depth == 0)
			return p;
	}
	return NULL;
}

static bool read_string(struct lexer *lexer, struct value *value)
{
	const char *end;
	char *to;

	lexer->at++;
	end = string_end(lexer);
	to = end ? make_bytes(lexer, value, VALUE_STRING, (size_t)(end - lexer->at)) : NULL;
	if (!to)
		return false;
	while (lexer->at < end) {
		int c = (unsigned char)*lexer->at++;

		if (c == '\\')
			c = read_escape(lexer);
		if (c >= 0)
			*to++ = (char)c;
	}
	*to = 0;
	value->n = (size_t)(to - value->bytes);
	lexer->at = end + 1;
	return true;
}

/* Digits up to 18; false: what stands there is no number. */
static bool read_digits(const char *p, const char *end, struct value *value)
{
	bool is_negative = *p == '-';
	int ndigits = 0, ndots = 0;
	double scale = 1;

	value->kind = VALUE_NUMBER;
	value->number = 0;
	value->real = 0;
	value->is_whole = true;
	for (p += *p == '-' || *p == '+'; p < end; p++) {
		if (*p == '.' && ndots++ == 0) {
			value->is_whole = false;
			continue;
		}
		if (*p < '0' || *p > '9' || ndigits > 17)
			return false;
		if (ndots == 0)
			value->number = value->number * 10 + (*p - '0');
		else if (scale >= 1e17)
			continue;
		scale *= ndots == 0 ? 1 : 10;
		value->real = value->real * 10 + (*p - '0');
		ndigits += ndots == 0 || ndigits == 0;
	}
	value->real /= scale;
	if (is_negative) {
		value->number = -value->number;
		value->real = -value->real;
	}
	return ndigits > 0;
}

static bool read_word(struct lexer *lexer, struct value *value)
{
	size_t n = word_length(lexer);
	const char *from = lexer->at;
	char *bytes;

	n += n == 0; /* a bracket that closes */
	lexer->at += n;
	if (strchr("+-.0123456789", *from) && read_digits(from, lexer->at, value))
		return true;
	bytes = make_bytes(lexer, value, VALUE_WORD, n);
	if (!bytes)
		return false;
	memcpy(bytes, from, n);
	if (value_is(value, VALUE_WORD, "true") || value_is(value, VALUE_WORD, "false")) {
		value->kind = VALUE_BOOLEAN;
		value->number = n == 4;
	} else if (value_is(value, VALUE_WORD, "null")) {
		value->kind = VALUE_NULL;
	}
	return true;
}

/* After a whole number: "12 0 R" is a reference. */
static void read_reference(struct lexer *lexer, struct value *value)
{
	struct lexer ahead = *lexer;
	struct value generation;
	const char *p;

	if (value->number < 0)
		return;
	skip_space(&ahead);
	p = ahead.at;
	ahead.at += word_length(&ahead);
	if (ahead.at == p || !read_digits(p, ahead.at, &generation) || !generation.is_whole)
		return;
	skip_space(&ahead);
	if (word_length(&ahead) != 1 || *ahead.at != 'R')
		return;
	lexer->at = ahead.at + 1;
	value->kind = VALUE_REFERENCE;
}

/* Whether the bracket that closes is next; it is passed over. */
static bool is_closed(struct lexer *lexer, enum value_kind kind)
{
	skip_space(lexer);
	if (kind == VALUE_ARRAY && lexer->at < lexer->end && *lexer->at == ']') {
		lexer->at++;
		return true;
	}
	if (kind == VALUE_DICT && lexer->end - lexer->at > 1 && memcmp(lexer->at, ">>", 2) == 0) {
		lexer->at += 2;
		return true;
	}
	return false;
}

static bool read_items(struct lexer *lexer, struct value *value, enum value_kind kind)
{
	lexer->at += kind == VALUE_ARRAY ? 1 : 2;
	value->kind = kind;
	if (lexer->depth >= DEEPEST)
		return false;
	lexer->depth++;
	while (!is_closed(lexer, kind)) {
		struct value item;

		if (!value_read(lexer, &item) || item.kind == VALUE_WORD || item.kind == VALUE_END)
			return false;
		ARENA_GROW(lexer->arena, value->items, value->nitems);
		value->items[value->nitems++] = item;
	}
	lexer->depth--;
	return kind == VALUE_ARRAY || value->nitems % 2 == 0;
}

static bool read_any(struct lexer *lexer, struct value *value)
{
	switch (*lexer->at) {
	case '/':
		return read_name(lexer, value);
	case '(':
		return read_string(lexer, value);
	case '[':
		return read_items(lexer, value, VALUE_ARRAY);
	case '<':
		if (lexer->end - lexer->at > 1 && lexer->at[1] == '<')
			return read_items(lexer, value, VALUE_DICT);
		return read_hex(lexer, value);
	}
	if (!read_word(lexer, value))
		return false;
	if (value->kind == VALUE_NUMBER && value->is_whole)
		read_reference(lexer, value);
	return true;
}

bool value_read(struct lexer *lexer, struct value *value)
{
	const char *from = lexer->at;

	assert(lexer->at <= lexer->end);
	*value = (struct value){.kind = VALUE_END};
	skip_space(lexer);
	if (!spend(lexer, (size_t)(lexer->at - from) + 2 * sizeof *value))
		return false;
	return lexer->at == lexer->end || read_any(lexer, value);
}

bool value_is(const struct value *value, enum value_kind kind, const char *bytes)
{
	return value->kind == kind && value->n == strlen(bytes) &&
	       memcmp(value->bytes, bytes, value->n) == 0;
}

const struct value *value_find(const struct value *value, const char *key)
{
	if (value->kind != VALUE_DICT)
		return NULL;
	for (int i = 0; i < value->nitems; i += 2)
		if (value_is(&value->items[i], VALUE_NAME, key))
			return &value->items[i + 1];
	return NULL;
}
