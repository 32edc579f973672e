/* Deflate (RFC 1950) of what is too long for memory, into a spool. zlib does it piece by piece. */
#ifndef BASE_PACK_LONG_H
#define BASE_PACK_LONG_H

#include <stddef.h>

struct pack_long;
struct spool;

struct pack_long *pack_long_new(struct spool *out);
void pack_long_add(struct pack_long *pack, const void *bytes, size_t n);
/* The last bytes; frees pack. */
void pack_long_end(struct pack_long *pack);

#endif
