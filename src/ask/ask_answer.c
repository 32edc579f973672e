/*
 * Typed answers. A line and the options are folded before they are compared, so that neither
 * capitals nor the kind of apostrophe matter. What can be understood in two ways is not guessed.
 */
#include "ask/ask_answer.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "answers/answer_kind.h"
#include "answers/number.h"
#include "answers/picks.h"
#include "answers/spelling.h"
#include "base/utf8.h"
#include "locale/fold.h"

enum { MOST_PICKS = 200, SHOWN_LENGTH = 40 };

/* Reading one line. */
struct reading {
	struct arena *arena;
	const struct ask_shown *shown;
	const struct question *question;
	struct spellings labels;
	struct ask_phrase *fault;
	int picks[MOST_PICKS];
	int npicks;
};

static bool is_digits(const char *text)
{
	return *text && !text[strspn(text, "0123456789")];
}

#define refuse(reading, key, ...) \
	(*(reading)->fault = (struct ask_phrase)ASK_PHRASE(key, __VA_ARGS__), false)

/* A word of the line in a message: its beginning when it is long. */
static struct message_arg word_arg(const struct reading *reading, const char *word)
{
	size_t n = SHOWN_LENGTH;

	if (strlen(word) > n) {
		while (utf8_goes_on(word[n]))
			n--;
		word = arena_printf(reading->arena, "%.*s…", (int)n, word);
	}
	return (struct message_arg)ASK_WORD("word", word);
}

/* Digits alone, as they are to be typed. */
static struct message_arg plain_arg(const struct reading *reading, const char *name, int64_t number)
{
	return (struct message_arg)ASK_WORD(name, arena_printf(reading->arena, "%" PRId64, number));
}

static bool refuse_word(struct reading *reading, const char *word)
{
	bool has_several = answer_kind(reading->question)->form == ANSWER_OPTIONS;

	return refuse(reading, has_several ? "ask-none-such" : "ask-no-such",
		      word_arg(reading, word), ASK_NUMBER("count", reading->question->noptions));
}

static bool add_pick(struct reading *reading, int option)
{
	if (reading->npicks == MOST_PICKS)
		return refuse(reading, "ask-no-pick", {0});
	reading->picks[reading->npicks++] = option;
	return true;
}

static struct spellings list_labels(struct arena *arena, const struct ask_shown *shown)
{
	struct spellings labels = {0};

	for (int i = 0; i < shown->question->noptions; i++)
		spelling_add(arena, &labels, fold_text(arena, shown->labels[i]), i);
	return labels;
}

static bool take_word(struct reading *reading, const char *word)
{
	int next;
	int found = spelling_find_begun(&reading->labels, fold_text(reading->arena, word), &next);

	if (found < 0)
		return refuse_word(reading, word);
	if (next < 0)
		return add_pick(reading, found);
	return refuse(reading, "ask-two-fit", word_arg(reading, word),
		      ASK_NUMBER("first", found + 1), ASK_NUMBER("next", next + 1));
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
			     ? take_figure(reading, word + n + 1, strlen(word + n + 1))
			     : 0;
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
	int label = is_digits(folded) ? -1 : spelling_find(&reading->labels, folded);

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
	if (!is_figures(folded) && spelling_find_begun(&reading->labels, folded, &(int){0}) >= 0)
		return take_word(reading, line);
	while (*line) {
		const char *part = next_part(reading, &line, marks);
		const char *words = fold_text(reading->arena, part);

		if (words[strspn(words, " ,;")] && !take_part(reading, part))
			return false;
	}
	return reading->npicks > 0 || refuse(reading, "ask-no-pick", {0});
}

int ask_answer_places(const struct question *question)
{
	return question->most ? question->most : question->noptions;
}

static bool refuse_pick(struct reading *reading, const char *key, int option)
{
	return refuse(reading, key, ASK_NUMBER("number", option + 1));
}

static bool refuse_count(struct reading *reading, const char *key, int wanted)
{
	return refuse(reading, key, ASK_NUMBER("wanted", wanted),
		      ASK_NUMBER("count", reading->npicks));
}

/* All the places, each filled once. */
static bool check_ranking(struct reading *reading)
{
	int twice = picks_double(reading->picks, reading->npicks);
	int places = ask_answer_places(reading->question);

	if (twice >= 0)
		return refuse_pick(reading, "ask-twice", twice);
	return reading->npicks == places || refuse_count(reading, "ask-places", places);
}

/* What is named twice counts once. */
static void drop_doubles(struct reading *reading)
{
	int n = 0;

	for (int i = 0; i < reading->npicks; i++) {
		reading->picks[n] = reading->picks[i];
		if (picks_double(reading->picks, n + 1) < 0)
			n++;
	}
	reading->npicks = n;
}

static bool check_picks(struct reading *reading)
{
	const struct question *question = reading->question;
	const struct answer_kind *kind = answer_kind(question);
	int n, crowded;

	if (kind->is_ordered)
		return check_ranking(reading);
	drop_doubles(reading);
	n = reading->npicks;
	if (kind->form != ANSWER_OPTIONS)
		return n == 1 || refuse_count(reading, "ask-one-only", 1);
	crowded = picks_crowded(question, reading->picks, n);
	if (crowded >= 0)
		return refuse_pick(reading, "ask-alone", crowded);
	if (question->most && n > question->most)
		return refuse_count(reading, "ask-too-many", question->most);
	return !picks_lack(question, reading->picks, n) ||
	       refuse_count(reading, "ask-too-few", question->least);
}

static int compare_picks(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

static void keep_picks(struct reading *reading, struct answer *answer)
{
	const struct quiz_option *first = &reading->question->options[reading->picks[0]];

	if (!answer_kind(reading->question)->is_ordered)
		qsort(reading->picks, (size_t)reading->npicks, sizeof *reading->picks,
		      compare_picks);
	*answer = (struct answer){
		.state = first->is_no_answer ? ANSWER_DECLINED : ANSWER_GIVEN,
		.chosen = arena_copy(reading->arena, reading->picks,
				     sizeof *reading->picks * (size_t)reading->npicks),
		.nchosen = reading->npicks,
	};
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
		return refuse(reading, "ask-whole", word_arg(reading, text));
	case NUMBER_TWO_WAYS:
		return refuse(reading, "ask-two-ways", word_arg(reading, text),
			      plain_arg(reading, "plain", value));
	case NUMBER_NONE:
	case NUMBER_READ:
	case NUMBER_TOO_LARGE:
		break;
	}
	return refuse(reading, fault == NUMBER_NONE ? "ask-no-number" : "ask-out-of-range",
		      word_arg(reading, text), plain_arg(reading, "min", reading->question->min),
		      plain_arg(reading, "max", reading->question->max));
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
	struct reading reading = {.arena = arena,
				  .shown = shown,
				  .question = shown->question,
				  .fault = fault,
				  .labels = list_labels(arena, shown)};

	if (answer_kind(shown->question)->form == ANSWER_NUMBER)
		return read_number(&reading, line, answer);
	if (!take_line(&reading, line) || !check_picks(&reading))
		return false;
	keep_picks(&reading, answer);
	return true;
}

bool ask_answer_is_label(struct arena *arena, const struct ask_shown *shown, const char *line)
{
	struct spellings labels = list_labels(arena, shown);

	return spelling_find(&labels, fold_text(arena, line)) >= 0;
}
