/*
 * Deflate (RFC 1951) of numbers with spaces between them, by a code made for them. Places in a file
 * that count up hardly repeat each other: whoever looks for what was there before works four times
 * as long, and writes a fifth more.
 */
#ifndef BASE_DIGITS_H
#define BASE_DIGITS_H

#include <stddef.h>

#include "base/buf.h"

/* Appends n digits and spaces as blocks that more is to follow; they end with a whole byte. */
void digits_add(struct buf *out, const char *digits, size_t n);

#endif
