/* SHA-256 of bytes (FIPS 180-4), by libnettle. */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include <stddef.h>

enum { SHA256_HEX = 65 }; /* 64 digits and the end */

void sha256_hex(const void *bytes, size_t n, char hex[SHA256_HEX]);

#endif
