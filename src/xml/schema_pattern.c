/* Derivatives of content models; every step is simplified at once, so that they stay small. */
#include "xml/schema_pattern.h"

#include <string.h>

static const struct pattern nothing = {PATTERN_NOTHING, NULL, NULL, NULL};
static const struct pattern empty = {PATTERN_EMPTY, NULL, NULL, NULL};
static const struct pattern text = {PATTERN_TEXT, NULL, NULL, NULL};

const struct pattern *pattern_empty(void)
{
	return &empty;
}

const struct pattern *pattern_text(void)
{
	return &text;
}

const struct pattern *pattern_element(struct arena *arena, const char *name)
{
	struct pattern *pattern = ARENA_NEW(arena, struct pattern);

	pattern->kind = PATTERN_ELEMENT;
	pattern->name = name;
	return pattern;
}

bool pattern_is_same(const struct pattern *a, const struct pattern *b)
{
	if (a == b)
		return true;
	if (!a || !b || a->kind != b->kind)
		return false;
	if (a->kind == PATTERN_ELEMENT)
		return strcmp(a->name, b->name) == 0;
	return pattern_is_same(a->a, b->a) && pattern_is_same(a->b, b->b);
}

/* The side that stands for both, or NULL. */
static const struct pattern *simpler(enum pattern_kind kind, const struct pattern *a,
				     const struct pattern *b)
{
	if (kind == PATTERN_CHOICE) {
		if (a->kind == PATTERN_NOTHING || pattern_is_same(a, b))
			return b;
		return b->kind == PATTERN_NOTHING ? a : NULL;
	}
	if (a->kind == PATTERN_NOTHING || b->kind == PATTERN_NOTHING)
		return &nothing;
	if (a->kind == PATTERN_EMPTY)
		return b;
	return b->kind == PATTERN_EMPTY ? a : NULL;
}

const struct pattern *pattern_join(struct arena *arena, enum pattern_kind kind,
				   const struct pattern *a, const struct pattern *b)
{
	const struct pattern *one = simpler(kind, a, b);
	struct pattern *pattern;

	if (one)
		return one;
	pattern = ARENA_NEW(arena, struct pattern);
	*pattern = (struct pattern){kind, NULL, a, b};
	return pattern;
}

const struct pattern *pattern_many(struct arena *arena, const struct pattern *a)
{
	struct pattern *pattern;

	if (a->kind == PATTERN_NOTHING || a->kind == PATTERN_EMPTY || a->kind == PATTERN_TEXT)
		return a;
	pattern = ARENA_NEW(arena, struct pattern);
	*pattern = (struct pattern){PATTERN_MANY, NULL, a, NULL};
	return pattern;
}

bool pattern_is_nullable(const struct pattern *pattern)
{
	switch (pattern->kind) {
	case PATTERN_EMPTY:
	case PATTERN_TEXT:
		return true;
	case PATTERN_NOTHING:
	case PATTERN_ELEMENT:
		return false;
	case PATTERN_CHOICE:
		return pattern_is_nullable(pattern->a) || pattern_is_nullable(pattern->b);
	case PATTERN_GROUP:
	case PATTERN_INTERLEAVE:
		return pattern_is_nullable(pattern->a) && pattern_is_nullable(pattern->b);
	case PATTERN_MANY:
		return pattern_is_nullable(pattern->a);
	}
	return false;
}

int pattern_least(const struct pattern *pattern)
{
	int a = pattern->a ? pattern_least(pattern->a) : 0;
	int b = pattern->b ? pattern_least(pattern->b) : 0;

	switch (pattern->kind) {
	case PATTERN_EMPTY:
	case PATTERN_TEXT:
		return 0;
	case PATTERN_NOTHING:
		return PATTERN_NEVER;
	case PATTERN_ELEMENT:
		return 1;
	case PATTERN_CHOICE:
		return a < b ? a : b;
	case PATTERN_GROUP:
	case PATTERN_INTERLEAVE:
		return a + b < PATTERN_NEVER ? a + b : PATTERN_NEVER;
	case PATTERN_MANY:
		return a;
	}
	return PATTERN_NEVER;
}

bool pattern_has_text(const struct pattern *pattern)
{
	if (pattern->kind == PATTERN_TEXT)
		return true;
	return (pattern->a && pattern_has_text(pattern->a)) ||
	       (pattern->b && pattern_has_text(pattern->b));
}

void pattern_names(struct arena *arena, const struct pattern *pattern, struct name_list *list)
{
	if (pattern->kind == PATTERN_ELEMENT)
		name_list_add(arena, list, pattern->name);
	if (pattern->a)
		pattern_names(arena, pattern->a, list);
	if (pattern->b)
		pattern_names(arena, pattern->b, list);
}

static bool has_name(const struct pattern *pattern, const char *name)
{
	if (pattern->kind == PATTERN_ELEMENT)
		return strcmp(pattern->name, name) == 0;
	return (pattern->a && has_name(pattern->a, name)) ||
	       (pattern->b && has_name(pattern->b, name));
}

bool pattern_repeats(const struct pattern *pattern, const char *name)
{
	bool in_a = pattern->a && has_name(pattern->a, name);
	bool in_b = pattern->b && has_name(pattern->b, name);

	if (in_a && (pattern->kind == PATTERN_MANY || (in_b && pattern->kind != PATTERN_CHOICE)))
		return true;
	return (in_a && pattern_repeats(pattern->a, name)) ||
	       (in_b && pattern_repeats(pattern->b, name));
}

void pattern_first(struct arena *arena, const struct pattern *pattern, struct name_list *list)
{
	if (pattern->kind == PATTERN_ELEMENT)
		name_list_add(arena, list, pattern->name);
	if (pattern->a)
		pattern_first(arena, pattern->a, list);
	if (pattern->b && (pattern->kind != PATTERN_GROUP || pattern_is_nullable(pattern->a)))
		pattern_first(arena, pattern->b, list);
}

const struct pattern *pattern_after(struct arena *arena, const struct pattern *p, const char *name)
{
	const struct pattern *a = p->a, *b = p->b, *after, *other;

	switch (p->kind) {
	case PATTERN_NOTHING:
	case PATTERN_EMPTY:
		return &nothing;
	case PATTERN_TEXT:
		return strcmp(name, PATTERN_WORDS) == 0 ? &text : &nothing;
	case PATTERN_ELEMENT:
		return strcmp(p->name, name) == 0 ? &empty : &nothing;
	case PATTERN_CHOICE:
		return pattern_join(arena, PATTERN_CHOICE, pattern_after(arena, a, name),
				    pattern_after(arena, b, name));
	case PATTERN_GROUP:
		after = pattern_join(arena, PATTERN_GROUP, pattern_after(arena, a, name), b);
		if (!pattern_is_nullable(a))
			return after;
		return pattern_join(arena, PATTERN_CHOICE, after, pattern_after(arena, b, name));
	case PATTERN_INTERLEAVE:
		after = pattern_join(arena, p->kind, pattern_after(arena, a, name), b);
		other = pattern_join(arena, p->kind, a, pattern_after(arena, b, name));
		return pattern_join(arena, PATTERN_CHOICE, after, other);
	case PATTERN_MANY:
		after = pattern_after(arena, a, name);
		if (after->kind == PATTERN_NOTHING)
			return after;
		return pattern_join(arena, PATTERN_GROUP, after,
				    pattern_join(arena, PATTERN_CHOICE, &empty, p));
	}
	return &nothing;
}
