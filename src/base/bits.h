/* Bits, the most significant first, written into bytes and read out of them. */
#ifndef BASE_BITS_H
#define BASE_BITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;

/* Bytes being written; what is over at the end is filled up with zeros by bits_flush. */
struct bits_out {
	struct buf *out;
	unsigned partial; /* the bits of the last byte as yet */
	int npartial;     /* 0..7 */
};

/* The lowest n bits of value, n 0..64. */
void bits_put(struct bits_out *bits, uint64_t value, int n);
/* Groups of 7 bits, the lowest first, each behind a bit that tells whether another follows. */
void bits_put_length(struct bits_out *bits, uint64_t length);
void bits_flush(struct bits_out *bits);

struct bits_in {
	const unsigned char *bytes;
	size_t nbytes, at; /* at: in bits */
	bool has_failed;   /* more was asked for than there is; what is read then is 0 */
};

uint64_t bits_take(struct bits_in *bits, int n);
uint64_t bits_take_length(struct bits_in *bits);

/* How many bits a number of n values takes, at least 1. */
int bits_width(uint64_t n);

#endif
