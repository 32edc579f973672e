/* Deflate, piece by piece. */
#include "base/pack_long.h"

#include <stdlib.h>
#define ZLIB_CONST /* next_in points to const */
#include <zlib.h>

#include "base/mem.h"
#include "base/spool.h"

enum { LEVEL = 5, STEP = 16384 };

struct pack_long {
	z_stream zlib;
	struct spool *out;
};

static _Noreturn void die(const struct pack_long *pack)
{
	mem_die_of("zlib", pack->zlib.msg ? pack->zlib.msg : "a stream cannot be packed");
}

struct pack_long *pack_long_new(struct spool *out)
{
	struct pack_long *pack = mem_alloc(sizeof *pack);

	*pack = (struct pack_long){.zlib = {.zalloc = Z_NULL}, .out = out};
	if (deflateInit(&pack->zlib, LEVEL) != Z_OK)
		die(pack);
	return pack;
}

static void add(struct pack_long *pack, const void *bytes, size_t n, int flush)
{
	unsigned char piece[STEP];

	pack->zlib.next_in = bytes;
	pack->zlib.avail_in = (uInt)n; /* callers add a few kilobytes at a time */
	do {
		pack->zlib.next_out = piece;
		pack->zlib.avail_out = STEP;
		if (deflate(&pack->zlib, flush) == Z_STREAM_ERROR)
			die(pack);
		spool_add(pack->out, piece, STEP - pack->zlib.avail_out);
	} while (pack->zlib.avail_out == 0);
}

void pack_long_add(struct pack_long *pack, const void *bytes, size_t n)
{
	if (n > 0)
		add(pack, bytes, n, Z_NO_FLUSH);
}

void pack_long_end(struct pack_long *pack)
{
	add(pack, "", 0, Z_FINISH);
	deflateEnd(&pack->zlib);
	free(pack);
}
