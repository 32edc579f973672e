/* Options by all their spellings, which are folded once for a whole file. */
#include "answers/answer_read.h"

#include <string.h>

#include "base/near.h"

static void add_spelling(struct answers_reader *reader, struct spellings *spellings,
			 const char *text, int option, bool is_id)
{
	const char *folded = words_fold(reader->arena, text);

	spellings->list[spellings->n++] = (struct spelling){folded, strlen(folded), option, is_id};
}

static void add_question(struct answers_reader *reader, int number)
{
	const struct question *question = &reader->quiz->questions[number];
	struct spellings *spellings = &reader->spellings[number];
	int n = 0;

	for (int i = 0; i < question->noptions; i++)
		n += 1 + question->options[i].text.n + question->options[i].naliases;
	spellings->list = ARENA_ARRAY(reader->arena, struct spelling, n + 1);
	for (int i = 0; i < question->noptions; i++) {
		const struct quiz_option *option = &question->options[i];

		add_spelling(reader, spellings, option->id, i, true);
		for (int j = 0; j < option->text.n; j++)
			add_spelling(reader, spellings, option->text.texts[j], i, false);
		for (int j = 0; j < option->naliases; j++)
			add_spelling(reader, spellings, option->aliases[j], i, false);
	}
}

void reader_init(struct answers_reader *reader, struct arena *arena, const struct quiz *quiz,
		 struct answers_file *file, struct diag *diag)
{
	*reader = (struct answers_reader){
		.arena = arena, .quiz = quiz, .file = file, .diag = diag,
		.spellings = ARENA_ARRAY(arena, struct spellings, quiz->nquestions + 1),
	};
	for (int q = 0; q < quiz->nquestions; q++)
		add_question(reader, q);
	column_init(reader);
}

static bool is_number(const char *text)
{
	return *text && text[strspn(text, "0123456789")] == 0;
}

/* The points of a scale whose aliases are numbers of their own are not counted from 1 as well. */
static bool has_numbers(const struct spellings *spellings)
{
	for (int i = 0; i < spellings->n; i++)
		if (!spellings->list[i].is_id && is_number(spellings->list[i].text))
			return true;
	return false;
}

int option_find(const struct answers_reader *reader, int question, const char *folded)
{
	const struct spellings *spellings = &reader->spellings[question];
	int npoints = reader->quiz->questions[question].noptions, number = 0;

	for (int i = 0; i < spellings->n; i++)
		if (strcmp(spellings->list[i].text, folded) == 0)
			return spellings->list[i].option;
	if (reader->quiz->questions[question].kind != QUESTION_LIKERT || !is_number(folded) ||
	    strlen(folded) > 2 || has_numbers(spellings))
		return -1;
	for (const char *p = folded; *p; p++)
		number = number * 10 + (*p - '0');
	return number >= 1 && number <= npoints ? number - 1 : -1;
}

int option_other(const struct question *question)
{
	int other = -1;

	for (int i = 0; i < question->noptions; i++) {
		if (!question->options[i].is_other)
			continue;
		if (other >= 0)
			return -1;
		other = i;
	}
	return other;
}

const char *option_near(const struct answers_reader *reader, int question, const char *folded)
{
	const struct spellings *spellings = &reader->spellings[question];
	const char **texts = ARENA_ARRAY(reader->arena, const char *, spellings->n + 1);

	for (int i = 0; i < spellings->n; i++)
		texts[i] = spellings->list[i].text;
	return near_find(folded, texts, spellings->n);
}

void option_refuse(struct answers_reader *reader, int question, const char *text,
		   struct place place)
{
	const struct question *asked = &reader->quiz->questions[question];
	const char *folded = words_fold(reader->arena, text);
	const char *nearest = option_near(reader, question, folded);
	struct name_list list = {0};

	reader_error(reader, place, "question \"%s\" has no option \"%s\"", asked->id,
		     words_quote(reader->arena, folded));
	for (int i = 0; i < asked->noptions; i++)
		name_list_add(reader->arena, &list, asked->options[i].id);
	if (nearest)
		diag_hint(reader->diag, "did you mean \"%s\"?", nearest);
	else if (asked->noptions)
		diag_hint(reader->diag, "there is: %s",
			  name_list_text(reader->arena, &list, "\"", "\""));
}
