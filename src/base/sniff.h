/* What the beginning of a file says it is, before anything reads it. */
#ifndef BASE_SNIFF_H
#define BASE_SNIFF_H

#include <stdbool.h>
#include <stddef.h>

/* The bytes past a byte order mark of UTF-8, and how many are left; a zero must stand behind. */
const char *sniff_text(const char *bytes, size_t *n);

/* The first byte past that mark and white space: '<' of XML, '{' or '[' of JSON; 0: none. */
char sniff_first(const char *bytes, size_t n);

/* Whether the file begins with a byte order mark of UTF-16. */
bool sniff_is_utf16(const char *bytes, size_t n);

#endif
