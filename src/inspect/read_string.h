/* Text strings of a file (ISO 32000-1, 7.9.2.2). */
#ifndef INSPECT_READ_STRING_H
#define INSPECT_READ_STRING_H

#include "base/buf.h"
#include "inspect/read_value.h"

/* A text string as UTF-8; "" when it is none. Control characters are left out, for names are
 * printed. */
const char *read_string(struct arena *arena, const struct value *value);

/* Appends UTF-16, the most significant byte first, as UTF-8; a surrogate without its fellow is
 * U+FFFD. */
void read_string_utf16(const char *bytes, size_t n, struct buf *out);

#endif
