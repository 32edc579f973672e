/* Sort keys of ICU's collator; where there is none, texts sort as their bytes do. */
#include "locale/collate.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

struct collate {
	UCollator *collator; /* NULL: there is none */
};

struct collate *collate_open(const char *lang)
{
	struct collate *collate = mem_alloc(sizeof *collate);
	UErrorCode status = U_ZERO_ERROR;

	collate->collator = ucol_open(lang, &status);
	return collate;
}

void collate_close(struct collate *collate)
{
	if (collate && collate->collator)
		ucol_close(collate->collator);
	free(collate);
}

char *collate_key(struct collate *collate, struct arena *arena, const char *text)
{
	int32_t n = (int32_t)strlen(text), nunits = 0, size;
	UChar *units = ARENA_ARRAY(arena, UChar, n + 1);
	UErrorCode status = U_ZERO_ERROR;
	uint8_t *key;

	u_strFromUTF8WithSub(units, n + 1, &nunits, text, n, 0xfffd, NULL, &status);
	if (!collate->collator || U_FAILURE(status))
		return arena_strdup(arena, text);
	size = ucol_getSortKey(collate->collator, units, nunits, NULL, 0);
	key = arena_alloc(arena, (size_t)size + 1);
	ucol_getSortKey(collate->collator, units, nunits, key, size);
	return (char *)key;
}
