/* The lexicon: texts by number, so that words of both editions are compared as integers. */
#ifndef DIFF_LEXICON_H
#define DIFF_LEXICON_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct lexicon_entry {
	const char *text;
	size_t n;
	uint64_t hash;
};

struct lexicon {
	struct arena *arena;
	struct lexicon_entry *entries; /* by number, from 0 on */
	int32_t nentries;
	int32_t *slots; /* numbers + 1 by hash; 0: free */
	size_t nslots;  /* a power of two */
};

void lexicon_init(struct lexicon *lexicon, struct arena *arena);

/* The number of a text of n bytes; a new one gets the next. */
int32_t lexicon_find(struct lexicon *lexicon, const char *text, size_t n);

/* 64 bits that stand for bytes, going on from other such bits (0 at first). */
uint64_t lexicon_hash(uint64_t from, const void *bytes, size_t n);

#endif
