/* Base64 of bytes, in one line with padding (RFC 4648, 4). */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include <stddef.h>

struct buf;

void base64_add(struct buf *out, const void *bytes, size_t n);

#endif
