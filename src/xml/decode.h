/* Texts in other encodings than UTF-8. */
#ifndef XML_DECODE_H
#define XML_DECODE_H

#include <stddef.h>

#include "base/arena.h"

/*
 * The bytes[0..*n) as UTF-8 without a byte order mark, followed by a NUL that *n does not count.
 * encoding: a name as XML writes it; NULL: UTF-8. NULL where the encoding is not known, or the
 * bytes are not of it, and *why in words that go behind "it ".
 */
const char *decode_text(struct arena *arena, const char *bytes, size_t *n, const char *encoding,
			const char **why);

#endif
