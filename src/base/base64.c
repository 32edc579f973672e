/* Three bytes are four digits of 6 bits each. */
#include "base/base64.h"

#include <stdint.h>

#include "base/buf.h"

void base64_add(struct buf *out, const void *bytes, size_t n)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *at = bytes;

	for (size_t i = 0; i < n; i += 3) {
		uint32_t three = (uint32_t)at[i] << 16;
		char four[4];

		three |= i + 1 < n ? (uint32_t)at[i + 1] << 8 : 0;
		three |= i + 2 < n ? at[i + 2] : 0;
		for (int k = 0; k < 4; k++)
			four[k] = digits[three >> (18 - 6 * k) & 63];
		if (i + 2 >= n)
			four[3] = '=';
		if (i + 1 >= n)
			four[2] = '=';
		buf_add(out, four, sizeof four);
	}
}
