/* The lists are short, so they are searched from the front. */
#include "base/name_list.h"

#include <string.h>

#include "base/buf.h"

enum { MOST_SHOWN = 64 };

bool name_list_has(const struct name_list *list, const char *name)
{
	for (int i = 0; i < list->n; i++)
		if (strcmp(list->names[i], name) == 0)
			return true;
	return false;
}

void name_list_add(struct arena *arena, struct name_list *list, const char *name)
{
	if (name_list_has(list, name))
		return;
	ARENA_GROW(arena, list->names, list->n);
	list->names[list->n++] = name;
}

const char *name_list_text(struct arena *arena, const struct name_list *list, const char *before,
			   const char *after)
{
	struct buf buf;
	const char *copy;

	buf_init(&buf);
	for (int i = 0; i < list->n && i < MOST_SHOWN; i++)
		buf_printf(&buf, "%s%s%s%s", i ? ", " : "", before, list->names[i], after);
	if (list->n > MOST_SHOWN)
		buf_printf(&buf, " and %d more", list->n - MOST_SHOWN);
	copy = arena_strdup(arena, buf_text(&buf));
	buf_release(&buf);
	return copy;
}
