/*
 * The commons: objects of a volume that later documents need not bring again, by the digest of all
 * that they are made of. They are added by the first documents alone, and the same then for all
 * that come after, in whatever process.
 */
#ifndef PDF_COMMONS_H
#define PDF_COMMONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum { COMMONS_DIGEST = 16 };

/* It stands under the same number in each file of several that share it. */
struct commons_object {
	uint8_t digest[COMMONS_DIGEST];
	int number;
	const char *text, *data; /* as it is written; data of a stream, behind its dictionary */
	size_t ntext, ndata;
	bool is_stream;
};

struct commons {
	struct arena *arena;
	struct commons_object *objects; /* by digest */
	int nobjects;
};

/* The number of the object of that digest; 0: there is none. */
int commons_find(const struct commons *commons, const uint8_t digest[COMMONS_DIGEST]);

/* The bytes of the object are copied. */
void commons_add(struct commons *commons, const struct commons_object *object);

#endif
