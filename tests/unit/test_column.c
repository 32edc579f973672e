/* Headers, as form tools write them, and what each column holds: tests/answers/headers.tsv. */
#include "answers/column.h"

#include <stdlib.h>

#include "answers/headers.h"
#include "base/buf.h"
#include "base/file.h"
#include "content/guide_load.h"
#include "content/quiz_load.h"
#include "root.h"
#include "tap.h"

enum { MOST_CELLS = 12 };

/* Between what the file shows side by side, and one below the other. */
#define CELL_MARK " \xc2\xa6 "
#define ROW_MARK " \xe2\x8f\x8e "

static const char *schema_file(struct arena *arena, const char *name)
{
	const char *folder = getenv("ROLEGUIDE_DATA");

	return arena_printf(arena, "%s/schema/%s", folder ? folder : "content", name);
}

static const struct quiz *load_quiz(struct arena *arena, struct diag *diag)
{
	const struct guide *guide = guide_load(arena, in_root(arena, "tests/answers/guide.xml"),
					       schema_file(arena, "guide.rng"), NULL, diag);

	return guide ? quiz_load(arena, quiz_path(arena, guide, diag), guide,
				 schema_file(arena, "quiz.rng"), diag)
		     : NULL;
}

/* The part of the text before the mark; what is behind it goes to *text, NULL at the end. */
static const char *take_part(struct arena *arena, const char **text, const char *mark)
{
	const char *begin = *text, *end = strstr(begin, mark);

	*text = end ? end + strlen(mark) : NULL;
	return end ? arena_strndup(arena, begin, (size_t)(end - begin)) : begin;
}

static struct row cut(struct arena *arena, const char *text, int number)
{
	struct row row = {.cells = ARENA_ARRAY(arena, struct cell, MOST_CELLS), .number = number};

	while (text && row.ncells < MOST_CELLS)
		row.cells[row.ncells++].text = take_part(arena, &text, CELL_MARK);
	return row;
}

/* Rows of headers as what their columns hold. */
static const char *read_rows(struct arena *arena, const struct columns *columns, const char *text)
{
	struct row rows[HEADERS_MOST];
	struct headers headers;
	const char *words = "";
	int n = 0;

	for (; text && n < HEADERS_MOST; n++)
		rows[n] = cut(arena, take_part(arena, &text, ROW_MARK), n + 1);
	headers = headers_read(columns, rows, n);
	for (int i = 0; i < headers.n; i++)
		words = arena_printf(arena, "%s%s%s", words, i ? CELL_MARK : "",
				     column_words(arena, columns->quiz, headers.list[i].column));
	return headers.nrows == 1 ? words
				  : arena_printf(arena, "%d rows: %s", headers.nrows, words);
}

static void test_file(struct arena *arena, const struct columns *columns)
{
	struct diag diag;
	size_t size = 0;
	const char *path = in_root(arena, "tests/answers/headers.tsv");
	char *line, *next, *text;

	diag_init(&diag);
	text = file_read(arena, path, 1 << 20, &size, &diag);
	if (!tap_ok(text != NULL, "headers.tsv is there"))
		return;
	for (line = strtok_r(text, "\n", &next); line; line = strtok_r(NULL, "\n", &next)) {
		char *wanted = strchr(line, '\t');

		if (*line == '#' || !wanted)
			continue;
		*wanted++ = '\0';
		tap_is(read_rows(arena, columns, line), wanted, line);
	}
	diag_release(&diag);
}

int main(void)
{
	struct arena arena;
	struct diag diag;
	struct spellings *spellings;
	struct columns columns;
	const struct quiz *quiz;

	arena_init(&arena);
	diag_init(&diag);
	quiz = load_quiz(&arena, &diag);
	if (tap_ok(quiz && !diag.nwarnings, "the questionnaire loads")) {
		spellings = ARENA_ARRAY(&arena, struct spellings, quiz->nquestions + 1);
		for (int q = 0; q < quiz->nquestions; q++)
			spellings[q] = spelling_list(&arena, &quiz->questions[q]);
		columns = column_list(&arena, quiz, spellings);
		test_file(&arena, &columns);
	} else {
		diag_print(&diag, stdout, 0, false);
	}
	diag_release(&diag);
	arena_release(&arena);
	return tap_done();
}
