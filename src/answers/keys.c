/* Linear probing; the table doubles when it is half full. */
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

/* The place of the hash, or the free one where it belongs. */
static struct key *find(const struct keys *keys, uint64_t hash)
{
	uint32_t i = (uint32_t)hash & (keys->size - 1);

	while (keys->list[i].hash && keys->list[i].hash != hash)
		i = (i + 1) & (keys->size - 1);
	return &keys->list[i];
}

static void grow(struct keys *keys)
{
	struct keys larger = {.size = keys->size ? 2 * keys->size : FIRST_SIZE, .n = keys->n};

	larger.list = mem_alloc_zeroed(larger.size * sizeof *larger.list);
	for (uint32_t i = 0; i < keys->size; i++)
		if (keys->list[i].hash)
			*find(&larger, keys->list[i].hash) = keys->list[i];
	free(keys->list);
	*keys = larger;
}

int keys_add(struct keys *keys, const char *id, int where)
{
	uint64_t hash = keys_hash(id);
	struct key *key;

	if (2 * keys->n >= keys->size)
		grow(keys);
	key = find(keys, hash);
	if (key->hash)
		return key->where;
	*key = (struct key){hash, where};
	keys->n++;
	return 0;
}

int keys_find(const struct keys *keys, const char *id)
{
	return keys->n ? find(keys, keys_hash(id))->where : 0;
}

void keys_release(struct keys *keys)
{
	free(keys->list);
	*keys = (struct keys){0};
}
