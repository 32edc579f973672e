/* The state of one file being read: its people, its faults, and words as they are kept. */
#include "answers/answer_read.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "locale/unicode.h"

enum { QUOTED = 40 }; /* characters of a text that a message shows */

static char *format_text(struct arena *arena, const char *format, va_list list)
{
	va_list again;
	char *text;
	int n;

	va_copy(again, list);
	n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	text = arena_alloc(arena, (size_t)n + 1);
	vsnprintf(text, (size_t)n + 1, format, list);
	return text;
}

void reader_error(struct answers_reader *reader, struct place place, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	diag_column(reader->diag, place.column);
	diag_error(reader->diag, place.pos, "%s", format_text(reader->arena, format, list));
	va_end(list);
}

void reader_warn(struct answers_reader *reader, struct place place, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	diag_column(reader->diag, place.column);
	diag_warn(reader->diag, place.pos, "%s", format_text(reader->arena, format, list));
	va_end(list);
}

struct answers *reader_add_person(struct answers_reader *reader, struct srcpos pos)
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

void reader_check_required(struct answers_reader *reader)
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

/* Controls (C0, C1), the byte order mark, and what turns the direction of the text after it. */
static bool is_control(uint32_t code)
{
	return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0xfeff ||
	       (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

/* White space where a line may end: all but U+00A0, U+2007 and U+202F. */
static bool is_breaking_space(uint32_t code)
{
	return unicode_is_space(code) && code != 0xa0 && code != 0x2007 && code != 0x202f;
}

/* Marks that show nothing: of direction, and spaces of no width. */
static bool is_mark(uint32_t code)
{
	return code == 0x200e || code == 0x200f || code == 0x61c || code == 0x200b ||
	       code == 0x2060;
}

static const char *clean(struct arena *arena, const char *text, bool folds)
{
	const char *composed = unicode_nfc(arena, text);
	size_t n = strlen(composed), step;
	char *out = arena_alloc(arena, n + 1), *end = out;
	uint32_t code;

	for (size_t at = 0; at < n; at += step) {
		step = utf8_decode(composed + at, n - at, &code);
		if (step == 0)
			break;
		if (folds ? unicode_is_space(code) : is_breaking_space(code)) {
			if (end > out && end[-1] != ' ')
				*end++ = ' ';
		} else if (!is_control(code) && !(folds && is_mark(code))) {
			memcpy(end, composed + at, step);
			end += step;
		}
	}
	if (end > out && end[-1] == ' ')
		end--;
	*end = 0;
	return out;
}

const char *words_clean(struct arena *arena, const char *text)
{
	return clean(arena, text, false);
}

const char *words_fold(struct arena *arena, const char *text)
{
	return clean(arena, text, true);
}

/* The offset of the character of that number, or of the end. */
static size_t offset_of(const char *text, int number)
{
	size_t n = strlen(text), at = 0, step;
	uint32_t code;

	for (; number > 0 && at < n; number--, at += step) {
		step = utf8_decode(text + at, n - at, &code);
		if (step == 0)
			break;
	}
	return at;
}

const char *words_quote(struct arena *arena, const char *text)
{
	size_t n = offset_of(text, 8 * QUOTED); /* lest all of a long text be cleaned */
	const char *words = words_fold(arena, arena_strndup(arena, text, n));
	size_t end = offset_of(words, QUOTED);

	if (!words[end] && !text[n])
		return words;
	return arena_printf(arena, "%.*s...", (int)end, words);
}

int words_length(const char *text)
{
	int n = 0;

	for (; *text; text++)
		n += ((unsigned char)*text & 0xc0) != 0x80;
	return n;
}

void person_take_name(struct answers_reader *reader, const char *text, struct place place)
{
	const char *name = words_clean(reader->arena, text);

	if (words_length(name) > ANSWERS_LONGEST_NAME)
		reader_error(reader, place, "the name has %d characters, more than %d",
			     words_length(name), ANSWERS_LONGEST_NAME);
	else if (*name && utf8_is_blank(name))
		diag_warn(reader->diag, place.pos, "the name shows nothing, and is left out: it is "
						   "made of spaces and invisible characters");
	else if (*name)
		reader->person->name = name;
	reader->person->name_pos = place.pos;
	reader->person->name_column = place.column;
}

void person_take_key(struct answers_reader *reader, const char *text, struct place place)
{
	const char *key = words_clean(reader->arena, text);

	if (words_length(key) > ANSWERS_LONGEST_NAME)
		reader_error(reader, place, "the person's id has %d characters, more than %d",
			     words_length(key), ANSWERS_LONGEST_NAME);
	else if (*key)
		reader->person->key = key;
}

void person_take(struct answers_reader *reader, enum person_field field, const char *text,
		 struct place place)
{
	const char *folded = words_fold(reader->arena, text);

	if (field == PERSON_ID && !reader->person->key)
		person_take_key(reader, text, place);
	else if (field == PERSON_NAME && !reader->person->name)
		person_take_name(reader, text, place);
	if (field != PERSON_DATE || !*folded || reader->person->date)
		return;
	if (!date_read(folded, &reader->person->date) && !reader->has_strange_date) {
		reader->has_strange_date = true;
		reader_warn(reader, place, "the date \"%s\" does not begin with the year; dates "
			    "are left out", words_quote(reader->arena, folded));
	}
}

static int compare_keys(const void *a, const void *b)
{
	const struct answers *x = *(const struct answers *const *)a;
	const struct answers *y = *(const struct answers *const *)b;
	int order = strcmp(x->key ? x->key : "", y->key ? y->key : "");

	return order ? order : (x->pos.line > y->pos.line) - (x->pos.line < y->pos.line);
}

void reader_check_keys(struct answers_reader *reader)
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
			   words_quote(reader->arena, second->key));
		diag_hint(reader->diag, "the first answers stand in line %d", first->pos.line);
	}
}
