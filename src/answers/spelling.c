/* Short lists, searched from the front. */
#include "answers/spelling.h"

#include <string.h>

#include "answers/answer_kind.h"
#include "answers/wording.h"
#include "base/near.h"

void spelling_add(struct arena *arena, struct spellings *spellings, const char *text, int option,
		  bool is_code)
{
	ARENA_GROW(arena, spellings->list, spellings->n);
	spellings->list[spellings->n++] = (struct spelling){text, strlen(text), option, is_code};
}

static bool is_number(const char *text)
{
	return *text && text[strspn(text, "0123456789")] == 0;
}

struct spellings spelling_list(struct arena *arena, const struct question *question)
{
	struct spellings spellings = {
		.npoints = answer_kind(question)->is_scale ? question->noptions : 0,
	};

	for (int i = 0; i < question->noptions; i++) {
		const struct quiz_option *option = &question->options[i];
		const char *id = wording_fold(arena, option->id);

		spelling_add(arena, &spellings, id, i, true);
		for (int j = 0; j < option->text.n + option->naliases; j++) {
			bool is_label = j < option->text.n;
			const char *text = is_label ? option->text.texts[j]
						    : option->aliases[j - option->text.n];

			text = wording_fold(arena, text);
			spelling_add(arena, &spellings, text, i, !is_label && !strchr(text, ' '));
			if (is_number(text))
				spellings.npoints = 0;
		}
	}
	return spellings;
}

int spelling_find(const struct spellings *spellings, const char *text)
{
	int number = 0;

	for (int i = 0; i < spellings->n; i++)
		if (strcmp(spellings->list[i].text, text) == 0)
			return spellings->list[i].option;
	if (!is_number(text) || strlen(text) > 2)
		return -1;
	for (; *text; text++)
		number = number * 10 + (*text - '0');
	return number <= spellings->npoints ? number - 1 : -1;
}

int spelling_find_begun(const struct spellings *spellings, const char *text, int *next)
{
	int found = spelling_find(spellings, text);
	size_t n = strlen(text);

	*next = -1;
	if (found >= 0)
		return found;
	for (int i = 0; i < spellings->n && *next < 0; i++) {
		const struct spelling *spelling = &spellings->list[i];

		if (strncmp(spelling->text, text, n) != 0)
			continue;
		if (found < 0)
			found = spelling->option;
		else if (spelling->option != found)
			*next = spelling->option;
	}
	return found;
}

const char *spelling_near(const struct spellings *spellings, const char *text)
{
	struct near near = near_begin(text);

	for (int i = 0; i < spellings->n; i++)
		near_try(&near, spellings->list[i].text);
	return near.found;
}
