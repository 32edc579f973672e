/*
 * Arenas: a chain of chunks, filled from the newest; sizes double up to a ceiling. A large piece
 * has a chunk of its own, so that it can grow where it is, and what it does not use yet costs
 * nothing: the system hands out memory page by page, when it is first written to.
 */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BRIEF = 256 /* bytes of most texts */ };

/* AddressSanitizer sees chunks only; it is told which of their bytes are in use, so that a step
 * past a piece or into one given back is found. A gap is kept behind each piece for that. */
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
enum { GAP = 16 };
#else
#define ASAN_POISON_MEMORY_REGION(bytes, size) ((void)(bytes))
#define ASAN_UNPOISON_MEMORY_REGION(bytes, size) ((void)(bytes))
enum { GAP = 0 };
#endif

enum { FIRST_CHUNK = 16 << 10, LARGEST_CHUNK = 1 << 20, LARGE = 256 << 10, ALIGNMENT = 16 };

struct arena_chunk {
	struct arena_chunk *older;
	size_t size;
	_Alignas(16) unsigned char bytes[];
};

void arena_init(struct arena *arena)
{
	*arena = (struct arena){0};
}

static void free_chunk(struct arena_chunk *chunk)
{
	if (!chunk)
		return;
	ASAN_UNPOISON_MEMORY_REGION(chunk->bytes, chunk->size);
	free(chunk);
}

/* The largest of them is spared. */
static void free_chunks_until(struct arena *arena, const struct arena_chunk *last)
{
	while (arena->chunk != last) {
		struct arena_chunk *chunk = arena->chunk;

		arena->chunk = chunk->older;
		if (!arena->spare || arena->spare->size < chunk->size) {
			struct arena_chunk *spared = arena->spare;

			arena->spare = chunk;
			chunk = spared;
		}
		free_chunk(chunk);
	}
}

static void free_large_until(struct arena *arena, size_t nlarge)
{
	for (; arena->nlarge > nlarge; arena->nlarge--) {
		struct arena_chunk *older = arena->large->older;

		free(arena->large);
		arena->large = older;
	}
}

/* Parts live in the chunks of their arena, so they go first. */
static void release_parts_until(struct arena *arena, const struct arena *last)
{
	for (; arena->parts != last; arena->parts = arena->parts->next)
		arena_release(arena->parts);
}

void arena_release(struct arena *arena)
{
	release_parts_until(arena, NULL);
	free_large_until(arena, 0);
	free_chunks_until(arena, NULL);
	free_chunk(arena->spare);
	arena->spare = NULL;
	arena->used = 0;
}

struct arena *arena_part(struct arena *arena)
{
	struct arena *part = ARENA_NEW(arena, struct arena);

	part->next = arena->parts;
	arena->parts = part;
	return part;
}

static struct arena_chunk *new_chunk(const struct arena *arena, size_t size)
{
	size_t wanted = arena->chunk ? arena->chunk->size * 2 : FIRST_CHUNK;
	struct arena_chunk *chunk;

	if (wanted > LARGEST_CHUNK)
		wanted = LARGEST_CHUNK;
	if (wanted < size)
		wanted = size;
	chunk = mem_alloc(sizeof *chunk + wanted);
	chunk->size = wanted;
	return chunk;
}

static void add_chunk(struct arena *arena, size_t size)
{
	struct arena_chunk *chunk = arena->spare;

	if (chunk && chunk->size >= size)
		arena->spare = NULL;
	else
		chunk = new_chunk(arena, size);
	chunk->older = arena->chunk;
	arena->chunk = chunk;
	arena->used = 0;
	ASAN_POISON_MEMORY_REGION(chunk->bytes, chunk->size);
}

static void *alloc_large(struct arena *arena, size_t size)
{
	struct arena_chunk *chunk = mem_alloc_zeroed(sizeof *chunk + size);

	chunk->older = arena->large;
	chunk->size = size;
	arena->large = chunk;
	arena->nlarge++;
	return chunk->bytes;
}

/* Where there is no room for it in the newest chunk. */
static __attribute__((noinline)) void *take_anew(struct arena *arena, size_t size)
{
	if (size > SIZE_MAX / 4)
		mem_die();
	if (size >= LARGE)
		return alloc_large(arena, size);
	add_chunk(arena, size + GAP);
	arena->used = size + GAP;
	ASAN_UNPOISON_MEMORY_REGION(arena->chunk->bytes, size);
	return arena->chunk->bytes;
}

/* Not zeroed, unless it is large. alignment: a power of two, up to ALIGNMENT. */
static inline void *take(struct arena *arena, size_t size, size_t alignment)
{
	size_t from = (arena->used + alignment - 1) & ~(alignment - 1);
	void *p;

	if (size >= LARGE || !arena->chunk || arena->chunk->size < from + size + GAP)
		return take_anew(arena, size);
	p = arena->chunk->bytes + from;
	arena->used = from + size + GAP;
	ASAN_UNPOISON_MEMORY_REGION(p, size);
	return p;
}

void *arena_take(struct arena *arena, size_t size)
{
	return take(arena, size, ALIGNMENT);
}

void *arena_alloc(struct arena *arena, size_t size)
{
	void *p = take(arena, size, ALIGNMENT);

	return size < LARGE ? memset(p, 0, size) : p;
}

char *arena_text(struct arena *arena, size_t n)
{
	char *text = take(arena, n + 1, 1);

	return n + 1 < LARGE ? memset(text, 0, n + 1) : text;
}

void *arena_copy(struct arena *arena, const void *bytes, size_t size)
{
	void *p = take(arena, size, ALIGNMENT);

	return size ? memcpy(p, bytes, size) : p;
}

char *arena_strndup(struct arena *arena, const char *text, size_t n)
{
	char *copy = take(arena, n + 1, 1);

	memcpy(copy, text, n);
	copy[n] = '\0';
	return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
	return arena_strndup(arena, text, strlen(text));
}

char *arena_vprintf(struct arena *arena, const char *format, va_list list)
{
	char brief[BRIEF], *text;
	va_list again;
	int n;

	va_copy(again, list);
	n = vsnprintf(brief, sizeof brief, format, list);
	if (n < BRIEF) {
		text = arena_strndup(arena, brief, (size_t)n);
	} else {
		text = take(arena, (size_t)n + 1, 1);
		vsnprintf(text, (size_t)n + 1, format, again);
	}
	va_end(again);
	return text;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list list;
	char *text;

	va_start(list, format);
	text = arena_vprintf(arena, format, list);
	va_end(list);
	return text;
}

struct arena_mark arena_mark(const struct arena *arena)
{
	return (struct arena_mark){arena->chunk, arena->used, arena->nlarge, arena->parts};
}

void arena_reset(struct arena *arena, struct arena_mark mark)
{
	release_parts_until(arena, mark.parts);
	free_large_until(arena, mark.nlarge);
	free_chunks_until(arena, mark.chunk);
	arena->used = mark.used;
	if (arena->chunk)
		ASAN_POISON_MEMORY_REGION(arena->chunk->bytes + arena->used,
					  arena->chunk->size - arena->used);
}

/* Where the chunk of a large piece hangs; NULL there: the piece is small, or of another arena. */
static struct arena_chunk **find_large(struct arena *arena, const void *piece)
{
	struct arena_chunk **at = &arena->large;

	while (*at && (*at)->bytes != piece)
		at = &(*at)->older;
	return at;
}

void arena_drop(struct arena *arena, const void *piece)
{
	struct arena_chunk **at = find_large(arena, piece), *chunk = *at;

	if (!chunk)
		return;
	*at = chunk->older;
	arena->nlarge--;
	free(chunk);
}

static void *grow_large(struct arena *arena, void *piece, size_t size)
{
	struct arena_chunk **at = find_large(arena, piece);

	if (!*at)
		return NULL;
	*at = mem_resize(*at, sizeof **at + size);
	(*at)->size = size;
	return (*at)->bytes;
}

void *arena_widen(struct arena *arena, void *items, size_t nitems, size_t size)
{
	void *larger;

	larger = nitems * size >= LARGE ? grow_large(arena, items, 2 * nitems * size) : NULL;
	if (larger)
		return larger;
	if (!nitems)
		return take(arena, ARENA_FEWEST * size, ALIGNMENT);
	larger = take(arena, 2 * nitems * size, ALIGNMENT);
	return memcpy(larger, items, nitems * size);
}
