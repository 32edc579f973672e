/* Deflate (RFC 1950), for the streams of a file. libdeflate stays in pack.c. */
#ifndef BASE_PACK_H
#define BASE_PACK_H

#include <stddef.h>

#include "base/buf.h"

struct pack;

/* One that makes streams small, and one that takes half the work for a tenth more bytes. */
struct pack *pack_new(void);
struct pack *pack_new_fast(void);
void pack_free(struct pack *pack);

/* Appends n bytes, compressed, to out. The same bytes give the same bytes. */
void pack_add(struct pack *pack, struct buf *out, const void *bytes, size_t n);

/* The same of numbers with spaces between them, as a table begins with, and n bytes behind them. */
void pack_add_behind(struct pack *pack, struct buf *out, const struct buf *numbers,
		     const void *bytes, size_t n);

/* The version of libdeflate. */
extern const char pack_version[];

#endif
