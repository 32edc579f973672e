/* Piece by piece, so that a small file cannot ask for much memory. */
#include "base/unpack.h"

#define ZLIB_CONST /* next_in points to const */
#include <zlib.h>

enum { STEP = 16384 };

bool unpack_flate(struct buf *out, const void *bytes, size_t n, size_t most)
{
	z_stream zlib = {.next_in = bytes, .zalloc = Z_NULL};
	unsigned char piece[STEP];
	int result = Z_OK;
	size_t before = out->n;

	if (n > 0x7fffffff || inflateInit(&zlib) != Z_OK)
		return false;
	zlib.avail_in = (uInt)n;
	while (result == Z_OK && out->n - before <= most) {
		zlib.next_out = piece;
		zlib.avail_out = STEP;
		result = inflate(&zlib, Z_NO_FLUSH);
		buf_add(out, piece, STEP - zlib.avail_out);
	}
	inflateEnd(&zlib);
	return result == Z_STREAM_END && out->n - before <= most;
}

uint32_t unpack_crc32(const void *bytes, size_t n)
{
	return (uint32_t)crc32(0, bytes, (uInt)n);
}

const char *unpack_version(void)
{
	return zlibVersion();
}
