/* Taking what a file says as the answer to a question: limits, and what goes with what. */
#include "answers/answer_read.h"

#include <inttypes.h>
#include <string.h>

static struct place place_of(const struct answer *answer)
{
	return (struct place){answer->pos, answer->column};
}

struct answer *answer_open(struct answers_reader *reader, int question, struct place place)
{
	struct answer *answer = &reader->person->answers[question];

	if (answer->pos.file) {
		reader_error(reader, place, "question \"%s\" is answered twice",
			     reader->quiz->questions[question].id);
		diag_hint(reader->diag, "the first answer stands in line %d", answer->pos.line);
		return NULL;
	}
	*answer = (struct answer){
		.state = ANSWER_UNREADABLE, .pos = place.pos, .column = place.column,
	};
	return answer;
}

/* How many options may be chosen; 0: any number. */
static int most_of(const struct question *question)
{
	return question->kind == QUESTION_MULTI || question->kind == QUESTION_RANK
	       ? question->most : 1;
}

static bool check_doubles(struct answers_reader *reader, const struct question *question,
			  const struct answer *answer, const int *chosen, int n)
{
	/* There are few options, so a double is found among the first few. */
	for (int i = 1; i < n; i++)
		for (int j = 0; j < i; j++)
			if (chosen[i] == chosen[j]) {
				reader_error(reader, place_of(answer),
					     "question \"%s\": '%s' is chosen twice",
					     question->id, question->options[chosen[i]].id);
				return false;
			}
	return true;
}

/* Whether these may be chosen together. */
static bool check_choice(struct answers_reader *reader, const struct question *question,
			 const struct answer *answer, const int *chosen, int n)
{
	struct place place = place_of(answer);
	int most = most_of(question);

	if (!check_doubles(reader, question, answer, chosen, n))
		return false;
	for (int i = 0; i < n && n > 1 && most != 1; i++)
		if (question->options[chosen[i]].is_exclusive) {
			reader_error(reader, place, "question \"%s\": '%s' goes with no other "
				     "option", question->id, question->options[chosen[i]].id);
			return false;
		}
	if (most && n > most) {
		reader_error(reader, place, "question \"%s\" takes %s%d option%s, not %d",
			     question->id, most > 1 ? "at most " : "", most, most > 1 ? "s" : "",
			     n);
		return false;
	}
	/* Who declines, or has none of all that, cannot choose more. */
	if (n < question->least && question->kind == QUESTION_MULTI &&
	    !question->options[chosen[0]].is_exclusive) {
		reader_error(reader, place, "question \"%s\" takes at least %d options, not %d",
			     question->id, question->least, n);
		return false;
	}
	return true;
}

static bool check_length(struct answers_reader *reader, const struct question *question,
			 const struct answer *answer, const char *text, int most)
{
	int n = words_length(text);

	if (n <= most)
		return true;
	reader_error(reader, place_of(answer), "question \"%s\": the text has %d characters, "
		     "at most %d are taken", question->id, n, most);
	return false;
}

/* What was written beside the options; false with an error. */
static bool take_beside(struct answers_reader *reader, const struct question *question,
			struct answer *answer, const int *chosen, int n, const char *text)
{
	const char *words = text ? words_clean(reader->arena, text) : "";

	if (!*words)
		return true;
	for (int i = 0; i < n; i++)
		if (question->options[chosen[i]].is_other) {
			answer->text = words;
			return check_length(reader, question, answer, words,
					    ANSWERS_LONGEST_WORDS);
		}
	reader_error(reader, place_of(answer), "question \"%s\": words can stand beside an option "
		     "for others only", question->id);
	return false;
}

void answer_take_options(struct answers_reader *reader, int question, struct answer *answer,
			 const int *chosen, int n, const char *text)
{
	const struct question *asked = &reader->quiz->questions[question];

	if (n == 0) {
		answer->state = ANSWER_SKIPPED;
		return;
	}
	if (!check_choice(reader, asked, answer, chosen, n) ||
	    !take_beside(reader, asked, answer, chosen, n, text))
		return;
	answer->chosen = arena_copy(reader->arena, chosen, sizeof *chosen * (size_t)n);
	answer->nchosen = n;
	answer->state = asked->options[chosen[0]].is_no_answer ? ANSWER_DECLINED : ANSWER_GIVEN;
}

static void refuse_number(struct answers_reader *reader, const struct question *question,
			  const struct answer *answer, const char *text, enum number_fault fault,
			  int64_t value)
{
	struct place place = place_of(answer);
	const char *shown = words_quote(reader->arena, text);
	const char *nearest = option_near(reader, (int)(question - reader->quiz->questions), text);

	switch (fault) {
	case NUMBER_READ:
		reader_error(reader, place, "question \"%s\": %" PRId64 " is %s", question->id,
			     value, value < question->min
			     ? arena_printf(reader->arena, "less than %" PRId64, question->min)
			     : arena_printf(reader->arena, "more than %" PRId64, question->max));
		break;
	case NUMBER_NONE:
		reader_error(reader, place, "question \"%s\": \"%s\" is no number", question->id,
			     shown);
		if (nearest)
			diag_hint(reader->diag, "did you mean \"%s\"?", nearest);
		else
			diag_hint(reader->diag, "write one number in digits, such as 26000");
		break;
	case NUMBER_TWO_WAYS:
		reader_error(reader, place, "question \"%s\": \"%s\" can be read in two ways",
			     question->id, shown);
		diag_hint(reader->diag, "if it is %" PRId64 ", write it in digits alone", value);
		break;
	case NUMBER_BROKEN:
		reader_error(reader, place, "question \"%s\": \"%s\" is no whole number",
			     question->id, shown);
		break;
	case NUMBER_TOO_LARGE:
		reader_error(reader, place, "question \"%s\": \"%s\" is beyond all limits",
			     question->id, shown);
		break;
	}
}

void answer_take_number(struct answers_reader *reader, int question, struct answer *answer,
			const char *text)
{
	const struct question *asked = &reader->quiz->questions[question];
	const char *folded = words_fold(reader->arena, text);
	int option = option_find(reader, question, folded);
	enum number_fault fault;
	int64_t value = 0;

	if (option >= 0) {
		answer_take_options(reader, question, answer, &option, 1, NULL);
		return;
	}
	fault = number_read(folded, asked->min, asked->max, &value);
	if (fault != NUMBER_READ || value < asked->min || value > asked->max) {
		refuse_number(reader, asked, answer, folded, fault, value);
		return;
	}
	answer->number = value;
	answer->state = ANSWER_GIVEN;
}

void answer_take_text(struct answers_reader *reader, int question, struct answer *answer,
		      const char *text)
{
	const struct question *asked = &reader->quiz->questions[question];
	const char *words = words_clean(reader->arena, text);

	if (!*words) {
		answer->state = ANSWER_SKIPPED;
		return;
	}
	answer->text = words;
	if (check_length(reader, asked, answer, words, asked->max_length))
		answer->state = ANSWER_GIVEN;
}
