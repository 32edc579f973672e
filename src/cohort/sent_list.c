/* Lines are those of people and of `ls`: folders before a name and ".eml" behind it say nothing. */
#include "cohort/sent_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/file.h"
#include "base/limits.h"
#include "cohort/code.h"

static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";

static int compare(const void *a, const void *b)
{
	const struct sent_line *x = a, *y = b;
	int order = strcmp(x->code, y->code);

	return order ? order : (x->line > y->line) - (x->line < y->line);
}

/* The code that a line of n bytes names; "": it is blank; NULL: none. */
static const char *read_line(struct arena *arena, const char *line, size_t n)
{
	const char *end = line + n, *from;

	while (line < end && ascii_is_space(*line))
		line++;
	while (end > line && ascii_is_space(end[-1]))
		end--;
	if (line == end)
		return "";
	if (end - line > 4 && memcmp(end - 4, ".eml", 4) == 0)
		end -= 4;
	for (from = end; from > line && from[-1] != '/' && from[-1] != '\\';)
		from--;
	if (end - from != CODE_LENGTH || strspn(from, letters) < CODE_LENGTH)
		return NULL;
	return arena_strndup(arena, from, CODE_LENGTH);
}

bool sent_list_read(struct sent_list *list, struct arena *arena, const char *path,
		    struct diag *diag)
{
	int nerrors = diag->nerrors, number = 0;
	size_t n;
	const char *at = file_read(arena, path, LIMIT_FILE_BYTES, &n, diag), *end;

	*list = (struct sent_list){.path = path};
	if (!at)
		return false;
	end = at + n;
	if (n >= 3 && memcmp(at, "\xef\xbb\xbf", 3) == 0)
		at += 3;
	while (at < end) {
		const char *stop = memchr(at, '\n', (size_t)(end - at));
		const char *code = read_line(arena, at, (size_t)((stop ? stop : end) - at));

		number++;
		at = stop ? stop + 1 : end;
		if (!code)
			diag_error(diag, (struct srcpos){path, number},
				   "this is neither a code nor the name of a message");
		if (!code || !*code)
			continue;
		ARENA_GROW(arena, list->lines, list->nlines);
		list->lines[list->nlines++] = (struct sent_line){code, number, false};
	}
	if (list->nlines)
		qsort(list->lines, (size_t)list->nlines, sizeof *list->lines, compare);
	return diag->nerrors == nerrors;
}

bool sent_list_find(struct sent_list *list, const char *code)
{
	int low = 0, high = list->nlines;
	bool is_there = false;

	while (low < high) {
		int middle = (low + high) / 2;

		if (strcmp(list->lines[middle].code, code) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (int i = low; i < list->nlines && strcmp(list->lines[i].code, code) == 0; i++)
		list->lines[i].is_found = is_there = true;
	return is_there;
}

void sent_list_check_found(const struct sent_list *list, struct diag *diag)
{
	for (int i = 0; i < list->nlines; i++)
		if (!list->lines[i].is_found)
			diag_error(diag, (struct srcpos){list->path, list->lines[i].line},
				   "nobody of the answers has the code \"%s\"",
				   list->lines[i].code);
}
