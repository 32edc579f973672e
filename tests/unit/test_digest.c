/* Digests: known answers, every length, every bit. */
#include "base/digest.h"

#include <string.h>

#include "tap.h"

static bool is_digest(const char *text, const char *wanted)
{
	uint8_t digest[16];
	char hex[40];

	digest_bytes(text, strlen(text), digest);
	for (int i = 0; i < 16; i++)
		snprintf(hex + 2 * i, 3, "%02x", digest[i]);
	return tap_is(hex, wanted, "known answer");
}

int main(void)
{
	unsigned char bytes[70] = {0};
	uint8_t seen[600][16];
	int n = 0, nsame = 0;

	is_digest("", "00000000000000000000000000000000");
	/* two words, the lowest byte first, of what the algorithm's author prints as numbers */
	is_digest("The quick brown fox jumps over the lazy dog",
		  "6c1b07bc7bbc4be347939ac4a93c437a");
	for (size_t size = 0; size < sizeof bytes; size++)
		digest_bytes(bytes, size, seen[n++]);
	for (size_t bit = 0; bit < 8 * (sizeof bytes - 5); bit++) {
		bytes[bit / 8] ^= 1u << bit % 8;
		digest_bytes(bytes, sizeof bytes - 5, seen[n++]);
		bytes[bit / 8] ^= 1u << bit % 8;
	}
	for (int i = 0; i < n; i++)
		for (int k = i + 1; k < n; k++)
			nsame += memcmp(seen[i], seen[k], 16) == 0;
	tap_ok(nsame == 0, "%d texts that differ in length or a bit have as many digests", n);
	return tap_done();
}
