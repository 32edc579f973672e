/* One word a question, so that a sheet is one line; what could be read in two ways is refused. */
#include "answers/typed.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "answers/answer_kind.h"
#include "answers/number.h"
#include "answers/picks.h"

enum { FEW = 9 /* options that need one digit each */ };

/* Options that were typed, from 0. */
struct chosen {
	int at[TYPED_MOST], n;
};

static bool add(struct chosen *chosen, const struct question *question, long number)
{
	if (number < 1 || number > question->noptions || chosen->n == TYPED_MOST)
		return false;
	chosen->at[chosen->n++] = (int)number - 1;
	return true;
}

/* "1,3", or "13" where one digit is enough for each. */
static bool read_options(const struct question *question, const char *word, size_t n,
			 struct chosen *chosen)
{
	bool is_listed = memchr(word, ',', n) != NULL || question->noptions > FEW ||
			 answer_kind(question)->form == ANSWER_OPTION;
	size_t i = 0;

	while (i < n) {
		long number = 0;
		size_t ndigits = 0;

		for (; i < n && isdigit((unsigned char)word[i]) && ndigits < 4 &&
		       (is_listed || ndigits < 1);
		     i++, ndigits++)
			number = number * 10 + (word[i] - '0');
		if (ndigits == 0 || !add(chosen, question, number))
			return false;
		if (is_listed && i < n && (word[i] != ',' || ++i == n))
			return false;
	}
	return chosen->n > 0;
}

const char *typed_fault(struct arena *arena, const struct question *question, const int *chosen,
			int n)
{
	const struct answer_kind *kind = answer_kind(question);
	int twice = picks_double(chosen, n), crowded = picks_crowded(question, chosen, n);
	int most = answer_kind_most(question);
	int places = kind->is_ordered && most == 0 ? question->noptions : most;

	if (twice >= 0)
		return arena_printf(arena, "%d stands there twice", twice + 1);
	if (kind->is_ordered && n != places)
		return arena_printf(arena, "%d places are to be filled, not %d", places, n);
	if (crowded >= 0)
		return arena_printf(arena, "%d goes with no other", crowded + 1);
	if (most && n > most)
		return most == 1 ? "one answer is asked for"
				 : arena_printf(arena, "at most %d may be chosen, not %d", most, n);
	if (n > 0 && picks_lack(question, chosen, n))
		return arena_printf(arena, "at least %d are to be chosen, not %d", question->least,
				    n);
	return NULL;
}

static int compare(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

static bool keep(struct arena *arena, const struct question *question, struct chosen *chosen,
		 struct answer *answer, const char **why)
{
	bool is_ordered = answer_kind(question)->is_ordered;

	if (!is_ordered)
		qsort(chosen->at, (size_t)chosen->n, sizeof *chosen->at, compare);
	*why = answer_kind(question)->form == ANSWER_NUMBER
		       ? NULL
		       : typed_fault(arena, question, chosen->at, chosen->n);
	if (*why)
		return false;
	*answer = (struct answer){
		.state = question->options[chosen->at[0]].is_no_answer ? ANSWER_DECLINED
								       : ANSWER_GIVEN,
		.chosen = arena_copy(arena, chosen->at, sizeof *chosen->at * (size_t)chosen->n),
		.nchosen = chosen->n};
	return true;
}

/* Digits alone, with a sign where the question has numbers below 0. */
static bool read_number(struct arena *arena, const struct question *question, const char *word,
			struct answer *answer, const char **why)
{
	int64_t value;

	if (number_read(word, question->min, question->max, &value) != NUMBER_READ ||
	    value < question->min || value > question->max) {
		*why = arena_printf(arena, "a number from %" PRId64 " to %" PRId64 " is wanted",
				    question->min, question->max);
		return false;
	}
	*answer = (struct answer){.state = ANSWER_GIVEN, .number = value};
	return true;
}

/* "x", "x2": a box beside the number. */
static bool read_declined(struct arena *arena, const struct question *question, const char *word,
			  struct answer *answer, const char **why)
{
	struct chosen chosen = {.n = 0};

	if (word[1] ? read_options(question, word + 1, strlen(word + 1), &chosen) && chosen.n == 1
		    : question->noptions == 1 && add(&chosen, question, 1))
		return keep(arena, question, &chosen, answer, why);
	*why = question->noptions ? "x and the number of the box are wanted, as x1"
				  : "there is no box beside the number";
	return false;
}

static bool read_chosen(struct arena *arena, const struct question *question, const char *word,
			struct answer *answer, bool *wants_words, const char **why)
{
	struct chosen chosen = {.n = 0};
	size_t n = strlen(word);

	*wants_words = n > 1 && (word[n - 1] == 'w' || word[n - 1] == 'W');
	if (!read_options(question, word, n - *wants_words, &chosen)) {
		*why = arena_printf(arena, "the boxes have the numbers 1 to %d",
				    question->noptions);
		return false;
	}
	if (*wants_words && picks_other(question, chosen.at, chosen.n) < 0) {
		*why = "no words stand beside that box";
		return false;
	}
	return keep(arena, question, &chosen, answer, why);
}

bool typed_read(struct arena *arena, const struct question *question, const char *word,
		struct answer *answer, bool *wants_words, const char **why)
{
	*wants_words = false;
	*answer = (struct answer){.state = ANSWER_SKIPPED};
	if (strcmp(word, "-") == 0)
		return true;
	switch (answer_kind(question)->form) {
	case ANSWER_OPTION:
	case ANSWER_OPTIONS:
		return read_chosen(arena, question, word, answer, wants_words, why);
	case ANSWER_NUMBER:
		return *word == 'x' || *word == 'X'
			       ? read_declined(arena, question, word, answer, why)
			       : read_number(arena, question, word, answer, why);
	case ANSWER_WORDS:
		break;
	}
	*wants_words = strcmp(word, "w") == 0 || strcmp(word, "W") == 0;
	*why = "w is wanted where something is written, - where nothing is";
	return *wants_words;
}

const char *typed_word(struct arena *arena, const struct question *question,
		       const struct answer *answer)
{
	const char *text = "";
	bool is_number = answer_kind(question)->form == ANSWER_NUMBER;

	if (answer->state != ANSWER_GIVEN && answer->state != ANSWER_DECLINED)
		return "-";
	for (int i = 0; i < answer->nchosen; i++)
		text = arena_printf(arena, "%s%s%d", text,
				    i           ? ","
				    : is_number ? "x"
						: "",
				    answer->chosen[i] + 1);
	if (answer->nchosen)
		return answer->text ? arena_printf(arena, "%sw", text) : text;
	return is_number ? arena_printf(arena, "%" PRId64, answer->number) : "w";
}

static bool is_same_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "") == 0;
}

bool typed_is_same(const struct answer *a, const struct answer *b)
{
	bool has_a = a->state == ANSWER_GIVEN || a->state == ANSWER_DECLINED;
	bool has_b = b->state == ANSWER_GIVEN || b->state == ANSWER_DECLINED;

	if (has_a != has_b || !has_a)
		return has_a == has_b;
	if (a->nchosen != b->nchosen || !is_same_text(a->text, b->text))
		return false;
	for (int i = 0; i < a->nchosen; i++)
		if (a->chosen[i] != b->chosen[i])
			return false;
	return a->nchosen > 0 || a->number == b->number;
}
