/* SHA-256: libnettle computes, this spells. */
#include "base/sha256.h"

#include <nettle/hmac.h>

void sha256_hex(const void *bytes, size_t n, char hex[SHA256_HEX])
{
	static const char digits[] = "0123456789abcdef";
	unsigned char digest[SHA256_DIGEST_SIZE];
	struct sha256_ctx context;

	sha256_init(&context);
	sha256_update(&context, n, bytes);
	sha256_digest(&context, sizeof digest, digest);
	for (size_t i = 0; i < sizeof digest; i++) {
		hex[2 * i] = digits[digest[i] >> 4];
		hex[2 * i + 1] = digits[digest[i] & 15];
	}
	hex[2 * sizeof digest] = 0;
}

void sha256_hmac(const void *key, size_t nkey, const void *bytes, size_t n,
		 uint8_t digest[SHA256_BYTES])
{
	struct hmac_sha256_ctx context;

	hmac_sha256_set_key(&context, nkey, key);
	hmac_sha256_update(&context, n, bytes);
	hmac_sha256_digest(&context, SHA256_BYTES, digest);
}
