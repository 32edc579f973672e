/* The state of one file being read: its people and its faults. */
#include "answers/reader.h"

#include <stdarg.h>
#include <string.h>

#include "answers/wording.h"
#include "base/limits.h"

struct reader reader_begin(struct arena *arena, const struct quiz *quiz,
			   const struct answers_settings *settings, struct diag *diag)
{
	struct reader reader = {
		.own = arena,
		.arena = arena,
		.quiz = quiz,
		.settings = settings,
		.spellings = ARENA_ARRAY(arena, struct spellings, quiz->nquestions + 1),
		.row_name = "row",
		.dates = settings->dates,
		.diag = diag};

	for (int q = 0; q < quiz->nquestions; q++)
		reader.spellings[q] = spelling_list(arena, &quiz->questions[q]);
	reader.columns = column_list(arena, quiz, reader.spellings);
	if (settings->is_earlier) {
		reader.strange = ARENA_NEW(arena, struct answers_strange);
		reader.is_unasked = ARENA_ARRAY(arena, bool, quiz->nquestions + 1);
	}
	return reader;
}

/* A text in the arena of the person is one of theirs; others speak of the file. */
static const char *find_where(const struct reader *reader, struct place place)
{
	const char *where = place_words(reader->arena, place, reader->row_name);
	const char *key = place.row && reader->person ? reader->person->key : NULL;

	/* who it is, is said only where answers are said too */
	if (key && reader->person->row == place.row && reader->settings->shows_answers)
		where = arena_printf(reader->arena, "%s, person \"%s\"", where,
				     wording_quote(reader->arena, key));
	return *where ? arena_printf(reader->arena, "%s: ", where) : where;
}

/* Whether the message is one of too many to be kept, and is counted alone: any number of people may
 * be in a file, each with faults. */
static bool is_too_much(struct reader *reader, struct place place, enum diag_level level)
{
	struct diag *diag = reader->diag;
	int n = level == DIAG_ERROR ? diag->nerrors : diag->nwarnings;

	if (place.pos.line == 0 || n < LIMIT_MESSAGES)
		return false;
	diag_count(diag, level);
	return true;
}

/* Whole beforehand: words that a file quotes are cut by wording_quote, ids are not. */
void reader_error(struct reader *reader, struct place place, const char *format, ...)
{
	va_list list;

	if (is_too_much(reader, place, DIAG_ERROR))
		return;
	va_start(list, format);
	diag_column(reader->diag, place.column);
	diag_as(reader->diag, format);
	diag_error(reader->diag, place.pos, "%s%s", find_where(reader, place),
		   arena_vprintf(reader->arena, format, list));
	va_end(list);
}

void reader_warn(struct reader *reader, struct place place, const char *format, ...)
{
	va_list list;

	if (is_too_much(reader, place, DIAG_WARNING))
		return;
	va_start(list, format);
	diag_column(reader->diag, place.column);
	diag_as(reader->diag, format);
	diag_warn(reader->diag, place.pos, "%s%s", find_where(reader, place),
		  arena_vprintf(reader->arena, format, list));
	va_end(list);
}

bool reader_gather(struct reader *reader, const char *name)
{
	struct answers_strange *strange = reader->strange;

	if (!strange)
		return false;
	ARENA_GROW(reader->own, strange->names, strange->n);
	strange->names[strange->n++] = arena_strdup(reader->own, wording_clean(reader->own, name));
	return true;
}

const char *reader_quote(const struct reader *reader, const char *text)
{
	if (!reader->settings->shows_answers)
		return "the answer";
	return arena_printf(reader->arena, "\"%s\"", wording_quote(reader->arena, text));
}

struct answers *reader_add_person(struct reader *reader, struct place place)
{
	struct answers *person = ARENA_NEW(reader->arena, struct answers);

	person->lang = reader->quiz->lang;
	person->pos = place.pos;
	person->row = place.row;
	person->row_name = reader->row_name;
	person->answers = ARENA_ARRAY(reader->arena, struct answer, reader->quiz->nquestions + 1);
	person->strange = reader->strange;
	for (int q = 0; reader->strange && q < reader->quiz->nquestions; q++)
		if (reader->is_unasked[q])
			person->answers[q].state = ANSWER_NOT_ASKED;
	reader->person = person;
	return person;
}

void reader_check_required(struct reader *reader)
{
	const struct quiz *quiz = reader->quiz;
	const struct answers *person = reader->person;
	struct place place = {.pos = person->pos, .row = person->row};

	if (reader->strange)
		return;
	/* Whether a question with a condition was asked is for the scoring to find out. */
	for (int q = 0; q < quiz->nquestions; q++)
		if (quiz->questions[q].is_required && !quiz->questions[q].when &&
		    person->answers[q].state == ANSWER_SKIPPED)
			reader_warn(reader, place, "question \"%s\" should be answered, but is not",
				    quiz->questions[q].id);
}
