/* Line by line: a code, a number or "page" and one, "=", and what holds. */
#include "paper/ruling.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "answers/sheet_code.h"
#include "answers/typed.h"
#include "answers/wording.h"
#include "base/utf8.h"

enum { SHOWN = 60 /* characters of a line in a message */ };

struct reader {
	struct arena *arena;
	const struct ruling_source *source;
	struct srcpos pos;
	struct diag *diag;
};

/* The next word of a line, "=" by itself too; "" at the end. */
static const char *take_word(struct reader *reader, const char **line)
{
	const char *start = *line + strspn(*line, " \t\r");
	size_t n = *start == '=' ? 1 : strcspn(start, " \t\r=");

	*line = start + n;
	return arena_strndup(reader->arena, start, n);
}

static bool refuse(struct reader *reader, const char *why, const char *what)
{
	diag_as(reader->diag, "ruling");
	diag_error(reader->diag, reader->pos, "\"%.*s\": %s", SHOWN, what, why);
	diag_hint(reader->diag, "a line is a code, the number of a question, = and what holds, as "
				"\"K7-03H 7 = 2\"");
	return false;
}

/* A whole number from 1 to most; 0: none. */
static int read_count(const char *word, int most)
{
	char *end;
	long n = strtol(word, &end, 10);

	return isdigit((unsigned char)*word) && !*end && n >= 1 && n <= most ? (int)n : 0;
}

static bool read_page_value(struct reader *reader, const char *value, struct ruling *ruling)
{
	if (strcmp(value, "blank") != 0)
		ruling->copy = read_count(value, 99);
	return strcmp(value, "blank") == 0 || ruling->copy > 0 ||
	       refuse(reader,
		      "of a page that is missing, \"blank\" is taken; of one that is there "
		      "twice, 1 or 2",
		      value);
}

/* What holds, with words behind what is typed. */
static bool read_value(struct reader *reader, const char *value, struct ruling *ruling)
{
	const struct question *question = &reader->source->quiz->questions[ruling->question];
	const char *rest = value, *word = take_word(reader, &rest), *words, *why;
	int most = question->kind == QUESTION_TEXT ? question->max_length : ANSWERS_LONGEST_WORDS;
	bool wants_words;

	if (!typed_read(reader->arena, question, word, &ruling->answer, &wants_words, &why))
		return refuse(reader, why, word);
	words = wording_clean(reader->arena, rest);
	if (*words && !wants_words)
		return refuse(reader, "words stand behind it; with w, as 4w, they are taken",
			      value);
	if (utf8_length(words) > most)
		return refuse(reader,
			      arena_printf(reader->arena, "at most %d characters are taken", most),
			      words);
	if (wants_words)
		ruling->answer.text = *words ? words : NULL;
	if (question->kind == QUESTION_TEXT)
		ruling->answer.state = *words ? ANSWER_GIVEN : ANSWER_SKIPPED;
	return true;
}

/* Takes what stands before "="; false with an error. */
static bool read_subject(struct reader *reader, const char **line, struct ruling *ruling)
{
	const char *code = take_word(reader, line), *word = take_word(reader, line);

	ruling->person = sheet_code_find(reader->arena, reader->source->mark, code);
	if (ruling->person == 0)
		return refuse(reader, "this is no code of a sheet of this questionnaire", code);
	ruling->question = -1;
	if (strcmp(word, "page") == 0) {
		word = take_word(reader, line);
		ruling->page = read_count(word, SHEET_CODE_PAGES);
		if (ruling->page == 0)
			return refuse(reader, "there is no such page", word);
	} else {
		ruling->question = read_count(word, reader->source->quiz->nquestions) - 1;
		if (ruling->question < 0)
			return refuse(reader, "there is no question of that number", word);
	}
	word = take_word(reader, line);
	return strcmp(word, "=") == 0 || refuse(reader, "= is wanted here", word);
}

/* A line that is no remark: true where it says something. */
static bool read_line(struct reader *reader, const char *line, struct ruling *ruling)
{
	const char *rest = line;

	*ruling = (struct ruling){.line = line};
	if (!read_subject(reader, &rest, ruling))
		return false;
	rest = wording_clean(reader->arena, rest);
	if (!*rest)
		return false;
	return ruling->question < 0 ? read_page_value(reader, rest, ruling)
				    : read_value(reader, rest, ruling);
}

static bool is_remark(const char *line)
{
	line += strspn(line, " \t\r");
	return *line == '\0' || *line == '#';
}

struct rulings ruling_read(struct arena *arena, const struct ruling_source *source,
			   const char *bytes, size_t n, struct diag *diag)
{
	struct reader reader = {arena, source, {source->path, 0}, diag};
	struct rulings rulings = {0};

	for (size_t at = 0; at < n;) {
		const char *end = memchr(bytes + at, '\n', n - at);
		size_t length = end ? (size_t)(end - bytes) - at : n - at;
		const char *line = arena_strndup(arena, bytes + at, length);
		struct ruling ruling;

		reader.pos.line++;
		at += length + 1;
		if (strlen(line) != length || utf8_check(line, length) != length)
			refuse(&reader, "this is no UTF-8 text", "");
		else if (!is_remark(line) && read_line(&reader, line, &ruling)) {
			ARENA_GROW(arena, rulings.rulings, rulings.n);
			rulings.rulings[rulings.n++] = ruling;
		}
	}
	return rulings;
}

/* Of several about the same, the last holds. */
const struct ruling *ruling_find(const struct rulings *rulings, int person, int question)
{
	for (int i = rulings->n - 1; i >= 0; i--)
		if (rulings->rulings[i].person == person &&
		    rulings->rulings[i].question == question && question >= 0)
			return &rulings->rulings[i];
	return NULL;
}

const struct ruling *ruling_find_page(const struct rulings *rulings, int person, int page)
{
	for (int i = rulings->n - 1; i >= 0; i--)
		if (rulings->rulings[i].person == person && rulings->rulings[i].question < 0 &&
		    rulings->rulings[i].page == page)
			return &rulings->rulings[i];
	return NULL;
}
