/* Base32 (RFC 4648, section 6), without padding: what a QR code holds as letters and digits. */
#ifndef BASE_BASE32_H
#define BASE_BASE32_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

void base32_add(struct buf *out, const void *bytes, size_t n);

/* The bytes of n characters, capitals or small ones, are added to out; false where one is none of
 * the 32, or where they are no whole bytes. */
bool base32_read(const char *text, size_t n, struct buf *out);

/* The value of a character, 0..31; -1: it is none of them. */
int base32_value(char c);

#endif
