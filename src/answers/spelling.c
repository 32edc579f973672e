/* Short lists, searched from the front. */
#include "answers/spelling.h"

#include <stdio.h>
#include <string.h>

#include "answers/answer_kind.h"
#include "answers/tool_words.h"
#include "answers/wording.h"
#include "base/near.h"

void spelling_add(struct arena *arena, struct spellings *spellings, const char *text, int option)
{
	ARENA_GROW(arena, spellings->list, spellings->n);
	spellings->list[spellings->n++] = (struct spelling){
		.text = text, .n = strlen(text), .option = option};
}

static bool is_number(const char *text)
{
	return *text && text[strspn(text, "0123456789")] == 0;
}

struct spellings spelling_list(struct arena *arena, const struct question *question)
{
	struct spellings spellings = {
		.npoints = answer_kind(question)->is_scale ? question->noptions : 0,
		.base = 1,
		.other = question_other(question),
	};

	for (int i = 0; i < question->noptions; i++) {
		const struct quiz_option *option = &question->options[i];
		const char *id = wording_fold(arena, option->id);

		if (!answer_kind(question)->is_scale || !is_number(id)) /* points: by find_point */
			spelling_add(arena, &spellings, id, i);
		for (int j = 0; j < option->text.n + option->naliases; j++) {
			const char *text = j < option->text.n ? option->text.texts[j]
							      : option->aliases[j - option->text.n];

			text = wording_fold(arena, text);
			spelling_add(arena, &spellings, text, i);
			if (is_number(text))
				spellings.npoints = 0;
		}
	}
	for (int i = 0; i < spellings.n; i++)
		spellings.list[i].loose = wording_loose(arena, spellings.list[i].text);
	return spellings;
}

void spelling_number(struct arena *arena, struct spellings *spellings, int base)
{
	int last = -1;

	for (int i = 0; i < spellings->n; i++)
		last = spellings->list[i].option > last ? spellings->list[i].option : last;
	for (int option = 0; option <= last; option++) {
		const char *number = arena_printf(arena, "%d", option + base);

		spelling_add(arena, spellings, number, option);
		spellings->list[spellings->n - 1].loose = number;
	}
}

static int find_exact(const struct spellings *spellings, const char *text)
{
	for (int i = 0; i < spellings->n; i++)
		if (strcmp(spellings->list[i].text, text) == 0)
			return spellings->list[i].option;
	return -1;
}

bool spelling_find_exact(const struct spellings *spellings, const char *text)
{
	return find_exact(spellings, text) >= 0;
}

/* -1, too, where options differ in no more than what is left out of account. */
static int find_loose(const struct spellings *spellings, const char *loose)
{
	int found = -1;

	for (int i = 0; i < spellings->n && *loose; i++) {
		const struct spelling *spelling = &spellings->list[i];

		if (!spelling->loose || strcmp(spelling->loose, loose) != 0)
			continue;
		if (found >= 0 && found != spelling->option)
			return -1;
		found = spelling->option;
	}
	return found >= 0 || !tool_is_other(loose) ? found : spellings->other;
}

/* The number that is all of the text, also as "4.0"; -1: none. */
static int read_number(const char *text)
{
	size_t n = strspn(text, "0123456789");
	int number = 0;

	if (n == 0 || n > 2 || (text[n] && strcmp(text + n, ".0") != 0))
		return -1;
	for (size_t i = 0; i < n; i++)
		number = number * 10 + (text[i] - '0');
	return number;
}

static int find_point(const struct spellings *spellings, int number)
{
	int point = number - spellings->base;

	return number >= 0 && point >= 0 && point < spellings->npoints ? point : -1;
}

/* Past a number that tools write before a label: "5 - ", "(5) ", "5: "; NULL: none. */
static const char *skip_code(const char *text)
{
	const char *at = *text == '(' ? text + 1 : text;
	size_t n = strspn(at, "0123456789");

	if (n == 0)
		return NULL;
	at += n;
	if (*text == '(')
		return strncmp(at, ") ", 2) == 0 ? at + 2 : NULL;
	if (strncmp(at, " - ", 3) == 0)
		return at + 3;
	return *at && strchr(".):=", *at) && at[1] == ' ' ? at + 2 : NULL;
}

/* Looked up in an arena of its own: it may be done for every cell of a large file. */
int spelling_find_name(const struct spellings *spellings, const char *text)
{
	int found = find_exact(spellings, text);
	struct arena scratch;

	if (found >= 0 || !spellings->n || !spellings->list[0].loose)
		return found;
	arena_init(&scratch);
	found = find_loose(spellings, wording_loose(&scratch, text));
	arena_release(&scratch);
	return found;
}

int spelling_find(const struct spellings *spellings, const char *text)
{
	int found = find_exact(spellings, text), number = read_number(text);
	char whole[16];

	if (found >= 0)
		return found;
	if (number >= 0) {
		snprintf(whole, sizeof whole, "%d", number);
		found = find_exact(spellings, whole);
		return found >= 0 ? found : find_point(spellings, number);
	}
	found = spelling_find_name(spellings, text);
	if (found < 0 && skip_code(text))
		found = spelling_find_name(spellings, skip_code(text));
	return found;
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
