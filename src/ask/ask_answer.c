/*
 * Typed answers. A line and the options are folded before they are compared, so that neither
 * capitals nor the kind of apostrophe matter. What can be understood in two ways is not guessed.
 */
#include "ask/ask_answer.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "answers/number.h"
#include "base/utf8.h"
#include "locale/fold.h"

enum { MOST_PICKS = 200, SHOWN_LENGTH = 40 };

/* Reading one line. */
struct reading {
	struct arena *arena;
	const struct ask_shown *shown;
	const struct question *question;
	struct ask_phrase *fault;
	int picks[MOST_PICKS];
	int npicks;
};

static bool is_digits(const char *text)
{
	return *text && !text[strspn(text, "0123456789")];
}

static bool refuse(struct reading *reading, const char *key)
{
	*reading->fault = (struct ask_phrase){.key = key};
	return false;
}

static void add_arg(struct reading *reading, struct locale_arg arg)
{
	struct locale_arg *at = reading->fault->args;

	while (at->name)
		at++;
	*at = arg;
}

static void add_number(struct reading *reading, const char *name, int64_t number)
{
	add_arg(reading, (struct locale_arg)ASK_NUMBER(name, number));
}

/* Digits alone, as they are to be typed. */
static void add_plain(struct reading *reading, const char *name, int64_t number)
{
	const char *digits = arena_printf(reading->arena, "%" PRId64, number);

	add_arg(reading, (struct locale_arg)ASK_WORD(name, digits));
}

/* A word of the line in a message: its beginning when it is long. */
static void add_word(struct reading *reading, const char *word)
{
	size_t n = strlen(word);

	if (n > SHOWN_LENGTH) {
		for (n = SHOWN_LENGTH; (word[n] & 0xc0) == 0x80; n--)
			;
		word = arena_printf(reading->arena, "%.*s…", (int)n, word);
	}
	add_arg(reading, (struct locale_arg)ASK_WORD("word", word));
}

static bool has_several(const struct question *question)
{
	return question->kind == QUESTION_MULTI || question->kind == QUESTION_RANK;
}

static bool refuse_word(struct reading *reading, const char *word)
{
	refuse(reading, has_several(reading->question) ? "ask-none-such" : "ask-no-such");
	add_word(reading, word);
	add_number(reading, "count", reading->question->noptions);
	return false;
}

static bool add_pick(struct reading *reading, int option)
{
	if (reading->npicks == MOST_PICKS)
		return refuse(reading, "ask-no-pick");
	reading->picks[reading->npicks++] = option;
	return true;
}

/* The option whose label is the folded word, or -1. */
static int find_label(struct arena *arena, const struct ask_shown *shown, const char *word)
{
	for (int i = 0; i < shown->question->noptions; i++)
		if (strcmp(fold_text(arena, shown->labels[i]), word) == 0)
			return i;
	return -1;
}

/* The first option whose label is the folded word or, when none is, begins so; or -1. *next is then
 * another one that begins so, or -1. */
static int find_word(struct reading *reading, const char *word, int *next)
{
	int found = find_label(reading->arena, reading->shown, word);

	*next = -1;
	if (found >= 0)
		return found;
	for (int i = 0; i < reading->question->noptions; i++) {
		const char *label = fold_text(reading->arena, reading->shown->labels[i]);

		if (strncmp(label, word, strlen(word)) != 0)
			continue;
		if (found >= 0 && *next < 0)
			*next = i;
		if (found < 0)
			found = i;
	}
	return found;
}

static bool take_word(struct reading *reading, const char *word)
{
	int next, found = find_word(reading, fold_text(reading->arena, word), &next);

	if (found < 0)
		return refuse_word(reading, word);
	if (next < 0)
		return add_pick(reading, found);
	refuse(reading, "ask-two-fit");
	add_word(reading, word);
	add_number(reading, "first", found + 1);
	add_number(reading, "next", next + 1);
	return false;
}

/* The number of an option as shown, from 1; 0: there is none of that number. */
static int take_figure(const struct reading *reading, const char *digits, size_t n)
{
	long number = n > 0 && n < 6 ? strtol(digits, NULL, 10) : 0;

	return number <= reading->question->noptions ? (int)number : 0;
}

/* "2", "2.", "(2)", "2-4": one number or all from one to another. */
static bool take_figures(struct reading *reading, char *word)
{
	size_t n;
	int from, to;

	word += *word == '(';
	n = strlen(word);
	if (n > 1 && strchr(".)", word[n - 1]))
		word[--n] = '\0';
	n = strspn(word, "0123456789");
	from = to = take_figure(reading, word, n);
	if (word[n])
		to = word[n] == '-' && is_digits(word + n + 1)
		     ? take_figure(reading, word + n + 1, strlen(word + n + 1)) : 0;
	if (from == 0 || to == 0)
		return refuse_word(reading, word);
	while (add_pick(reading, from - 1)) {
		if (from == to)
			return true;
		from += from < to ? 1 : -1;
	}
	return false;
}

/* Whether the text is made of numbers and what may stand at them. */
static bool is_figures(const char *text)
{
	return !text[strspn(text, "0123456789 -.(),;")] && strpbrk(text, "0123456789");
}

/* One label, or numbers; a label such as "5-10" comes before the range. */
static bool take_part(struct reading *reading, const char *part)
{
	char *folded = fold_text(reading->arena, part), *rest, *word;
	int label = is_digits(folded) ? -1 : find_label(reading->arena, reading->shown, folded);

	if (label >= 0)
		return add_pick(reading, label);
	if (!is_figures(folded))
		return take_word(reading, part);
	for (word = strtok_r(folded, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
		if (!take_figures(reading, word))
			return false;
	return true;
}

/* Takes what stands before the next of the marks, and the mark, off the line. */
static const char *next_part(struct reading *reading, const char **line, const char *marks)
{
	const char *start = *line;
	size_t n = strlen(start), at = 0;

	while (at < n) {
		uint32_t code;
		size_t step = utf8_decode(start + at, n - at, &code);
		const char *folded = fold_text(reading->arena,
					       arena_strndup(reading->arena, start + at, step));

		if (*folded && !folded[1] && strchr(marks, *folded)) {
			*line = start + at + step;
			return arena_strndup(reading->arena, start, at);
		}
		at += step;
	}
	*line = start + n;
	return start;
}

/* Labels may hold commas: a line that is one comes before the parts that its commas would cut it
 * into, and where there are semicolons commas cut nothing. */
static bool take_line(struct reading *reading, const char *line)
{
	const char *folded = fold_text(reading->arena, line);
	const char *marks = strchr(folded, ';') && !is_figures(folded) ? ";" : ",;";

	if (!strpbrk(folded, ",;"))
		return take_part(reading, line);
	if (!is_figures(folded) && find_word(reading, folded, &(int){0}) >= 0)
		return take_word(reading, line);
	while (*line) {
		const char *part = next_part(reading, &line, marks);
		const char *words = fold_text(reading->arena, part);

		if (words[strspn(words, " ,;")] && !take_part(reading, part))
			return false;
	}
	return reading->npicks > 0 || refuse(reading, "ask-no-pick");
}

int ask_answer_places(const struct question *question)
{
	return question->most ? question->most : question->noptions;
}

/* Drops an option that is named twice; in a ranking that is a slip. */
static bool check_doubles(struct reading *reading)
{
	int n = 0;

	for (int i = 0; i < reading->npicks; i++) {
		int j = 0;

		while (j < n && reading->picks[j] != reading->picks[i])
			j++;
		if (j < n && reading->question->kind == QUESTION_RANK) {
			refuse(reading, "ask-twice");
			add_number(reading, "number", reading->picks[i] + 1);
			return false;
		}
		if (j == n)
			reading->picks[n++] = reading->picks[i];
	}
	reading->npicks = n;
	return true;
}

static bool check_multi(struct reading *reading)
{
	const struct question *question = reading->question;
	int n = reading->npicks;

	for (int i = 0; i < n && n > 1; i++)
		if (question->options[reading->picks[i]].is_exclusive) {
			refuse(reading, "ask-alone");
			add_number(reading, "number", reading->picks[i] + 1);
			return false;
		}
	if (question->most && n > question->most)
		refuse(reading, "ask-too-many");
	else if (n < question->least && !question->options[reading->picks[0]].is_exclusive)
		refuse(reading, "ask-too-few");
	else
		return true;
	add_number(reading, "wanted", question->most && n > question->most ? question->most
									   : question->least);
	add_number(reading, "count", n);
	return false;
}

static bool check_picks(struct reading *reading)
{
	const struct question *question = reading->question;

	if (!check_doubles(reading))
		return false;
	if (question->kind == QUESTION_MULTI)
		return check_multi(reading);
	if (question->kind == QUESTION_RANK && reading->npicks != ask_answer_places(question)) {
		refuse(reading, "ask-places");
		add_number(reading, "wanted", ask_answer_places(question));
		add_number(reading, "count", reading->npicks);
		return false;
	}
	if (question->kind != QUESTION_RANK && reading->npicks > 1) {
		refuse(reading, "ask-one-only");
		add_number(reading, "count", reading->npicks);
		return false;
	}
	return true;
}

static int compare_picks(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

static void keep_picks(struct reading *reading, struct answer *answer)
{
	const struct quiz_option *first = &reading->question->options[reading->picks[0]];

	if (reading->question->kind != QUESTION_RANK)
		qsort(reading->picks, (size_t)reading->npicks, sizeof *reading->picks,
		      compare_picks);
	*answer = (struct answer){
		.state = first->is_no_answer ? ANSWER_DECLINED : ANSWER_GIVEN,
		.chosen = arena_copy(reading->arena, reading->picks,
				     sizeof *reading->picks * (size_t)reading->npicks),
		.nchosen = reading->npicks,
	};
}

static bool read_options(struct reading *reading, const char *line, struct answer *answer)
{
	if (!take_line(reading, line) || !check_picks(reading))
		return false;
	keep_picks(reading, answer);
	return true;
}

/* The folded line without the unit, which some type behind the number. */
static const char *strip_unit(struct reading *reading, const char *line)
{
	char *folded = fold_text(reading->arena, line);
	const char *unit = fold_text(reading->arena, reading->shown->unit);
	size_t n = strlen(folded), nunit = strlen(unit);

	if (nunit > 0 && n > nunit && strcmp(folded + n - nunit, unit) == 0)
		folded[n - nunit] = '\0';
	return fold_text(reading->arena, folded);
}

static bool refuse_number(struct reading *reading, const char *text, enum number_fault fault,
			  int64_t value)
{
	switch (fault) {
	case NUMBER_BROKEN:
		refuse(reading, "ask-whole");
		add_word(reading, text);
		break;
	case NUMBER_TWO_WAYS:
		refuse(reading, "ask-two-ways");
		add_word(reading, text);
		add_plain(reading, "plain", value);
		break;
	case NUMBER_NONE:
	case NUMBER_READ:
	case NUMBER_TOO_LARGE:
		refuse(reading, fault == NUMBER_NONE ? "ask-no-number" : "ask-out-of-range");
		add_word(reading, text);
		add_plain(reading, "min", reading->question->min);
		add_plain(reading, "max", reading->question->max);
		break;
	}
	return false;
}

static bool read_number(struct reading *reading, const char *line, struct answer *answer)
{
	const struct question *question = reading->question;
	const char *text = strip_unit(reading, line);
	int64_t value = 0;
	enum number_fault fault = number_read(text, question->min, question->max, &value);

	if (fault == NUMBER_NONE && take_word(reading, text)) {
		keep_picks(reading, answer);
		return true;
	}
	if (fault != NUMBER_READ || value < question->min || value > question->max)
		return refuse_number(reading, line, fault, value);
	*answer = (struct answer){.state = ANSWER_GIVEN, .number = value};
	return true;
}

bool ask_answer_read(struct arena *arena, const struct ask_shown *shown, const char *line,
		     struct answer *answer, struct ask_phrase *fault)
{
	struct reading reading = {.arena = arena, .shown = shown, .question = shown->question,
				  .fault = fault};

	switch (shown->question->kind) {
	case QUESTION_SINGLE:
	case QUESTION_MULTI:
	case QUESTION_LIKERT:
	case QUESTION_RANK:
		return read_options(&reading, line, answer);
	case QUESTION_NUMBER:
		return read_number(&reading, line, answer);
	case QUESTION_TEXT:
		break;
	}
	return false;
}

int ask_answer_other(const struct question *question, const struct answer *answer)
{
	for (int i = 0; i < answer->nchosen; i++)
		if (question->options[answer->chosen[i]].is_other)
			return answer->chosen[i];
	return -1;
}

bool ask_answer_is_label(struct arena *arena, const struct ask_shown *shown, const char *line)
{
	return find_label(arena, shown, fold_text(arena, line)) >= 0;
}
