/* A place is a name in braces; a brace that closes none is a word. */
#include "content/foot_text.h"

#include <string.h>

static const char *const names[] = {
	[FOOT_TITLE] = "{title}",     [FOOT_ORGANISATION] = "{organisation}",
	[FOOT_VERSION] = "{version}", [FOOT_DATE] = "{date}",
	[FOOT_PAGE] = "{page}",       [FOOT_PAGES] = "{pages}",
};

static enum foot_place find_place(const char *text, size_t n)
{
	for (int i = FOOT_TITLE; i < FOOT_UNKNOWN; i++)
		if (strlen(names[i]) == n && strncmp(names[i], text, n) == 0)
			return (enum foot_place)i;
	return FOOT_UNKNOWN;
}

bool foot_text_next(const char **text, struct foot_piece *piece)
{
	const char *at = *text;
	size_t n = strcspn(at, "{");

	if (!*at)
		return false;
	*piece = (struct foot_piece){FOOT_WORDS, at, n};
	if (n == 0) {
		n = strcspn(at, "}");
		n += at[n] == '}';
		*piece = (struct foot_piece){find_place(at, n), at, n};
	}
	*text = at + n;
	return true;
}
