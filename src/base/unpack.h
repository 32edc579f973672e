/* Inflate (RFC 1950), for streams that are read back, and a checksum. zlib stays in unpack.c. */
#ifndef BASE_UNPACK_H
#define BASE_UNPACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/*
 * Appends what n bytes unpack to; bytes behind their end are passed over. False when they are
 * damaged, break off, or unpack to more than most bytes; out then holds a part.
 */
bool unpack_flate(struct buf *out, const void *bytes, size_t n, size_t most);

/* The CRC-32 of n bytes (ISO 3309), which PNG and ZIP have too; n below 2^32. */
uint32_t unpack_crc32(const void *bytes, size_t n);

/* The version of zlib. */
const char *unpack_version(void);

#endif
