/*
 * SHA-256: what FIPS 180-4 gives as examples, and files that begin alike in all lengths around
 * which the beginnings are kept, each hashed with all before it and alone.
 */
#include "base/sha256.h"

#include <stdlib.h>
#include <string.h>

#include "tap.h"

enum { LONGEST = 40 << 10, NFILES = 400 };

static void test_examples(void)
{
	char hex[SHA256_HEX];

	sha256_hex("abc", 3, hex);
	tap_is(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
	       "three letters");
	sha256_hex("", 0, hex);
	tap_is(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "nothing");
}

/* Bytes that tell where they are, up to one that differs; so files share beginnings of all
 * lengths. */
static size_t make_file(unsigned char *bytes, unsigned *seed)
{
	size_t n, other;

	*seed = *seed * 1103515245 + 12345;
	n = *seed >> 8 & 1 ? (*seed >> 9) % LONGEST : (*seed >> 9) % 24 * 1024;
	*seed = *seed * 1103515245 + 12345;
	other = (*seed >> 9) % LONGEST;
	for (size_t i = 0; i < LONGEST; i++)
		bytes[i] = (unsigned char)(i * i >> 7);
	bytes[other] ^= (unsigned char)(1 + (*seed >> 8 & 63));
	return n;
}

static void test_alike(const char *caches)
{
	static unsigned char bytes[LONGEST];
	struct sha256_past past = {0};
	unsigned seed = 1;
	int nwrong = 0;

	setenv("ROLEGUIDE_CACHES", caches, 1);
	for (int i = 0; i < NFILES; i++) {
		char alone[SHA256_HEX], like[SHA256_HEX];
		size_t n = make_file(bytes, &seed);

		sha256_hex(bytes, n, alone);
		sha256_hex_like(&past, bytes, n, like);
		nwrong += strcmp(alone, like) != 0;
	}
	tap_ok(nwrong == 0, "files that begin alike, caches %s", caches);
	tap_ok((past.nstarts > 0) == (strcmp(caches, "off") != 0),
	       "of which some are kept, or none");
	sha256_past_release(&past);
}

int main(void)
{
	test_examples();
	test_alike("on");
	test_alike("small");
	test_alike("off");
	return tap_done();
}
