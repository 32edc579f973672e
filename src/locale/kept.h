/* Texts that ICU wrote before: money and days, which are the same in many documents. */
#ifndef LOCALE_KEPT_H
#define LOCALE_KEPT_H

#include <stdint.h>

#include "base/arena.h"

enum kept_kind { KEPT_NONE, KEPT_RANGE, KEPT_SYMBOL, KEPT_NAME, KEPT_DATE, KEPT_MONTH };

/* What a text is of; what its kind does not need is zero. */
struct kept_key {
	enum kept_kind kind;
	char currency[4];
	int64_t low, high;
};

struct kept_slot;

struct kept {
	struct kept_slot
		*slots; /* each for the last of all keys that lead there; NULL before any */
	size_t nslots;
};

void kept_release(struct kept *kept);

/* A copy of the text, in arena; or NULL. */
char *kept_find(const struct kept *kept, struct arena *arena, const struct kept_key *key);

/* Keeps a copy, unless it is too long; answers the text. */
char *kept_add(struct kept *kept, const struct kept_key *key, char *text);

#endif
