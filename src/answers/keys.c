/* Linear probing; the table doubles when it is seven eighths full. */
#include "answers/keys.h"

#include <stdlib.h>

#include "base/mem.h"

enum { FIRST_SIZE = 64 };

uint64_t keys_hash(const char *id)
{
	uint64_t hash = 14695981039346656037u;

	for (; *id; id++)
		hash = (hash ^ (unsigned char)*id) * 1099511628211u;
	return hash ? hash : 1;
}

/* The slot of the hash, or the free one where it belongs. */
static uint32_t find(const struct keys *keys, uint64_t hash)
{
	uint32_t i = (uint32_t)(hash ^ hash >> 32) & (keys->size - 1);

	while (keys->hashes[i] && keys->hashes[i] != hash)
		i = (i + 1) & (keys->size - 1);
	return i;
}

static void grow(struct keys *keys)
{
	struct keys smaller = *keys;
	struct keys larger = {.size = keys->size ? 2 * keys->size : FIRST_SIZE, .n = keys->n};

	larger.hashes = mem_alloc_zeroed(larger.size * sizeof *larger.hashes);
	larger.where = mem_alloc_zeroed(larger.size * sizeof *larger.where);
	for (uint32_t i = 0; i < keys->size; i++) {
		uint32_t slot;

		if (!keys->hashes[i])
			continue;
		slot = find(&larger, keys->hashes[i]);
		larger.hashes[slot] = keys->hashes[i];
		larger.where[slot] = keys->where[i];
	}
	*keys = larger;
	keys_release(&smaller);
}

int keys_add(struct keys *keys, const char *id, int where)
{
	uint64_t hash = keys_hash(id);
	uint32_t slot;

	if (keys->n >= keys->size / 8 * 7)
		grow(keys);
	slot = find(keys, hash);
	if (keys->hashes[slot])
		return keys->where[slot];
	keys->hashes[slot] = hash;
	keys->where[slot] = where;
	keys->n++;
	return 0;
}

int keys_find(const struct keys *keys, const char *id)
{
	return keys->size ? keys->where[find(keys, keys_hash(id))] : 0;
}

void keys_release(struct keys *keys)
{
	free(keys->hashes);
	free(keys->where);
	*keys = (struct keys){0};
}
