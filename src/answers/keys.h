/* The ids of all people of a file, so that nobody answers twice; at most 28 bytes each. */
#ifndef ANSWERS_KEYS_H
#define ANSWERS_KEYS_H

#include <stdint.h>

/* A table of hashes with open addressing, at most seven eighths full. */
struct keys {
	uint64_t *hashes; /* 0: free */
	int *where;
	uint32_t size, n; /* size: a power of two, or 0 */
};

/* Adds the id, which stands at that place, in a number above 0. 0, or the place where it stood
 * before. Ids are told by 64 bits of a hash (FNV-1a). */
int keys_add(struct keys *keys, const char *id, int where);

/* Where the id was added; 0: it was not. */
int keys_find(const struct keys *keys, const char *id);

/* The hash of an id, which is never 0. */
uint64_t keys_hash(const char *id);

void keys_release(struct keys *keys);

#endif
