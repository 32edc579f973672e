/* A hash table of words. A full one forgets those that were not looked up since it was full before,
 * which bounds memory and changes no result. */
#include "text/words.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
	SLOTS = 1 << 14,
	MOST_WORDS = SLOTS / 2,
	LONGEST_WORD = 64 /* bytes */
};

struct word {
	uint32_t hash;
	int n;          /* bytes */
	bool was_found; /* since the table was full last */
	const char *bytes;
	struct word_style style;
	struct word_glyphs glyphs;
};

struct words {
	struct arena arena;  /* the words; emptied with them */
	struct word **slots; /* NULL until a word is kept */
	int nwords;
};

struct words *words_new(void)
{
	struct words *words = mem_alloc(sizeof *words);

	*words = (struct words){0};
	arena_init(&words->arena);
	return words;
}

void words_free(struct words *words)
{
	if (!words)
		return;
	arena_release(&words->arena);
	free(words->slots);
	free(words);
}

/* The size of the character at bytes, if words of it may be kept, else 0. */
static int allowed_size(const unsigned char *bytes, int n)
{
	if (bytes[0] < 0x80)
		return 1;
	if (bytes[0] < 0xcc || (bytes[0] >= 0xce && bytes[0] < 0xd2))
		return 2; /* below U+0300, and U+0380 to U+047F */
	if (n < 3 || bytes[0] != 0xe2)
		return 0;
	if (bytes[1] == 0x80 && bytes[2] >= 0x90 && bytes[2] < 0xa8)
		return 3; /* dashes, quotation marks, ellipsis */
	if (bytes[1] == 0x81 && bytes[2] >= 0xa6 && bytes[2] < 0xaa)
		return 3; /* isolates, which draw nothing */
	if (bytes[1] == 0x82 && bytes[2] == 0xac)
		return 3;                                                        /* the euro sign */
	return bytes[1] == 0x86 || bytes[1] == 0x88 || bytes[1] == 0x89 ? 3 : 0; /* arrows, signs */
}

bool words_allow(const char *word, int n)
{
	if (n > LONGEST_WORD)
		return false;
	for (int i = 0; i < n;) {
		int size = allowed_size((const unsigned char *)word + i, n - i);

		if (size == 0)
			return false;
		i += size;
	}
	return n > 0;
}

static bool is_same_style(const struct word_style *a, const struct word_style *b)
{
	return a->font == b->font && a->size == b->size && a->tracking == b->tracking &&
	       a->has_tabular_figures == b->has_tabular_figures && a->script == b->script &&
	       (a->features == b->features ||
		(a->features && b->features && strcmp(a->features, b->features) == 0)) &&
	       a->lang == b->lang;
}

static uint32_t hash_word(const struct word_style *style, const char *word, int n)
{
	uint32_t hash = ((uint32_t)style->font * 31u + (uint32_t)style->size) * 31u +
			(uint32_t)style->tracking;

	for (int i = 0; i < n; i++)
		hash = (hash ^ (unsigned char)word[i]) * 0x01000193u; /* FNV-1a */
	return hash ^ hash >> 15;
}

static struct word *find(const struct words *words, const struct word_style *style,
			 const char *word, int n)
{
	uint32_t hash = hash_word(style, word, n);

	if (!words->slots)
		return NULL;
	for (uint32_t i = hash % SLOTS; words->slots[i]; i = (i + 1) % SLOTS) {
		struct word *known = words->slots[i];

		if (known->hash == hash && known->n == n && is_same_style(&known->style, style) &&
		    memcmp(known->bytes, word, (size_t)n) == 0)
			return known;
	}
	return NULL;
}

const struct word_glyphs *words_find(const struct words *words, const struct word_style *style,
				     const char *word, int n)
{
	struct word *known = find(words, style, word, n);

	if (!known)
		return NULL;
	known->was_found = true;
	return &known->glyphs;
}

static const struct word_glyphs *put(struct words *words, const struct word *word)
{
	struct word *new = arena_copy(&words->arena, word, sizeof *word);
	size_t count = (size_t)word->glyphs.n;
	uint32_t i = word->hash % SLOTS;

	while (words->slots[i])
		i = (i + 1) % SLOTS;
	new->bytes = arena_strndup(&words->arena, word->bytes, (size_t)word->n);
	new->glyphs.glyphs = arena_copy(&words->arena, word->glyphs.glyphs,
					sizeof *word->glyphs.glyphs * count);
	new->glyphs.is_unsafe = arena_copy(&words->arena, word->glyphs.is_unsafe, count);
	new->was_found = false;
	words->slots[i] = new;
	words->nwords++;
	return &new->glyphs;
}

static void make_room(struct words *words)
{
	struct words old = *words;

	if (old.slots && old.nwords < MOST_WORDS)
		return;
	arena_init(&words->arena);
	words->slots = mem_alloc_zeroed(sizeof *words->slots * SLOTS);
	words->nwords = 0;
	for (int i = 0; old.slots && i < SLOTS; i++)
		if (old.slots[i] && old.slots[i]->was_found && words->nwords < MOST_WORDS / 2)
			put(words, old.slots[i]);
	arena_release(&old.arena);
	free(old.slots);
}

const struct word_glyphs *words_add(struct words *words, const struct word_style *style,
				    const char *word, int n, struct word_glyphs glyphs)
{
	assert(!find(words, style, word, n));
	make_room(words);
	return put(words, &(struct word){.hash = hash_word(style, word, n),
					 .n = n,
					 .bytes = word,
					 .style = *style,
					 .glyphs = glyphs});
}
