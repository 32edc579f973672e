/* A table without chains: where two keys lead to the same place, the last one has it. */
#include "locale/kept.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/cache.h"

enum { MOST_BYTES = 64 << 10, LONGEST = 80 };

struct kept_slot {
	struct kept_key key;
	char text[LONGEST];
};

void kept_release(struct kept *kept)
{
	free(kept->slots);
	*kept = (struct kept){0};
}

static bool is_same(const struct kept_key *a, const struct kept_key *b)
{
	return a->kind == b->kind && a->low == b->low && a->high == b->high &&
	       memcmp(a->currency, b->currency, sizeof a->currency) == 0;
}

/* There are slots. */
static struct kept_slot *slot_of(const struct kept *kept, const struct kept_key *key)
{
	uint64_t hash = (uint64_t)key->low * 31 + (uint64_t)key->high;

	for (size_t i = 0; i < sizeof key->currency; i++)
		hash = hash * 31 + (unsigned char)key->currency[i];
	hash = (hash * 31 + key->kind) * UINT64_C(0x9e3779b97f4a7c15) >> 32;
	return &kept->slots[hash % kept->nslots];
}

char *kept_find(const struct kept *kept, struct arena *arena, const struct kept_key *key)
{
	const struct kept_slot *slot = kept->nslots > 0 ? slot_of(kept, key) : NULL;

	return slot && is_same(&slot->key, key) ? arena_strdup(arena, slot->text) : NULL;
}

char *kept_add(struct kept *kept, const struct kept_key *key, char *text)
{
	size_t n = strlen(text);
	struct kept_slot *slot;

	if (!kept->slots) {
		kept->nslots = cache_bound(MOST_BYTES) / sizeof *kept->slots;
		kept->slots = mem_alloc_zeroed(kept->nslots * sizeof *kept->slots);
	}
	if (kept->nslots == 0 || n >= LONGEST)
		return text;
	slot = slot_of(kept, key);
	slot->key = *key;
	memcpy(slot->text, text, n + 1);
	return text;
}
