/*
 * The code: two bits for a space, which is every fifth character, three for 1 and 3, four for
 * others, five for 0 and for the end; of lengths and distances there are none. It is always the
 * same, as the numbers are much the same in all files.
 */
#include "base/digits.h"

#include <assert.h>
#include <stdint.h>

/* The first bit is the lowest. */
struct code {
	uint8_t bits, n;
};

static const struct code codes['9' + 1] = {
	[' '] = {0, 2}, ['0'] = {15, 5}, ['1'] = {2, 3}, ['2'] = {1, 4},
	['3'] = {6, 3}, ['4'] = {9, 4},  ['5'] = {5, 4}, ['6'] = {13, 4},
	['7'] = {3, 4}, ['8'] = {11, 4}, ['9'] = {7, 4}};

static const struct code end = {31, 5};

struct bits {
	struct buf *out;
	uint64_t waiting;
	int nwaiting;
};

static inline void put(struct bits *bits, uint32_t value, int n)
{
	bits->waiting |= (uint64_t)value << bits->nwaiting;
	bits->nwaiting += n;
}

static void flush(struct bits *bits)
{
	for (; bits->nwaiting >= 8; bits->nwaiting -= 8) {
		buf_addc(bits->out, (char)bits->waiting);
		bits->waiting >>= 8;
	}
}

/*
 * The code in the way of RFC 1951, 3.2.7: 257 lengths of codes for characters and two for
 * distances, written in a code of their own that has the lengths 1 to 5 and 18, which stands for 11
 * zeros and as many more as seven bits say.
 */
static void put_codes(struct bits *bits)
{
	/* the lengths of that code's codes, for 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, ... 1 */
	static const uint8_t own[] = {0, 0, 2, 0, 0, 0, 0, 0, 0, 4, 0, 1, 0, 4, 0, 4, 0, 4};
	enum { ZEROS = 18 };
	static const struct code lengths[] = {[1] = {3, 4}, [2] = {11, 4}, [3] = {7, 4},
					      [4] = {0, 1}, [5] = {15, 4}, [ZEROS] = {1, 2}};
	/* lengths, and of zeros how many */
	static const uint8_t said[][2] = {
		{ZEROS, 32}, {2, 0},       {ZEROS, 15}, {5, 0}, {3, 0}, {4, 0},
		{3, 0},      {4, 0},       {4, 0},      {4, 0}, {4, 0}, {4, 0},
		{4, 0},      {ZEROS, 138}, {ZEROS, 60}, {5, 0}, {1, 0}, {1, 0}};

	put(bits, 0, 5);
	put(bits, 1, 5);
	put(bits, sizeof own - 4, 4);
	for (size_t i = 0; i < sizeof own; i++) {
		put(bits, own[i], 3);
		flush(bits);
	}
	for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
		put(bits, lengths[said[i][0]].bits, lengths[said[i][0]].n);
		if (said[i][0] == ZEROS)
			put(bits, said[i][1] - 11U, 7);
		flush(bits);
	}
}

/* A block that is stored, of no bytes: behind it the next begins at a byte. */
static void put_pause(struct bits *bits)
{
	put(bits, 0, 3);
	put(bits, 0, -bits->nwaiting & 7);
	flush(bits);
	put(bits, 0xffff0000, 32);
	flush(bits);
}

void digits_add(struct buf *out, const char *digits, size_t n)
{
	struct bits bits = {.out = out};

	put(&bits, 2 << 1, 3);
	put_codes(&bits);
	for (size_t i = 0; i < n; i++) {
		struct code code = codes[(unsigned char)digits[i]];

		assert(code.n > 0);
		put(&bits, code.bits, code.n);
		if (bits.nwaiting > 56)
			flush(&bits);
	}
	put(&bits, end.bits, end.n);
	flush(&bits);
	put_pause(&bits);
}
