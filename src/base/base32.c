/* Five bits a character. */
#include "base/base32.h"

#include "base/bits.h"
#include "base/buf.h"

int base32_value(char c)
{
	if (c >= 'A' && c <= 'Z')
		return c - 'A';
	if (c >= 'a' && c <= 'z')
		return c - 'a';
	return c >= '2' && c <= '7' ? c - '2' + 26 : -1;
}

void base32_add(struct buf *out, const void *bytes, size_t n)
{
	struct bits_in bits = {.bytes = bytes, .nbytes = n};

	while (bits.at < n * 8) {
		int left = (int)(n * 8 - bits.at), width = left < 5 ? left : 5;
		int value = (int)(bits_take(&bits, width) << (5 - width));

		buf_addc(out, (char)(value < 26 ? 'A' + value : '2' + value - 26));
	}
}

bool base32_read(const char *text, size_t n, struct buf *out)
{
	struct bits_out bits = {.out = out};

	for (size_t i = 0; i < n; i++) {
		int value = base32_value(text[i]);

		if (value < 0)
			return false;
		bits_put(&bits, (uint64_t)value, 5);
	}
	/* what is over are fewer than the bits of a character, and zeros */
	return bits.npartial < 5 && bits.partial == 0;
}
