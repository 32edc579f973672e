/* The state of one file being read: its people and its faults. */
#include "answers/reader.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "answers/wording.h"
#include "base/limits.h"
#include "base/near.h"

enum { MOST_WARNED = 100 };

struct reader reader_begin(struct arena *arena, const struct quiz *quiz, struct answers_file *file,
			   struct diag *diag)
{
	struct reader reader = {
		.arena = arena,
		.quiz = quiz,
		.file = file,
		.diag = diag,
		.spellings = ARENA_ARRAY(arena, struct spellings, quiz->nquestions + 1),
		.columns = column_list(arena, quiz)};

	for (int q = 0; q < quiz->nquestions; q++)
		reader.spellings[q] = spelling_list(arena, &quiz->questions[q]);
	return reader;
}

/* Whole beforehand: words that a file quotes are cut by wording_quote, ids are not. */
void reader_error(struct reader *reader, struct place place, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	diag_column(reader->diag, place.column);
	diag_error(reader->diag, place.pos, "%s", arena_vprintf(reader->arena, format, list));
	va_end(list);
}

void reader_warn(struct reader *reader, struct place place, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	diag_column(reader->diag, place.column);
	diag_warn(reader->diag, place.pos, "%s", arena_vprintf(reader->arena, format, list));
	va_end(list);
}

struct answers *reader_add_person(struct reader *reader, struct srcpos pos)
{
	struct answers_file *file = reader->file;
	struct answers *person = ARENA_NEW(reader->arena, struct answers);

	if (file->npeople == LIMIT_PEOPLE) {
		diag_error(reader->diag, pos, "there are more than %d people in the file",
			   LIMIT_PEOPLE);
		return NULL;
	}
	person->lang = reader->quiz->lang;
	person->pos = pos;
	person->answers = ARENA_ARRAY(reader->arena, struct answer, reader->quiz->nquestions + 1);
	ARENA_GROW(reader->arena, file->people, file->npeople);
	file->people[file->npeople++] = person;
	reader->person = person;
	return person;
}

void reader_check_required(struct reader *reader)
{
	const struct quiz *quiz = reader->quiz;
	const struct answers *person = reader->person;

	/* Whether a question with a condition was asked is for the scoring to find out. */
	for (int q = 0; q < quiz->nquestions; q++)
		if (quiz->questions[q].is_required && !quiz->questions[q].when &&
		    person->answers[q].state == ANSWER_SKIPPED)
			diag_warn(reader->diag, person->pos,
				  "question \"%s\" should be answered, but is not",
				  quiz->questions[q].id);
}

void reader_warn_column(struct reader *reader, const char *header, struct place place)
{
	const char *folded = column_fold(reader->arena, header);
	struct near near = near_begin(folded);

	if (reader->unknown.n == MOST_WARNED || name_list_has(&reader->unknown, folded))
		return;
	name_list_add(reader->arena, &reader->unknown, folded);
	for (int i = 0; i < reader->columns.n; i++)
		near_try(&near, reader->columns.list[i].text);
	reader_warn(reader, place, "\"%s\" is no question of the questionnaire; it is left out",
		    wording_quote(reader->arena, folded));
	if (near.found)
		diag_hint(reader->diag, "did you mean \"%s\"?", near.found);
}

static int compare_keys(const void *a, const void *b)
{
	const struct answers *x = *(const struct answers *const *)a;
	const struct answers *y = *(const struct answers *const *)b;
	int order = strcmp(x->key ? x->key : "", y->key ? y->key : "");

	return order ? order : (x->pos.line > y->pos.line) - (x->pos.line < y->pos.line);
}

void reader_check_keys(struct reader *reader)
{
	const struct answers_file *file = reader->file;
	size_t n = (size_t)file->npeople;
	const struct answers **sorted = arena_copy(reader->arena, file->people, n * sizeof *sorted);

	qsort(sorted, n, sizeof *sorted, compare_keys);
	for (size_t i = 1; i < n; i++) {
		const struct answers *first = sorted[i - 1], *second = sorted[i];

		if (!first->key || !second->key || strcmp(first->key, second->key) != 0)
			continue;
		diag_error(reader->diag, second->pos, "the person \"%s\" answers twice",
			   wording_quote(reader->arena, second->key));
		diag_hint(reader->diag, "the first answers stand in line %d", first->pos.line);
	}
}
