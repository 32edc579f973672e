/* MurmurHash3 in its form for 64-bit machines with 128 bits of result: two lanes of eight bytes
 * each, multiplied, turned and mixed into each other. About one instruction a byte. */
#include "base/digest.h"

#include <string.h>

static const uint64_t first = 0x87c37b91114253d5, second = 0x4cf5ad432745937f;

static uint64_t turn(uint64_t x, int n)
{
	return x << n | x >> (64 - n);
}

/* Eight bytes, the lowest first. */
static uint64_t load(const unsigned char *p)
{
	uint64_t low = p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
	uint64_t high = p[4] | (uint32_t)p[5] << 8 | (uint32_t)p[6] << 16 | (uint32_t)p[7] << 24;

	return low | high << 32;
}

static void store(unsigned char *p, uint64_t x)
{
	for (int i = 0; i < 8; i++)
		p[i] = (unsigned char)(x >> 8 * i);
}

static uint64_t spread(uint64_t x)
{
	x = (x ^ x >> 33) * 0xff51afd7ed558ccd;
	x = (x ^ x >> 33) * 0xc4ceb9fe1a85ec53;
	return x ^ x >> 33;
}

void digest_bytes(const void *bytes, size_t n, uint8_t digest[16])
{
	const unsigned char *p = bytes;
	unsigned char rest[16] = {0};
	uint64_t a = 0, b = 0;
	size_t left = n;

	for (; left >= 16; left -= 16, p += 16) {
		a = turn(a ^ turn(load(p) * first, 31) * second, 27) + b;
		a = a * 5 + 0x52dce729;
		b = turn(b ^ turn(load(p + 8) * second, 33) * first, 31) + a;
		b = b * 5 + 0x38495ab5;
	}
	if (left > 0)
		memcpy(rest, p, left);
	a ^= turn(load(rest) * first, 31) * second;
	b ^= turn(load(rest + 8) * second, 33) * first;
	a ^= n;
	b ^= n;
	a += b;
	b += a;
	a = spread(a);
	b = spread(b);
	a += b;
	b += a;
	store(digest, a);
	store(digest + 8, b);
}
