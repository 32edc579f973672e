/* Values of attributes and of elements that hold data, against their part of a RELAX NG schema. */
#ifndef XML_SCHEMA_VALUE_H
#define XML_SCHEMA_VALUE_H

#include <stdbool.h>

/*
 * Whether text belongs to a datatype of XML Schema (part 2), by its name there. White space is
 * collapsed first, but for "string". True for a name that is not known.
 */
bool schema_value_is(const char *type, const char *text);

/* Whether text matches a regular expression of XML Schema (part 2, appendix F). */
bool schema_value_matches(const char *expression, const char *text);

#endif
