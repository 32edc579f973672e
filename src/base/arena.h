/*
 * Arenas: memory that is given back all at once. One arena a lifetime (a run, a report, the scratch
 * of a stage). Out of memory ends the program with a message, so no caller checks for NULL.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/mem.h"

struct arena_chunk;

struct arena {
	struct arena_chunk *chunk; /* the one being filled; older ones hang behind it */
	size_t used;               /* bytes used of it */
	struct arena_chunk *spare; /* empty, so that work done again and again needs no new one */
	struct arena_chunk *large; /* chunks of one large piece each, the newest first */
	size_t nlarge;
	struct arena *parts; /* the newest first */
	struct arena *next;  /* the part of the same arena made before this one */
};

struct arena_mark {
	struct arena_chunk *chunk;
	size_t used, nlarge;
	struct arena *parts;
};

void arena_init(struct arena *arena);
void arena_release(struct arena *arena);

/* A part of an arena: given back with it, or earlier by arena_release; empty then, it may be used
 * again. */
struct arena *arena_part(struct arena *arena);

/* size bytes, zeroed, aligned for any type; and the same as they are. */
void *arena_alloc(struct arena *arena, size_t size);
void *arena_take(struct arena *arena, size_t size);
/* Room for a text of n bytes and the zero behind it. */
char *arena_text(struct arena *arena, size_t n);
void *arena_copy(struct arena *arena, const void *bytes, size_t size);
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t n);
char *arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list list)
	__attribute__((format(printf, 2, 0)));

/* Gives a piece back before the rest, where it is large enough to be worth it; no mark may have
 * been taken since it was made. */
void arena_drop(struct arena *arena, const void *piece);

/* Everything allocated after the mark is given back by arena_reset. */
struct arena_mark arena_mark(const struct arena *arena);
void arena_reset(struct arena *arena, struct arena_mark mark);

/* A struct is small, and compilers know best how to zero what they know the size of. */
#define ARENA_NEW(arena, type) ((type *)memset(arena_take(arena, sizeof(type)), 0, sizeof(type)))
#define ARENA_ARRAY(arena, type, n) ((type *)arena_alloc(arena, sizeof(type) * (size_t)(n)))

/*
 * Grows an arena array so that items[nitems] may be written, as a whole, for what is behind the
 * items is not zeroed; capacities double. The old place is no longer the array's, for a large one
 * no longer anybody's:
 *	ARENA_GROW(arena, list->items, list->nitems);
 *	list->items[list->nitems++] = item;
 * A capacity is a power of two and follows from nitems; an array grown so is grown in no other way.
 */
#define ARENA_GROW(arena, items, nitems) \
	((items) = arena_grow(arena, items, (size_t)(nitems), sizeof *(items)))

enum { ARENA_FEWEST = 4 /* items of an array that grows */ };

void *arena_widen(struct arena *arena, void *items, size_t nitems, size_t size);

/* Here, since most arrays have room most of the time. */
static inline void *arena_grow(struct arena *arena, void *items, size_t nitems, size_t size)
{
	bool is_full = (nitems & (nitems - 1)) == 0 && (nitems == 0 || nitems >= ARENA_FEWEST);

	return is_full ? arena_widen(arena, items, nitems, size) : items;
}

#endif
