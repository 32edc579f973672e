/* A bit at a time: what is written so is short. */
#include "base/bits.h"

#include "base/buf.h"

void bits_put(struct bits_out *bits, uint64_t value, int n)
{
	while (n-- > 0) {
		bits->partial = bits->partial << 1 | (value >> n & 1);
		if (++bits->npartial == 8)
			bits_flush(bits);
	}
}

void bits_put_length(struct bits_out *bits, uint64_t length)
{
	do {
		bits_put(bits, length > 0x7f, 1);
		bits_put(bits, length & 0x7f, 7);
		length >>= 7;
	} while (length);
}

void bits_flush(struct bits_out *bits)
{
	if (bits->npartial > 0)
		buf_addc(bits->out, (char)(bits->partial << (8 - bits->npartial)));
	bits->partial = 0;
	bits->npartial = 0;
}

uint64_t bits_take(struct bits_in *bits, int n)
{
	uint64_t value = 0;

	if (bits->has_failed || (size_t)n > bits->nbytes * 8 - bits->at) {
		bits->has_failed = true;
		return 0;
	}
	for (; n > 0; n--, bits->at++)
		value = value << 1 | (bits->bytes[bits->at / 8] >> (7 - bits->at % 8) & 1);
	return value;
}

uint64_t bits_take_length(struct bits_in *bits)
{
	uint64_t length = 0;
	int shift = 0;
	bool goes_on;

	do {
		goes_on = bits_take(bits, 1);
		length |= bits_take(bits, 7) << shift;
		shift += 7;
	} while (goes_on && shift < 56);
	bits->has_failed = bits->has_failed || goes_on;
	return bits->has_failed ? 0 : length;
}

int bits_width(uint64_t n)
{
	int width = 1;

	while (width < 64 && (n - 1) >> width)
		width++;
	return width;
}
