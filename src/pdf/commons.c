/* The commons, sorted: they are asked often and added to a few times. */
#include "pdf/commons.h"

#include <string.h>

/* How many objects lie before the place of the digest. */
static int count_before(const struct commons *commons, const uint8_t digest[COMMONS_DIGEST])
{
	int low = 0, high = commons->nobjects;

	while (low < high) {
		int middle = (low + high) / 2;

		if (memcmp(commons->objects[middle].digest, digest, COMMONS_DIGEST) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

int commons_find(const struct commons *commons, const uint8_t digest[COMMONS_DIGEST])
{
	int at = count_before(commons, digest);

	return at < commons->nobjects &&
			       memcmp(commons->objects[at].digest, digest, COMMONS_DIGEST) == 0
		       ? commons->objects[at].number
		       : 0;
}

void commons_add(struct commons *commons, const struct commons_object *object)
{
	int at = count_before(commons, object->digest);
	struct arena *arena = commons->arena;

	ARENA_GROW(arena, commons->objects, commons->nobjects);
	memmove(commons->objects + at + 1, commons->objects + at,
		sizeof *commons->objects * (size_t)(commons->nobjects - at));
	commons->objects[at] = *object;
	commons->objects[at].text = arena_copy(arena, object->text, object->ntext);
	if (object->is_stream)
		commons->objects[at].data = arena_copy(arena, object->data, object->ndata);
	commons->nobjects++;
}
