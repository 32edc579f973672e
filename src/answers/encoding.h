/* Encodings of texts: what --encoding takes, and what the bytes themselves show. */
#ifndef ANSWERS_ENCODING_H
#define ANSWERS_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

enum encoding_family {
	ENCODING_UTF8,
	ENCODING_UTF16, /* in one order or the other, as the file shows */
	ENCODING_UTF16LE,
	ENCODING_UTF16BE,
	ENCODING_OTHER /* that says nothing of itself */
};

struct encoding {
	const char *name;  /* as --encoding takes it, small letters */
	const char *iconv; /* as iconv(3) takes it */
	enum encoding_family family;
};

/* The encoding of that name, in any case and with its other names; NULL with an error that says
 * the nearest and all. */
const struct encoding *encoding_find(const char *name, struct diag *diag);

/* The same by its family, which is not ENCODING_OTHER. */
const struct encoding *encoding_of(enum encoding_family family);

/* What a byte order mark at the beginning says, or that every second byte is zero; NULL: nothing.
 * nmark: bytes of the mark. */
const struct encoding *encoding_sniff(const char *bytes, size_t n, size_t *nmark);

/* What the bytes are by their beginning when they are no text, as a message says it ("a ZIP
 * archive"); NULL: nothing is known of them. */
const char *encoding_no_text(const char *bytes, size_t n);

/* Which encoding of one byte a character the bytes that are no UTF-8 look most like; NULL: none. */
const char *encoding_guess(const char *bytes, size_t n);

#endif
