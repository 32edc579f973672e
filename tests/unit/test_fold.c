/* Words made alike: ASCII, which has a way of its own, as all other characters are. */
#include "answers/wording.h"
#include "locale/fold.h"
#include "tap.h"

#include <string.h>

typedef const char *fold_words(struct arena *arena, const char *text);

static const char *fold(struct arena *arena, const char *text)
{
	return fold_text(arena, text);
}

/* How many characters of ASCII are folded as they are not beside a letter that is none. */
static int count_differing(struct arena *arena, fold_words *folded)
{
	static const char *const formats[] = {"a%cZ", "a %c Z", "%c Z", "a%c%cZ"};
	int n = 0;

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
		for (int c = 1; c < 0x80; c++) {
			const char *text = arena_printf(arena, formats[i], c, c);
			const char *alone = folded(arena, text);
			const char *beside = folded(arena, arena_printf(arena, "%sé", text));

			n += strlen(beside) != strlen(alone) + strlen("é") ||
			     strncmp(beside, alone, strlen(alone)) != 0;
		}
	return n;
}

int main(void)
{
	struct arena arena;

	arena_init(&arena);
	tap_ok(count_differing(&arena, fold) == 0, "what is typed is folded alike");
	tap_ok(count_differing(&arena, wording_fold) == 0, "words are compared alike");
	tap_ok(count_differing(&arena, wording_loose) == 0, "and so are words that differ little");
	tap_ok(strcmp(fold_text(&arena, " A\t b "), "a b") == 0, "no spaces are at the ends");
	arena_release(&arena);
	return tap_done();
}
