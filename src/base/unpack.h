/* Inflate (RFC 1950), for streams that are read back. zlib stays in unpack.c. */
#ifndef BASE_UNPACK_H
#define BASE_UNPACK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/*
 * Appends what n bytes unpack to; bytes behind their end are passed over. False when they are
 * damaged, break off, or unpack to more than most bytes; out then holds a part.
 */
bool unpack_flate(struct buf *out, const void *bytes, size_t n, size_t most);

#endif
