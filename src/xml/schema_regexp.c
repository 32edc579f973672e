/* Recursive descent: choices of sequences of repeated atoms. */
#include "xml/schema_regexp.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "xml/schema_pattern.h"

enum { MAX_REPEATS = 100, MAX_GROUPS = 10 };

struct reading {
	struct arena *arena;
	const char *at;
	int depth;
	bool has_failed;
};

static const struct pattern *fail(struct reading *reading)
{
	reading->has_failed = true;
	return pattern_empty();
}

static const struct pattern *byte_pattern(struct reading *reading, char c)
{
	return pattern_element(reading->arena, arena_strndup(reading->arena, &c, 1));
}

/* The character behind a backslash where it stands for itself, or 0. */
static char escaped(const char *at)
{
	return *at && strchr("\\|.-^?*+{}()[]", *at) ? *at : 0;
}

/* One character of a class; moves behind it. 0: none that is known here. */
static char class_character(struct reading *reading)
{
	char c = *reading->at;

	if (c == '\\')
		c = escaped(++reading->at);
	else if (c == '[' || c == ']' || (c & 0x80))
		c = 0;
	if (c)
		reading->at++;
	return c;
}

/* [...], behind the bracket. */
static const struct pattern *read_class(struct reading *reading)
{
	bool is_in[128] = {false}, excludes = *reading->at == '^';
	const struct pattern *all = NULL;

	reading->at += excludes;
	while (*reading->at != ']') {
		char low = class_character(reading), high = low;

		if (low && *reading->at == '-') {
			reading->at++;
			high = class_character(reading);
		}
		if (!low || high < low)
			return fail(reading);
		for (int c = (unsigned char)low; c <= (unsigned char)high; c++)
			is_in[c] = true;
	}
	reading->at++;
	for (int c = 0x20; c < 0x7f; c++) {
		const struct pattern *one;

		if (is_in[c] == excludes)
			continue;
		one = byte_pattern(reading, (char)c);
		all = all ? pattern_join(reading->arena, PATTERN_CHOICE, all, one) : one;
	}
	return all ? all : fail(reading);
}

/* A character that stands for itself: all its bytes. */
static const struct pattern *read_character(struct reading *reading)
{
	const struct pattern *all;

	if (*reading->at == '\\' && !escaped(++reading->at))
		return fail(reading);
	all = byte_pattern(reading, *reading->at++);
	for (; (*reading->at & 0xc0) == 0x80; reading->at++)
		all = pattern_join(reading->arena, PATTERN_GROUP, all,
				   byte_pattern(reading, *reading->at));
	return all;
}

/* {n} or {n,m}, behind the brace. */
static void read_bounds(struct reading *reading, long *least, long *most)
{
	char *end;

	*least = *most = strtol(reading->at, &end, 10);
	if (*end == ',')
		*most = strtol(end + 1, &end, 10);
	if (*end != '}' || *least < 0 || *most < *least || *most > MAX_REPEATS || *most == 0)
		reading->has_failed = true;
	else
		reading->at = end + 1;
}

static const struct pattern *repeat(struct reading *reading, const struct pattern *one)
{
	struct arena *arena = reading->arena;
	const struct pattern *all = pattern_empty();
	long least = 1, most = 1;

	switch (*reading->at) {
	case '?':
		reading->at++;
		return pattern_join(arena, PATTERN_CHOICE, one, pattern_empty());
	case '+':
		reading->at++;
		return pattern_many(arena, one);
	case '*':
		reading->at++;
		return pattern_join(arena, PATTERN_CHOICE, pattern_many(arena, one),
				    pattern_empty());
	case '{':
		reading->at++;
		read_bounds(reading, &least, &most);
	}
	for (long i = reading->has_failed ? 0 : most; i > 0; i--) {
		all = pattern_join(arena, PATTERN_GROUP, one, all);
		if (i > least)
			all = pattern_join(arena, PATTERN_CHOICE, all, pattern_empty());
	}
	return all;
}

/* Recursion is as deep as groups are nested: MAX_GROUPS. */
static const struct pattern *read_choices(struct reading *reading)
{
	const struct pattern *choices = NULL, *sequence = pattern_empty(), *atom;

	for (;;) {
		char c = *reading->at;

		if (reading->has_failed)
			return pattern_empty();
		if (c == '|' || c == ')' || !c) {
			choices = choices ? pattern_join(reading->arena, PATTERN_CHOICE, choices,
							 sequence)
					  : sequence;
			sequence = pattern_empty();
			if (c != '|')
				return choices;
			reading->at++;
			continue;
		}
		if (strchr("?*+{}].", c)) {
			atom = fail(reading);
		} else if (c == '(' && reading->depth < MAX_GROUPS) {
			reading->at++;
			reading->depth++;
			atom = read_choices(reading);
			reading->depth--;
			if (*reading->at == ')')
				reading->at++;
			else
				atom = fail(reading);
		} else if (c == '[') {
			reading->at++;
			atom = read_class(reading);
		} else {
			atom = read_character(reading);
		}
		if (!reading->has_failed)
			sequence = pattern_join(reading->arena, PATTERN_GROUP, sequence,
						repeat(reading, atom));
	}
}

const struct pattern *schema_regexp_load(struct arena *arena, const char *expression)
{
	struct reading reading = {.arena = arena, .at = expression};
	const struct pattern *pattern = read_choices(&reading);

	return reading.has_failed || *reading.at ? NULL : pattern;
}
