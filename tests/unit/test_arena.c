/* base/arena: alignment, zeroing, marks, parts, growth. */
#include "base/arena.h"
#include "tap.h"

#include <stdint.h>

static bool is_zero(const unsigned char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (bytes[i])
			return false;
	return true;
}

static void check_allocation(void)
{
	struct arena arena;
	bool is_aligned = true, is_zeroed = true;

	arena_init(&arena);
	for (size_t size = 0; size < 3000; size += 7) {
		unsigned char *p = arena_alloc(&arena, size);

		is_aligned = is_aligned && (uintptr_t)p % _Alignof(max_align_t) == 0;
		is_zeroed = is_zeroed && is_zero(p, size);
		memset(p, 0xaa, size);
	}
	tap_ok(is_aligned, "every piece is aligned for any type");
	tap_ok(is_zeroed, "every piece is zeroed, across many chunks");
	tap_ok(is_zero(arena_alloc(&arena, 20 << 20), 20 << 20),
	       "a piece larger than the largest chunk is zeroed");
	arena_release(&arena);
	tap_ok(!arena.chunk, "a released arena holds nothing");
	tap_ok(arena_alloc(&arena, 1) != NULL, "a released arena can be used again");
	arena_release(&arena);
}

static void check_text(void)
{
	struct arena arena;
	char bytes[3] = {'a', 'b', 'c'};

	arena_init(&arena);
	tap_is(arena_strndup(&arena, bytes, 2), "ab", "strndup ends the text");
	tap_is(arena_strdup(&arena, ""), "", "an empty text can be copied");
	tap_is(arena_printf(&arena, "%d-%s", 7, "x"), "7-x", "printf formats");
	for (int n = 254; n <= 257; n++)
		tap_ok(strlen(arena_printf(&arena, "%*s", n, "")) == (size_t)n, "%d bytes", n);
	tap_ok(strlen(arena_printf(&arena, "%100000s", "")) == 100000, "printf knows no limit");
	tap_ok(memcmp(arena_copy(&arena, bytes, 3), "abc", 3) == 0, "copy copies");
	tap_ok(arena_copy(&arena, NULL, 0) != NULL, "nothing can be copied");
	arena_release(&arena);
}

static void check_marks(void)
{
	struct arena arena;
	struct arena_mark empty, mark;
	char *kept, *first, *again;

	arena_init(&arena);
	empty = arena_mark(&arena);
	kept = arena_strdup(&arena, "kept");
	mark = arena_mark(&arena);
	first = arena_alloc(&arena, 100);
	memset(first, 0xff, 100);
	for (int i = 0; i < 1000; i++)
		memset(arena_alloc(&arena, 1000), 0xff, 1000);
	arena_reset(&arena, mark);
	again = arena_alloc(&arena, 100);
	tap_ok(again == first, "after a reset the same place is given again");
	tap_ok(is_zero((unsigned char *)again, 100), "and it is zeroed again");
	tap_is(kept, "kept", "what stood before the mark stays");
	arena_reset(&arena, empty);
	tap_ok(!arena.chunk, "a mark of an empty arena empties it");
	first = arena_alloc(&arena, 100);
	memset(first, 0xff, 100);
	arena_reset(&arena, empty);
	again = arena_alloc(&arena, 100);
	tap_ok(again == first, "an emptied arena begins in the room that it had");
	tap_ok(is_zero((unsigned char *)again, 100), "which is zeroed too");
	arena_reset(&arena, empty);
	again = arena_alloc(&arena, 200000);
	memset(again, 0xff, 200000);
	arena_reset(&arena, empty);
	tap_ok(arena_alloc(&arena, 100) == again, "and in the largest of them");
	arena_release(&arena);
}

/* Under AddressSanitizer a part that is not given back with its arena is a leak. */
static void check_parts(void)
{
	struct arena arena, *part, *later;
	struct arena_mark mark;
	char *kept;

	arena_init(&arena);
	part = arena_part(&arena);
	memset(arena_alloc(part, 100000), 0xff, 100000);
	kept = arena_strdup(&arena, "kept");
	arena_release(part);
	tap_ok(!part->chunk, "a part is released before its arena");
	tap_is(kept, "kept", "and the arena stays");
	tap_is(arena_strdup(part, "again"), "again", "the part can be used again");
	mark = arena_mark(&arena);
	later = arena_part(&arena);
	arena_alloc(arena_part(later), 100);
	tap_ok(arena.parts == later, "a part may have parts");
	arena_reset(&arena, mark);
	tap_ok(arena.parts == part && part->chunk, "a reset takes only the parts behind the mark");
	arena_release(&arena);
	tap_ok(!arena.parts && !arena.chunk, "an arena is released with its parts");
}

static void check_growth(void)
{
	struct arena arena;
	int *numbers = NULL, n = 0;
	bool is_kept = true;

	arena_init(&arena);
	for (; n < 5000; n++) {
		ARENA_GROW(&arena, numbers, n);
		numbers[n] = n;
		arena_alloc(&arena, 1); /* something else lies behind it */
	}
	for (int i = 0; i < n; i++)
		is_kept = is_kept && numbers[i] == i;
	tap_ok(is_kept, "an array that grows keeps its items");
	arena_release(&arena);
}

/* Large arrays grow where they are; a mark tells them from those behind it all the same. */
static void check_large(void)
{
	enum { N = 1 << 20 };
	struct arena arena, other;
	struct arena_mark mark;
	int *first = NULL, *second = NULL;
	bool is_kept = true;
	const void *chunk;

	arena_init(&arena);
	arena_init(&other);
	chunk = (arena_alloc(&arena, 1), arena.chunk);
	first = ARENA_ARRAY(&arena, int, N);
	mark = arena_mark(&arena);
	second = ARENA_ARRAY(&arena, int, N);
	for (int i = 0; i < N; i++)
		first[i] = second[i] = i;
	ARENA_GROW(&arena, first, N);
	ARENA_GROW(&arena, second, N);
	first[N] = second[N] = N;
	for (int i = 0; i <= N; i++)
		is_kept = is_kept && first[i] == i && second[i] == i;
	tap_ok(is_kept, "large arrays that grow keep their items");
	tap_ok(arena.nlarge == 2, "and leave nothing behind");
	tap_ok(arena.chunk == chunk, "small pieces go on where they were");
	arena_reset(&arena, mark);
	tap_ok(arena.nlarge == 1 && first[N] == N,
	       "a reset takes only large pieces behind the mark");
	ARENA_GROW(&other, first, 2 * N);
	tap_ok(first[N] == N && other.nlarge == 1, "an array of another arena is copied");
	arena_release(&arena);
	arena_release(&other);
	tap_ok(!arena.large && !other.large, "large pieces are released with their arena");
}

int main(void)
{
	check_allocation();
	check_text();
	check_marks();
	check_parts();
	check_growth();
	check_large();
	return tap_done();
}
