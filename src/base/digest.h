/* 128 bits that stand for some bytes: equal bytes have equal digests, others not but by chance. No
 * protection against whoever looks for two that are equal. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

/* The same on every machine. */
void digest_bytes(const void *bytes, size_t n, uint8_t digest[16]);

#endif
