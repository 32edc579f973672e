/* SHA-256 of bytes (FIPS 180-4), and HMAC by it (RFC 2104), by libnettle. */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

enum {
	SHA256_BYTES = 32,
	SHA256_HEX = 65 /* 64 digits and the end */
};

void sha256_hex(const void *bytes, size_t n, char hex[SHA256_HEX]);
void sha256_bytes(const void *bytes, size_t n, uint8_t digest[SHA256_BYTES]);

void sha256_hmac(const void *key, size_t nkey, const void *bytes, size_t n,
		 uint8_t digest[SHA256_BYTES]);

/* How files began that were hashed, and what is known of them by there; all zero: none was. */
struct sha256_past {
	struct sha256_start *starts;
	size_t nstarts, most, next;
};

void sha256_past_release(struct sha256_past *past);

/* The same as sha256_hex, for many files that begin alike. */
void sha256_hex_like(struct sha256_past *past, const void *bytes, size_t n, char hex[SHA256_HEX]);

#endif
