/*
 * Regular expressions of XML Schema (part 2, appendix F) as patterns over bytes, as far as our
 * schemas use them: characters, groups, choices, repetitions, classes of ASCII. A byte is an
 * element whose name is that one byte.
 */
#ifndef XML_SCHEMA_REGEXP_H
#define XML_SCHEMA_REGEXP_H

struct arena;
struct pattern;

/* NULL: the expression says more than is known here. A class that excludes characters takes
 * printable ASCII alone, which is less than it may. */
const struct pattern *schema_regexp_load(struct arena *arena, const char *expression);

#endif
