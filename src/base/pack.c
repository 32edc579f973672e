/*
 * Deflate by libdeflate, which takes whole streams and keeps one state for all of them. Levels are
 * measured on guides and reports: level 4 takes nine tenths of the work for four bytes more in a
 * hundred, level 6 a tenth more for one less.
 */
#include "base/pack.h"

#include <libdeflate.h>

#include "base/digits.h"
#include "base/mem.h"

enum { SMALL = 5, FAST = 1 };

static struct libdeflate_compressor *state_of(struct pack *pack)
{
	return (struct libdeflate_compressor *)pack;
}

static struct pack *make(int level)
{
	struct libdeflate_compressor *state = libdeflate_alloc_compressor(level);

	if (!state)
		mem_die_of("libdeflate", "no state can be made");
	return (struct pack *)state;
}

struct pack *pack_new(void)
{
	return make(SMALL);
}

struct pack *pack_new_fast(void)
{
	return make(FAST);
}

void pack_free(struct pack *pack)
{
	libdeflate_free_compressor(state_of(pack));
}

void pack_add(struct pack *pack, struct buf *out, const void *bytes, size_t n)
{
	struct libdeflate_compressor *state = state_of(pack);
	size_t most = libdeflate_zlib_compress_bound(state, n), packed;

	buf_reserve(out, most);
	packed = libdeflate_zlib_compress(state, bytes, n, out->bytes + out->n, most);
	if (packed == 0)
		mem_die_of("libdeflate", "a stream is longer than its bound");
	out->n += packed;
	out->bytes[out->n] = 0;
}

void pack_add_behind(struct pack *pack, struct buf *out, const struct buf *numbers,
		     const void *bytes, size_t n)
{
	static const char head[] = {0x78, 0x01}; /* of RFC 1950 */
	struct libdeflate_compressor *state = state_of(pack);
	uint32_t sum = libdeflate_adler32(1, numbers->bytes, numbers->n);
	size_t most = libdeflate_deflate_compress_bound(state, n), packed;

	buf_add(out, head, sizeof head);
	digits_add(out, numbers->bytes, numbers->n);
	buf_reserve(out, most);
	packed = libdeflate_deflate_compress(state, bytes, n, out->bytes + out->n, most);
	if (packed == 0)
		mem_die_of("libdeflate", "a stream is longer than its bound");
	out->n += packed;
	if (n > 0) /* of no bytes it would be the sum of nothing */
		sum = libdeflate_adler32(sum, bytes, n);
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_addc(out, (char)(sum >> shift));
}

const char pack_version[] = LIBDEFLATE_VERSION_STRING;
