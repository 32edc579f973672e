/* Short lists of names, as messages give them. */
#ifndef BASE_NAME_LIST_H
#define BASE_NAME_LIST_H

#include <stdbool.h>

#include "base/arena.h"

/* A list of names without doubles. */
struct name_list {
	const char **names;
	int n;
};

void name_list_add(struct arena *arena, struct name_list *list, const char *name);
bool name_list_has(const struct name_list *list, const char *name);
/* "<a>, <b>, <c> and 4 more": at most 64 of them, each between the two marks. */
const char *name_list_text(struct arena *arena, const struct name_list *list, const char *before,
			   const char *after);

#endif
