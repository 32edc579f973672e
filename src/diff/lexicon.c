/* A table with open addressing, at most half full; hashes are FNV-1a, stirred once at the end. */
#include "diff/lexicon.h"

#include <string.h>

enum { FEWEST_SLOTS = 1024 };

uint64_t lexicon_hash(uint64_t from, const void *bytes, size_t n)
{
	const unsigned char *p = bytes;
	uint64_t hash = from ^ 0xcbf29ce484222325u;

	for (size_t i = 0; i < n; i++)
		hash = (hash ^ p[i]) * 0x100000001b3u;
	hash ^= hash >> 32;
	return hash * 0x9e3779b97f4a7c15u;
}

void lexicon_init(struct lexicon *lexicon, struct arena *arena)
{
	*lexicon = (struct lexicon){.arena = arena, .nslots = FEWEST_SLOTS};
	lexicon->slots = ARENA_ARRAY(arena, int32_t, FEWEST_SLOTS);
}

static void grow(struct lexicon *lexicon)
{
	size_t n = lexicon->nslots * 2;
	int32_t *slots = ARENA_ARRAY(lexicon->arena, int32_t, n);

	for (int32_t i = 0; i < lexicon->nentries; i++) {
		size_t at = lexicon->entries[i].hash >> 20 & (n - 1);

		while (slots[at])
			at = (at + 1) & (n - 1);
		slots[at] = i + 1;
	}
	lexicon->slots = slots;
	lexicon->nslots = n;
}

int32_t lexicon_find(struct lexicon *lexicon, const char *text, size_t n)
{
	uint64_t hash = lexicon_hash(0, text, n);
	size_t at;

	if ((size_t)lexicon->nentries * 2 >= lexicon->nslots)
		grow(lexicon);
	at = hash >> 20 & (lexicon->nslots - 1);
	for (; lexicon->slots[at]; at = (at + 1) & (lexicon->nslots - 1)) {
		const struct lexicon_entry *entry = &lexicon->entries[lexicon->slots[at] - 1];

		if (entry->hash == hash && entry->n == n && memcmp(entry->text, text, n) == 0)
			return lexicon->slots[at] - 1;
	}
	ARENA_GROW(lexicon->arena, lexicon->entries, lexicon->nentries);
	lexicon->entries[lexicon->nentries] = (struct lexicon_entry){
		arena_strndup(lexicon->arena, text, n), n, hash};
	lexicon->slots[at] = ++lexicon->nentries;
	return lexicon->nentries - 1;
}
