/*
 * What may stand in an element, as a pattern over the names of its children. After a child, what
 * may still follow is the pattern's derivative by that name (Brzozowski 1964; for RELAX NG: Clark,
 * "An algorithm for RELAX NG validation").
 */
#ifndef XML_SCHEMA_PATTERN_H
#define XML_SCHEMA_PATTERN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/name_list.h"

enum pattern_kind {
	PATTERN_NOTHING, /* matches nothing at all */
	PATTERN_EMPTY,
	PATTERN_TEXT, /* text or data, or its absence */
	PATTERN_ELEMENT,
	PATTERN_GROUP,      /* a, then b */
	PATTERN_CHOICE,     /* a or b */
	PATTERN_INTERLEAVE, /* a and b, mingled */
	PATTERN_MANY,       /* a, once or more */
};

struct pattern {
	enum pattern_kind kind;
	const char *name; /* of the element */
	const struct pattern *a, *b;
};

const struct pattern *pattern_empty(void);
const struct pattern *pattern_text(void);
const struct pattern *pattern_element(struct arena *arena, const char *name);
/* GROUP, CHOICE, INTERLEAVE of a and b; simplified, so that NOTHING and EMPTY stay recognisable. */
const struct pattern *pattern_join(struct arena *arena, enum pattern_kind kind,
				   const struct pattern *a, const struct pattern *b);
const struct pattern *pattern_many(struct arena *arena, const struct pattern *a);

/* Whether both are put together alike. */
bool pattern_is_same(const struct pattern *a, const struct pattern *b);
bool pattern_is_nullable(const struct pattern *pattern);
/* The least number of elements that it takes; PATTERN_NEVER for NOTHING. */
enum { PATTERN_NEVER = 10000 };
int pattern_least(const struct pattern *pattern);
bool pattern_has_text(const struct pattern *pattern);
/* Whether more than one element of that name may stand there. */
bool pattern_repeats(const struct pattern *pattern, const char *name);
/* The names that may come first; the names anywhere. In the schema's order. */
void pattern_first(struct arena *arena, const struct pattern *pattern, struct name_list *list);
void pattern_names(struct arena *arena, const struct pattern *pattern, struct name_list *list);
/*
 * What may follow a child of that name (PATTERN_WORDS: a stretch of text); kind NOTHING: it may not
 * stand here.
 */
#define PATTERN_WORDS "#text"
const struct pattern *pattern_after(struct arena *arena, const struct pattern *pattern,
				    const char *name);

#endif
